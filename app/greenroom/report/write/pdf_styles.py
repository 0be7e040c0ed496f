"""The paragraph styles of a PDF, made from a theme."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from reportlab.lib.colors import Color
from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle

from greenroom.report.document import Alignment, Tone
from greenroom.report.theme import Theme
from greenroom.report.write import measures
from greenroom.report.write.pdf_fonts import BOLD, ITALIC, REGULAR
from greenroom.report.write.pdf_lines import colour

GAP = 5.0
"""The room under a block, in points, before the theme stretches it."""

_ALIGNMENTS = {Alignment.LEFT: TA_LEFT, Alignment.CENTRE: TA_CENTER, Alignment.RIGHT: TA_RIGHT}


@dataclass(frozen=True, slots=True)
class Styles:
    """Every style a block uses, by what it is for."""

    gap: float
    accent: Color
    title: ParagraphStyle
    byline: ParagraphStyle
    headings: tuple[ParagraphStyle, ...]
    body: ParagraphStyle
    note: ParagraphStyle
    comment: ParagraphStyle
    caption: ParagraphStyle
    quote: ParagraphStyle
    key: ParagraphStyle
    cell: ParagraphStyle
    label: ParagraphStyle
    cells: dict[tuple[Alignment, Tone], ParagraphStyle]
    heads: dict[Alignment, ParagraphStyle]


def style(theme: Theme, size: float, face: str = REGULAR, **options: Any) -> ParagraphStyle:
    """A paragraph style in that size and face, ink on paper unless told otherwise."""
    settings: dict[str, Any] = {
        "fontName": face,
        "fontSize": size,
        "leading": size * measures.LEADING,
        "textColor": colour(theme.ink),
        "splitLongWords": 1,
        "allowWidows": 0,
        "allowOrphans": 0,
    }
    return ParagraphStyle("text", **(settings | options))


@lru_cache(maxsize=8)
def styles_of(theme: Theme) -> Styles:
    """The styles of a theme, made once."""
    gap = GAP * theme.spacing
    muted, primary = colour(theme.muted), colour(theme.primary)
    body, note, cell = measures.BODY_SIZE, measures.NOTE_SIZE, measures.CELL_SIZE
    title = measures.TITLE_SIZE
    return Styles(
        gap=gap,
        accent=colour(theme.accent),
        title=style(theme, title, BOLD, textColor=primary, leading=title * 1.15),
        byline=style(theme, note, textColor=muted, spaceBefore=2, spaceAfter=7),
        headings=tuple(_heading(theme, size) for size in measures.HEADING_SIZES),
        body=style(theme, body, spaceAfter=gap),
        note=style(theme, note, textColor=muted, spaceBefore=1, spaceAfter=gap),
        comment=style(theme, note, ITALIC, textColor=muted, leftIndent=10, spaceAfter=gap),
        caption=style(theme, note, ITALIC, textColor=muted, spaceAfter=2),
        quote=style(theme, body, ITALIC),
        key=style(theme, cell, BOLD, textColor=primary),
        cell=style(theme, cell),
        label=style(theme, note, textColor=muted),
        cells={(each, tone): _cell(theme, each, tone) for each in Alignment for tone in Tone},
        heads={
            each: style(
                theme, cell, BOLD, alignment=_ALIGNMENTS[each], textColor=colour(theme.paper)
            )
            for each in Alignment
        },
    )


def _heading(theme: Theme, size: float) -> ParagraphStyle:
    return style(
        theme,
        size,
        BOLD,
        textColor=colour(theme.primary),
        spaceBefore=size * 0.45 * theme.spacing,
        spaceAfter=size * 0.28,
    )


def _cell(theme: Theme, alignment: Alignment, tone: Tone) -> ParagraphStyle:
    plain = tone is Tone.NEUTRAL
    return style(
        theme,
        measures.CELL_SIZE,
        REGULAR if plain else BOLD,
        alignment=_ALIGNMENTS[alignment],
        textColor=colour(theme.ink if plain else theme.strong.of(tone)),
    )
