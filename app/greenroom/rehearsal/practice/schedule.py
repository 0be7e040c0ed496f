"""When to meet a question again, so that its answer holds on the day of the board.

Recall to one pass, then spaced passes on later days, is successive relearning (Rawson, Dunlosky
and Sciartelli 2013). The spacing is fitted to a deadline: about a day after the first pass, then
at 40 % and 75 % of the time from that pass to the board.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from itertools import pairwise

DAY = timedelta(days=1)
WITHOUT_A_BOARD = (DAY, 3 * DAY, 7 * DAY)
"""How long after the first pass a card comes back while no board has a date."""
SHORTEST_COURSE = 2 * DAY
"""With less time than this to the board there are two passes, hours apart."""
MORNING = 8
"""The hour of the board's day, in its own time zone, of the brush-up."""

# Practice a little ahead of time still spaces; a pass right after a pass does not.
_SOON_ENOUGH = 0.75
# The brush-up is for what was last met on an earlier day.
_REST = timedelta(hours=6)
_BEFORE_THE_BOARD = timedelta(hours=1)


class Step(StrEnum):
    """What a card waits for; NOTHING once all is done, OVER once the board has met."""

    REPEAT = "repeat until it holds"
    SPACED = "spaced repeat"
    BRUSH_UP = "brush-up"
    NOTHING = "nothing"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a card has come since an answer last failed.

    `first` is the pass that began the run, None while the answer does not hold; `passes` counts
    the spaced passes after it; `counted` is the newest pass that counts, the first included,
    and `latest` the newest attempt of all. Times are UTC.
    """

    latest: datetime
    first: datetime | None = None
    passes: int = 0
    counted: datetime | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """The next step and its time.

    `planned` is when the step was to be taken, `at` the same but never before now; both are
    None when no step is left. `of` counts the spaced passes the time allows.
    """

    step: Step
    at: datetime | None = None
    planned: datetime | None = None
    of: int = 0


def spaced_offsets(first: datetime, board_at: datetime | None) -> tuple[timedelta, ...]:
    """How long after the first pass each spaced pass comes, rising, all before the board.

    Three passes: at a day (a fifth of the time when that is less), 40 % and 75 % of the time to
    the board. Under two days two, at a third and two thirds. Without a board ahead of `first`
    after 1, 3 and 7 days.
    """
    if board_at is None or _utc(board_at) <= _utc(first):
        return WITHOUT_A_BOARD
    span = _utc(board_at) - _utc(first)
    if span < SHORTEST_COURSE:
        return span / 3, span * 2 / 3
    return min(DAY, span * 0.2), span * 0.4, span * 0.75


def brush_up_at(board_at: datetime) -> datetime:
    """Eight in the morning of the board's day where the board is, at least an hour before it."""
    morning = board_at.replace(hour=MORNING, minute=0, second=0, microsecond=0)
    return min(_utc(morning), _utc(board_at) - _BEFORE_THE_BOARD)


def progress_of(
    attempts: Iterable[tuple[datetime, bool]], board_at: datetime | None
) -> Progress | None:
    """How far (moment, passed) attempts, oldest first, have come; None without an attempt.

    A pass counts as spaced once three quarters of the time to its planned moment have gone; an
    attempt that fails starts everything over. More passes never lower the count.
    """
    progress: Progress | None = None
    for moment, passed in attempts:
        at = _utc(moment)
        if not passed:
            progress = Progress(at)
        elif progress is None or progress.first is None or progress.counted is None:
            progress = Progress(at, first=at, counted=at)
        elif _is_spaced(progress, at, board_at):
            progress = Progress(at, progress.first, progress.passes + 1, at)
        else:
            progress = Progress(at, progress.first, progress.passes, progress.counted)
    return progress


def next_due(progress: Progress, *, board_at: datetime | None, now: datetime) -> Due:
    """The step that comes next; its time is never before `now` and never after the board.

    Times come back in the zone of `now`. What waits for a first pass is due at once.
    """
    if board_at is not None and _utc(now) >= _utc(board_at):
        return Due(Step.OVER)
    if progress.first is None:
        return _due(Step.REPEAT, progress.latest, now)
    of = len(spaced_offsets(progress.first, board_at))
    spaced = _next_spaced(progress, board_at)
    brush_up = brush_up_at(board_at) if board_at is not None else None
    if brush_up is not None and progress.latest + _REST > brush_up:
        brush_up = None
    if brush_up is not None and (spaced is None or brush_up <= spaced):
        return _due(Step.BRUSH_UP, brush_up, now, of)
    return _due(Step.SPACED, spaced, now, of) if spaced is not None else Due(Step.NOTHING, of=of)


def _due(step: Step, planned: datetime, now: datetime, of: int = 0) -> Due:
    soonest = max(_utc(planned), _utc(now))
    return Due(step, soonest.astimezone(now.tzinfo), planned.astimezone(now.tzinfo), of)


def _is_spaced(progress: Progress, at: datetime, board_at: datetime | None) -> bool:
    planned = _next_spaced(progress, board_at)
    if planned is None or progress.counted is None:
        return False
    return at >= progress.counted + (planned - progress.counted) * _SOON_ENOUGH


def _next_spaced(progress: Progress, board_at: datetime | None) -> datetime | None:
    """When the next spaced pass is planned; None when all are done or nothing has passed yet."""
    first, counted = progress.first, progress.counted
    if first is None or counted is None:
        return None
    # A board that met before the last pass sets no date any more.
    ahead = _utc(board_at) if board_at is not None and _utc(board_at) > counted else None
    offsets = spaced_offsets(first, ahead)
    if progress.passes >= len(offsets):
        return None
    wait = [later - earlier for earlier, later in pairwise((timedelta(0), *offsets))]
    rest = wait[progress.passes]
    # After a late pass the others share what time is left, or they would follow at once.
    if ahead is not None:
        left = len(offsets) - progress.passes
        rest = min(rest, (ahead - counted) / (left + 1))
    return max(first + offsets[progress.passes], counted + rest)


def _utc(moment: datetime) -> datetime:
    # Moments of one zone are compared by the wall clock, which jumps twice a year.
    return moment.astimezone(UTC)
