"""The run sheet as tables: steps with their clock, the way back, and what triggers it."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from greenroom.model.launch import Step
from greenroom.model.release import Release
from greenroom.report.build.parts import listed, table
from greenroom.report.build.wording import NONE_GIVEN, count, day
from greenroom.report.document import Alignment, Block, Cell, Column, Heading, Table, Tone

_MINUTE = timedelta(minutes=1)


def steps_table(steps: tuple[Step, ...], release: Release) -> tuple[Table, ...]:
    """One row for each step with its clock, or its minute while no window is planned."""
    return table(_header("When"), (_row(step, when(step, release)) for step in ordered(steps)))


def way_back(steps: tuple[Step, ...]) -> tuple[Table, ...]:
    """The steps of a rollback, in minutes from the decision."""
    rows = (_row(step, f"+{step.at} min") for step in ordered(steps))
    return table(_header("From decision"), rows)


def triggers(found: tuple[str, ...]) -> tuple[Block, ...]:
    """What makes somebody decide on the rollback."""
    return (Heading("What triggers it", 2), listed(found)) if found else ()


def ordered(steps: Iterable[Step]) -> tuple[Step, ...]:
    """The steps in the order they are taken."""
    return tuple(sorted(steps, key=lambda step: step.at))


def when(step: Step, release: Release) -> str:
    """The clock at which a step starts, in the zone of the window."""
    if release.window is None:
        return f"{step.at:+d} min".replace("-", "−")
    at = release.window.start + step.at * _MINUTE
    return f"{at:%H:%M}" if at.date() == release.window.start.date() else _with_day(at)


def ends(steps: tuple[Step, ...]) -> int:
    """The minute at which the last step is done."""
    return max((step.at + step.minutes for step in steps), default=0)


def _with_day(at: datetime) -> str:
    return f"{day(at).rsplit(' ', 1)[0]} {at:%H:%M}"


def _header(first: str) -> tuple[Column, ...]:
    return (
        Column(first, share=1.5),
        Column("Minutes", Alignment.RIGHT, share=1.1),
        Column("Step", share=4.4),
        Column("Done when", share=3.4),
        Column("Who", share=1.8),
    )


def _row(step: Step, start: str) -> tuple[Cell, ...]:
    # The point of no return has to be seen by somebody who reads only the table.
    words = f"{step.text} Point of no return." if step.no_return else step.text
    return (
        Cell(start),
        Cell(str(step.minutes)),
        Cell(words, Tone.CAUTION if step.no_return else Tone.NEUTRAL),
        Cell(step.check or NONE_GIVEN),
        Cell(step.owner) if step.owner else Cell("nobody named", Tone.BAD),
    )


def total(steps: tuple[Step, ...]) -> str:
    """How many steps there are and how long they take together with their pauses."""
    if not steps:
        return "no steps written"
    lasts = ends(steps) - min(step.at for step in steps)
    return f"{count(len(steps), 'step')}, {duration(lasts)} from first to last"


def duration(minutes: int) -> str:
    """Minutes as a person says them: `45 minutes`, `3 hours 20 minutes`."""
    hours, rest = divmod(minutes, 60)
    parts = [count(hours, "hour")] if hours else []
    parts += [count(rest, "minute")] if rest or not hours else []
    return " ".join(parts)
