"""The menu bar and its actions; the command palette and the shortcut sheet read them too."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from greenroom.gui.actions import COMMAND_NAME
from greenroom.gui.page_registry import PageEntry
from greenroom.gui.theme import TEXT_SIZES, Appearance, Theme


@dataclass(frozen=True, slots=True)
class Commands:
    """What the menus can ask of the window."""

    open_page: Callable[[str], object]
    choose_workspace: Callable[[], object]
    show_commands: Callable[[], object]
    show_shortcuts: Callable[[], object]
    toggle_full_screen: Callable[[], object]
    close: Callable[[], object]


class Menus(QObject):
    """Builds the menu bar of the window; `actions` lists every action in menu order."""

    def __init__(
        self,
        window: QMainWindow,
        entries: Sequence[PageEntry],
        theme: Theme,
        commands: Commands,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._commands = commands
        self.actions: list[QAction] = []
        self._build_file()
        self._build_go(entries)
        self._build_view(theme)
        self._build_help()

    def _build_file(self) -> None:
        menu = self._menu(self.tr("&File"))
        self._add(menu, self.tr("Open another &workspace folder…"), self._commands.choose_workspace)
        menu.addSeparator()
        leave = self._add(menu, self.tr("&Quit Greenroom"), self._commands.close, "Ctrl+Q")
        # On a Mac this belongs into the menu of the program.
        leave.setMenuRole(QAction.MenuRole.QuitRole)

    def _build_go(self, entries: Sequence[PageEntry]) -> None:
        menu = self._menu(self.tr("&Go"))
        for number, entry in enumerate(entries, start=1):
            open_this = partial(self._commands.open_page, entry.id)
            action = self._add(menu, entry.title, open_this, f"Ctrl+{number}")
            named = self.tr("Go to {page}").format(page=entry.title)
            # Alone in a list of commands, "Home" would not say what happens.
            action.setProperty(COMMAND_NAME, named)

    def _build_view(self, theme: Theme) -> None:
        menu = self._menu(self.tr("&View"))
        looks = menu.addMenu(self.tr("&Appearance"))
        names = {
            Appearance.SYSTEM: self.tr("Follow system"),
            Appearance.LIGHT: self.tr("Light"),
            Appearance.DARK: self.tr("Dark"),
        }
        group = QActionGroup(self)
        for appearance, name in names.items():
            action = self._add(looks, name, partial(theme.choose, appearance))
            action.setProperty(COMMAND_NAME, self.tr("Appearance: {name}").format(name=name))
            _make_choice(action, group, chosen=theme.appearance is appearance)
        sizes = menu.addMenu(self.tr("&Text size"))
        group = QActionGroup(self)
        for percent in TEXT_SIZES:
            name = f"{percent} %"
            action = self._add(sizes, name, partial(theme.scale_text, percent))
            action.setProperty(COMMAND_NAME, self.tr("Text size: {name}").format(name=name))
            _make_choice(action, group, chosen=theme.text_percent == percent)
        menu.addSeparator()
        self._add(menu, self.tr("&Full screen"), self._commands.toggle_full_screen, "F11")

    def _build_help(self) -> None:
        menu = self._menu(self.tr("&Help"))
        self._add(menu, self.tr("Find a &command…"), self._commands.show_commands, "Ctrl+K")
        self._add(menu, self.tr("&Keyboard shortcuts"), self._commands.show_shortcuts, "F1")

    def _menu(self, title: str) -> QMenu:
        return self._window.menuBar().addMenu(title)

    def _add(
        self, menu: QMenu, text: str, run: Callable[[], object], shortcut: str = ""
    ) -> QAction:
        action = QAction(text, self._window)
        action.setShortcut(QKeySequence(shortcut))
        action.triggered.connect(lambda _checked: run())
        menu.addAction(action)
        # Also on the window itself, so that the shortcut works where the menu bar is hidden.
        self._window.addAction(action)
        self.actions.append(action)
        return action


def _make_choice(action: QAction, group: QActionGroup, *, chosen: bool) -> None:
    action.setCheckable(True)
    action.setChecked(chosen)
    group.addAction(action)
