"""One look for every format: colours, type, spacing, and the name and logo of a workspace."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum

from greenroom.errors import InputError
from greenroom.report.charts import Tone
from greenroom.report.colours import READABLE, contrast, digits_of, readable
from greenroom.report.logo import checked_logo

SIDE_MARGIN = 18.0
"""From the left and right edges of the paper to the text, in millimetres."""

_COLOURS = (
    *("primary", "accent", "ink", "muted", "paper"),
    *("zebra", "rule", "grid", "caution_bar"),
)


_FONT = re.compile(r"\w[\w -]{0,60}")


class Page(Enum):
    """A paper size: its width and height in millimetres."""

    A4 = (210.0, 297.0)
    LETTER = (215.9, 279.4)


@dataclass(frozen=True, slots=True)
class Tones:
    """One colour for each tone, as six hexadecimal digits."""

    neutral: str
    good: str
    caution: str
    bad: str

    def of(self, tone: Tone) -> str:
        """The colour of that tone."""
        return str(getattr(self, tone.value))


@dataclass(frozen=True, slots=True)
class Theme:
    """How documents look; the defaults are Greenroom's own look.

    Colours are six hexadecimal digits, with or without `#`. `name` is the organisation's
    and stands in page headers, `logo` a PNG picture; `spacing` stretches the room between
    blocks. Raises InputError, naming the colour, when a text could not be read on what it
    stands on, and when the logo is no PNG picture.
    """

    name: str = ""
    logo: bytes = field(default=b"", repr=False)
    primary: str = "1F3A5F"
    accent: str = "2F6DA8"
    ink: str = "1B2733"
    muted: str = "4A5868"
    paper: str = "FFFFFF"
    zebra: str = "F5F7FA"
    rule: str = "C6CED8"
    grid: str = "E3E8EE"
    caution_bar: str = "A86200"
    strong: Tones = Tones(neutral="33475B", good="1A6B2F", caution="8A5000", bad="A8231C")
    soft: Tones = Tones(neutral="EEF2F7", good="E7F4EA", caution="FFF4E0", bad="FCEAE8")
    font: str = "Arial"
    spacing: float = 1.0
    page: Page = Page.A4

    def __post_init__(self) -> None:
        # A frozen value can be finished only this way, and only here.
        for name in _COLOURS:
            object.__setattr__(self, name, _digits(name, getattr(self, name)))
        for name in ("strong", "soft"):
            tones = getattr(self, name)
            found = (_digits(f"{name} {each.value}", tones.of(each)) for each in Tone)
            object.__setattr__(self, name, Tones(*found))
        object.__setattr__(self, "logo", checked_logo(self.logo))
        for text, text_name, ground, ground_name in self._pairs():
            _check_contrast((text, text_name), (ground, ground_name))
        # A name goes into style sheets and parts of files, where signs could act.
        if not _FONT.fullmatch(self.font):
            raise InputError(f"“{self.font}” is not the name of a font.", "Write a plain name.")
        if not 0.5 <= self.spacing <= 2.0:
            raise InputError("The spacing is too tight or too wide.", "Choose one from 0.5 to 2.")

    def bar(self, tone: Tone) -> str:
        """The fill of chart bars in that tone; labels in the colour of the paper stand on it."""
        bars = Tones(self.accent, self.accent, self.caution_bar, self.strong.bad)
        return bars.of(tone)

    @property
    def text_width(self) -> float:
        """The width between the margins, in millimetres."""
        return self.page.value[0] - 2 * SIDE_MARGIN

    def _pairs(self) -> Iterator[tuple[str, str, str, str]]:
        for name in ("primary", "ink", "muted", "accent"):
            # The darker ground first, so that what the hint names is good for both.
            for ground in ("zebra", "paper"):
                yield getattr(self, name), name, getattr(self, ground), ground
        yield self.paper, "paper", self.caution_bar, "caution_bar"
        for tone in Tone:
            for name in ("ink", "muted"):
                yield getattr(self, name), name, self.soft.of(tone), f"soft {tone.value}"
            for ground, ground_name in ((self.soft.of(tone), "tint"), (self.paper, "paper")):
                yield self.strong.of(tone), f"strong {tone.value}", ground, ground_name


def _digits(name: str, colour: str) -> str:
    found = digits_of(colour)
    if found is None:
        raise InputError(
            f"“{colour}” is not a colour for {_said(name)}.",
            "Write six hexadecimal digits, for example #1F3A5F.",
        )
    return found


def _check_contrast(text: tuple[str, str], ground: tuple[str, str]) -> None:
    found = contrast(text[0], ground[0])
    if found < READABLE:
        better = readable(text[0], ground[0])
        raise InputError(
            f"The colour #{text[0]} ({_said(text[1])}) cannot be read on #{ground[0]} "
            f"({_said(ground[1])}): its contrast is {found:.1f} to 1, and {READABLE} is needed.",
            f"Choose one with more contrast, for example #{better}.",
        )


def _said(name: str) -> str:
    return name.replace("_", " ")


PLAIN = Theme()
"""Greenroom's own look."""
