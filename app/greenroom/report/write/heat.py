"""The tints of a heat map: the stronger the value, the stronger the tone, always readable."""

from greenroom.report.colours import READABLE, contrast, mixed
from greenroom.report.document import HeatCell, HeatMap
from greenroom.report.theme import Theme

_STRONGEST = 0.42
_STEP = 0.02


def tint(chart: HeatMap, cell: HeatCell, theme: Theme) -> str:
    """The colour behind a field of a heat map, on which the theme's ink can be read."""
    return shade(chart.strength(cell), theme.strong.of(cell.tone), theme.paper, theme.ink)


def shade(strength: float, strong: str, paper: str, ink: str) -> str:
    """The paper moved towards a strong colour by a strength from 0 to 1, as far as ink allows."""
    share = strength * _STRONGEST
    # Themes differ in how dark their tones are, so the tint gives way to the text.
    while share > 0 and contrast(ink, mixed(paper, strong, share)) < READABLE:
        share -= _STEP
    return mixed(paper, strong, max(share, 0.0))
