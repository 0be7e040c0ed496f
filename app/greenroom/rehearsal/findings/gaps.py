"""What an answer leaves out: the answer itself, a point, a slot, or the question altogether."""

import re
from collections.abc import Iterator, Mapping

from greenroom.model.prompt import Slot
from greenroom.model.rehearsal import Finding, FindingKind
from greenroom.rehearsal.findings import evasions
from greenroom.rehearsal.findings.admissions import admissions, is_take_away
from greenroom.rehearsal.findings.quoting import gap, quote, quote_clause
from greenroom.rehearsal.hearing import phrases
from greenroom.rehearsal.hearing.asks import is_polar
from greenroom.rehearsal.hearing.clauses import fold, split_sentences
from greenroom.rehearsal.hearing.meanings import meanings_of
from greenroom.rehearsal.hearing.reading import Reading

_SLOT_GAPS: Mapping[Slot, tuple[FindingKind, str]] = {
    Slot.NUMBER: (
        FindingKind.NO_NUMBER,
        "The question asks for a figure, and none with a unit was given.",
    ),
    Slot.OWNER: (
        FindingKind.NO_OWNER,
        "The question asks who, and nobody was named who takes charge.",
    ),
    Slot.DATE: (FindingKind.NO_DATE, "The question asks when, and no day or hour was given."),
    Slot.EVIDENCE: (
        FindingKind.NO_EVIDENCE,
        "The question asks for proof, and nothing was named that the board could look at.",
    ),
}
CHECKABLE = (Slot.NUMBER, Slot.OWNER, Slot.DATE, Slot.EVIDENCE)
"""The slots whose filling shows that an answer is more than kind words."""
# A short reply shares few words with its question without missing it.
_FEWEST_OFF_TOPIC = 16


def detect_take_away(reading: Reading) -> Iterator[Finding]:
    """An answer that is not there yet, with someone who brings it and a day."""
    if is_take_away(reading) and reading.promise is not None:
        yield quote(
            reading,
            FindingKind.TAKE_AWAY,
            reading.promise,
            "The answer is not there yet, and someone brings it by a day: that is a good reply.",
        )


def detect_deferral(reading: Reading) -> Iterator[Finding]:
    """The answer put off or refused, with nobody and no day behind it."""
    if is_take_away(reading):
        return
    for match in phrases.DEFERRAL.finditer(reading.heard.folded):
        yield quote_clause(
            reading,
            FindingKind.DEFERRAL,
            match,
            "The answer is put off without saying who brings it and by when.",
        )


def detect_dont_know(reading: Reading) -> Iterator[Finding]:
    """A gap admitted, and nothing said about who will close it."""
    if is_take_away(reading) or (reading.asks and reading.complete):
        return
    for match in admissions(reading):
        yield quote_clause(
            reading,
            FindingKind.DONT_KNOW,
            match,
            "Not knowing is honest; say who finds out, and by when.",
        )


def detect_missing_points(reading: Reading) -> Iterator[Finding]:
    """A point the answer had to make, named in `label`."""
    if is_take_away(reading):
        return
    for point in reading.missing:
        reason = f"You have not mentioned {point.label}."
        yield gap(FindingKind.KEY_POINT_MISSING, reason, point.label)


def detect_empty_slots(reading: Reading) -> Iterator[Finding]:
    """A needed number, owner, date or piece of evidence that is not there."""
    if is_take_away(reading):
        return
    for slot in reading.question.needs:
        if slot in _SLOT_GAPS and not reading.fills(slot):
            yield gap(*_SLOT_GAPS[slot])


def detect_acknowledged(reading: Reading) -> Iterator[Finding]:
    """Kind words for the question, and nothing of what it asked for."""
    if is_take_away(reading) or reading.delivers or _is_checkable(reading):
        return
    match = evasions.COURTESY.search(reading.heard.folded)
    if match is not None:
        yield quote_clause(
            reading,
            FindingKind.ACKNOWLEDGED,
            match,
            "The question is taken seriously and not answered; name one thing that is done.",
        )


def detect_evasive(reading: Reading) -> Iterator[Finding]:
    """Words that lead away from the question, before anything it asked for is there.

    After the answer the same words are a bridge, and that is fine.
    """
    if is_take_away(reading) or not _is_dodged(reading):
        return
    match = next(_evasions(reading.heard.folded), None)
    if match is not None:
        yield quote_clause(
            reading,
            FindingKind.EVASIVE,
            match,
            "This leads away from the question; answer it first, then say what matters to you.",
        )


def detect_off_topic(reading: Reading) -> Iterator[Finding]:
    """Not one word of the question, its theme or its key points in an answer of some length."""
    if len(reading.heard.words) < _FEWEST_OFF_TOPIC or is_take_away(reading) or reading.delivers:
        return
    refused = phrases.DEFERRAL.search(reading.heard.folded) or next(admissions(reading), None)
    asked = meanings_of(_subject_of(reading))
    # A refusal is its own finding, and a question without content cannot be missed.
    if refused or not asked or asked & meanings_of(reading.heard.text):
        return
    yield gap(
        FindingKind.OFF_TOPIC,
        "None of the words of the question came up; answer what was asked, in its own words.",
    )


def says_yes_or_no(folded: str, within: int) -> bool:
    """Whether the folded text takes a side before that code point: yes, no, or it depends."""
    # The whole text is looked at, so that a cut never stands for the end of a clause.
    match = phrases.YES_OR_NO.search(folded)
    return match is not None and match.start() < within


def _evasions(folded: str) -> Iterator[re.Match[str]]:
    """The first wording of each family that leads away."""
    for family in (evasions.BRIDGE, evasions.GOODWILL, evasions.ATTACK):
        match = family.search(folded)
        if match is not None:
            yield match


def _is_checkable(reading: Reading) -> bool:
    """Whether the answer holds anything that could be looked up."""
    return any(reading.fills(slot) for slot in CHECKABLE)


def _is_dodged(reading: Reading) -> bool:
    """Whether something was asked and nothing of it, and nothing to look up, was said."""
    if reading.delivers or _is_checkable(reading):
        return False
    polar = any(
        is_polar(span.of(folded))
        for folded in (fold(reading.question.text),)
        for span in split_sentences(folded)
        if span.of(folded).endswith("?")
    )
    first = reading.heard.sentences[0].end if reading.heard.sentences else 0
    return (reading.asks or polar) and not (polar and says_yes_or_no(reading.heard.folded, first))


def _subject_of(reading: Reading) -> str:
    """Everything the prompt says about its subject."""
    question = reading.question
    points = (" ".join((point.label, *point.any)) for point in question.key_points)
    told = (question.text, question.short, question.theme_name, question.clarification)
    return " ".join((*told, question.hint, *question.cues, *points, question.sample_answer))
