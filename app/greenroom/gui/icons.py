"""The line icons of `resources/icons`, tinted with the colours of the palette."""

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from greenroom.gui.theme import tokens_of
from greenroom.resources import resource, resource_text

_PIXELS = (20, 40)

State = tuple[str, QIcon.Mode, QIcon.State]


def icon(name: str, palette: QPalette) -> QIcon:
    """An icon in the text colour, in the accent colour when checked, muted when disabled."""
    tokens = tokens_of(palette)
    return _tinted(
        name,
        (
            (tokens.text, QIcon.Mode.Normal, QIcon.State.Off),
            (tokens.accent, QIcon.Mode.Normal, QIcon.State.On),
            (tokens.muted, QIcon.Mode.Disabled, QIcon.State.Off),
        ),
    )


def coloured_icon(name: str, colour: str) -> QIcon:
    """An icon in one `#rrggbb` colour, for every state."""
    return _tinted(name, ((colour, QIcon.Mode.Normal, QIcon.State.Off),))


def application_icon() -> QIcon:
    """The icon of the program, for the window and the task bar."""
    return QIcon(str(resource("icons/greenroom.svg")))


def _tinted(name: str, states: tuple[State, ...]) -> QIcon:
    source = resource_text(f"icons/{name}.svg")
    result = QIcon()
    for colour, mode, state in states:
        drawing = source.replace("currentColor", colour).encode()
        renderer = QSvgRenderer(QByteArray(drawing))
        # Each size is drawn from the outline: line icons scaled from another look blurred.
        for pixels in _PIXELS:
            result.addPixmap(_drawn(renderer, pixels), mode, state)
    return result


def _drawn(renderer: QSvgRenderer, pixels: int) -> QPixmap:
    pixmap = QPixmap(pixels, pixels)
    pixmap.fill(QColor(Qt.GlobalColor.transparent))
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    return pixmap
