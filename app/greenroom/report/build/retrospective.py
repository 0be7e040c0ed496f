"""The post-release retrospective: what came of the release, held against what was expected."""

from greenroom.model.export import Options
from greenroom.model.launch import Result, Review, Severity
from greenroom.model.release import FactKind
from greenroom.report.build.board_input import risks
from greenroom.report.build.board_page import stance_text
from greenroom.report.build.kind import Kind, Section
from greenroom.report.build.launch_parts import (
    action_rows,
    incidents_table,
    of_newest_environment,
    status_table,
)
from greenroom.report.build.material import Material
from greenroom.report.build.open_points import Need
from greenroom.report.build.parts import listed, table, text, under
from greenroom.report.build.plan_tables import duration
from greenroom.report.build.wording import count, moment, number, sentence
from greenroom.report.document import (
    Block,
    Callout,
    Cell,
    Column,
    Heading,
    Slide,
    Tile,
    Tiles,
    Tone,
)

MITIGATED_WITHIN = 30
"""Minutes within which a severe incident should be mitigated."""
SATISFIED_FROM = 4.4
"""The stakeholder satisfaction, of 5, that a quarter should reach."""

_TONES = {
    Result.AS_PLANNED: Tone.GOOD,
    Result.WITH_PROBLEMS: Tone.CAUTION,
    Result.ROLLED_BACK: Tone.BAD,
}
_SEVERE = (Severity.CRITICAL, Severity.HIGH)


def _opening(material: Material, _options: Options) -> tuple[Block, ...]:
    review = material.record.review
    if review is None:
        status = material.release.status.value
        waiting = f"The release is {status}. A review has not been written down."
        return (Callout("No outcome yet", (waiting,), Tone.CAUTION),)
    lines = (sentence(review.success),) if review.success else ()
    box = Callout(f"Released {review.result.value}", lines, _TONES[review.result])
    if review.result is Result.ROLLED_BACK:
        box = Callout("Rolled back", lines, Tone.BAD)
    tiles = (_downtime(review), _mitigation(material), _tickets(material, review), _liked(review))
    held = text(f"Reviewed {moment(review.held_at)}.")
    return (box, Tiles(tuple(tile for tile in tiles if tile is not None)), held)


def _downtime(review: Review) -> Tile:
    minutes = review.downtime_minutes
    if minutes is None:
        return Tile("Downtime", "not measured", "", Tone.NEUTRAL)
    return Tile("Downtime", duration(minutes), "as measured", Tone.BAD if minutes else Tone.GOOD)


def _mitigation(material: Material) -> Tile:
    severe = [each for each in material.record.incidents if each.severity in _SEVERE]
    label = "Severe incidents"
    if not severe:
        return Tile(label, "none", f"{count(len(material.record.incidents), 'incident')} in all")
    still = sum(each.minutes is None for each in severe)
    if still:
        return Tile(label, f"{still} open", f"of {len(severe)}", Tone.BAD)
    slowest = max(each.minutes or 0 for each in severe)
    tone = Tone.GOOD if slowest < MITIGATED_WITHIN else Tone.BAD
    note = f"slowest mitigated in {duration(slowest)}; target under {MITIGATED_WITHIN}"
    return Tile(label, str(len(severe)), note, tone)


def _tickets(material: Material, review: Review) -> Tile | None:
    if review.tickets is None:
        return None
    forecast = _count_of(material, "expected_tickets")
    note = "no forecast" if forecast is None else f"forecast {number(forecast)}"
    over = forecast is not None and review.tickets > forecast
    return Tile("Support tickets", str(review.tickets), note, Tone.BAD if over else Tone.GOOD)


def _liked(review: Review) -> Tile | None:
    if review.satisfaction is None:
        return None
    tone = Tone.GOOD if review.satisfaction >= SATISFIED_FROM else Tone.CAUTION
    note = f"of 5; target {number(SATISFIED_FROM)}"
    return Tile("Stakeholder satisfaction", number(review.satisfaction), note, tone)


def _count_of(material: Material, key: str) -> float | None:
    fact = material.release.fact(key)
    if fact is None or not fact.known or fact.kind not in (FactKind.COUNT, FactKind.DURATION):
        return None
    return float(fact.value.replace(",", ""))


def _expected(material: Material, _options: Options) -> tuple[Block, ...]:
    """What was said before the release beside what came of it, row by row."""
    review, decision = material.record.review, material.board.decision
    rows: list[tuple[str, str, str]] = []
    if review is None:
        return ()
    if decision is not None:
        assessed = material.decided_on
        score = assessed.score if assessed else None
        ready = "" if score is None else f", at launch readiness {number(score)}"
        rows.append(("Release", f"{decision.kind.value}{ready}", f"released {review.result.value}"))
    drilled = _count_of(material, "rollback_minutes")
    if drilled is not None and review.rollback_minutes is not None:
        rows.append(("Rollback", f"{number(drilled)} minutes", duration(review.rollback_minutes)))
    forecast = _count_of(material, "expected_tickets")
    if forecast is not None and review.tickets is not None:
        rows.append(("Support tickets", number(forecast), str(review.tickets)))
    rows += _foreseen(material)
    header = (Column("What", share=2), Column("Expected", share=3), Column("Happened", share=3))
    cells = (tuple(Cell(each) for each in row) for row in rows)
    return under(Heading("Expected and happened", slide=Slide.FIGURES), *table(header, cells))


def _foreseen(material: Material) -> list[tuple[str, str, str]]:
    if not material.debriefs or material.debriefs[-1].hit_rate is None:
        return []
    debrief = material.debriefs[-1]
    return [
        ("Questions of the board", f"{debrief.foreseen} foreseen", f"{len(debrief.asked)} asked")
    ]


def _risks(material: Material, _options: Options) -> tuple[Block, ...]:
    if material.record.review is None:
        return ()
    header = (
        Column("Theme", share=4),
        Column("Severity", share=1.4),
        Column("Stance, confirmed codings only", share=4),
    )
    rows = (
        (Cell(each.name), Cell(f"{each.severity} of 5"), Cell(stance_text(each)))
        for each in risks(material.board)
        if each.open
    )
    heading = Heading("Risks that were open before", slide=Slide.RISKS)
    return under(heading, *table(header, rows))


def _night(material: Material, _options: Options) -> tuple[Block, ...]:
    said = of_newest_environment(material.record.statuses)
    return under(Heading("How it went"), *status_table(said))


def _incidents(material: Material, _options: Options) -> tuple[Block, ...]:
    return under(Heading("Incidents"), *incidents_table(material.record.incidents))


def _lessons(material: Material, _options: Options) -> tuple[Block, ...]:
    review = material.record.review
    if review is None:
        return ()
    blocks: list[Block] = []
    for title, items in (
        ("Went well", review.went_well),
        ("Went badly", review.went_badly),
        ("Learnt", review.learnt),
    ):
        if items:
            blocks += [Heading(title, 2), listed(items)]
    return under(Heading("What was learnt", slide=Slide.REHEARSAL), *blocks)


def _actions(material: Material, _options: Options) -> tuple[Block, ...]:
    review = material.record.review
    tables = action_rows(review.actions if review else ())
    return under(Heading("Actions", slide=Slide.NEXT_STEPS), *tables)


RETROSPECTIVE = Kind(
    id="retrospective",
    name="post-release retrospective",
    description="What came of the release against what was expected, and what is learnt",
    mark="PR",
    opening=_opening,
    sections=(
        Section("expected", "Expected and happened", _expected),
        Section("incidents", "Incidents", _incidents),
        Section("lessons", "What was learnt", _lessons),
        Section("actions", "Actions", _actions),
        Section("risks", "Risks that were open before", _risks),
        Section("night", "How it went", _night),
    ),
    needs=(Need.REVIEW, Need.STATUS),
    pages=4,
)
