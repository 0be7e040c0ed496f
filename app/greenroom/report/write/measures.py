"""Type sizes and page measures that every printed format shares.

Sizes are points and page measures millimetres. Colours are the theme's.
"""

from collections.abc import Iterable, Sequence

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
_KEY_LEAST, _KEY_MOST = 0.16, 0.26
_KEY_LETTER = 0.0095


def key_shares(names: Iterable[str]) -> tuple[float, float]:
    """The widths of names and their values: names stand on one line unless they are long."""
    wanted = 0.02 + _KEY_LETTER * max((len(name) for name in names), default=0)
    share = min(max(wanted, _KEY_LEAST), _KEY_MOST)
    return share, 1 - share


_HEAT_SHARE = 2.2
_HEAT_LETTERS = 8.0
_HEAT_LEAST = 0.75


def heat_shares(columns: Sequence[str]) -> list[float]:
    """The widths of a heat map's columns: row names first, then those with room for a word."""
    words = (max((len(word) for word in name.split()), default=0) for name in columns)
    # No column more than twice as wide as others: one long word would starve the rest.
    return [_HEAT_SHARE, *(min(max(each / _HEAT_LETTERS, _HEAT_LEAST), 1.5) for each in words)]
