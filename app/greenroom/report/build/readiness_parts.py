"""Launch readiness in full: components, trend, gates and confirmed themes."""

from greenroom.model.readiness import Assessment, Component
from greenroom.report.build.board_input import BoardSummary, ThemeLine, risks
from greenroom.report.build.board_page import likelihood_text, stance_text, unconfirmed_note
from greenroom.report.build.gate_tables import gates_in_full
from greenroom.report.build.key_figures import component_label, from_practice, score_tone
from greenroom.report.build.parts import notes, text
from greenroom.report.build.wording import (
    NONE_GIVEN,
    NOT_ASSESSED,
    count,
    day,
    joined,
    number,
    percent,
    signed,
)
from greenroom.report.document import (
    Alignment,
    Block,
    Cell,
    Column,
    Heading,
    Series,
    Slide,
    Table,
    Tone,
    TrendChart,
)

TREND_SHOWN = 8
"""The latest assessments a trend shows."""
SEVERE_FROM = 4
"""From this severity up a risk should have somebody who deals with it."""


def score(facts: BoardSummary) -> tuple[Block, ...]:
    """Each component with its score, change, weight, points and evidence, and the total."""
    heading = Heading("Launch readiness", slide=Slide.FIGURES)
    assessment = facts.assessment
    if assessment is None:
        return (heading, text("Launch readiness has not been assessed."))
    header = (
        Column("Component", share=3.4),
        Column("Score", Alignment.RIGHT),
        Column("Change", Alignment.RIGHT),
        Column("Weight", Alignment.RIGHT),
        Column("Points", Alignment.RIGHT),
        Column("Evidence", share=4),
    )
    rows = tuple(_component_row(part, assessment) for part in assessment.components)
    return (heading, Table(header, (*rows, _total_row(assessment))))


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


def _total_row(assessment: Assessment) -> tuple[Cell, ...]:
    value, target = assessment.score, assessment.target
    total = NOT_ASSESSED if value is None else number(value)
    # The total is the one figure of the table that is judged.
    tone = Tone.BAD if value is None else score_tone(value, target)
    return (
        Cell("Launch readiness"),
        Cell(total, tone),
        Cell(NONE_GIVEN if assessment.change is None else signed(assessment.change)),
        Cell(percent(sum(part.weight for part in assessment.components))),
        Cell(total, tone),
        Cell(f"target {number(target)}"),
    )


def trend(facts: BoardSummary) -> tuple[Block, ...]:
    """Launch readiness over the last assessments; nothing for a single one."""
    # One point is no trend, and more than eight no longer fit beside their dates.
    history = facts.history[-TREND_SHOWN:]
    if len(history) < 2:
        return ()
    labels = tuple(day(each.at) for each in history)
    values = tuple(each.score for each in history)
    told = (
        f"{when} {NOT_ASSESSED if value is None else number(value)}"
        for when, value in zip(labels, values, strict=True)
    )
    chart = TrendChart(
        title=f"Launch readiness over the last {count(len(history), 'assessment')}, points of 100",
        labels=labels,
        series=(Series("Launch readiness", values),),
        alt=f"Line chart of launch readiness over time: {joined(told)}.",
        target=history[-1].target,
    )
    return (chart,)


def score_and_trend(facts: BoardSummary) -> tuple[Block, ...]:
    """The components, and how the score got there."""
    return (*score(facts), *trend(facts))


def gates(facts: BoardSummary) -> tuple[Block, ...]:
    """Every gate with its criterion and evidence; nothing before they are assessed."""
    heading = Heading("Quality gates", slide=Slide.DECISION)
    return (heading, gates_in_full(facts)) if facts.gates else ()


def themes(facts: BoardSummary, *, slide: Slide | None = Slide.RISKS) -> tuple[Block, ...]:
    """The confirmed themes with their stances, and who deals with each where it was noted."""
    heading = Heading("Risk themes", slide=slide)
    confirmed = risks(facts)
    remark = unconfirmed_note(facts)
    if not confirmed:
        words = f"No theme has been confirmed in a transcript. {remark}".strip()
        return (heading, text(words))
    dealt = any(theme.owner or theme.answer for theme in confirmed)
    header = (
        Column("Theme", share=3.3),
        Column("Severity", Alignment.RIGHT, share=1.2),
        Column("Likelihood", Alignment.RIGHT, share=1.4),
        Column("Stance, confirmed codings only", share=2.8),
        *((Column("What is done, by whom, by when", share=4.2),) if dealt else ()),
    )
    source = "From rehearsals (rehearsal proxy), not from interviews. " * from_practice(facts)
    table = Table(header, tuple(_theme_row(theme, dealt) for theme in confirmed))
    return (heading, table, *notes(source + remark))


def _theme_row(theme: ThemeLine, dealt: bool) -> tuple[Cell, ...]:
    by = ", ".join(part for part in (theme.owner, theme.due) if part)
    answer = f"{theme.answer.rstrip('.')} ({by})" if theme.answer and by else theme.answer or by
    # A severe open risk that nobody deals with is what a board looks for first.
    alone = theme.open and theme.severity >= SEVERE_FROM
    nobody = Cell("nobody named", Tone.BAD) if alone else Cell(NONE_GIVEN)
    return (
        Cell(theme.name),
        Cell(f"{theme.severity} of 5"),
        Cell(likelihood_text(theme)),
        Cell(stance_text(theme)),
        *((Cell(answer) if answer else nobody,) if dealt else ()),
    )
