"""The readiness scorecard: the score, what it is made of, and what stands against it."""

from greenroom.report.build.board_input import BoardSummary
from greenroom.report.build.board_page import decision_box
from greenroom.report.build.key_figures import key_figures, readiness_chart
from greenroom.report.build.kind import Kind, Section, of_board
from greenroom.report.build.material import Part
from greenroom.report.build.methods import how_numbers_are_made
from greenroom.report.build.open_points import Need
from greenroom.report.build.readiness_parts import gates, score, themes, trend
from greenroom.report.document import Block


def _opening(facts: BoardSummary) -> tuple[Block, ...]:
    chart = () if facts.assessment is None else (readiness_chart(facts.assessment),)
    return (decision_box(facts), key_figures(facts), *chart)


READINESS_SCORECARD = Kind(
    id="readiness-scorecard",
    name="readiness scorecard",
    description="Launch readiness, its parts, gates and themes, with every formula",
    mark="RS",
    opening=of_board(_opening),
    sections=(
        Section("components", "Components", of_board(score)),
        Section("trend", "Trend", of_board(trend)),
        Section("gates", "Quality gates", of_board(gates)),
        Section("themes", "Risk themes", of_board(themes)),
        Section("methods", "How the numbers are made", of_board(how_numbers_are_made)),
    ),
    needs=(Need.READINESS, Need.THEMES, Need.FRESH_FACTS),
    parts=frozenset({Part.ASSESSMENT}),
    facts=frozenset(),
    pages=3,
)
