"""The status update: how the deployment stands now, and what that means to one audience."""

from datetime import datetime

from greenroom.model.export import Audience, Options
from greenroom.model.launch import ChangeKind, DeploymentStatus
from greenroom.report.build.brief_parts import (
    AUDIENCES,
    by_audience,
    changes,
    facts,
    together,
)
from greenroom.report.build.kind import Kind, Section
from greenroom.report.build.launch_parts import (
    STATUS_TONES,
    incidents_table,
    of_newest_environment,
    status_table,
    status_words,
)
from greenroom.report.build.material import Material
from greenroom.report.build.open_points import Need
from greenroom.report.build.parts import labelled, text, under
from greenroom.report.build.plan_tables import ordered, when
from greenroom.report.build.wording import moment, sentence
from greenroom.report.document import Block, Callout, Heading, Slide, Tone

_OVER = (DeploymentStatus.COMPLETED, DeploymentStatus.ROLLED_BACK)


def _opening(material: Material, _options: Options) -> tuple[Block, ...]:
    status = material.deployment
    if status is None:
        line = "Nobody has noted how the deployment stands."
        return (Callout("No deployment status", (line,), Tone.CAUTION),)
    lines = [f"As of {moment(status.at)}{f', {status.by}' if status.by else ''}."]
    if status.text:
        lines.append(sentence(status.text))
    title = f"The release is {status_words(status)}"
    return (Callout(title, tuple(lines), STATUS_TONES[status.status]),)


def _timeline(material: Material) -> tuple[Block, ...]:
    said = of_newest_environment(material.record.statuses)
    return under(Heading("Timeline", slide=Slide.FIGURES), *status_table(said))


def _next(material: Material) -> tuple[Block, ...]:
    """The next step of the run sheet, while the deployment still runs in its window."""
    status, window = material.deployment, material.release.window
    if status is None or window is None or status.status in _OVER:
        return ()
    passed = (status.at - window.start).total_seconds() / 60
    ahead = [step for step in ordered(material.record.steps) if step.at > passed]
    if not ahead or passed < 0:
        return ()
    step = ahead[0]
    by = f" ({step.owner})" if step.owner else ""
    return (labelled("Next", f"{when(step, material.release)} {step.text}{by}"),)


def _trouble(material: Material) -> tuple[Block, ...]:
    still = [each for each in material.record.incidents if each.mitigated_at is None]
    if not still:
        return (text("No incident is open."),)
    return (Heading("Open incidents", slide=Slide.RISKS), *incidents_table(still))


def _way_back(material: Material) -> tuple[Block, ...]:
    status = material.deployment
    plan = material.release.rollback_plan.strip()
    # The plan matters to everybody once the deployment has failed, and to nobody before.
    if status is None or status.status is not DeploymentStatus.FAILED or not plan:
        return ()
    return (labelled("Rollback plan", plan),)


_TOLD = {
    Audience.ENGINEERING: together(
        _way_back,
        _next,
        _trouble,
        _timeline,
        facts(
            "Watch",
            ("error_threshold", "Stops at an error rate of"),
            ("canary_steps", "Exposure"),
            ("rollback_deadline", "Latest moment to roll back"),
            ("on_call", "On call"),
            slide=Slide.NEXT_STEPS,
        ),
    ),
    Audience.PRODUCT: together(
        _trouble,
        changes("Now with customers", ChangeKind.FEATURE, full=False),
        _timeline,
    ),
    Audience.SUPPORT: together(
        _trouble,
        changes("Known issues and workarounds", ChangeKind.KNOWN_ISSUE, full=False),
        facts("For the desk", ("expected_tickets", "Tickets expected"), ("on_call", "Escalate to")),
        _timeline,
    ),
    Audience.EXECUTIVES: together(_way_back, _trouble),
}


def _dated(material: Material) -> datetime | None:
    status = material.deployment
    return None if status is None else status.at


STATUS_UPDATE = Kind(
    id="status-update",
    name="status update",
    description="How the deployment stands now, in the words of one audience",
    mark="SU",
    opening=_opening,
    sections=(Section("told", "What the audience has to know", by_audience(_TOLD)),),
    needs=(Need.STATUS,),
    dated=_dated,
    audiences=AUDIENCES,
    pages=1,
)
