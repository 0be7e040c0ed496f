"""What is weak in the words themselves: vague, blaming, boundless, agentless, hedged, boastful."""

import re
from collections.abc import Iterator

from greenroom.model.prompt import PromptKind, Slot
from greenroom.model.rehearsal import Finding, FindingKind
from greenroom.rehearsal.findings import evasions
from greenroom.rehearsal.findings.admissions import is_take_away
from greenroom.rehearsal.findings.gaps import CHECKABLE
from greenroom.rehearsal.findings.quoting import quote, quote_clause
from greenroom.rehearsal.hearing import patterns, phrases
from greenroom.rehearsal.hearing.clauses import Span
from greenroom.rehearsal.hearing.reading import Reading
from greenroom.rehearsal.hearing.slots import Heard

# Where an opinion, a story or a plain-language version is asked for, "probably" is no fault.
_ASKS_FOR_FACTS = frozenset(PromptKind) - {
    PromptKind.TRADE_OFF,
    PromptKind.HISTORY,
    PromptKind.PLAIN_LANGUAGE,
}
# Code points around a wording in which its company is looked for; it bounds the work as well.
_REACH = 120
# More than two quoted vague words read like a marked essay.
_MOST_VAGUE = 2
_FEWEST_PRAISES = 2


def detect_vague(reading: Reading) -> Iterator[Finding]:
    """Words in the place of a figure or a day, while the answer gives neither.

    Where the question needs no figure and no day, one such word is ordinary speech; two count.
    """
    if is_take_away(reading):
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
        yield quote(
            reading,
            FindingKind.VAGUE,
            Span(*match.span()),
            "A board cannot weigh this; give a figure, a range or a day.",
        )


def detect_blame(reading: Reading) -> Iterator[Finding]:
    """The fault laid on someone who is not here."""
    for match in phrases.BLAME.finditer(reading.heard.folded):
        yield quote_clause(
            reading,
            FindingKind.BLAME,
            match,
            "Fault is laid on others; say what you do so that it does not happen again.",
        )


def detect_absolute(reading: Reading) -> Iterator[Finding]:
    """A claim without a limit."""
    for match in phrases.ABSOLUTE.finditer(reading.heard.folded):
        yield quote_clause(
            reading,
            FindingKind.ABSOLUTE,
            match,
            "Nobody believes a claim without a limit; name the case in which it fails.",
        )


def detect_agentless(reading: Reading) -> Iterator[Finding]:
    """A promise nobody makes, unless the answer names an owner elsewhere."""
    if reading.fills(Slot.OWNER):
        return
    for match in phrases.AGENTLESS.finditer(reading.heard.folded):
        yield quote_clause(
            reading,
            FindingKind.AGENTLESS,
            match,
            "Something is promised and nobody in particular does it.",
        )


def detect_hedge(reading: Reading) -> Iterator[Finding]:
    """A promise or a statement of fact taken half back."""
    if reading.question.kind not in _ASKS_FOR_FACTS:
        return
    reason = "The promise is taken half back; say how sure you are and what would settle it."
    folded = reading.heard.folded
    for match in phrases.HEDGE.finditer(folded):
        yield quote_clause(reading, FindingKind.HEDGE, match, reason)
    for match in phrases.LEANING_HEDGE.finditer(folded):
        if _commits(reading.heard, match) or _is_whole_clause(reading.heard, match):
            yield quote_clause(reading, FindingKind.HEDGE, match, reason)
    for match in phrases.LIGHT_HEDGE.finditer(folded):
        if _is_beside_figure(reading.heard, match) or _is_whole_clause(reading.heard, match):
            yield quote_clause(reading, FindingKind.HEDGE, match, reason)


def detect_praise(reading: Reading) -> Iterator[Finding]:
    """Praise of the release, twice or more, with nothing to look at beside it."""
    if any(reading.fills(slot) for slot in CHECKABLE):
        return
    praises = list(evasions.PRAISE.finditer(reading.heard.folded))
    # Two courtesies to the asker are no praise of the work; the words must differ.
    if len({match.group() for match in praises}) >= _FEWEST_PRAISES:
        yield quote_clause(
            reading,
            FindingKind.PRAISE,
            praises[0],
            "Praise is no proof; say what was seen, and when.",
        )


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
