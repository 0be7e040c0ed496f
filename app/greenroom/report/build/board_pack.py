"""Page two of the board summary and what follows: the pack that page one stands on."""

from greenroom.model.readiness import Assessment, Component
from greenroom.model.release import Fact, FactStatus
from greenroom.report.build.board_input import BoardSummary, ThemeLine, risks
from greenroom.report.build.board_page import (
    condition_text,
    stance_text,
    unconfirmed_note,
)
from greenroom.report.build.gate_tables import gates_in_full
from greenroom.report.build.key_figures import component_label, from_practice, score_tone
from greenroom.report.build.methods import how_numbers_are_made
from greenroom.report.build.missing import missing_items
from greenroom.report.build.rehearsal_record import rehearsal_record
from greenroom.report.build.wording import (
    NONE_GIVEN,
    NOT_ASSESSED,
    count,
    day,
    day_or_none,
    fact_text,
    joined,
    number,
    percent,
    sentence,
    signed,
)
from greenroom.report.document import (
    Alignment,
    BarChart,
    Block,
    Bullets,
    Cell,
    Column,
    Heading,
    Paragraph,
    Run,
    SignatureRow,
    SignatureRows,
    Table,
    Tone,
)

TREND_SHOWN = 8
"""The latest assessments a trend shows."""


def pack(facts: BoardSummary) -> tuple[Block, ...]:
    """Every section of the pack that has something to say, in the board's reading order."""
    # What is decided on comes before how it was worked out; the signatures close.
    sections = (
        _description,
        _score,
        _trend,
        _gates,
        _themes,
        _actions,
        _gaps,
        _fact_sheet,
        rehearsal_record,
        how_numbers_are_made,
        _sign_off,
    )
    return tuple(block for section in sections for block in section(facts))


def _description(facts: BoardSummary) -> tuple[Block, ...]:
    release = facts.release
    blocks: list[Block] = [Heading("The change in full")]
    blocks.append(_text(release.summary.strip() or "No description has been written."))
    plan = release.rollback_plan.strip() or "no plan has been written."
    blocks.append(Paragraph((Run("Rollback plan: ", bold=True), Run(plan))))
    if facts.assessment is not None:
        proposal = facts.assessment.proposal
        blocks.append(_text(f"The decision rules propose {proposal.kind.value}, because:"))
        blocks.append(_list(proposal.reasons or ("no reason was recorded",)))
    return tuple(blocks)


def _score(facts: BoardSummary) -> tuple[Block, ...]:
    assessment = facts.assessment
    if assessment is None:
        return (Heading("Launch readiness"), _text("Launch readiness has not been assessed."))
    header = (
        Column("Component", share=3.4),
        Column("Score", Alignment.RIGHT),
        Column("Change", Alignment.RIGHT),
        Column("Weight", Alignment.RIGHT),
        Column("Points", Alignment.RIGHT),
        Column("Evidence", share=4),
    )
    rows = tuple(_component_row(part, assessment) for part in assessment.components)
    total = NOT_ASSESSED if assessment.score is None else number(assessment.score)
    score, target = assessment.score, assessment.target
    # The total is the one figure of the table that is judged.
    tone = Tone.BAD if score is None else score_tone(score, target)
    change = NONE_GIVEN if assessment.change is None else signed(assessment.change)
    last = (
        Cell("Launch readiness"),
        Cell(total, tone),
        Cell(change),
        Cell(percent(sum(part.weight for part in assessment.components))),
        Cell(total, tone),
        Cell(f"target {number(target)}"),
    )
    return (Heading("Launch readiness"), Table(header, (*rows, last)))


def _component_row(part: Component, assessment: Assessment) -> tuple[Cell, ...]:
    scored = part.score is not None
    return (
        Cell(component_label(part, assessment)),
        Cell(number(part.score)) if part.score is not None else Cell(NOT_ASSESSED, Tone.BAD),
        Cell(NONE_GIVEN if part.change is None else signed(part.change)),
        Cell(percent(part.weight)),
        Cell(number(part.score * part.weight) if part.score is not None else NONE_GIVEN),
        Cell(part.evidence.strip() or ("no evidence named" if scored else NOT_ASSESSED)),
    )


def _trend(facts: BoardSummary) -> tuple[Block, ...]:
    # One bar is no trend, and more than eight no longer fit beside their dates.
    history = facts.history[-TREND_SHOWN:]
    if len(history) < 2:
        return ()
    categories = tuple(day(each.at) for each in history)
    values = tuple(each.score for each in history)
    told = (
        f"{when} {NOT_ASSESSED if value is None else number(value)}"
        for when, value in zip(categories, values, strict=True)
    )
    shown = count(len(history), "assessment")
    chart = BarChart(
        title=f"Launch readiness over the last {shown}, points of 100",
        categories=categories,
        values=values,
        alt=f"Bar chart of launch readiness over time: {joined(told)}.",
        target=history[-1].target,
    )
    return (chart,)


def _gates(facts: BoardSummary) -> tuple[Block, ...]:
    return (Heading("Quality gates in full"), gates_in_full(facts)) if facts.gates else ()


def _themes(facts: BoardSummary) -> tuple[Block, ...]:
    confirmed = risks(facts)
    note = unconfirmed_note(facts)
    if not confirmed:
        text = f"No theme has been confirmed in a transcript. {note}".strip()
        return (Heading("Risk themes"), _text(text))
    header = (
        Column("Theme", share=4),
        Column("Severity", Alignment.RIGHT),
        Column("Confirmed", Alignment.RIGHT, share=1.2),
        Column("Stance, confirmed codings only", share=4.6),
    )
    source = "From rehearsals (rehearsal proxy), not from interviews. " * from_practice(facts)
    table = Table(header, tuple(_theme_row(theme) for theme in confirmed))
    remark = (source + note).strip()
    return (Heading("Risk themes"), table, *((_note(remark),) if remark else ()))


def _theme_row(theme: ThemeLine) -> tuple[Cell, ...]:
    return (
        Cell(theme.name),
        Cell(f"{theme.severity} of 5"),
        Cell(str(theme.confirmed)),
        Cell(stance_text(theme)),
    )


def _actions(facts: BoardSummary) -> tuple[Block, ...]:
    # Page one cuts these short; here they stand as they were said.
    conditions = () if facts.decision is None else facts.decision.conditions
    if not conditions and not facts.take_aways:
        return ()
    header = (
        Column("Kind", share=1.1),
        Column("What, by whom, by when", share=5),
        Column("Asked in", share=3.6),
    )
    rows = tuple(
        (Cell("Condition"), Cell(condition_text(each)), Cell("decision")) for each in conditions
    ) + tuple(
        (Cell("Take-away"), Cell(each.text), Cell(f"{each.persona_name}: {each.question}"))
        for each in facts.take_aways
    )
    return (Heading("Conditions and open actions in full"), Table(header, rows))


def _gaps(facts: BoardSummary) -> tuple[Block, ...]:
    gaps = missing_items(facts)
    return (Heading("What is missing"), _list(gaps)) if gaps else ()


def _fact_sheet(facts: BoardSummary) -> tuple[Block, ...]:
    if not facts.release.facts:
        return (Heading("Fact sheet"), _text("The fact sheet is empty."))
    header = (
        Column("Fact", share=2.6),
        Column("Value", share=2.4),
        Column("Status", share=1.2),
        Column("Owner", share=1.5),
        Column("Evidence", share=2.5),
        Column("As of", share=1.3),
    )
    rows = tuple(_fact_row(fact) for fact in facts.release.facts)
    return (Heading("Fact sheet"), Table(header, rows))


def _fact_row(fact: Fact) -> tuple[Cell, ...]:
    tones = {FactStatus.ESTIMATE: Tone.CAUTION, FactStatus.UNKNOWN: Tone.BAD}
    return (
        Cell(fact.label or fact.key),
        Cell(fact_text(fact) if fact.known else "not known"),
        Cell(fact.status.value, tones.get(fact.status, Tone.NEUTRAL)),
        Cell(fact.owner.strip() or NONE_GIVEN),
        Cell(fact.evidence.strip() or NONE_GIVEN),
        Cell(day_or_none(fact.as_of)),
    )


def _sign_off(facts: BoardSummary) -> tuple[Block, ...]:
    decision = facts.decision
    board = SignatureRow("Change review board")
    if decision is not None:
        made_on = day(decision.at)
        board = SignatureRow(
            "Change review board", decision.decided_by, decision.kind.value, made_on
        )
    # One person signs once, for all the gates they own.
    owners: dict[str, list[str]] = {}
    for gate in facts.gates:
        if gate.owner.strip():
            owners.setdefault(gate.owner.strip(), []).append(gate.name.value)
    rows = [SignatureRow("Release owner", facts.release.owner.strip()), board]
    rows += [SignatureRow(joined(names), owner) for owner, names in owners.items()]
    return (Heading("Sign-off"), SignatureRows(tuple(rows)))


def _text(text: str) -> Paragraph:
    return Paragraph((Run(text),))


def _note(text: str) -> Paragraph:
    return Paragraph((Run(text),), note=True)


def _list(items: tuple[str, ...]) -> Bullets:
    return Bullets(tuple((Run(sentence(item)),) for item in items))
