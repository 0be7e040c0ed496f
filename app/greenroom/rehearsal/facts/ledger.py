"""The claim ledger: what the presenter said about each fact over time, and where it changed."""

from collections.abc import Iterable

from greenroom.model.ledger import Claim, Verdict
from greenroom.model.rehearsal import Turn
from greenroom.rehearsal.facts.sameness import is_same


def ledger(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims of any number of answers, oldest first."""
    # Sorting is stable, so claims of one answer stay in the order they were said.
    return tuple(sorted(claims, key=lambda claim: claim.said_at))


def differing(claims: Iterable[Claim]) -> tuple[tuple[Claim, Claim], ...]:
    """(earlier, later) pairs in which the presenter changed the value of one fact.

    Each claim is held against the last one before it. Corrected values and values that may not
    belong to the fact are passed over, and so is a change that only follows the fact sheet.
    """
    stands: dict[str, Claim] = {}
    pairs: list[tuple[Claim, Claim]] = []
    for claim in claims:
        if not _counts(claim):
            continue
        before = stands.get(claim.fact_key)
        if before is not None and not is_same(before, claim) and not _follows(before, claim):
            pairs.append((before, claim))
        stands[claim.fact_key] = claim
    return tuple(pairs)


def inconsistencies(
    turn: Turn, claims: Iterable[Claim], before: Iterable[Claim]
) -> tuple[tuple[Claim, Claim], ...]:
    """(earlier, later) pairs in which this turn's claims differ from the last word before it.

    `claims` are the turn's and `before` everything said earlier, oldest first. Getting right what
    was wrong in a rehearsal before this one is no inconsistency; that is what rehearsing is for.
    """
    last = {claim.fact_key: claim for claim in before if _counts(claim)}
    past = frozenset(turn.brief.earlier)
    return tuple(
        (earlier, claim)
        for claim in claims
        if _counts(claim)
        and (earlier := last.get(claim.fact_key)) is not None
        and not is_same(earlier, claim)
        and not _follows(earlier, claim)
        and not (earlier in past and _is_learned(earlier, claim))
    )


def _counts(claim: Claim) -> bool:
    """Whether a claim is the presenter's word on the fact."""
    return bool(claim.value) and not claim.corrected


def _follows(earlier: Claim, later: Claim) -> bool:
    """Whether both agreed with the fact sheet of their day."""
    return earlier.verdict is later.verdict is Verdict.AGREES


def _is_learned(earlier: Claim, later: Claim) -> bool:
    return earlier.verdict is Verdict.CONTRADICTS and later.verdict is Verdict.AGREES
