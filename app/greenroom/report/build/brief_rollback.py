"""The rollback notice: ready before the night, and sent when the release is taken back."""

from greenroom.model.export import Audience, Options
from greenroom.model.launch import ChangeKind, DeploymentStatus, StatusNote
from greenroom.report.build.brief_parts import (
    AUDIENCES,
    by_audience,
    changes,
    facts,
    together,
)
from greenroom.report.build.kind import Kind, Section
from greenroom.report.build.launch_parts import incidents_table
from greenroom.report.build.material import Material
from greenroom.report.build.open_points import Need
from greenroom.report.build.parts import labelled, text, under
from greenroom.report.build.plan_tables import triggers, way_back
from greenroom.report.build.wording import moment, sentence
from greenroom.report.document import Block, Callout, Heading, Slide, Tone


def _rolled_back(material: Material) -> StatusNote | None:
    """The newest word that says the release was taken back in production."""
    said = (
        each
        for each in material.record.statuses
        if each.status is DeploymentStatus.ROLLED_BACK and each.environment != "staging"
    )
    return max(said, key=lambda each: each.at, default=None)


def _opening(material: Material, _options: Options) -> tuple[Block, ...]:
    status, title = _rolled_back(material), material.release.title
    if status is None:
        line = "Nothing has been rolled back. This text is ready in case it is."
        return (Callout("Prepared notice", (line,), Tone.NEUTRAL),)
    lines = [f"Rolled back in {status.environment}, {moment(status.at)}."]
    if status.text:
        lines.append(sentence(status.text))
    return (Callout(f"{title} was rolled back", tuple(lines), Tone.BAD),)


def _plan(material: Material) -> tuple[Block, ...]:
    plan = material.release.rollback_plan.strip()
    return (labelled("How it is undone", plan),) if plan else ()


def _steps(material: Material) -> tuple[Block, ...]:
    record = material.record
    blocks = (*way_back(record.rollback_steps), *triggers(record.triggers))
    return under(Heading("The way back", slide=Slide.FIGURES), *blocks)


def _why(material: Material) -> tuple[Block, ...]:
    # While nothing was rolled back, an incident of the release is no reason for anything.
    if _rolled_back(material) is None:
        return ()
    tables = incidents_table(material.record.incidents)
    return under(Heading("What happened", slide=Slide.RISKS), *tables)


def _lost(material: Material) -> tuple[Block, ...]:
    if not material.record.changes:
        return ()
    return (text("Customers work as they did before the release."),)


_TIMES = (
    ("rollback_minutes", "Takes"),
    ("rollback_owner", "Decided by"),
    ("rollback_deadline", "Latest moment"),
)
_AGAIN = (("fallback_date", "Next possible date"),)
_TOLD = {
    Audience.ENGINEERING: together(
        _plan,
        facts("Who and when", *_TIMES, ("on_call", "On call"), slide=Slide.NEXT_STEPS),
        _steps,
        _why,
    ),
    Audience.PRODUCT: together(
        _lost,
        changes("Not available for now", ChangeKind.FEATURE, full=False),
        facts("What comes next", *_AGAIN, ("affected_accounts", "Accounts that notice")),
    ),
    Audience.SUPPORT: together(
        _lost,
        changes("Not available for now", ChangeKind.FEATURE, full=False),
        facts("For the desk", ("on_call", "Escalate to"), *_AGAIN, slide=Slide.NEXT_STEPS),
    ),
    Audience.EXECUTIVES: together(
        _plan, facts("Time and decision", *_TIMES, *_AGAIN, slide=Slide.NEXT_STEPS), _why
    ),
}

ROLLBACK_NOTICE = Kind(
    id="rollback-notice",
    name="rollback notice",
    description="What is said when the release is taken back, ready beforehand",
    mark="RO",
    opening=_opening,
    sections=(Section("told", "What the audience has to know", by_audience(_TOLD)),),
    needs=(Need.ROLLBACK_PLAN, Need.ROLLBACK_STEPS, Need.FRESH_FACTS),
    facts=frozenset({key for key, _ in (*_TIMES, *_AGAIN)} | {"on_call", "affected_accounts"}),
    audiences=AUDIENCES,
    pages=2,
)
