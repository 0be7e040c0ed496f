"""What is open in a document: each need of its kind, asked of the material."""

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType

from greenroom.model.export import OpenKind, OpenPoint, Place
from greenroom.report.build import missing
from greenroom.report.build.material import Material
from greenroom.report.build.missing import board_points
from greenroom.report.build.staleness import stale_points
from greenroom.report.build.wording import count, joined, sentence


class Need(StrEnum):
    """Something a kind of document cannot do without."""

    BOARD = "everything a board asks for"
    READINESS = "readiness"
    WINDOW = "window"
    SUMMARY = "description"
    ROLLBACK_PLAN = "rollback plan"
    THEMES = "confirmed themes"
    FRESH_FACTS = "facts that are not old"
    INTERVIEWS = "interviews"
    REHEARSAL = "rehearsal"
    CHANGES = "changes"
    STEPS = "steps"
    ROLLBACK_STEPS = "rollback steps"
    STATUS = "deployment status"
    INCIDENT = "incident"
    MEETING = "meeting"
    DECISION = "decision"
    REVIEW = "review"


def open_points(needs: tuple[Need, ...], material: Material) -> tuple[OpenPoint, ...]:
    """What those needs lack, in their order, each point once."""
    found = (point for need in needs for point in _CHECKS[need](material))
    return tuple(dict.fromkeys(found))


def _readiness(material: Material) -> Iterator[OpenPoint]:
    yield from missing.of_assessment(material.board)
    yield from missing.of_gates(material.board)


def _window(material: Material) -> Iterator[OpenPoint]:
    if material.release.window is None:
        yield missing.missing(
            "no release window",
            "Set when the change starts and ends.",
            missing.field_of_release("window"),
        )


def _summary(material: Material) -> Iterator[OpenPoint]:
    if not material.release.summary.strip():
        yield missing.missing(
            "no description of the change",
            "Describe it in two sentences.",
            missing.field_of_release("summary"),
        )


def _rollback_plan(material: Material) -> Iterator[OpenPoint]:
    if not material.release.rollback_plan.strip():
        yield missing.missing(
            "no rollback plan",
            "Write down how the change is undone.",
            missing.field_of_release("rollback_plan"),
        )


def _interviews(material: Material) -> Iterator[OpenPoint]:
    if not any(not read.practice for read in material.transcripts):
        yield missing.missing(
            "no stakeholder interview", "Import the interviews.", missing.TRANSCRIPTS
        )


def _rehearsal(material: Material) -> Iterator[OpenPoint]:
    if not material.coached:
        yield missing.missing(
            "no rehearsal has been held to its end", "Rehearse once.", Place("rehearse")
        )
    if material.stale_answers:
        answers = count(len(material.stale_answers), "rehearsed answer")
        yield OpenPoint(
            OpenKind.STALE,
            sentence(f"{answers} on facts that changed since: {joined(material.stale_answers)}"),
            "Practise these cards again.",
            Place("practice", "cards"),
        )


def _changes(material: Material) -> Iterator[OpenPoint]:
    if not material.record.changes:
        yield _unrecorded("no changes listed", "List what is new, fixed and known.", "changes")


def _steps(material: Material) -> Iterator[OpenPoint]:
    if not material.record.steps:
        yield _unrecorded("no steps for the night", "Write the run sheet.", "steps")
        return
    unowned = [step.text for step in material.record.steps if not step.owner.strip()]
    if unowned:
        steps = count(len(unowned), "step")
        yield _unrecorded(f"{steps} without an owner", "Name who does each step.", "steps")


def _rollback_steps(material: Material) -> Iterator[OpenPoint]:
    if not material.record.rollback_steps:
        yield _unrecorded(
            "no steps for a rollback", "Write how to go back, step by step.", "rollback_steps"
        )
    if not material.record.triggers:
        yield _unrecorded(
            "nothing written down that triggers a rollback",
            "Write when the rollback is decided on.",
            "triggers",
        )


def _status(material: Material) -> Iterator[OpenPoint]:
    if not material.record.statuses:
        yield _unrecorded("no deployment status", "Note how the deployment stands.", "statuses")


def _incident(material: Material) -> Iterator[OpenPoint]:
    if not material.record.incidents:
        yield _unrecorded("no incident", "Note what happened, when and to whom.", "incidents")


def _meeting(material: Material) -> Iterator[OpenPoint]:
    if not material.record.meetings:
        yield _unrecorded("no meeting", "Note who was there and what was said.", "meetings")


def _decision(material: Material) -> Iterator[OpenPoint]:
    if material.board.decision is None:
        yield missing.missing(
            "no decision has been recorded",
            "Record what the board decided.",
            Place("readiness", "decision"),
        )


def _review(material: Material) -> Iterator[OpenPoint]:
    if material.record.review is None:
        yield _unrecorded(
            "nothing written down about how the release went", "Hold the review.", "review"
        )


def _unrecorded(text: str, fix: str, part: str) -> OpenPoint:
    return missing.missing(text, fix, Place("releases", "record", part))


_CHECKS: Mapping[Need, Callable[[Material], Iterator[OpenPoint]]] = MappingProxyType(
    {
        Need.BOARD: lambda material: iter(board_points(material.board)),
        Need.READINESS: _readiness,
        Need.WINDOW: _window,
        Need.SUMMARY: _summary,
        Need.ROLLBACK_PLAN: _rollback_plan,
        Need.THEMES: lambda material: missing.of_themes(material.board),
        Need.FRESH_FACTS: lambda material: stale_points(material.board),
        Need.INTERVIEWS: _interviews,
        Need.REHEARSAL: _rehearsal,
        Need.CHANGES: _changes,
        Need.STEPS: _steps,
        Need.ROLLBACK_STEPS: _rollback_steps,
        Need.STATUS: _status,
        Need.INCIDENT: _incident,
        Need.MEETING: _meeting,
        Need.DECISION: _decision,
        Need.REVIEW: _review,
    }
)
