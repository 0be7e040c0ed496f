"""Colours as six hexadecimal digits: their contrast, and neighbours that can be read."""

import re
from functools import lru_cache

READABLE = 4.5
"""The least contrast of text with what it stands on (WCAG 2.2, success criterion 1.4.3)."""

BLACK, WHITE = "000000", "FFFFFF"
_DIGITS = re.compile(r"#?([0-9a-fA-F]{6})")
_STEPS = 50


def digits_of(colour: str) -> str | None:
    """The colour as six capital hexadecimal digits; None when the text is no colour."""
    found = _DIGITS.fullmatch(colour.strip())
    return found[1].upper() if found else None


@lru_cache(maxsize=256)
def contrast(one: str, other: str) -> float:
    """The contrast of two colours from 1 to 21, by the formula of WCAG 2.2."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def mixed(colour: str, other: str, share: float) -> str:
    """The colour moved towards the other by that share, from 0 to 1."""
    parts = zip(_channels(colour), _channels(other), strict=True)
    return "".join(f"{round(here + (there - here) * share):02X}" for here, there in parts)


@lru_cache(maxsize=256)
def readable(colour: str, background: str) -> str:
    """The nearest darker or lighter colour that can be read on the background."""
    # The background decides the way: dark text on light paper, light text on dark.
    goal = BLACK if contrast(background, BLACK) > contrast(background, WHITE) else WHITE
    for step in range(_STEPS + 1):
        found = mixed(colour, goal, step / _STEPS)
        if contrast(found, background) >= READABLE:
            return found
    return goal


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(value / 255) for value in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour))
