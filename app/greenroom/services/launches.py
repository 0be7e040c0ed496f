"""Keep what a release's documents tell beyond its fact sheet: changes, run sheet, board, review."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from greenroom.errors import InputError
from greenroom.model.launch import LaunchRecord
from greenroom.services.workspace import Workspace
from greenroom.store import launches

LONGEST_PLAN = 7 * 24 * 60
"""The most minutes a step may lie before or after the start of the window: a week."""


def load_launch(workspace: Workspace, release_id: str) -> LaunchRecord:
    """What was written down for a release, or an empty record."""
    return launches.load_launch(workspace.database, release_id) or LaunchRecord(release_id)


def save_launch(workspace: Workspace, record: LaunchRecord) -> LaunchRecord:
    """The record as stored, with the moment of saving.

    Raises InputError for what no document could say: a step without words, minutes below
    zero, a share above 100, a time without a zone, a risk that is no theme.
    """
    for problem, hint in _problems(workspace, record):
        raise InputError(problem, hint)
    known = load_launch(workspace, record.release_id)
    # Saving what is there already must not make a document look newer than it is.
    if replace(record, changed_at=known.changed_at) == known:
        return known
    stored = replace(record, changed_at=workspace.clock())
    launches.save_launch(workspace.database, stored)
    return stored


def set_private(workspace: Workspace, release_id: str, name: str, *, private: bool) -> LaunchRecord:
    """The record after that person's words were marked private, or no longer are."""
    record = load_launch(workspace, release_id)
    others = tuple(
        each for each in record.private if each.strip().casefold() != name.strip().casefold()
    )
    names = (*others, name.strip()) if private else others
    return save_launch(workspace, replace(record, private=names))


def _problems(workspace: Workspace, record: LaunchRecord) -> Iterator[tuple[str, str]]:
    """(what is wrong, what to do) of the first fields that cannot stand."""
    yield from _of_plan(record)
    yield from _of_texts(record)
    yield from _of_figures(record)
    yield from _of_moments(record)
    known = {theme.id for theme in workspace.codebook.themes}
    for risk in record.risks:
        if risk.theme not in known:
            yield f"“{risk.theme}” is not a theme.", f"Choose one of {', '.join(sorted(known))}."


def _of_plan(record: LaunchRecord) -> Iterator[tuple[str, str]]:
    for step in (*record.steps, *record.rollback_steps):
        if not step.text.strip():
            yield "A step says nothing.", "Write down what is done in it."
        elif step.minutes < 0 or abs(step.at) > LONGEST_PLAN:
            yield (
                f"The step “{step.text}” has times that cannot be.",
                "Give minutes from the start of the window, at most a week, and a length from 0.",
            )


def _of_texts(record: LaunchRecord) -> Iterator[tuple[str, str]]:
    titles = [each.title for each in record.changes] + [each.title for each in record.incidents]
    if not all(title.strip() for title in titles):
        yield "A change or an incident has no title.", "Name it in a few words."
    if not all(each.environment.strip() for each in record.statuses):
        yield "A deployment status names no environment.", "Say where: staging or production."


def _of_figures(record: LaunchRecord) -> Iterator[tuple[str, str]]:
    for status in record.statuses:
        if status.exposure is not None and not 0 <= status.exposure <= 100:
            yield f"An exposure of {status.exposure:g} cannot be.", "Give a share from 0 to 100."
    for risk in record.risks:
        if not 0 <= risk.likelihood <= 5:
            yield f"A likelihood of {risk.likelihood} cannot be.", "Give 1 to 5, or leave it out."
    review = record.review
    if review is None:
        return
    counts = (review.downtime_minutes, review.rollback_minutes, review.tickets)
    if any(each is not None and each < 0 for each in counts):
        yield "The review holds a figure below zero.", "Give minutes and tickets from 0."
    if review.satisfaction is not None and not 0 <= review.satisfaction <= 5:
        yield f"A satisfaction of {review.satisfaction:g} cannot be.", "Give 0 to 5."


def _of_moments(record: LaunchRecord) -> Iterator[tuple[str, str]]:
    moments: list[datetime | None] = [each.at for each in record.statuses]
    moments += [each.held_at for each in record.meetings]
    for incident in record.incidents:
        moments += [incident.began_at, incident.mitigated_at, incident.next_update_at]
        over = incident.mitigated_at
        # Times with and without a zone cannot be compared; those without are refused below.
        if over and _naive(over) is _naive(incident.began_at) and over < incident.began_at:
            problem = f"“{incident.title}” was mitigated before it began."
            yield problem, "Correct one of the two times."
    moments += [record.review.held_at] if record.review else []
    if any(each is not None and _naive(each) for each in moments):
        yield "A time has no zone.", "Write it with its offset: 2026-05-23T22:40:00+02:00."


def _naive(at: datetime) -> bool:
    return at.utcoffset() is None
