"""The board summary: one page a change review board can decide on, and the pack behind it."""

from greenroom.model.export import Options
from greenroom.report.build.board_input import BoardSummary, ThemeLine
from greenroom.report.build.board_pack import SECTIONS
from greenroom.report.build.board_page import page_one
from greenroom.report.build.kind import Kind, build_document, of_board
from greenroom.report.build.material import Material, Part
from greenroom.report.build.open_points import Need
from greenroom.report.document import Document

__all__ = ["BOARD_SUMMARY", "BoardSummary", "ThemeLine", "build_board_summary"]

BOARD_SUMMARY = Kind(
    id="board-summary",
    name="board summary",
    description="One page the board can decide on, and the pack it stands on",
    mark="BS",
    opening=of_board(page_one),
    sections=SECTIONS,
    needs=(Need.BOARD,),
    parts=frozenset({Part.ASSESSMENT}),
    pages=8,
    lists_open=True,
    pack=True,
)


def build_board_summary(facts: BoardSummary) -> Document:
    """The whole document; the same facts always give the same document."""
    return build_document(BOARD_SUMMARY, Material(facts, facts.prepared_at), Options())
