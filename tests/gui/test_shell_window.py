"""The window around the pages: ways to them, messages above them, jobs below them."""

import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit
from pytestqt.qtbot import QtBot

from greenroom.errors import StoreError
from greenroom.gui.actions import command_name
from greenroom.gui.jobs import JobRunner, Lane
from greenroom.gui.main_window import MainWindow, Shell
from greenroom.gui.messages import Messages
from greenroom.gui.settings import Settings
from greenroom.gui.theme import TEXT_SIZES, Theme
from greenroom.gui.widgets.command_palette import CommandPalette
from greenroom.gui.widgets.crash_dialog import CrashDialog
from greenroom.gui.widgets.shortcut_sheet import ShortcutSheet
from gui.builders_gui import FakePage, WindowMaker

MakeWindow = Callable[..., MainWindow]


@pytest.fixture
def make_window(
    qtbot: QtBot, theme: Theme, settings: Settings, messages: Messages, jobs: JobRunner
) -> WindowMaker:
    return WindowMaker(qtbot, Shell(settings, theme, messages, jobs))


def page_of(window: MainWindow) -> FakePage:
    page = window.stack.page
    assert isinstance(page, FakePage)
    return page


def test_a_page_is_built_and_refreshed_when_first_shown(make_window: MakeWindow) -> None:
    window = make_window()
    first = page_of(window)
    assert first.log == ["refresh"]
    window.navigate("second", transcript="t1")
    assert page_of(window).log == ["refresh", "open_at {'transcript': 't1'}"]
    window.navigate("first")
    assert page_of(window) is first
    assert first.log == ["refresh", "flush"]


def test_a_change_refreshes_the_others(make_window: WindowMaker) -> None:
    window = make_window()
    first = page_of(window)
    window.navigate("second")
    second = page_of(window)
    second.announce_change()
    assert second.log == ["refresh"]
    assert first.log == ["refresh", "flush"]
    window.navigate("first")
    assert first.log == ["refresh", "flush", "refresh"]
    second.announce_change()
    assert first.log[-1] == "refresh"
    assert len(first.log) == 4


def test_keys_and_sidebar_open_pages(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window()
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert page_of(window).page_id == "second"
    assert window.sidebar.buttons["second"].isChecked()
    qtbot.mouseClick(window.sidebar.buttons["first"], Qt.MouseButton.LeftButton)
    assert page_of(window).page_id == "first"
    assert window.windowTitle().startswith("First")


def test_a_page_asked_for_while_loading_comes_first(make_window: WindowMaker) -> None:
    window = make_window(filled=False)
    window.navigate("second")
    assert window.stack.page is None
    maker = make_window
    other = maker()
    assert page_of(other).page_id == "second"


def test_the_sidebar_shrinks_to_named_icons(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window(width=1200)
    assert window.sidebar.width() == 200
    assert window.sidebar.buttons["first"].text() == "First"
    window.resize(1024, 640)
    qtbot.waitUntil(lambda: window.sidebar.narrow)
    button = window.sidebar.buttons["first"]
    assert button.text() == ""
    assert button.accessibleName() == "First"
    assert button.toolTip() == "First (Ctrl+1)"
    assert window.sidebar.width() < 80


def test_the_command_palette_finds_and_runs_by_keyboard(
    make_window: MakeWindow, qtbot: QtBot
) -> None:
    window = make_window()
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = window.findChild(CommandPalette)
    assert palette is not None
    assert palette.names()[0] == "Greet first"
    qtbot.keyClicks(palette.field, "second go")
    assert palette.names() == ["Go to Second"]
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert page_of(window).page_id == "second"
    assert not palette.isVisible()


def test_the_palette_moves_with_arrows_and_survives_no_match(
    make_window: MakeWindow, qtbot: QtBot
) -> None:
    window = make_window()
    window.show_commands()
    palette = window.findChild(CommandPalette)
    assert palette is not None
    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    assert palette.list.currentIndex().row() == 1
    qtbot.keyClicks(palette.field, "zzz")
    assert palette.names() == []
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()


def test_a_hidden_page_offers_no_commands(make_window: MakeWindow) -> None:
    window = make_window()
    window.navigate("second")
    names = [command_name(action) for action in window.commands()]
    assert "Greet second" in names
    assert "Greet first" not in names
    assert {"Appearance: Dark", "Text size: 200 %", "Full screen"} <= set(names)


def test_the_shortcut_sheet_lists_every_action_with_keys(make_window: MakeWindow) -> None:
    window = make_window()
    window.show_shortcuts()
    sheet = window.findChild(ShortcutSheet)
    assert sheet is not None
    expected = {command_name(action) for action in window.commands() if action.shortcuts()}
    assert {name for _, name in sheet.lines} == expected
    assert {"Ctrl+K", "F1", "F11", "Ctrl+Q", "Ctrl+1", "Ctrl+2", "Ctrl+G"} <= {
        keys for keys, _ in sheet.lines
    }
    sheet.close()


def test_the_message_bar_shows_markup_as_text(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window()
    make_window.shell.messages.error("<img src='x'> could not be read", "Try <b>again</b>")
    assert window.message_bar.isVisible()
    assert window.message_bar.text.text() == "<img src='x'> could not be read"
    assert window.message_bar.text.textFormat() is Qt.TextFormat.PlainText
    assert window.message_bar.hint.textFormat() is Qt.TextFormat.PlainText
    qtbot.mouseClick(window.message_bar.dismiss, Qt.MouseButton.LeftButton)
    assert not window.message_bar.isVisible()


def test_only_errors_stay_when_another_page_is_shown(make_window: WindowMaker) -> None:
    window = make_window()
    make_window.shell.messages.warning("Nearly full.")
    window.navigate("second")
    assert not window.message_bar.isVisible()
    make_window.shell.messages.error("Full.")
    window.navigate("first")
    assert window.message_bar.isVisible()


def test_messages_wait_for_the_window(make_window: WindowMaker) -> None:
    make_window.shell.messages.error("Told early.")
    window = make_window()
    assert window.message_bar.text.text() == "Told early."


@pytest.mark.parametrize("percent", [100, 200])
def test_a_toast_covers_no_control(make_window: WindowMaker, qtbot: QtBot, percent: int) -> None:
    make_window.shell.theme.scale_text(percent)
    window = make_window(width=1024)
    make_window.shell.messages.toast("Transcript deleted", undo=lambda: None)
    qtbot.waitUntil(window.toast.isVisible)

    def place(widget: object) -> QRect:
        return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())

    controls = [
        widget
        for kind in (QAbstractButton, QLineEdit)
        for widget in window.findChildren(kind)
        if widget.isVisible() and not window.toast.isAncestorOf(widget)
    ]
    assert controls
    assert not any(place(window.toast).intersects(place(control)) for control in controls)
    assert window.rect().contains(place(window.toast))


def test_undo_takes_back_and_the_clock_waits_for_the_mouse(
    make_window: WindowMaker, qtbot: QtBot
) -> None:
    window = make_window()
    undone: list[bool] = []
    make_window.shell.messages.toast("Deleted", undo=lambda: undone.append(True))
    assert window.toast.clock.isActive()
    window.toast.undo.setFocus()
    qtbot.waitUntil(lambda: not window.toast.clock.isActive())
    qtbot.mouseClick(window.toast.undo, Qt.MouseButton.LeftButton)
    assert undone == [True]
    assert not window.toast.isVisible()


def test_a_long_job_shows_its_count_and_can_be_cancelled(
    make_window: WindowMaker, qtbot: QtBot
) -> None:
    window = make_window()
    entered, go_on = threading.Event(), threading.Event()
    ended: list[object] = []

    def work(progress: Callable[[int, int, str], None]) -> None:
        progress(12, 40, "")
        entered.set()
        go_on.wait(10)
        progress(13, 40, "")

    job = make_window.shell.jobs.run(
        work, done=ended.append, failed=ended.append, title="Importing notes.txt"
    )
    qtbot.waitUntil(window.job_strip.isVisible)
    qtbot.waitUntil(lambda: window.job_strip.text.text() == "Importing notes.txt: 12 of 40")
    window.navigate("second")
    assert window.job_strip.isVisible()
    qtbot.mouseClick(window.job_strip.cancel, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(job.over):
        go_on.set()
    assert len(ended) == 1
    assert not window.job_strip.isVisible()


def test_a_bug_opens_one_dialog_without_anybodys_text(
    make_window: WindowMaker, qtbot: QtBot
) -> None:
    window = make_window()
    secret = "Ines said the rollback failed"
    try:
        raise KeyError(secret)
    except KeyError as error:
        make_window.shell.messages.crash(error)
        make_window.shell.messages.crash(error)
    dialogs = window.findChildren(CrashDialog)
    assert len(dialogs) == 1
    facts = dialogs[0].facts.toPlainText()
    assert "KeyError" in facts
    assert "test_shell_window.py" in facts
    assert "Ines" not in facts
    qtbot.mouseClick(dialogs[0].go_on, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.findChildren(CrashDialog))


def test_a_page_that_cannot_refresh_says_so(
    make_window: WindowMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = make_window()

    def fail(_page: FakePage) -> None:
        raise StoreError("The workspace cannot be read.", "Try again.")

    monkeypatch.setattr(FakePage, "refresh", fail)
    window.navigate("second")
    assert window.message_bar.text.text() == "The workspace cannot be read."


def test_closing_flushes_and_the_window_comes_back_as_left(make_window: WindowMaker) -> None:
    window = make_window(width=1150)
    window.navigate("second")
    page = page_of(window)
    page.remember("filter", "rollback")
    assert window.close()
    assert page.log[-1] == "flush"
    again = make_window(filled=False, width=1150)
    assert again.sidebar.buttons["second"].isChecked()
    assert page.recall("filter") == "rollback"
    assert page.recall("unknown", "all") == "all"


def test_a_save_that_fails_keeps_the_window_open_once(
    make_window: WindowMaker, qtbot: QtBot
) -> None:
    window = make_window()

    def full(_progress: object) -> None:
        raise StoreError("The disk is full.")

    job = make_window.shell.jobs.run(full, done=pytest.fail, lane=Lane.SAVE)
    assert not window.close()
    assert window.isVisible()
    assert "could not be saved" in window.message_bar.text.text()
    qtbot.waitSignal(job.over).wait()
    assert window.close()


def test_focus_follows_the_page(make_window: WindowMaker, qtbot: QtBot) -> None:
    window = make_window()
    first = page_of(window)
    first.field.setFocus()
    qtbot.waitUntil(first.field.hasFocus)
    window.navigate("second")
    assert window.stack.isAncestorOf(window.focusWidget())
    window.navigate("first")
    assert first.field.hasFocus()


@pytest.mark.parametrize("percent", TEXT_SIZES)
def test_labels_keep_their_room_at_every_text_size(
    make_window: WindowMaker, qtbot: QtBot, percent: int
) -> None:
    make_window.shell.theme.scale_text(percent)
    window = make_window(width=1400)
    for button in (*window.sidebar.buttons.values(), window.sidebar.commands):
        needed = button.fontMetrics().horizontalAdvance(button.text()) + button.iconSize().width()
        assert button.width() >= needed + 20
        assert button.height() >= button.fontMetrics().height()
