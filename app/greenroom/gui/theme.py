"""The look: both palettes, one style sheet made from the tokens, and switching at run time."""

from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from greenroom.gui.settings import Settings
from greenroom.gui.style_sheet import style_sheet
from greenroom.gui.tokens import DARK, LIGHT, TEXT_PIXELS, TextStyle, Tokens, Tone

TEXT_SIZES = (100, 125, 150, 200)
"""The text sizes a person can choose, in percent."""


class Appearance(StrEnum):
    """Which palette to use; SYSTEM follows the desktop where it tells."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


def palette_of(tokens: Tokens) -> QPalette:
    """The Qt palette of one set of tokens, disabled colours included."""
    role = QPalette.ColorRole
    colours = {
        tokens.window: (role.Window,),
        tokens.base: (role.Base, role.Button, role.ToolTipBase),
        tokens.subtle: (role.AlternateBase, role.Light),
        tokens.text: (role.WindowText, role.Text, role.ButtonText, role.ToolTipText),
        tokens.muted: (role.PlaceholderText,),
        tokens.line: (role.Mid, role.Midlight, role.Shadow),
        tokens.strong_line: (role.Dark,),
        tokens.accent: (role.Highlight, role.Link, role.LinkVisited, role.Accent),
        tokens.on_accent: (role.HighlightedText, role.BrightText),
    }
    # Every role Fusion reads is set, or a desktop's own colours would shine through.
    palette = QPalette()
    for colour, roles in colours.items():
        for each in roles:
            palette.setColor(each, QColor(colour))
    # Disabled text is still information, so it keeps the contrast of muted text.
    for each in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, each, QColor(tokens.muted))
    return palette


def tokens_of(palette: QPalette) -> Tokens:
    """The tokens a widget with this palette paints with."""
    # Style sheets change most roles of a widget's palette, backgrounds first, but never Link.
    return DARK if palette.color(QPalette.ColorRole.Link).name() == DARK.accent else LIGHT


def tone_colour(palette: QPalette, tone: Tone) -> QColor:
    """The colour of text or marks in one tone."""
    tokens = tokens_of(palette)
    colours = {
        Tone.PLAIN: tokens.text,
        Tone.MUTED: tokens.muted,
        Tone.ACCENT: tokens.accent,
        Tone.GOOD: tokens.good,
        Tone.WARN: tokens.warn,
        Tone.BAD: tokens.bad,
    }
    return QColor(colours[tone])


def styled_font(base: QFont, style: TextStyle) -> QFont:
    """A copy of the body font in one step of the type scale, with tabular figures."""
    pixels, weight = TEXT_PIXELS[style]
    body, _ = TEXT_PIXELS[TextStyle.BODY]
    # Sizes are ratios of the body font, so that every step follows the text size.
    font = QFont(base)
    font.setPixelSize(round(base.pixelSize() * pixels / body))
    font.setWeight(QFont.Weight(weight))
    return font


class Theme(QObject):
    """The look of the whole application: appearance and text size, kept in the settings.

    `changed` is emitted after every switch, when palette and style sheet are in place.
    """

    changed = Signal()

    def __init__(self, application: QApplication, settings: Settings) -> None:
        super().__init__()
        self._application = application
        self._settings = settings
        application.setStyle("Fusion")
        # Read before the first palette of our own hides what the desktop asked for.
        self._screen_scale = _screen_scale(application)
        self.appearance = _known(settings.text("window/appearance"))
        self.text_percent = _known_percent(settings.text("window/text_percent"))
        application.styleHints().colorSchemeChanged.connect(self._follow_system)
        self.apply()

    def choose(self, appearance: Appearance) -> None:
        """Switch to an appearance and remember it."""
        self.appearance = appearance
        self._settings.set_text("window/appearance", appearance.value)
        self.apply()

    def scale_text(self, percent: int) -> None:
        """Show all text at one of `TEXT_SIZES`, and remember it."""
        self.text_percent = percent
        self._settings.set_text("window/text_percent", str(percent))
        self.apply()

    def apply(self) -> None:
        """Give the application palette, font and style sheet of the present choice."""
        tokens = self.tokens
        scale = self._screen_scale * self.text_percent / 100
        font = QFont(self._application.font())
        font.setPixelSize(round(TEXT_PIXELS[TextStyle.BODY][0] * scale))
        # Figures of one width keep numbers in place while they change.
        font.setFeature(QFont.Tag("tnum"), 1)
        self._application.setFont(font)
        # Palette before style sheet: widgets polish against the colours they find.
        self._application.setPalette(palette_of(tokens))
        self._application.setStyleSheet(style_sheet(tokens, scale))
        self.changed.emit()

    @property
    def tokens(self) -> Tokens:
        """The tokens of the present choice."""
        if self.appearance is Appearance.SYSTEM:
            # Several desktops answer Unknown; guessing dark there would surprise most people.
            scheme = self._application.styleHints().colorScheme()
            return DARK if scheme is Qt.ColorScheme.Dark else LIGHT
        return DARK if self.appearance is Appearance.DARK else LIGHT

    def _follow_system(self) -> None:
        if self.appearance is Appearance.SYSTEM:
            self.apply()


def _known(name: str) -> Appearance:
    """The appearance of that name; SYSTEM for a name this version does not know."""
    # A later version may know appearances that this one does not.
    return Appearance(name) if name in set(Appearance) else Appearance.SYSTEM


def _known_percent(text: str) -> int:
    """The text size of that text in percent; 100 for anything that was never offered."""
    return int(text) if text in {str(size) for size in TEXT_SIZES} else 100


def _screen_scale(application: QApplication) -> float:
    """How much larger than 96 dots per inch the desktop wants its text; never below 1.

    A Mac counts 72 dots per inch and sizes text in those units already.
    """
    screen = application.primaryScreen()
    return max(1.0, screen.logicalDotsPerInch() / 96)
