"""Where an answer says that there is none yet: put off, not known, or promised by a day."""

import re
from collections.abc import Iterator

from greenroom.rehearsal.hearing import phrases
from greenroom.rehearsal.hearing.clauses import Span, drop_lead
from greenroom.rehearsal.hearing.reading import Reading
from greenroom.rehearsal.hearing.slots import Heard

# Code points around a wording in which its company is looked for; it bounds the work as well.
_REACH = 120
# Words after "I don't know" that still belong to it.
_LONGEST_ADMISSION = 14
# In an answer this short (code points) even a bare "I don't know" is the answer.
_SHORT_ANSWER = 200


def is_take_away(reading: Reading) -> bool:
    """Whether the answer is put off or unknown, and an owner and a day stand in its place."""
    if reading.promised or reading.promise is None:
        return reading.promised
    put_off = phrases.DEFERRAL.search(reading.heard.folded) is not None
    return put_off or next(admissions(reading), None) is not None


def admissions(reading: Reading) -> Iterator[re.Match[str]]:
    """Every "I don't know" that opens its sentence and means it.

    It is meant when little follows it, or when nothing that was asked for is delivered. Bare of
    an object and deep in a long answer it is a manner of speaking.
    """
    heard = reading.heard
    first = heard.sentences[0] if heard.sentences else Span(0, 0)
    short = len(heard.text) <= _SHORT_ANSWER
    for match in phrases.DONT_KNOW.finditer(heard.folded):
        sentence = heard.sentence_at(match.start())
        rest = heard.folded[match.end() : min(sentence.end, match.end() + _REACH)]
        opens = match.start() - sentence.start <= _REACH // 5 or _opens_clause(heard, match)
        chatter = phrases.CHATTER.search(heard.folded, match.start(), match.end() + _REACH // 4)
        interjected = not any(map(str.isalnum, rest)) and not short and sentence != first
        meant = len(rest.split()) < _LONGEST_ADMISSION or _is_bare(reading)
        if opens and meant and not interjected and chatter is None:
            yield match


def _opens_clause(heard: Heard, match: re.Match[str]) -> bool:
    """Whether nothing but a conjunction stands before the match in its clause."""
    clause = heard.clause_at(match.start())
    return clause is not None and drop_lead(heard.text, clause).start == match.start()


def _is_bare(reading: Reading) -> bool:
    """Whether the question asked for something and got nothing of it."""
    return reading.asks and not reading.delivers
