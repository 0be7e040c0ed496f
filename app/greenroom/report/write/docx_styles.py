"""The named styles of the Word documents, made from the same palette as the PDF."""

from dataclasses import dataclass
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from greenroom.report.write import palette

FONT = "Arial"
"""Its metrics are those of the face in the PDF, and every office program has it."""

TITLE = "Title"
BYLINE = "Subtitle"
BODY = "Normal"
NOTE = "GreenroomNote"
BULLET = "ListBullet"
CAPTION = "Caption"
CHART_TITLE = "GreenroomChartTitle"
QUOTE = "Quote"
CELL = "GreenroomCell"
CELL_HEAD = "GreenroomCellHead"
TILE_LABEL = "GreenroomTileLabel"
TILE_VALUE = "GreenroomTileValue"
CALLOUT = "GreenroomCallout"
CALLOUT_TITLE = "GreenroomCalloutTitle"
SPACE = "GreenroomSpace"
HEADINGS = ("Heading1", "Heading2", "Heading3")
HEADER = "Header"
FOOTER = "Footer"


@dataclass(frozen=True, slots=True)
class _Look:
    """How a style looks; sizes and spaces in points, leading in lines."""

    name: str
    size: float
    colour: str = palette.INK
    bold: bool = False
    italic: bool = False
    before: float = 0
    after: float = 0
    keep: bool = False
    leading: float = palette.LEADING


def _looks() -> tuple[_Look, ...]:
    # Spaces match those of the PDF, so that both fill page one alike.
    muted, primary = palette.MUTED, palette.PRIMARY
    body, cell, note = palette.BODY_SIZE, palette.CELL_SIZE, palette.NOTE_SIZE
    headings = tuple(
        _Look(f"Heading {level}", size, primary, bold=True, before=size * 0.5, after=size * 0.28,
              keep=True)
        for level, size in enumerate(palette.HEADING_SIZES, 1)
    )  # fmt: skip
    return (
        _Look("Normal", body, after=5),
        _Look("Title", palette.TITLE_SIZE, primary, bold=True, leading=1.15),
        _Look("Subtitle", note, muted, before=2, after=7),
        *headings,
        _Look("List Bullet", body, after=1.5),
        _Look("Caption", note, muted, italic=True, after=2, keep=True),
        _Look("Greenroom Chart Title", cell, primary, bold=True, before=4, keep=True),
        _Look("Quote", body, italic=True, after=0),
        _Look("Greenroom Note", note, muted, before=4, after=2),
        _Look("Greenroom Cell", cell),
        _Look("Greenroom Cell Head", cell, palette.PAPER, bold=True),
        _Look("Greenroom Tile Label", note, muted),
        _Look("Greenroom Tile Value", palette.TILE_VALUE_SIZE, bold=True, leading=1.2),
        _Look("Greenroom Callout", body, after=2),
        _Look("Greenroom Callout Title", palette.CALLOUT_TITLE_SIZE, bold=True, after=2, keep=True),
        _Look("Greenroom Space", 1, after=4, leading=1),
        _Look("Header", palette.FURNITURE_SIZE, muted),
        _Look("Footer", palette.FURNITURE_SIZE, muted),
    )


def set_styles(word: Any, language: str) -> None:
    """Give the styles of a Word document our look and drop the table styles it never uses."""
    styles = word.styles
    # A hundred unused table styles make up most of the template.
    for style in list(styles):
        if style.type == WD_STYLE_TYPE.TABLE and style.name != "Normal Table":
            style.delete()
    # Word knows the built-in names, and shows them in the reader's own language.
    present = {style.name for style in styles}
    for look in _looks():
        if look.name in present:
            style = styles[look.name]
        else:
            style = styles.add_style(look.name, WD_STYLE_TYPE.PARAGRAPH)
            style.base_style = styles["Normal"]
        _apply(style, look)
    for element in styles.element.iter(qn("w:lang")):
        element.set(qn("w:val"), language)


def _apply(style: Any, look: _Look) -> None:
    font, spacing = style.font, style.paragraph_format
    font.name, font.size = FONT, Pt(look.size)
    font.bold, font.italic = look.bold, look.italic
    font.color.rgb = RGBColor.from_string(look.colour)
    spacing.space_before, spacing.space_after = Pt(look.before), Pt(look.after)
    spacing.keep_with_next = look.keep
    spacing.line_spacing = Pt(round(look.size * look.leading, 1))
    # An exact height would clip a chart to one line of text.
    spacing.line_spacing_rule = WD_LINE_SPACING.AT_LEAST
    _name_one_font(style.element)
    # Frames, tabs and tight lists of the template belong to its look, not to ours.
    for element in list(style.element.iter(qn("w:pBdr"), qn("w:contextualSpacing"), qn("w:tabs"))):
        element.getparent().remove(element)


def _name_one_font(element: Any) -> None:
    # The template's theme fonts would win over the name, so they go.
    for fonts in element.iter(qn("w:rFonts")):
        fonts.attrib.clear()
        for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(script), FONT)
    for extra in list(element.iter(qn("w:spacing"), qn("w:kern"))):
        # Letter spacing of the template's title; line spacing has the same tag under w:pPr.
        if extra.getparent().tag == qn("w:rPr"):
            extra.getparent().remove(extra)
