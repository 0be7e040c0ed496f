"""The weekly release-with-lease digest: how the deployment stands beside what interviews signal."""

from collections.abc import Iterator
from datetime import timedelta

from greenroom.model.export import Options
from greenroom.model.launch import StatusNote
from greenroom.model.readiness import Assessment, ComponentName
from greenroom.report.build.baseline_words import baseline_note
from greenroom.report.build.board_input import BoardSummary, blocking_gates, is_evidenced, risks
from greenroom.report.build.key_figures import score_tone
from greenroom.report.build.kind import Kind, Section, of_board
from greenroom.report.build.launch_parts import incidents_table, status_table, status_words
from greenroom.report.build.material import Material, Part, ReleaseLine
from greenroom.report.build.open_points import Need
from greenroom.report.build.parts import listed, note, table, under
from greenroom.report.build.readiness_parts import trend
from greenroom.report.build.wording import (
    NONE_GIVEN,
    NOT_ASSESSED,
    count,
    day,
    moment,
    number,
    shorten,
    signed,
)
from greenroom.report.document import (
    Alignment,
    Block,
    Callout,
    Cell,
    Column,
    Heading,
    KeyValues,
    Slide,
    Tone,
)

WEEK = timedelta(days=7)
ATTENTION = 6
"""The most things that want attention a digest lists."""


def baseline(material: Material) -> Assessment | None:
    """The newest assessment at least a week older than the data, else the first before now."""
    now = material.assessment
    if now is None:
        return None
    earlier = [each for each in material.board.history if each.at < now.at]
    old = [each for each in earlier if each.at <= material.as_of - WEEK]
    return old[-1] if old else (earlier[0] if earlier else None)


def _opening(material: Material, _options: Options) -> tuple[Block, ...]:
    assessment, status = material.assessment, material.deployment
    score = None if assessment is None else assessment.score
    shown = NOT_ASSESSED if score is None else number(score)
    before = baseline(material)
    since = "" if before is None else f"{_change(score, before.score)} since {day(before.at)}"
    target = "" if assessment is None else f", target {number(assessment.target)}"
    readiness = f"Launch readiness {shown}{f' ({since})' if since else ''}{target}."
    lease = "no deployment noted yet" if status is None else status_words(status)
    tone = Tone.CAUTION
    if assessment is not None and score is not None:
        tone = score_tone(score, assessment.target)
    box = Callout(f"Deployment: {lease}", (readiness, _standing(material)), tone)
    rows = (("Week to", moment(material.as_of)), ("Board", _board(material)))
    return (box, KeyValues(rows))


def _standing(material: Material) -> str:
    decision = material.board.decision
    if decision is not None:
        return f"The board decided: {decision.kind.value}, on {day(decision.at)}."
    if material.assessment is None:
        return "The rules propose nothing before readiness is assessed."
    return f"The rules propose: {material.assessment.proposal.kind.value}."


def _board(material: Material) -> str:
    board_at = material.release.board_at
    return moment(board_at) if board_at else "no date yet"


def _change(now: float | None, before: float | None) -> str:
    return NONE_GIVEN if now is None or before is None else signed(now - before)


def _trend(facts: BoardSummary) -> tuple[Block, ...]:
    # Two points say no more than the change in the table above.
    return trend(facts) if len(facts.history) > 2 else ()


def _deployment(material: Material, _options: Options) -> tuple[Block, ...]:
    tables = status_table(_this_week(material))
    remark: tuple[Block, ...] = ()
    if material.record.statuses and not tables:
        remark = (note("No word on the deployment this week."),)
    return under(Heading("Deployment status", slide=Slide.FIGURES), *tables, *remark)


def _this_week(material: Material) -> tuple[StatusNote, ...]:
    since = material.as_of - WEEK
    return tuple(each for each in material.record.statuses if each.at > since)


def _signals(material: Material, _options: Options) -> tuple[Block, ...]:
    if material.assessment is None:
        return ()
    before = baseline(material)
    header = (
        Column("Signal", share=3),
        Column("Now", Alignment.RIGHT, share=1.4),
        Column("Before" if before is None else day(before.at), Alignment.RIGHT, share=1.6),
        Column("Change", Alignment.RIGHT, share=1.2),
        Column("Made from", share=3.4),
    )
    rows = tuple(_signal_rows(material, material.assessment, before))
    return under(Heading("Signal health"), *table(header, rows))


def _signal_rows(
    material: Material, now: Assessment, before: Assessment | None
) -> Iterator[tuple[Cell, ...]]:
    old = None if before is None else before.score
    yield _signal("Launch readiness", now.score, old, f"target {number(now.target)}")
    sentiment, was = now.sentiment, None if before is None else before.sentiment
    if sentiment is not None:
        made = f"{count(sentiment.sentences, 'sentence')}, {now.source.value}"
        made = "; ".join(part for part in (made, baseline_note(material.board)) if part)
        yield _signal("Net sentiment", sentiment.score, was.score if was else None, made)
    for name in (ComponentName.QA_COVERAGE, ComponentName.SUPPORT_PREPAREDNESS):
        part = next((each for each in now.components if each.name is name), None)
        past = _part(before, name)
        if part is not None:
            label = f"{name.value[0].upper()}{name.value[1:]}"
            yield _signal(label, part.score, past, shorten(part.evidence, 90))
    yield _gate_signal(material, before)


def _part(assessment: Assessment | None, name: ComponentName) -> float | None:
    if assessment is None:
        return None
    return next((each.score for each in assessment.components if each.name is name), None)


def _signal(label: str, now: float | None, before: float | None, made: str) -> tuple[Cell, ...]:
    change = _change(now, before)
    tone = Tone.NEUTRAL
    if now is not None and before is not None and abs(now - before) >= 0.05:
        tone = Tone.GOOD if now > before else Tone.BAD
    return (
        Cell(label),
        Cell(NOT_ASSESSED if now is None else number(now)),
        Cell(NONE_GIVEN if before is None else number(before)),
        Cell(change, tone),
        Cell(made or NONE_GIVEN),
    )


def _gate_signal(material: Material, before: Assessment | None) -> tuple[Cell, ...]:
    gates = blocking_gates(material.board)
    named = {gate.name for gate in gates}
    now = sum(is_evidenced(gate) for gate in gates)
    old = None
    if before is not None:
        old = float(sum(is_evidenced(each) for each in before.gates if each.name in named))
    return _signal("Blocking gates evidenced", float(now), old, f"of {len(gates)}")


def _moved(material: Material, _options: Options) -> tuple[Block, ...]:
    before = baseline(material)
    if before is None or material.assessment is None:
        return ()
    old = {gate.name: gate.status for gate in before.gates}
    items = [
        f"{gate.name.value}: {old[gate.name].value} to {gate.status.value}"
        for gate in material.assessment.gates
        if gate.name in old and old[gate.name] is not gate.status
    ]
    heading = Heading(f"Gates that moved since {day(before.at)}", slide=Slide.REHEARSAL)
    return (heading, listed(items)) if items else ()


def _attention(material: Material, _options: Options) -> tuple[Block, ...]:
    items = list(_wanting(material))
    rest = len(items) - ATTENTION
    if rest > 0:
        items = [*items[:ATTENTION], f"{rest} more in the workspace"]
    return (Heading("Wants attention", slide=Slide.RISKS), listed(items)) if items else ()


def _wanting(material: Material) -> Iterator[str]:
    for incident in material.record.incidents:
        if incident.mitigated_at is None:
            yield f"Open incident: {incident.title} ({incident.severity.value})"
    for gate in material.board.gates:
        if gate.stops or gate.status.value == "amber":
            yield f"{gate.name.value} is {gate.status.value}"
    decision = material.board.decision
    for condition in () if decision is None else decision.conditions:
        yield f"Condition: {condition.text} ({condition.owner}, {condition.due})"
    for theme in risks(material.board)[:3]:
        if theme.open:
            owner = theme.owner or "nobody named"
            passages = count(theme.confirmed, "passage")
            yield f"{theme.name}: open in {theme.open} of {passages} ({owner})"
    for take_away in material.board.take_aways:
        yield f"Owed to the board: {shorten(take_away.text, 110)}"


def _incidents(material: Material, _options: Options) -> tuple[Block, ...]:
    since = material.as_of - WEEK
    found = (
        each
        for each in material.record.incidents
        if each.mitigated_at is None or each.began_at > since
    )
    return under(Heading("Incidents of the week"), *incidents_table(found))


def _releases(material: Material, _options: Options) -> tuple[Block, ...]:
    header = (
        Column("Release", share=3),
        Column("Status", share=1.5),
        Column("Deployment", share=2.6),
        Column("Readiness", Alignment.RIGHT, share=1.3),
        Column("Change", Alignment.RIGHT, share=1.1),
        Column("Board", share=1.6),
    )
    rows = (_release_row(each) for each in material.others)
    heading = Heading("Other releases", slide=Slide.NEXT_STEPS)
    return under(heading, *table(header, rows))


def _release_row(line: ReleaseLine) -> tuple[Cell, ...]:
    return (
        Cell(line.title),
        Cell(line.status),
        Cell("not noted" if line.deployment is None else status_words(line.deployment)),
        Cell(NOT_ASSESSED if line.score is None else number(line.score)),
        Cell(NONE_GIVEN if line.change is None else signed(line.change)),
        Cell(NONE_GIVEN if line.board_at is None else day(line.board_at)),
    )


WEEKLY_DIGEST = Kind(
    id="weekly-digest",
    name="weekly release-with-lease digest",
    description="Deployment status beside signal health, with what moved in the week",
    mark="WD",
    opening=_opening,
    sections=(
        Section("signals", "Signal health", _signals),
        Section("trend", "Trend", of_board(_trend)),
        Section("deployment", "Deployment status", _deployment),
        Section("moved", "Gates that moved", _moved),
        Section("attention", "Wants attention", _attention),
        Section("incidents", "Incidents of the week", _incidents),
        Section("releases", "Other releases", _releases),
    ),
    needs=(Need.STATUS, Need.READINESS, Need.THEMES, Need.FRESH_FACTS),
    parts=frozenset({Part.ASSESSMENT, Part.OTHERS}),
    facts=frozenset(),
    pages=2,
)
