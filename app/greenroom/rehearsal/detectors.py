"""What an answer shows: its gaps and its weak wordings, each with the words that show it.

`DETECTORS` is the whole list, a small function each. A detector reads; it never judges the
release, the grammar or the speaker. The gates (a wording counts only in company, or only where
the question asks for it) keep it quiet on ordinary speech.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from greenroom.model.prompt import PromptKind, Slot
from greenroom.model.rehearsal import Finding, FindingKind, Question
from greenroom.rehearsal import patterns, phrases
from greenroom.rehearsal.clauses import Span, drop_lead, shorten, split_words
from greenroom.rehearsal.reading import Reading, read
from greenroom.rehearsal.slots import Heard

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
# Where an opinion, a story or a plain-language version is asked for, "probably" is no fault.
_ASKS_FOR_FACTS = frozenset(PromptKind) - {
    PromptKind.TRADE_OFF,
    PromptKind.HISTORY,
    PromptKind.PLAIN_LANGUAGE,
}
# Code points around a wording in which its company is looked for; it bounds the work as well.
_REACH = 120
# Words after "I don't know" that still belong to it.
_LONGEST_ADMISSION = 14
# In an answer this short (code points) even a bare "I don't know" is the answer.
_SHORT_ANSWER = 200
# More than two quoted vague words read like a marked essay.
_MOST_VAGUE = 2


def find(answer: str, question: Question, people: tuple[str, ...]) -> tuple[Finding, ...]:
    """Everything the answer shows, in the order of `DETECTORS`, each wording once.

    Offsets are code points of `answer`; gaps have an empty span at 0. Only missing points that
    had to be made are reported. An owned promise to bring the answer (TAKE_AWAY) stands in the
    place of the refusal and of the gaps it will close.
    """
    return findings_of(read(answer, question, people))


def findings_of(reading: Reading) -> tuple[Finding, ...]:
    """The findings of an answer that was already read; see `find`."""
    found = (finding for detect in DETECTORS for finding in detect(reading))
    return tuple(dict.fromkeys(found))


def _detect_take_away(reading: Reading) -> Iterator[Finding]:
    """An answer that is not there yet, with someone who brings it and a day."""
    if _is_take_away(reading) and reading.promise is not None:
        yield _quote(
            reading,
            FindingKind.TAKE_AWAY,
            reading.promise,
            "The answer is not there yet, and someone brings it by a day: that is a good reply.",
        )


def _detect_deferral(reading: Reading) -> Iterator[Finding]:
    """The answer put off or refused, with nobody and no day behind it."""
    if _is_take_away(reading):
        return
    for match in phrases.DEFERRAL.finditer(reading.heard.folded):
        yield _quote_clause(
            reading,
            FindingKind.DEFERRAL,
            match,
            "The answer is put off without saying who brings it and by when.",
        )


def _detect_dont_know(reading: Reading) -> Iterator[Finding]:
    """A gap admitted, and nothing said about who will close it."""
    if _is_take_away(reading) or (reading.asks and reading.complete):
        return
    for match in _admissions(reading):
        yield _quote_clause(
            reading,
            FindingKind.DONT_KNOW,
            match,
            "Not knowing is honest; say who finds out, and by when.",
        )


def _detect_missing_points(reading: Reading) -> Iterator[Finding]:
    """A point the answer had to make."""
    if _is_take_away(reading):
        return
    for point in reading.missing:
        yield _gap(FindingKind.KEY_POINT_MISSING, f"You have not mentioned {point.label}.")


def _detect_empty_slots(reading: Reading) -> Iterator[Finding]:
    """A needed number, owner, date or piece of evidence that is not there."""
    if _is_take_away(reading):
        return
    for slot in reading.question.needs:
        if slot in _SLOT_GAPS and not reading.fills(slot):
            kind, reason = _SLOT_GAPS[slot]
            yield _gap(kind, reason)


def _detect_vague(reading: Reading) -> Iterator[Finding]:
    """Words in the place of a figure or a day, while the answer gives neither.

    Where the question needs no figure and no day, one such word is ordinary speech; two count.
    """
    if _is_take_away(reading):
        return
    needs = reading.question.needs
    found: list[re.Match[str]] = []
    for slot, pattern in (
        (Slot.NUMBER, phrases.VAGUE_QUANTITY),
        (Slot.DATE, phrases.VAGUE_TIME),
    ):
        # Where a figure is asked for, vague times are left alone, and the other way round.
        asked = slot in needs or not {Slot.NUMBER, Slot.DATE}.intersection(needs)
        if asked and not reading.fills(slot):
            found.extend(pattern.finditer(reading.heard.folded))
    if not {Slot.NUMBER, Slot.DATE}.intersection(needs) and len(found) < _MOST_VAGUE:
        return
    for match in sorted(found, key=re.Match.start)[:_MOST_VAGUE]:
        yield _quote(
            reading,
            FindingKind.VAGUE,
            Span(*match.span()),
            "A board cannot weigh this; give a figure, a range or a day.",
        )


def _detect_blame(reading: Reading) -> Iterator[Finding]:
    """The fault laid on someone who is not here."""
    for match in phrases.BLAME.finditer(reading.heard.folded):
        yield _quote_clause(
            reading,
            FindingKind.BLAME,
            match,
            "Fault is laid on others; say what you do so that it does not happen again.",
        )


def _detect_absolute(reading: Reading) -> Iterator[Finding]:
    """A claim without a limit."""
    for match in phrases.ABSOLUTE.finditer(reading.heard.folded):
        yield _quote_clause(
            reading,
            FindingKind.ABSOLUTE,
            match,
            "Nobody believes a claim without a limit; name the case in which it fails.",
        )


def _detect_agentless(reading: Reading) -> Iterator[Finding]:
    """A promise nobody makes, unless the answer names an owner elsewhere."""
    if reading.fills(Slot.OWNER):
        return
    for match in phrases.AGENTLESS.finditer(reading.heard.folded):
        yield _quote_clause(
            reading,
            FindingKind.AGENTLESS,
            match,
            "Something is promised and nobody in particular does it.",
        )


def _detect_hedge(reading: Reading) -> Iterator[Finding]:
    """A promise or a statement of fact taken half back."""
    if reading.question.kind not in _ASKS_FOR_FACTS:
        return
    reason = "The promise is taken half back; say how sure you are and what would settle it."
    folded = reading.heard.folded
    for match in phrases.HEDGE.finditer(folded):
        yield _quote_clause(reading, FindingKind.HEDGE, match, reason)
    for match in phrases.LEANING_HEDGE.finditer(folded):
        if _commits(reading.heard, match) or _is_whole_clause(reading.heard, match):
            yield _quote_clause(reading, FindingKind.HEDGE, match, reason)
    for match in phrases.LIGHT_HEDGE.finditer(folded):
        if _is_beside_figure(reading.heard, match) or _is_whole_clause(reading.heard, match):
            yield _quote_clause(reading, FindingKind.HEDGE, match, reason)


def _detect_length(reading: Reading) -> Iterator[Finding]:
    """More than twice the useful length; the quote is where the useful length was passed."""
    longest = reading.question.target_words[1]
    words = split_words(reading.heard.text)
    if longest > 0 and len(words) > 2 * longest:
        clause = reading.heard.clause_at(words[longest].start) or words[longest]
        yield _quote(
            reading,
            FindingKind.TOO_LONG,
            shorten(reading.heard.text, clause, words[longest]),
            f"{len(words)} words, and {longest} are enough; the point should come first.",
        )


DETECTORS: tuple[Callable[[Reading], Iterable[Finding]], ...] = (
    _detect_take_away,
    _detect_deferral,
    _detect_dont_know,
    _detect_missing_points,
    _detect_empty_slots,
    _detect_vague,
    _detect_blame,
    _detect_absolute,
    _detect_agentless,
    _detect_hedge,
    _detect_length,
)
"""Every detector, in the order in which findings are reported."""


def _is_take_away(reading: Reading) -> bool:
    """Whether the answer is put off or unknown, and an owner and a day stand in its place."""
    if reading.promise is None:
        return False
    put_off = phrases.DEFERRAL.search(reading.heard.folded) is not None
    return put_off or next(_admissions(reading), None) is not None


def _admissions(reading: Reading) -> Iterator[re.Match[str]]:
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


def _commits(heard: Heard, match: re.Match[str]) -> bool:
    """Whether a promise, a figure or a day stands near the match in its sentence."""
    sentence = heard.sentence_at(match.start())
    low = max(sentence.start, match.start() - _REACH // 2)
    high = min(sentence.end, match.end() + _REACH // 2)
    return any(
        pattern.search(heard.folded, low, high)
        for pattern in (phrases.COMMITMENT, patterns.NUMBER, patterns.DATE)
    )


def _is_beside_figure(heard: Heard, match: re.Match[str]) -> bool:
    """Whether a figure is hedged directly: "maybe twice a month or something"."""
    low, high = max(0, match.start() - _REACH // 5), match.end() + _REACH // 5
    return patterns.NUMBER.search(heard.folded, low, high) is not None


def _is_whole_clause(heard: Heard, match: re.Match[str]) -> bool:
    """Whether the clause says little but the hedge: "I am not sure"."""
    clause = heard.clause_at(match.start())
    if clause is None or clause.end - clause.start > _REACH:
        return False
    return len(clause.of(heard.folded).split()) <= len(match.group().split()) + 2


def _gap(kind: FindingKind, reason: str) -> Finding:
    """A finding about something that is missing rather than said."""
    return Finding(kind=kind, start=0, end=0, quote="", reason=reason)


def _quote(reading: Reading, kind: FindingKind, span: Span, reason: str) -> Finding:
    """A finding with the words that show it."""
    return Finding(kind, span.start, span.end, span.of(reading.heard.text), reason)


def _quote_clause(
    reading: Reading, kind: FindingKind, match: re.Match[str], reason: str
) -> Finding:
    """A finding that quotes the clause around the match, short enough to be read out."""
    text, around = reading.heard.text, Span(*match.span())
    clause = reading.heard.clause_at(around.start)
    # A wording may run over the cut between two clauses ("because of the vendor").
    if clause is None or clause.end < around.end:
        clause = Span(clause.start if clause else around.start, around.end)
    led = drop_lead(text, clause)
    start = led if led.start <= around.start else clause
    return _quote(reading, kind, shorten(text, start, around), reason)
