"""Two attempts at one question side by side, and what changed between them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from greenroom.model.rehearsal import Finding, FindingKind, Rehearsal, Turn
from greenroom.model.score import Bill, BillLine
from greenroom.rehearsal.findings.detectors import GOOD
from greenroom.rehearsal.scoring.feedback import feedback

_LONGEST_QUOTE = 60


@dataclass(frozen=True, slots=True)
class Attempted:
    """One attempt: everything said, its bill and its findings; no bill without an answer."""

    answer: str
    bill: Bill | None
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two attempts, and what changed from the first to the second in plain sentences."""

    before: Attempted
    after: Attempted
    changes: tuple[str, ...]


def compare(
    turn: Turn,
    before: tuple[Turn, ...] = (),
    *,
    attempt: int = -1,
    rehearsal_id: str = "",
    off: frozenset[FindingKind] = frozenset(),
) -> Comparison | None:
    """An attempt that was set aside against the turn as it stands now.

    `attempt` counts in `turn.attempts`, the newest when left out; None when the turn has no such
    attempt. `before` are the rehearsal's earlier turns and `off` the findings switched off, as
    for feedback.
    """
    if not -len(turn.attempts) <= attempt < len(turn.attempts):
        return None
    # What trying again clears belongs to the newer attempt: promise, dispute, pass and rating.
    earlier = replace(
        turn,
        exchanges=turn.attempts[attempt],
        open_probe=None,
        skipped=False,
        attempts=(),
        revealed=False,
        promise=None,
        rating=None,
        disputes=(),
    )
    return side_by_side(
        attempted(earlier, before, rehearsal_id=rehearsal_id, off=off),
        attempted(turn, before, rehearsal_id=rehearsal_id, off=off),
    )


def compare_turns(
    before: tuple[Rehearsal, int],
    after: tuple[Rehearsal, int],
    *,
    off: frozenset[FindingKind] = frozenset(),
) -> Comparison:
    """The newest attempts of two turns, each a rehearsal and a turn's number from 0.

    This is how one question is compared across rehearsals. Raises IndexError for a number the
    rehearsal does not have.
    """
    earlier, later = (
        attempted(
            rehearsal.turns[number],
            rehearsal.turns[:number],
            rehearsal_id=rehearsal.id,
            off=off,
        )
        for rehearsal, number in (before, after)
    )
    return side_by_side(earlier, later)


def attempted(
    turn: Turn,
    before: tuple[Turn, ...] = (),
    *,
    rehearsal_id: str = "",
    off: frozenset[FindingKind] = frozenset(),
) -> Attempted:
    """The newest attempt of a turn, scored; parameters as for feedback."""
    told = feedback(turn, before, rehearsal_id=rehearsal_id, off=off)
    return Attempted(turn.answer, told.bill, told.findings)


def side_by_side(before: Attempted, after: Attempted) -> Comparison:
    """Both attempts, and the changes: score, limit, dimensions by size, follow-ups, findings."""
    changes = (
        *_score_changes(before.bill, after.bill),
        *_line_changes(before.bill, after.bill),
        *_finding_changes(before.findings, after.findings),
    )
    return Comparison(before, after, changes or ("Nothing that counts has changed.",))


def _score_changes(before: Bill | None, after: Bill | None) -> Iterator[str]:
    if before is None or after is None:
        if after is not None:
            yield f"There was no answer before; this one scores {after.score}."
        elif before is not None:
            yield f"There is no answer now; the one before scored {before.score}."
        return
    if before.score == after.score:
        yield f"The score stayed at {after.score}."
    else:
        verb = "rose" if after.score > before.score else "fell"
        yield f"The score {verb} from {before.score} to {after.score}."
    yield from _cap_changes(before, after)
    if before.probe_cost != after.probe_cost:
        yield (
            f"Follow-ups cost {_points(after.probe_cost)}, "
            f"where they cost {_points(before.probe_cost)} before."
        )


def _cap_changes(before: Bill, after: Bill) -> Iterator[str]:
    """A limit that came, went or moved; the reason is the bill's own, as its own sentence."""
    if before.cap == after.cap:
        return
    if before.cap is not None:
        yield f"It is no longer held at {before.cap.limit} ({_inside(before.cap.reason)})."
    if after.cap is not None:
        yield f"It is now held at {after.cap.limit} ({_inside(after.cap.reason)})."


def _line_changes(before: Bill | None, after: Bill | None) -> Iterator[str]:
    """The dimensions whose points changed, the largest change first.

    A dimension that was full and still is changes its weight only, and that is not news.
    """
    if before is None or after is None:
        return
    earlier = {line.dimension: line for line in before.lines}
    pairs = [(earlier.get(line.dimension), line) for line in after.lines]
    changed = [
        (round(now.points - was.points), was, now)
        for was, now in pairs
        if was is not None
        and round(now.points - was.points) != 0
        and not (was.points == was.weight and now.points == now.weight)
    ]
    for gain, was, now in sorted(changed, key=lambda each: -abs(each[0])):
        verb = "gained" if gain > 0 else "lost"
        yield (
            f"{now.dimension} {verb} {_points(abs(gain))}: {_share(was)} before, {_share(now)} now."
        )


def _finding_changes(before: tuple[Finding, ...], after: tuple[Finding, ...]) -> Iterator[str]:
    gone, new = _only_in(before, after), _only_in(after, before)
    for title, found, is_good in (
        ("Mended", gone, False),
        ("New weakness", new, False),
        ("New strength", new, True),
        ("Strength lost", gone, True),
    ):
        named = [_named(each) for each in found if (each.kind in GOOD) is is_good]
        if named:
            yield f"{title}: {'; '.join(named)}."


def _only_in(these: tuple[Finding, ...], those: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """One finding of each sort that the others lack; two hedges in other words are one sort."""
    known = {_sort(finding) for finding in those}
    found = {_sort(finding): finding for finding in these if _sort(finding) not in known}
    return tuple(found.values())


def _sort(finding: Finding) -> tuple[FindingKind, str, str]:
    return finding.kind, finding.label, finding.fact_key


def _named(finding: Finding) -> str:
    quote = " ".join(finding.quote.split())
    if len(quote) > _LONGEST_QUOTE:
        quote = f"{quote[: _LONGEST_QUOTE - 1].rstrip()}…"
    named = f"{finding.kind}: {finding.label}" if finding.label else str(finding.kind)
    return f"{named} (“{quote}”)" if quote else named


def _share(line: BillLine) -> str:
    return f"{round(line.points)} of {round(line.weight)}"


def _points(count: float) -> str:
    return f"{count} point" if count == 1 else f"{count} points"


def _inside(reason: str) -> str:
    """A sentence as it stands in brackets."""
    return reason[:1].lower() + reason[1:].rstrip(".")
