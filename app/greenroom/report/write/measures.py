"""Type sizes and page measures that every printed format shares.

Sizes are points and page measures millimetres. Colours are the theme's.
"""

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

TOP_MARGIN = 15.0
BOTTOM_MARGIN = 14.0
FURNITURE_DISTANCE = 9.0
"""From the paper's edge to the header and footer line."""
LOGO_HEIGHT = 9.0
LOGO_WIDTH = 60.0
"""The box a logo is fitted into, right of the title of the first page."""

SIGNATURE_SHARES = (2.4, 2.2, 1.9, 1.4, 2.6)
"""The widths of the columns to sign in."""
KEY_SHARES = (0.16, 0.84)
"""The widths of names and their values."""
HEAT_SHARE = 2.2
"""The width of the first column of a heat map against the others."""
