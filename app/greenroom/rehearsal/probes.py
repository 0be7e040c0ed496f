"""Which follow-up a persona puts, if any, and in which words.

One follow-up at a time. The most urgent weakness wins; a must point that a slot would make is
asked for in the slot's words. Nobody is asked for the same thing twice in a turn, after an
accepted take-away, after passing on a follow-up, or once everything asked for is there. The whole
turn is judged, not the last reply alone.
"""

from collections.abc import Mapping

from greenroom.model.rehearsal import Finding, FindingKind, Pressure, Probe, Question, Turn
from greenroom.rehearsal.clauses import drop_lead, shorten, split_clauses, split_words
from greenroom.rehearsal.detectors import findings_of
from greenroom.rehearsal.reading import read
from greenroom.rehearsal.weaknesses import Weakness, gap_of, weaknesses_of
from greenroom.rehearsal.wordings import BARE, LEADS, QUOTED, Tone, fill

LIMITS: Mapping[Pressure, int] = {
    Pressure.WALK_THROUGH: 1,
    Pressure.BOARD: 2,
    Pressure.MURDER_BOARD: 3,
}
"""The most follow-ups in one turn."""

FEWEST_QUOTED = 3
"""From this many words on, a follow-up always quotes the answer."""
_REACH = 400

# Where something is missing, the words that stand in its place are the ones to quote.
_STANDS_IN: Mapping[FindingKind, tuple[FindingKind, ...]] = {
    FindingKind.NO_OWNER: (FindingKind.AGENTLESS, FindingKind.HEDGE),
    FindingKind.NO_NUMBER: (FindingKind.VAGUE, FindingKind.HEDGE),
    FindingKind.NO_DATE: (FindingKind.VAGUE, FindingKind.AGENTLESS, FindingKind.HEDGE),
    FindingKind.NO_EVIDENCE: (FindingKind.ABSOLUTE, FindingKind.HEDGE),
    FindingKind.KEY_POINT_MISSING: (FindingKind.AGENTLESS, FindingKind.HEDGE),
}


def choose_probe(turn: Turn, pressure: Pressure, people: tuple[str, ...]) -> Probe | None:
    """The next follow-up of a turn, or None when the persona moves on.

    The same turn always gives the same follow-up. `Probe.quote` is cut from the turn's answer
    word for word; it is empty only when the answer has fewer than three words and none of them
    is to blame.
    """
    asked = tuple(each.probe for each in turn.exchanges if each.probe is not None)
    waiting = turn.open_probe is not None or not turn.exchanges
    if waiting or turn.skipped or len(asked) >= LIMITS[pressure]:
        return None
    reading = read(turn.answer, turn.question, people)
    findings = findings_of(reading)
    # A question that asks for nothing checkable is judged by its wording alone.
    satisfied = reading.asks and reading.complete
    if satisfied or any(each.kind is FindingKind.TAKE_AWAY for each in findings):
        return None
    # Asked once and refused, a gap is noted and left: that is what boards do.
    settled = {gap_of(probe.kind) for probe in asked}
    open_gaps = (each for each in weaknesses_of(reading, findings) if each.gap not in settled)
    chosen = next(open_gaps, None)
    if chosen is None:
        return None
    tone = Tone(min(len(asked) + (pressure is Pressure.MURDER_BOARD), Tone.BLUNT))
    return _word(turn, chosen, findings, tone)


def _word(turn: Turn, chosen: Weakness, findings: tuple[Finding, ...], tone: Tone) -> Probe:
    """The follow-up in the question's own words for that weakness, or in general ones."""
    quote = chosen.quote or _stand_in(turn, chosen.kind, findings)
    wording = _own_wording(turn.question, chosen.kind, tone, quoted=bool(quote))
    if wording is None:
        wording = QUOTED[chosen.kind][tone] if quote else BARE[chosen.kind]
    # The prompt's own words come first, and still show that the answer was heard.
    elif quote and "{quote}" not in wording:
        wording = LEADS[tone] + wording
    return Probe(chosen.kind, fill(wording, quote, chosen.label), quote)


def _own_wording(question: Question, kind: FindingKind, tone: Tone, *, quoted: bool) -> str | None:
    """What the prompt itself says to that weakness; None without a wording that fits."""
    wordings = dict(question.probes).get(kind.value, ())
    usable = [wording for wording in wordings if quoted or "{quote}" not in wording]
    return usable[tone % len(usable)] if usable else None


def _stand_in(turn: Turn, kind: FindingKind, findings: tuple[Finding, ...]) -> str:
    """The presenter's words that stand where something is missing; empty if too few."""
    for wanted in _STANDS_IN.get(kind, ()):
        for finding in findings:
            if finding.kind is wanted and finding.quote:
                return finding.quote
    # The latest reply is the one in everybody's ear.
    return _first_clause(turn.exchanges[-1].answer) or _first_clause(turn.answer)


def _first_clause(text: str) -> str:
    """The first clause that is long enough to quote, or the first of many short ones."""
    if len(split_words(text)) < FEWEST_QUOTED:
        return ""
    clauses = split_clauses(text)
    for clause in clauses:
        if len(split_words(clause.of(text)[:_REACH])) >= FEWEST_QUOTED:
            return shorten(text, drop_lead(text, clause)).of(text)
    return shorten(text, clauses[0]).of(text)
