"""What several documents say alike of the night: window, rollout, incidents, status, actions."""

from collections.abc import Iterable

from greenroom.model.launch import (
    Action,
    Change,
    ChangeKind,
    DeploymentStatus,
    Incident,
    Severity,
    StatusNote,
)
from greenroom.model.release import Release
from greenroom.report.build.parts import table
from greenroom.report.build.plan_tables import duration
from greenroom.report.build.wording import (
    NONE_GIVEN,
    fact_text,
    moment,
    number,
    sentence,
    window_text,
)
from greenroom.report.document import Alignment, Cell, Column, Run, Table, Tone

STATUS_TONES = {
    DeploymentStatus.STARTED: Tone.NEUTRAL,
    DeploymentStatus.IN_PROGRESS: Tone.NEUTRAL,
    DeploymentStatus.COMPLETED: Tone.GOOD,
    DeploymentStatus.FAILED: Tone.BAD,
    DeploymentStatus.ROLLED_BACK: Tone.CAUTION,
}

_SEVERE = (Severity.CRITICAL, Severity.HIGH)


def window_row(release: Release) -> tuple[str, str]:
    """When the change is planned, as a line of key values."""
    return ("Window", window_text(release.window) if release.window else "not planned")


def fact_row(release: Release, key: str, label: str) -> tuple[tuple[str, str], ...]:
    """One fact as a line of key values, nothing when it is not known."""
    fact = release.fact(key)
    if fact is None or not fact.known:
        return ()
    # An estimate read as a confirmed fact is worse than a gap.
    certainty = "" if fact.status.value == "confirmed" else f" ({fact.status.value})"
    return ((label, f"{fact_text(fact)}{certainty}"),)


def status_words(status: StatusNote) -> str:
    """The status with its environment and exposure: `in progress in production, 10 % of users`."""
    words = f"{status.status.value} in {status.environment}"
    return words if status.exposure is None else f"{words}, at {number(status.exposure)}%"


def status_table(statuses: Iterable[StatusNote]) -> tuple[Table, ...]:
    """One row for each word on the deployment, oldest first."""
    header = (
        Column("When", share=2.6),
        Column("Status", share=1.6),
        Column("Environment", share=1.5),
        Column("Exposure", Alignment.RIGHT, share=1.3),
        Column("What was said", share=4.0),
    )
    rows = (
        (
            Cell(moment(each.at)),
            Cell(each.status.value, STATUS_TONES[each.status]),
            Cell(each.environment or NONE_GIVEN),
            Cell(NONE_GIVEN if each.exposure is None else f"{number(each.exposure)}%"),
            Cell(_said(each)),
        )
        for each in sorted(statuses, key=lambda status: status.at)
    )
    return table(header, rows)


def of_newest_environment(statuses: Iterable[StatusNote]) -> tuple[StatusNote, ...]:
    """What was said of the environment spoken of last; rehearsals elsewhere are no news by then."""
    known = tuple(statuses)
    newest = max(known, key=lambda each: each.at, default=None)
    return tuple(each for each in known if newest and each.environment == newest.environment)


def _said(status: StatusNote) -> str:
    by = f" ({status.by})" if status.by else ""
    return f"{status.text}{by}".strip() or NONE_GIVEN


def incidents_table(incidents: Iterable[Incident]) -> tuple[Table, ...]:
    """One row for each incident, oldest first, with the minutes until it was mitigated."""
    header = (
        Column("Incident", share=2.6),
        Column("Severity", share=1.2),
        Column("Began", share=2.2),
        Column("Mitigated after", share=1.6),
        Column("Impact and cause", share=3.8),
    )
    rows = (
        (
            Cell(each.title),
            Cell(each.severity.value, Tone.BAD if each.severity in _SEVERE else Tone.NEUTRAL),
            Cell(moment(each.began_at)),
            Cell("open", Tone.BAD) if each.minutes is None else Cell(duration(each.minutes)),
            Cell(" ".join(sentence(part) for part in (each.impact, each.cause) if part)),
        )
        for each in sorted(incidents, key=lambda incident: incident.began_at)
    )
    return table(header, rows)


def action_rows(actions: Iterable[Action]) -> tuple[Table, ...]:
    """One row for each action with who does it and by when."""
    header = (Column("Action", share=5), Column("Who", share=2), Column("By", share=2))
    rows = (
        (
            Cell(each.text),
            Cell(each.owner) if each.owner else Cell("nobody named", Tone.BAD),
            Cell(each.due) if each.due else Cell("no date", Tone.CAUTION),
        )
        for each in actions
    )
    return table(header, rows)


def change_items(changes: Iterable[Change], *, full: bool = True) -> tuple[tuple[Run, ...], ...]:
    """Each change as runs of a list: its title, its text, and what a reader does about it.

    Without `full` only titles and remedies stand there, and nothing technical.
    """
    return tuple(_change(each, full=full) for each in changes)


def _change(change: Change, *, full: bool) -> tuple[Run, ...]:
    words = [sentence(change.text)] if change.text else []
    if change.remedy:
        words.append(f"{_REMEDIES.get(change.kind, 'What to do')}: {sentence(change.remedy)}")
    if full:
        aside = [f"flag {change.flag}"] if change.flag else []
        aside += [change.ticket] if change.ticket else []
        words += [f"({', '.join(aside)})"] if aside else []
    rest = f": {' '.join(words)}" if words else ""
    return (Run(change.title, bold=True), *((Run(rest),) if rest else ()))


_REMEDIES = {ChangeKind.BREAKING: "Migration", ChangeKind.KNOWN_ISSUE: "Workaround"}


def changes_of(changes: Iterable[Change], *kinds: ChangeKind) -> tuple[Change, ...]:
    """The changes of those kinds, in their order."""
    return tuple(each for each in changes if each.kind in kinds)
