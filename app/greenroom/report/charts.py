"""The charts of a document: numbers with the words that say the same without colour.

Every chart names what has no value, and tells itself in `alt` for those who cannot see it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from math import isfinite

NOT_ASSESSED = "not assessed"
"""What stands at a missing value unless the builder says otherwise."""


class Tone(StrEnum):
    """What a colour says; a word or a sign always stands beside it."""

    NEUTRAL = "neutral"
    GOOD = "good"
    CAUTION = "caution"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class BarChart:
    """One bar for each category, from 0 to `maximum`, with a target line when there is one.

    A value of None has no bar and says `missing` instead; `alt` tells the whole chart in
    words. Raises ValueError when categories and values differ in number, or a value is
    negative or not finite.
    """

    title: str
    categories: tuple[str, ...]
    values: tuple[float | None, ...]
    alt: str
    target: float | None = None
    unit: str = ""
    maximum: float = 100.0
    missing: str = NOT_ASSESSED

    def __post_init__(self) -> None:
        if len(self.categories) != len(self.values):
            raise ValueError("a chart needs one value, or None, for each category")
        # A bar of no length looks like a zero, so what cannot be drawn is refused.
        known = _known(self.values)
        if any(not isfinite(value) or value < 0 for value in known):
            raise ValueError("a bar cannot be negative or infinite")
        if not (isfinite(self.maximum) and self.maximum > 0):
            raise ValueError("the scale of a chart must end above zero")

    @property
    def labels(self) -> tuple[str, ...]:
        """What stands at each bar: the value to one decimal with its unit, or `missing`."""
        return tuple(_figure(value, self.unit, self.missing) for value in self.values)

    def tone_of(self, value: float | None) -> Tone:
        """Good from the target up, caution under it; neutral without a target or a value."""
        if self.target is None or value is None:
            return Tone.NEUTRAL
        return Tone.GOOD if value >= self.target else Tone.CAUTION

    @property
    def target_label(self) -> str:
        """The words at the target line, empty without a target."""
        return _target_label(self.target, self.unit)


@dataclass(frozen=True, slots=True)
class Series:
    """One line of a trend: its name and one value, or None, for each point in time."""

    name: str
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class TrendChart:
    """Values over labelled points in time, evenly spaced, from `minimum` to `maximum`.

    A value of None breaks the line, and `missing` names it. Raises ValueError when a series
    has another length than the labels, the scale is empty, or a value is not on it.
    """

    title: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    alt: str
    target: float | None = None
    unit: str = ""
    minimum: float = 0.0
    maximum: float = 100.0
    missing: str = NOT_ASSESSED

    def __post_init__(self) -> None:
        if any(len(each.values) != len(self.labels) for each in self.series):
            raise ValueError("a trend needs one value, or None, for each label")
        if not (isfinite(self.minimum) and isfinite(self.maximum) and self.minimum < self.maximum):
            raise ValueError("the scale of a trend must end above its start")
        # A point off the scale would be drawn on its edge and read as another number.
        known = [value for each in self.series for value in _known(each.values)]
        if not all(self.minimum <= value <= self.maximum for value in known):
            raise ValueError("a value of a trend lies outside its scale")

    def figure(self, value: float | None) -> str:
        """A value to one decimal with its unit, or `missing`."""
        return _figure(value, self.unit, self.missing)

    @property
    def target_label(self) -> str:
        """The words at the target line, empty without a target."""
        return _target_label(self.target, self.unit)

    @property
    def gaps(self) -> tuple[str, ...]:
        """What has no value, one sentence part each: `Readiness, 3 May: not assessed`."""
        return tuple(
            f"{_named(each.name, label)}: {self.missing}"
            for each in self.series
            for label, value in zip(self.labels, each.values, strict=True)
            if value is None
        )


@dataclass(frozen=True, slots=True)
class HeatCell:
    """One field of a heat map: the text in it, its tone, and how strong its colour is.

    A `value` of None has no colour at all; the text then says why.
    """

    text: str
    value: float | None = None
    tone: Tone = Tone.NEUTRAL


@dataclass(frozen=True, slots=True)
class HeatMap:
    """Rows by columns of tinted fields with their text; `maximum` is the strongest colour.

    Raises ValueError when a row has another length than the columns, there is no column, or
    a value is negative or not finite.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[str, ...]
    cells: tuple[tuple[HeatCell, ...], ...]
    alt: str
    corner: str = ""
    maximum: float = 1.0

    def __post_init__(self) -> None:
        ragged = any(len(row) != len(self.columns) for row in self.cells)
        if not self.columns or len(self.cells) != len(self.rows) or ragged:
            raise ValueError("a heat map needs one field for each row and column")
        known = _known(cell.value for row in self.cells for cell in row)
        if not all(isfinite(value) and value >= 0 for value in known):
            raise ValueError("a field of a heat map cannot be negative or infinite")
        if not (isfinite(self.maximum) and self.maximum > 0):
            raise ValueError("the scale of a heat map must end above zero")

    def strength(self, cell: HeatCell) -> float:
        """How strong the colour of a field is, from 0 to 1."""
        return 0.0 if cell.value is None else min(cell.value / self.maximum, 1.0)


def _known(values: Iterable[float | None]) -> tuple[float, ...]:
    return tuple(value for value in values if value is not None)


def _figure(value: float | None, unit: str, missing: str) -> str:
    # One decimal is what the tiles show; a chart must not look more exact than they do.
    return missing if value is None else f"{round(value, 1):g} {unit}".strip()


def _target_label(target: float | None, unit: str) -> str:
    return "" if target is None else f"target {target:g} {unit}".strip()


def _named(name: str, label: str) -> str:
    return f"{name}, {label}" if name else label
