"""The tints of a heat map: the stronger the value, the stronger the tone, always readable."""

from greenroom.report.colours import READABLE, contrast, mixed
from greenroom.report.document import HeatCell, HeatMap
from greenroom.report.theme import Theme

_STRONGEST = 0.42
_STEP = 0.02


def tint(chart: HeatMap, cell: HeatCell, theme: Theme) -> str:
    """The colour behind a field of a heat map, on which the theme's ink can be read."""
    if cell.value is None:
        return theme.paper
    strong = theme.strong.of(cell.tone)
    share = chart.strength(cell) * _STRONGEST
    # Themes differ in how dark their tones are, so the tint gives way to the text.
    while share > 0 and contrast(theme.ink, mixed(theme.paper, strong, share)) < READABLE:
        share -= _STEP
    return mixed(theme.paper, strong, max(share, 0.0))
