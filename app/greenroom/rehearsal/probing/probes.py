"""Which follow-up a persona puts, if any.

One follow-up at a time. The most urgent weakness wins, after the table in section 6 of the
design; a must point that a slot would make is asked for in the slot's words. Nobody is asked for
the same thing twice in a turn, after an accepted take-away, after passing on a follow-up, or once
everything asked for is there. The whole turn is judged, not the last reply alone.
"""

from collections.abc import Iterable, Iterator, Mapping

from greenroom.model.ledger import Claim
from greenroom.model.rehearsal import Finding, FindingKind, Pressure, Probe, Question, Turn
from greenroom.rehearsal.findings.memory import findings_knowing
from greenroom.rehearsal.findings.turn_findings import TurnFindings, is_disputed
from greenroom.rehearsal.findings.weaknesses import (
    CONFRONTED,
    GAP_OF_SLOT,
    PRIORITIES,
    Weakness,
    gap_of,
    weaknesses_of,
)
from greenroom.rehearsal.probing.phrasing import Round, phrase
from greenroom.rehearsal.probing.tone import speaks_plainly, tone_of

LIMITS: Mapping[Pressure, int] = {
    Pressure.WALK_THROUGH: 1,
    Pressure.BOARD: 2,
    Pressure.MURDER_BOARD: 3,
}
"""The most follow-ups in one turn."""

# A board challenges a strong answer to a serious question; to an opener it nods.
_CHALLENGED_FROM = 3


def choose_probe(
    turn: Turn,
    pressure: Pressure,
    before: tuple[Turn, ...] = (),
    *,
    rehearsal_id: str = "",
    off: frozenset[FindingKind] = frozenset(),
    said: Iterable[Claim] | None = None,
) -> Probe | None:
    """The next follow-up of a turn, or None when the persona moves on.

    `before` are the rehearsal's earlier turns; kinds in `off` are neither found nor asked about.
    `said` are the claims of `before`, oldest first, for who has them at hand.
    The same turn always gives the same follow-up. `Probe.quote` is cut from the turn's answer
    word for word; it is empty only when the answer has fewer than three words and none of them
    is to blame.
    """
    asked = tuple(each.probe for each in turn.exchanges if each.probe is not None)
    waiting = turn.open_probe is not None or not turn.exchanges
    over = turn.skipped or turn.promise is not None or len(asked) >= LIMITS[pressure]
    if waiting or over:
        return None
    found = findings_knowing(turn, before, said, rehearsal_id=rehearsal_id, off=off)
    findings = tuple(each for each in found.findings if not is_disputed(turn, each))
    if any(each.kind is FindingKind.TAKE_AWAY for each in findings):
        return None
    tone = tone_of(turn.question.style, len(asked), pressure)
    at = Round(turn, found, findings, before, len(asked), tone)
    for weakness in _open_weaknesses(at, pressure):
        probe = phrase(weakness, at)
        # Two weaknesses can come to the same words, and those are said once.
        worded = {each.text for each in asked}
        if not _is_settled(weakness, asked, turn.question) and probe.text not in worded:
            return probe
    return None


def _open_weaknesses(at: Round, pressure: Pressure) -> Iterator[Weakness]:
    """What the persona would take up, the most urgent first."""
    question = at.turn.question
    complete = at.found.reading.asks and not _has_gap(at.found, at.findings, question)
    for weakness in weaknesses_of(at.found.reading, at.findings):
        # Technical terms trouble those who do not speak them, and only them.
        if weakness.kind is FindingKind.JARGON:
            continue
        # A question that asks for nothing checkable is judged by its wording alone.
        if not complete or weakness.kind in CONFRONTED:
            yield weakness
    if pressure is not Pressure.WALK_THROUGH or not complete:
        yield from _plain_language(at, complete=complete)
    if complete and _may_challenge(at, pressure):
        yield from _challenges(at.findings)


def _has_gap(found: TurnFindings, findings: tuple[Finding, ...], question: Question) -> bool:
    """Whether something that was asked for is missing, and its rule is on and not disputed."""
    kinds = {each.kind for each in findings}
    slots = (slot for slot in question.needs if slot in GAP_OF_SLOT)
    empty = any(not found.reading.fills(slot) and GAP_OF_SLOT[slot] in kinds for slot in slots)
    return empty or FindingKind.KEY_POINT_MISSING in kinds


def _plain_language(at: Round, *, complete: bool) -> Iterator[Weakness]:
    """The technical terms, for a persona that does not use them."""
    # In a finished answer they are worth a round of their own, but only the first.
    if not speaks_plainly(at.turn.question.style) or (complete and at.asked):
        return
    yield from _of_kind(FindingKind.JARGON, at.findings)


def _challenges(findings: tuple[Finding, ...]) -> Iterator[Weakness]:
    """The strong answer itself, taken up to see whether it holds."""
    return _of_kind(FindingKind.STRONG, findings)


def _of_kind(kind: FindingKind, findings: tuple[Finding, ...]) -> Iterator[Weakness]:
    """Those findings as something to ask about."""
    for each in findings:
        if each.kind is kind:
            yield Weakness(kind, PRIORITIES[kind], each.quote, each.label, each)


def _may_challenge(at: Round, pressure: Pressure) -> bool:
    """Whether a strong answer is challenged: once in a turn, and by a board not all the time."""
    if at.asked or pressure is Pressure.WALK_THROUGH:
        return False
    if pressure is Pressure.MURDER_BOARD:
        return True
    last = at.before[-1].exchanges if at.before else ()
    just_done = any(each.probe and each.probe.kind is FindingKind.STRONG for each in last)
    return at.turn.question.difficulty >= _CHALLENGED_FROM and not just_done


def _is_settled(weakness: Weakness, asked: tuple[Probe, ...], question: Question) -> bool:
    """Whether that was asked already; once refused, a gap is noted and left, as boards do."""
    return any(_asked_for(weakness, probe, question) for probe in asked)


def _asked_for(weakness: Weakness, probe: Probe, question: Question) -> bool:
    """Whether a follow-up was about that weakness."""
    if weakness.kind in CONFRONTED:
        fact_key = weakness.finding.fact_key if weakness.finding is not None else ""
        return probe.kind in CONFRONTED and probe.fact_key == fact_key
    if weakness.kind is probe.kind is FindingKind.KEY_POINT_MISSING:
        # A prompt's own words do not name their point, so they settle all of them.
        named = [point.label for point in question.key_points if point.label in probe.text]
        return weakness.label in named or not named
    return gap_of(probe.kind).kind is weakness.gap.kind
