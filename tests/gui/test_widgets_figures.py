"""Widgets that show figures: seen, read aloud, and as tables."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QTableView, QWidget
from pytestqt.qtbot import QtBot

from greenroom.gui.theme import TEXT_SIZES, Theme
from greenroom.gui.tokens import Tone
from greenroom.gui.widgets.bar_list import Bar, BarList
from greenroom.gui.widgets.card import Card
from greenroom.gui.widgets.chart_frame import ChartFrame
from greenroom.gui.widgets.dial import Dial, signed
from greenroom.gui.widgets.empty_state import EmptyState
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.gui.widgets.tables import Column, RowsModel, style_table
from greenroom.gui.widgets.tile import Tile
from greenroom.gui.widgets.trend_chart import TrendChart, TrendPoint


def shown(qtbot: QtBot, widget: QWidget) -> QWidget:
    """The widget on the screen, painted once; a warning while painting fails the test."""
    qtbot.addWidget(widget)
    widget.show()
    qtbot.waitExposed(widget)
    assert not widget.grab().isNull()
    return widget


@pytest.mark.parametrize(
    ("score", "change", "words"),
    [
        (72, 6, "72 of 100, below target. +6 points · target 85."),
        (88, -2, "88 of 100, target reached. −2 points · target 85."),
        (None, None, "Not assessed. target 85."),
        (0, 0, "0 of 100, below target. ±0 points · target 85."),
    ],
)
def test_a_dial_says_what_it_shows(
    qtbot: QtBot, score: float | None, change: float | None, words: str
) -> None:
    dial = Dial("Launch readiness", target=85)
    dial.show_score(score, change)
    shown(qtbot, dial)
    assert dial.accessibleName() == "Launch readiness"
    assert dial.accessibleDescription() == words


@pytest.mark.parametrize(("change", "text"), [(5.6, "+6"), (-0.4, "±0"), (-3, "−3")])
def test_changes_carry_a_sign(change: float, text: str) -> None:
    assert signed(change) == text


def test_a_tile_opens_by_mouse_and_keyboard(qtbot: QtBot) -> None:
    tile = Tile("Open take-aways")
    tile.show_value("3", "oldest due today", Tone.WARN)
    shown(qtbot, tile)
    assert tile.accessibleName() == "Open take-aways: 3. oldest due today"
    with qtbot.waitSignal(tile.opened):
        qtbot.mouseClick(tile, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(tile.opened):
        qtbot.keyClick(tile, Qt.Key.Key_Return)


def test_an_empty_state_has_one_way_on(qtbot: QtBot) -> None:
    empty = EmptyState("No transcripts yet", "Import one.", "Import", icon_name="transcripts")
    shown(qtbot, empty)
    assert empty.button is not None
    with qtbot.waitSignal(empty.chosen):
        qtbot.mouseClick(empty.button, Qt.MouseButton.LeftButton)
    assert EmptyState("Nothing here", "So it is.").button is None


def test_a_chart_can_be_read_as_a_table(qtbot: QtBot) -> None:
    bars = BarList(unit=" %")
    frame = ChartFrame("Themes", bars)
    bars.set_bars([Bar("Rollback", 9, "4 raised", Tone.BAD), Bar("Support", 2.5), Bar("None", 0)])
    shown(qtbot, frame)
    assert "Rollback 9 % 4 raised" in bars.accessibleDescription()
    qtbot.mouseClick(frame.toggle, Qt.MouseButton.LeftButton)
    assert frame.table.isVisible()
    model = frame.table.model()
    cells = [model.index(0, column).data() for column in range(3)]
    assert cells == ["Rollback", "9 %", "4 raised"]
    assert model.rowCount() == 3
    qtbot.mouseClick(frame.toggle, Qt.MouseButton.LeftButton)
    assert bars.isVisible()


@pytest.mark.parametrize("count", [0, 1, 2, 30, 5000])
def test_a_trend_draws_any_number_of_points(qtbot: QtBot, count: int) -> None:
    chart = TrendChart(target=85)
    chart.set_points([TrendPoint(f"run {number}", number % 130) for number in range(count)])
    shown(qtbot, chart)
    assert len(chart.table_rows()) == count


def test_an_empty_bar_list_paints(qtbot: QtBot) -> None:
    shown(qtbot, BarList(maximum=10))


def test_rows_make_a_sound_model(qtbot: QtBot, qapp: QApplication) -> None:
    model = RowsModel(
        (
            Column[tuple[str, int]]("Name", lambda row: row[0]),
            Column[tuple[str, int]](
                "Count", lambda row: str(row[1]), numeric=True, tone=lambda _row: Tone.BAD
            ),
        )
    )
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_rows([("<b>a</b>", 3), ("b", 5)])
    assert (model.rowCount(), model.columnCount()) == (2, 2)
    assert model.index(0, 0).data() == "<b>a</b>"
    assert model.row(1) == ("b", 5)
    right = model.index(0, 1).data(Qt.ItemDataRole.TextAlignmentRole)
    assert right & Qt.AlignmentFlag.AlignRight
    assert model.index(0, 1).data(Qt.ItemDataRole.ForegroundRole) is not None
    assert model.data(QModelIndex()) is None
    view = QTableView()
    view.setModel(model)
    style_table(view)
    shown(qtbot, view)


def labelled_widgets() -> list[QWidget]:
    """One of each widget that holds text."""
    tile = Tile("Weakest theme")
    tile.show_value("Rollback", "4 raised, none mitigated", Tone.BAD)
    card = Card("A card with a title")
    card.body.addWidget(PlainLabel("Some words that need more than one line to be shown. " * 3))
    return [tile, card, EmptyState("No transcripts yet", "Import one. " * 8, "Import")]


@pytest.mark.parametrize("percent", TEXT_SIZES)
def test_text_is_not_clipped_at_any_size(qtbot: QtBot, theme: Theme, percent: int) -> None:
    theme.scale_text(percent)
    for widget in labelled_widgets():
        widget.resize(360, 10)
        shown(qtbot, widget)
        widget.resize(360, max(widget.heightForWidth(360), widget.sizeHint().height()))
        QApplication.processEvents()
        for label in widget.findChildren(PlainLabel):
            if label.isVisible():
                assert label.height() >= label.heightForWidth(label.width())
        widget.close()


@pytest.mark.parametrize("percent", TEXT_SIZES)
def test_a_dial_grows_with_the_text(qtbot: QtBot, theme: Theme, percent: int) -> None:
    theme.scale_text(percent)
    dial = Dial("Launch readiness", target=85)
    dial.show_score(72, 6, "rehearsal proxy")
    shown(qtbot, dial)
    assert dial.height() >= 2 * dial.fontMetrics().height() + 120
