"""Who asks and who answers, with a sentence about it that invites correction."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from greenroom.exchange.statements import Statement
from greenroom.model.transcript import SpeakerRole

FEWEST_QUESTIONS = 3
"""With fewer turns that end in a question nobody is taken for the interviewer."""
MOST_SPEAKERS = 6
"""In a larger round the one who asks most is rarely the only one who asks."""
LEAST_TURNS = 0.3
"""An interviewer speaks in turn with the others, so takes at least this share of the turns."""

_ASKS = re.compile(
    r"\b(?:interviewer|host|co-host|moderator|facilitator|researcher|questioner|examiner)s?\d*\b"
    r"|^(?:q|question)\s?\d{0,3}$",
    re.IGNORECASE,
)
# People who tell stories ask rhetorical questions on the way; an interviewer's turn ends with
# one. Measured on interviews with known hosts, the last sentence tells them apart best.
_HANDS_OVER = re.compile(r"[?？][\"'”’)\]]*$")


def assign_roles(
    statements: Sequence[Statement],
) -> tuple[Mapping[str, SpeakerRole], tuple[str, ...]]:
    """The role of every speaker, and notes on how it was found.

    A speaker whose name says so is an interviewer. Otherwise, among two to six speakers, it
    is the one who ends turns with a question: at least half of all such turns, twice as many
    as anyone else.
    Otherwise everyone responds.
    """
    speakers = tuple(dict.fromkeys(each.speaker for each in statements))
    if speakers == ("",):
        note = "No speakers are named in this file; everything counts as said by a respondent."
        return {"": SpeakerRole.RESPONDENT}, (note,)
    asking = frozenset(name for name in speakers if name and _ASKS.search(name))
    # When every name asks, the names cannot tell who answers.
    if not asking or asking.issuperset(speakers):
        asking = _most_asking(statements)
    roles = {
        name: SpeakerRole.INTERVIEWER if name in asking else SpeakerRole.RESPONDENT
        for name in speakers
    }
    return roles, _notes(tuple(name for name in speakers if name in asking), "" in roles)


def _notes(asking: tuple[str, ...], some_nameless: bool) -> tuple[str, ...]:
    if len(asking) == 1:
        note = f"Taken as the interviewer: {asking[0]}. Change it if that is wrong."
    elif asking:
        note = f"Taken as interviewers: {', '.join(asking)}. Change it if that is wrong."
    else:
        note = (
            "Nobody clearly asks the questions here, so everyone counts as a respondent. "
            "Mark the interviewer if there is one."
        )
    nameless = "Some passages have no speaker; they count as said by a respondent."
    return (note, nameless) if some_nameless else (note,)


def _most_asking(statements: Sequence[Statement]) -> frozenset[str]:
    named = [each for each in statements if each.speaker]
    turns = Counter(each.speaker for each in named)
    questions = Counter(dict.fromkeys(turns, 0))
    for each in named:
        questions[each.speaker] += _HANDS_OVER.search(each.text[-20:].rstrip()) is not None
    if not 2 <= len(questions) <= MOST_SPEAKERS or questions.total() < FEWEST_QUESTIONS:
        return frozenset()
    (first, most), (_, second) = questions.most_common(2)
    # Friends who talk ask each other; only a clear lead makes one of them the interviewer.
    clear = most * 2 >= questions.total() and most >= 2 * second
    clear = clear and turns[first] >= LEAST_TURNS * turns.total()
    return frozenset({first}) if clear else frozenset()
