"""The incident notice: what is wrong, for whom, what is done, and when the next word is."""

from datetime import datetime

from greenroom.model.export import Audience, Options
from greenroom.model.launch import ChangeKind, Incident
from greenroom.report.build.brief_parts import (
    AUDIENCES,
    Told,
    by_audience,
    changes,
    facts,
    together,
)
from greenroom.report.build.kind import Kind, Section
from greenroom.report.build.launch_parts import incidents_table
from greenroom.report.build.material import Material
from greenroom.report.build.open_points import Need
from greenroom.report.build.parts import under
from greenroom.report.build.plan_tables import duration, triggers
from greenroom.report.build.wording import moment, sentence
from greenroom.report.document import Block, Callout, Heading, KeyValues, Slide, Tone


def _current(material: Material) -> Incident | None:
    """The newest open incident, or the newest one when all are mitigated."""
    found = material.record.incidents
    still = [each for each in found if each.mitigated_at is None]
    return max(still or found, key=lambda each: each.began_at, default=None)


def _opening(material: Material, _options: Options) -> tuple[Block, ...]:
    incident = _current(material)
    if incident is None:
        line = "No incident of this release has been noted."
        return (Callout("No incident", (line,), Tone.NEUTRAL),)
    lines = [f"Began {moment(incident.began_at)}; severity {incident.severity.value}."]
    if incident.impact:
        lines.append(sentence(incident.impact))
    if incident.minutes is None:
        return (Callout(f"Open: {incident.title}", tuple(lines), Tone.BAD),)
    took = duration(incident.minutes)
    return (Callout(f"Mitigated after {took}: {incident.title}", tuple(lines), Tone.GOOD),)


def _rows(*wanted: str) -> Told:
    """Lines on the incident, those that say something."""

    def build(material: Material) -> tuple[Block, ...]:
        incident = _current(material)
        if incident is None:
            return ()
        known = _lines(incident)
        rows = tuple((label, known[label]) for label in wanted if known.get(label))
        heading = Heading("Where it stands", slide=Slide.FIGURES)
        return (heading, KeyValues(rows)) if rows else ()

    return build


def _lines(incident: Incident) -> dict[str, str]:
    update, over = incident.next_update_at, incident.mitigated_at
    return {
        "Cause": incident.cause,
        "What is done": incident.doing,
        "Workaround": incident.workaround,
        "Leads": incident.owner,
        "Mitigated": "" if over is None else moment(over),
        # Nobody waits for news about something that is over.
        "Next update": moment(update) if update and over is None else "",
    }


def _others(material: Material) -> tuple[Block, ...]:
    current = _current(material)
    rest = (each for each in material.record.incidents if each is not current)
    return under(Heading("Other incidents of this release"), *incidents_table(rest))


def _back(material: Material) -> tuple[Block, ...]:
    """How long a rollback takes; only while there is something to roll back for."""
    incident = _current(material)
    return _ROLLBACK(material) if incident and incident.mitigated_at is None else ()


def _dated(material: Material) -> datetime | None:
    incident = _current(material)
    return None if incident is None else incident.mitigated_at or incident.began_at


def _triggers(material: Material) -> tuple[Block, ...]:
    incident = _current(material)
    still = incident is not None and incident.mitigated_at is None
    return triggers(material.record.triggers) if still else ()


_ROLLBACK = facts(
    "The way back",
    ("rollback_minutes", "Rollback takes"),
    ("rollback_owner", "Decided by"),
    ("rollback_deadline", "Latest moment"),
    slide=Slide.RISKS,
)
_TOLD = {
    Audience.ENGINEERING: together(
        _rows("Cause", "What is done", "Workaround", "Leads", "Mitigated", "Next update"),
        _back,
        _triggers,
        _others,
    ),
    Audience.PRODUCT: together(
        _rows("What is done", "Workaround", "Mitigated", "Next update"),
        changes("Features of this release", ChangeKind.FEATURE, full=False),
    ),
    Audience.SUPPORT: together(
        _rows("Workaround", "What is done", "Mitigated", "Next update"),
        facts("For the desk", ("on_call", "Escalate to"), slide=Slide.NEXT_STEPS),
    ),
    Audience.EXECUTIVES: together(
        _rows("What is done", "Mitigated", "Next update", "Leads"),
        _back,
    ),
}

INCIDENT_NOTICE = Kind(
    id="incident-notice",
    name="incident notice",
    description="What is wrong, for whom, what is done and when the next word comes",
    mark="IN",
    opening=_opening,
    sections=(Section("told", "What the audience has to know", by_audience(_TOLD)),),
    needs=(Need.INCIDENT,),
    dated=_dated,
    audiences=AUDIENCES,
    pages=1,
)
