"""Everything a turn shows: its wording, and what only its company tells.

The wording is read from the answer alone. Contradictions, accepted false premises and repetitions
need the facts, the question's trap and the turns before.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from greenroom.model.ledger import Claim, Verdict
from greenroom.model.rehearsal import Finding, FindingKind, Trap, Turn
from greenroom.rehearsal.facts.fact_lock import claims_of
from greenroom.rehearsal.facts.ledger import inconsistencies
from greenroom.rehearsal.findings.admissions import admissions
from greenroom.rehearsal.findings.detectors import strengths, weaknesses_said
from greenroom.rehearsal.findings.quoting import quote
from greenroom.rehearsal.hearing import phrases
from greenroom.rehearsal.hearing.clauses import Span, drop_lead, fold, shorten
from greenroom.rehearsal.hearing.meanings import content_of
from greenroom.rehearsal.hearing.reading import Reading, read

SAME_ANSWER = 0.6
"""Two answers that share more than this part of their stems (Jaccard) are one answer."""
# Short answers are alike without being copies: "Priya decides, in four minutes."
_FEWEST_STEMS = 8


@dataclass(frozen=True, slots=True)
class TurnFindings:
    """What a turn shows: the answer as read, its findings, and what it says about the facts.

    Offsets are code points of `turn.answer`. Disputed findings are among them; `is_disputed`
    tells which they are.
    """

    reading: Reading
    findings: tuple[Finding, ...]
    claims: tuple[Claim, ...]


def findings_of_turn(
    turn: Turn,
    before: tuple[Turn, ...] = (),
    *,
    rehearsal_id: str = "",
    off: frozenset[FindingKind] = frozenset(),
) -> TurnFindings:
    """Everything the turn's answers show; `before` are the rehearsal's earlier turns.

    Findings that need more than the wording come first. Kinds in `off` are left out. A turn
    without an answer has no findings.
    """
    reading = read(turn.answer, turn.question, turn.brief, promised=_promised(turn))
    if not turn.exchanges:
        return TurnFindings(reading, (), ())
    claims = claims_of(turn, rehearsal_id=rehearsal_id)
    company = (
        *_premises(turn, reading, claims),
        *_contradictions(turn, reading, claims),
        *_inconsistencies(turn, reading, claims, before),
        *_repetitions(turn, reading, before),
    )
    found = tuple(each for each in company if each.kind not in off)
    found += weaknesses_said(reading, off=off)
    return TurnFindings(reading, (*found, *strengths(reading, found, off=off)), claims)


def is_disputed(turn: Turn, finding: Finding) -> bool:
    """Whether the presenter disagreed with that finding."""
    return any(dispute.means(finding) for dispute in turn.disputes)


def _promised(turn: Turn) -> Span | None:
    """The words of the take-away that was put down in this turn, its last exchange."""
    if turn.promise is None or not turn.exchanges:
        return None
    return Span(len(turn.answer) - len(turn.exchanges[-1].answer), len(turn.answer))


def _premises(turn: Turn, reading: Reading, claims: tuple[Claim, ...]) -> Iterator[Finding]:
    """Whether the false premise of a trap was corrected or gone along with."""
    trap = turn.question.trap
    if trap is None:
        return
    span = _correction_of(trap, reading, claims)
    if span is not None:
        reason = f"The question was wrong on purpose ({trap.wrong}), and you put it right."
        yield _about(trap, quote(reading, FindingKind.PREMISE_CORRECTED, span, reason))
    elif not _is_no_answer(reading):
        reason = (
            f"The question was wrong on purpose: {trap.label} is {trap.right}, "
            f"not {trap.wrong}. Put a wrong premise right before you answer."
        )
        said = _first_words(reading)
        yield _about(trap, quote(reading, FindingKind.PREMISE_ACCEPTED, said, reason))


def _about(trap: Trap, finding: Finding) -> Finding:
    """The finding with the fact the trap was made of."""
    return Finding(
        finding.kind,
        finding.start,
        finding.end,
        finding.quote,
        finding.reason,
        label=trap.label,
        expected=trap.right,
        fact_key=trap.fact_key,
    )


def _correction_of(trap: Trap, reading: Reading, claims: tuple[Claim, ...]) -> Span | None:
    """The words that put the premise right: the true value, or a plain denial."""
    for claim in claims:
        if claim.fact_key == trap.fact_key and claim.verdict is Verdict.AGREES:
            return Span(claim.start, claim.end)
    folded, right = reading.heard.folded, fold(trap.right)
    found = folded.find(right) if right else -1
    if found >= 0 and fold(trap.wrong) != right:
        return Span(found, found + len(right))
    denial = phrases.DENIAL.search(folded)
    return Span(*denial.span()) if denial else None


def _is_no_answer(reading: Reading) -> bool:
    """Whether the answer was put off or not known, so that no premise was gone along with."""
    put_off = phrases.DEFERRAL.search(reading.heard.folded) is not None
    return reading.promised or put_off or next(admissions(reading), None) is not None


def _first_words(reading: Reading) -> Span:
    """The first clause, short enough to be quoted."""
    text, clauses = reading.heard.text, reading.heard.clauses
    return shorten(text, drop_lead(text, clauses[0])) if clauses else Span(0, 0)


def _contradictions(turn: Turn, reading: Reading, claims: tuple[Claim, ...]) -> Iterator[Finding]:
    """Every value that is not the fact sheet's and was not put right later in the turn."""
    trap = turn.question.trap
    for claim in claims:
        # The false premise, when it is repeated, is one mistake and has its own name.
        if trap is not None and claim.fact_key == trap.fact_key:
            continue
        if claim.verdict is Verdict.CONTRADICTS and not claim.corrected:
            reason = (
                f"You said {claim.said}; the fact sheet says {claim.expected} "
                f"for {claim.label}. Which one is right?"
            )
            yield _of_claim(reading, FindingKind.CONTRADICTION, claim, reason, claim.expected)


def _inconsistencies(
    turn: Turn, reading: Reading, claims: tuple[Claim, ...], before: tuple[Turn, ...]
) -> Iterator[Finding]:
    """Every value that differs from what was said about the same fact earlier."""
    # Most answers say nothing about a fact, and then nothing earlier has to be read again.
    if not claims:
        return
    earlier = (*turn.brief.earlier, *(each for turn in before for each in _claims_before(turn)))
    for then, now in inconsistencies(turn, claims, earlier):
        reason = f"You said {then.said} for {then.label} {_when(then, now)}, and {now.said} now."
        yield _of_claim(reading, FindingKind.INCONSISTENCY, now, reason, then.said)


def _when(then: Claim, now: Claim) -> str:
    """When, and to whom, the other value was said."""
    day = then.said_at
    when = "earlier" if day.date() == now.said_at.date() else f"on {day.day} {day:%B %Y}"
    return f"{when} to the {then.persona_name}" if then.persona_name else when


# An earlier turn never changes, and every later one asks for its claims again.
@lru_cache(maxsize=64)
def _claims_before(turn: Turn) -> tuple[Claim, ...]:
    """The claims of an earlier turn of this rehearsal."""
    return claims_of(turn)


@lru_cache(maxsize=64)
def _stems_before(answer: str) -> frozenset[str]:
    """The stems of an earlier answer."""
    return frozenset(content_of(answer))


def _of_claim(
    reading: Reading, kind: FindingKind, claim: Claim, reason: str, expected: str
) -> Finding:
    """A finding about one claim, with the answer's words that made it."""
    said = reading.heard.text[claim.start : claim.end]
    return Finding(
        kind,
        claim.start,
        claim.end,
        said,
        reason,
        label=claim.label,
        expected=expected,
        fact_key=claim.fact_key,
    )


def _repetitions(turn: Turn, reading: Reading, before: tuple[Turn, ...]) -> Iterator[Finding]:
    """The first earlier answer of this rehearsal that says nearly the same."""
    said = frozenset(content_of(turn.answer))
    if len(said) < _FEWEST_STEMS:
        return
    for earlier in before:
        other = _stems_before(earlier.answer)
        if len(said & other) > SAME_ANSWER * len(said | other):
            reason = (
                f"You gave nearly this answer to “{earlier.question.short}”; "
                "say what is different here."
            )
            yield quote(reading, FindingKind.REPETITION, _first_words(reading), reason)
            return
