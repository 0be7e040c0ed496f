"""Several widgets in one place of which one is shown, and only that one asks for room."""

from PySide6.QtWidgets import QVBoxLayout, QWidget


class CurrentStack(QWidget):
    """Like Qt's stack, which is as wide and as high as its largest widget, shown or not."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._current: QWidget | None = None

    def add(self, widget: QWidget) -> None:
        """Add a widget; the first one is shown."""
        self._column.addWidget(widget)
        widget.setVisible(self._current is None)
        self._current = self._current or widget

    def current(self) -> QWidget | None:
        """The widget that is shown."""
        return self._current

    def show_only(self, widget: QWidget) -> None:
        """Show that one of the widgets in place of the others."""
        if widget is self._current:
            return
        # The new one first: were nothing shown for a moment, the keyboard would leave the place.
        before, self._current = self._current, widget
        widget.show()
        if before is not None:
            before.hide()
