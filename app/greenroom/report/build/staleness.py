"""Facts and evidence that are older than a board should rely on."""

from collections.abc import Iterator
from datetime import date

from greenroom.model.export import OpenKind, OpenPoint, Place
from greenroom.report.build.board_input import BoardSummary
from greenroom.report.build.wording import count, day, joined, sentence

STALE_AFTER = 30
"""Days after which a fact or a gate's evidence counts as old."""


def stale_points(facts: BoardSummary) -> Iterator[OpenPoint]:
    """Known facts and evidenced gates whose date lies more than 30 days back."""
    today = facts.prepared_at.date()
    old_facts = [
        (fact.label or fact.key, fact.as_of, fact.key)
        for fact in facts.release.facts
        if fact.known and fact.as_of and is_stale(fact.as_of, today)
    ]
    if old_facts:
        yield _stale("fact", old_facts, "facts", "releases")
    old_gates = [
        (gate.name.value, gate.as_of, gate.name.value)
        for gate in facts.gates
        if gate.evidence.strip() and gate.as_of and is_stale(gate.as_of, today)
    ]
    if old_gates:
        yield _stale("gate", old_gates, "gates", "readiness")


def is_stale(as_of: date, today: date) -> bool:
    """Whether something seen on that day is older than 30 days."""
    return (today - as_of).days > STALE_AFTER


def _stale(what: str, found: list[tuple[str, date, str]], part: str, page: str) -> OpenPoint:
    # The oldest is the one to look at first.
    oldest = min(found, key=lambda each: each[1])
    named = joined(f"{label} ({day(as_of)})" for label, as_of, _ in found)
    return OpenPoint(
        OpenKind.STALE,
        sentence(f"{count(len(found), what)} older than {STALE_AFTER} days: {named}"),
        "Check that it still holds, and set the day it was last seen.",
        Place(page, part, oldest[2]),
    )
