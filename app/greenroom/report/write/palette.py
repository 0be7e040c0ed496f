"""One look for every printed format: colours, type sizes and page measures.

Colours are six hexadecimal digits, sizes points, page measures millimetres. Text colours
keep a contrast of at least 4.5:1 on white and on their soft tint.
"""

from greenroom.report.document import Tone

INK = "1B2733"
PRIMARY = "1F3A5F"
ACCENT = "2F6DA8"
MUTED = "4A5868"
RULE = "C6CED8"
GRID = "E3E8EE"
ZEBRA = "F5F7FA"
PAPER = "FFFFFF"

STRONG = {
    Tone.NEUTRAL: "33475B",
    Tone.GOOD: "1A6B2F",
    Tone.CAUTION: "8A5000",
    Tone.BAD: "A8231C",
}
"""The colour of text and edges in each tone."""

SOFT = {
    Tone.NEUTRAL: "EEF2F7",
    Tone.GOOD: "E7F4EA",
    Tone.CAUTION: "FFF4E0",
    Tone.BAD: "FCEAE8",
}
"""The tint behind text in each tone."""

BAR = {
    Tone.NEUTRAL: ACCENT,
    Tone.GOOD: ACCENT,
    Tone.CAUTION: "A86200",
    Tone.BAD: "A8231C",
}
"""The fill of chart bars; white labels stand on it."""

TITLE_SIZE = 19.0
HEADING_SIZES = (11.5, 10.0, 9.0)
"""Sizes of heading levels 1, 2 and deeper."""
BODY_SIZE = 9.0
CELL_SIZE = 8.2
NOTE_SIZE = 7.6
FURNITURE_SIZE = 7.2
TILE_VALUE_SIZE = 18.0
TILE_WORDS_SIZE = 13.5
"""For tile values that are words, such as "not assessed"."""
TILE_VALUE_LIMIT = 9
"""A tile value with more characters than this is set as words."""
CALLOUT_TITLE_SIZE = 13.0

LEADING = 1.28
"""Distance of lines as a multiple of the type size."""

PAGE_WIDTH = 210.0
PAGE_HEIGHT = 297.0
SIDE_MARGIN = 18.0
TOP_MARGIN = 15.0
BOTTOM_MARGIN = 14.0
FURNITURE_DISTANCE = 9.0
"""From the paper's edge to the header and footer line."""
TEXT_WIDTH = PAGE_WIDTH - 2 * SIDE_MARGIN

HEADER_TITLE_LIMIT = 70
"""Characters of the title that a page header carries."""
