"""How a detector shows what it found: the words of the answer, cut short enough to be read out."""

import re

from greenroom.model.rehearsal import Finding, FindingKind
from greenroom.rehearsal.hearing.clauses import Span, drop_lead, shorten
from greenroom.rehearsal.hearing.reading import Reading


def gap(kind: FindingKind, reason: str, label: str = "") -> Finding:
    """A finding about something that is missing rather than said; `label` names it."""
    return Finding(kind=kind, start=0, end=0, quote="", reason=reason, label=label)


def quote(reading: Reading, kind: FindingKind, span: Span, reason: str, label: str = "") -> Finding:
    """A finding with the words that show it."""
    said = span.of(reading.heard.text)
    return Finding(kind, span.start, span.end, said, reason, label)


def quote_clause(reading: Reading, kind: FindingKind, match: re.Match[str], reason: str) -> Finding:
    """A finding that quotes the clause around the match, at most LONGEST_QUOTE words of it."""
    text, around = reading.heard.text, Span(*match.span())
    clause = reading.heard.clause_at(around.start)
    # A wording may run over the cut between two clauses ("because of the vendor").
    if clause is None or clause.end < around.end:
        clause = Span(clause.start if clause else around.start, around.end)
    led = drop_lead(text, clause)
    start = led if led.start <= around.start else clause
    return quote(reading, kind, shorten(text, start, around), reason)
