"""The run sheet: who does what at which minute, and the way back."""

from greenroom.model.export import Options
from greenroom.report.build.kind import Kind, Section
from greenroom.report.build.launch_parts import fact_row, window_row
from greenroom.report.build.material import Material
from greenroom.report.build.open_points import Need
from greenroom.report.build.parts import listed, text, under
from greenroom.report.build.plan_tables import (
    duration,
    ends,
    ordered,
    steps_table,
    total,
    way_back,
    when,
)
from greenroom.report.document import (
    Block,
    Callout,
    Heading,
    KeyValues,
    Slide,
    Tone,
)


def _opening(material: Material, _options: Options) -> tuple[Block, ...]:
    release, record = material.release, material.record
    rows = (
        window_row(release),
        ("Release owner", release.owner.strip() or "nobody named"),
        *fact_row(release, "on_call", "On call"),
        *fact_row(release, "rollback_owner", "Decides on a rollback"),
        *fact_row(release, "rollback_deadline", "Latest moment to roll back"),
        *fact_row(release, "canary_steps", "Exposure"),
        *fact_row(release, "error_threshold", "Error rate that stops the rollout"),
        ("Plan", total(record.steps)),
    )
    return (_warning(material), KeyValues(rows))


def _warning(material: Material) -> Callout:
    """What the person with the sheet in hand must not miss: whether it fits, and where it turns."""
    release, steps = material.release, ordered(material.record.steps)
    if not steps:
        return Callout("No steps are written yet", ("This sheet cannot be run.",), Tone.BAD)
    lines = [
        f"Point of no return: {when(step, release)}, “{step.text}”"
        for step in steps
        if step.no_return
    ] or ["Every step can be undone."]
    if release.window is None:
        return Callout("No window is planned", tuple(lines), Tone.CAUTION)
    window = release.window.end - release.window.start
    spare = round(window.total_seconds() / 60) - ends(steps)
    if spare < 0:
        title = f"The plan overruns its window by {duration(-spare)}"
        return Callout(title, tuple(lines), Tone.BAD)
    title = f"The plan fits its window with {duration(spare)} to spare"
    return Callout(title, tuple(lines), Tone.GOOD)


def _steps(material: Material, _options: Options) -> tuple[Block, ...]:
    tables = steps_table(material.record.steps, material.release)
    return under(Heading("Steps", slide=Slide.FIGURES), *tables)


def _triggers(material: Material, _options: Options) -> tuple[Block, ...]:
    found = material.record.triggers
    if not found:
        return ()
    heading = Heading("Roll back when", slide=Slide.RISKS)
    return (heading, listed(found))


def _rollback(material: Material, _options: Options) -> tuple[Block, ...]:
    release, record = material.release, material.record
    plan = release.rollback_plan.strip()
    heading = Heading("Rollback plan", slide=Slide.REHEARSAL)
    blocks: list[Block] = [text(plan)] if plan else []
    blocks += way_back(record.rollback_steps)
    drill = (
        *fact_row(release, "rollback_minutes", "Measured"),
        *fact_row(release, "rollback_last_drill", "Last drill"),
    )
    return under(heading, *blocks, *((KeyValues(drill),) if drill else ()))


RUN_SHEET = Kind(
    id="run-sheet",
    name="run sheet",
    description="Steps by the minute with owners and checks, triggers and the way back",
    mark="RU",
    opening=_opening,
    sections=(
        Section("steps", "Steps", _steps),
        Section("triggers", "Roll back when", _triggers),
        Section("rollback", "Rollback plan", _rollback),
    ),
    needs=(Need.STEPS, Need.ROLLBACK_STEPS, Need.ROLLBACK_PLAN, Need.WINDOW, Need.FRESH_FACTS),
    facts=frozenset(
        {
            *("on_call", "rollback_owner", "rollback_deadline", "rollback_minutes"),
            *("canary_steps", "error_threshold", "rollback_last_drill"),
        }
    ),
    pages=3,
)
