"""Whether a sentence opens with a circumstance that gives its values to another case."""

from greenroom.rehearsal.facts.joining_words import COURTESIES, HARMLESS, LINKS
from greenroom.rehearsal.facts.passages import Passage
from greenroom.rehearsal.facts.targets import Target, Topic
from greenroom.rehearsal.hearing.clauses import Span, enclosing
from greenroom.rehearsal.hearing.word_lists import word_set

_CIRCUMSTANCES = word_set(
    "in on by for before after without with during since at under until of as except unlike like "
    "compared outside inside through via across when while within from"
)
_IF = word_set("if unless")
_BEFORE_CIRCUMSTANCE = word_set("and but or so because well yes no then also only")
_DAYS = word_set(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may",
    "june july august september october november december st nd rd th noon midnight",
)
_LONGEST_CIRCUMSTANCE = 6


def opens_plainly(passage: Passage, clause: Span, value: Span, target: Target) -> bool:
    """Whether no circumstance before the value gives it to another case.

    "Without the flag, the rollback takes an hour" is about something else; "on the night" is not.
    """
    sentence = passage.sentence_at(value.start)
    # What stands before a semicolon is a thought of its own.
    start = max(sentence.start, passage.folded.rfind(";", sentence.start, clause.start) + 1)
    return all(
        _is_plain_opening(passage, passage.first_word(offset), value, target)
        for offset in {start, clause.start}
    )


def _is_plain_opening(passage: Passage, first: int, value: Span, target: Target) -> bool:
    """Whether the words from there on are no circumstance, or one that changes nothing."""
    last = passage.words_of(value)[0]
    while first < last and passage.words[first] in _BEFORE_CIRCUMSTANCE:
        first += 1
    if first < last and passage.words[first] in _IF and target.topic is Topic.MOMENT:
        # "If 30 May fails, the fallback is 6 June" is about another day.
        return False
    if first >= last or passage.words[first] not in _CIRCUMSTANCES:
        return True
    clause = enclosing(passage.clauses, passage.spans[first].start)
    end = min(last, passage.words_of(clause)[1]) if clause else last
    # A long opening with a comma behind it is a statement of its own.
    closed = clause is not None and clause.end <= value.start
    if closed and end - first > _LONGEST_CIRCUMSTANCE:
        return True
    known = LINKS | HARMLESS | _CIRCUMSTANCES | COURTESIES
    if target.topic is Topic.MOMENT:
        known |= _DAYS
    return all(
        passage.words[place] in known or passage.stems[place] in target.vocabulary
        for place in range(first, end)
    )
