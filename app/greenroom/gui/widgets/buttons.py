"""Buttons: a verb on each, and one primary one per page; icons follow the palette."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from greenroom.gui.icons import coloured_icon, icon
from greenroom.gui.theme import tokens_of


class VerbButton(QPushButton):
    """A button that calls `pressed`; kind is `primary`, `quiet`, `danger` or empty."""

    def __init__(
        self,
        text: str,
        pressed: Callable[[], object],
        *,
        kind: str = "",
        icon_name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._icon_name = icon_name
        self._kind = kind
        self.setProperty("kind", kind)
        # Enter must not press whichever button a dialog happens to like best.
        self.setAutoDefault(False)
        self.clicked.connect(lambda _checked: pressed())
        self._tint()

    def changeEvent(self, event: QEvent) -> None:
        """Tint the icon again when the palette changed."""
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._tint()
        super().changeEvent(event)

    def _tint(self) -> None:
        if not self._icon_name:
            return
        # An icon as high as its text at every text size.
        side = max(20, self.fontMetrics().height())
        self.setIconSize(QSize(side, side))
        tokens = tokens_of(self.palette())
        inks = {"primary": tokens.on_accent, "danger": tokens.bad, "quiet": tokens.accent}
        self.setIcon(coloured_icon(self._icon_name, inks.get(self._kind, tokens.text)))


class IconButton(QToolButton):
    """A small button with only an icon; the label is its accessible name and its tooltip."""

    def __init__(
        self,
        name: str,
        label: str,
        pressed: Callable[[], object],
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name = name
        self.setAccessibleName(label)
        self.setToolTip(label)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clicked.connect(lambda _checked: pressed())
        self.setIcon(icon(name, self.palette()))

    def changeEvent(self, event: QEvent) -> None:
        """Tint the icon again when the palette changed."""
        if event.type() == QEvent.Type.PaletteChange:
            self.setIcon(icon(self._name, self.palette()))
        super().changeEvent(event)
