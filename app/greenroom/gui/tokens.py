"""The colours and measures everything in the window is drawn with, and how contrast is computed."""

from dataclasses import dataclass
from enum import StrEnum

GRID = 8
MARGIN = 32
GAP = 16
PADDING = 20
RADIUS = 8


class Tone(StrEnum):
    """What a colour says; GOOD, WARN and BAD always stand beside a word or a sign."""

    PLAIN = "plain"
    MUTED = "muted"
    ACCENT = "accent"
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"


class TextStyle(StrEnum):
    """The type scale; `TEXT_PIXELS` holds the sizes at 100 %."""

    SMALL = "small"
    BODY = "body"
    STRONG = "strong"
    SUBTITLE = "subtitle"
    TITLE = "title"
    DISPLAY = "display"


TEXT_PIXELS: dict[TextStyle, tuple[int, int]] = {
    TextStyle.SMALL: (12, 400),
    TextStyle.BODY: (14, 400),
    TextStyle.STRONG: (14, 600),
    TextStyle.SUBTITLE: (16, 600),
    TextStyle.TITLE: (20, 600),
    TextStyle.DISPLAY: (28, 600),
}
"""Pixels and weight of every text style at 100 %."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """One palette, as `#rrggbb` strings.

    `line` is a decorative hairline; `strong_line` outlines controls and charts and keeps 3:1
    against every surface. The `_soft` colours are backgrounds for text of the same name.
    """

    dark: bool
    window: str
    base: str
    subtle: str
    text: str
    muted: str
    line: str
    strong_line: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_soft: str
    good: str
    good_soft: str
    warn: str
    warn_soft: str
    bad: str
    bad_soft: str


# Muted, good, warn and bad are darker than is usual: each must be readable as small text on the
# window, on a card and on its own soft ground.
LIGHT = Tokens(
    dark=False,
    window="#f6f7f9",
    base="#ffffff",
    subtle="#eef1f5",
    text="#1c2430",
    muted="#566171",
    line="#dde1e7",
    strong_line="#808a98",
    accent="#2b59c8",
    accent_hover="#234aa9",
    on_accent="#ffffff",
    accent_soft="#e8eefb",
    good="#18713d",
    good_soft="#e5f4ea",
    warn="#855400",
    warn_soft="#fcf1dc",
    bad="#b3271e",
    bad_soft="#fceae8",
)

# Not the light colours turned round: pure white on black tires the eyes, and saturated colours seem
# to glow there.
DARK = Tokens(
    dark=True,
    window="#14181e",
    base="#1b2129",
    subtle="#242c36",
    text="#e6eaf0",
    muted="#a0abba",
    line="#303945",
    strong_line="#707c8d",
    accent="#86a9ff",
    accent_hover="#a3beff",
    on_accent="#0f1420",
    accent_soft="#222f4d",
    good="#68d296",
    good_soft="#17332a",
    warn="#f0b95e",
    warn_soft="#392d17",
    bad="#ff9389",
    bad_soft="#42211f",
)


def luminance(colour: str) -> float:
    """Relative luminance 0..1 of a `#rrggbb` colour (WCAG 2.2, definition of the term)."""
    # Screens store light unevenly; the formula wants it linear again.
    channels = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """Contrast ratio 1..21 of two `#rrggbb` colours (WCAG 2.2, success criterion 1.4.3)."""
    # The order of the two must not matter to callers.
    lighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)
