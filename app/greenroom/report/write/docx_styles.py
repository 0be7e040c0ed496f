"""The named styles of the Word documents, made from the same theme as the PDF."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from greenroom.report.theme import Theme
from greenroom.report.write import measures

TITLE = "Title"
BYLINE = "Subtitle"
BODY = "Normal"
NOTE = "GreenroomNote"
BULLET = "ListBullet"
NUMBER = "ListNumber"
CHECK = "GreenroomCheck"
CAPTION = "Caption"
CHART_TITLE = "GreenroomChartTitle"
QUOTE = "Quote"
CELL = "GreenroomCell"
CELL_HEAD = "GreenroomCellHead"
TILE_LABEL = "GreenroomTileLabel"
TILE_VALUE = "GreenroomTileValue"
CALLOUT = "GreenroomCallout"
CALLOUT_TITLE = "GreenroomCalloutTitle"
COMMENT = "GreenroomComment"
SPACE = "GreenroomSpace"
HEADINGS = ("Heading1", "Heading2", "Heading3")
HEADER = "Header"
FOOTER = "Footer"


@dataclass(frozen=True, slots=True)
class _Look:
    """How a style looks; sizes and spaces in points, leading in lines."""

    name: str
    size: float
    colour: str
    bold: bool = False
    italic: bool = False
    before: float = 0
    after: float = 0
    keep: bool = False
    leading: float = measures.LEADING


def set_styles(word: Any, language: str, theme: Theme) -> None:
    """Give the styles of a Word document our look and drop the table styles it never uses."""
    styles = word.styles
    # A hundred unused table styles make up most of the template.
    for style in list(styles):
        if style.type == WD_STYLE_TYPE.TABLE and style.name != "Normal Table":
            style.delete()
    # Word knows the built-in names, and shows them in the reader's own language.
    present = {style.name for style in styles}
    for look in (*_text_looks(theme), *_box_looks(theme)):
        if look.name in present:
            style = styles[look.name]
        else:
            style = styles.add_style(look.name, WD_STYLE_TYPE.PARAGRAPH)
            style.base_style = styles["Normal"]
        _apply(style, look, theme.font)
    for element in styles.element.iter(qn("w:lang")):
        element.set(qn("w:val"), language)


def _text_looks(theme: Theme) -> Iterator[_Look]:
    # Spaces match those of the PDF, so that both fill page one alike.
    ink, muted, primary = theme.ink, theme.muted, theme.primary
    body, note, wide = measures.BODY_SIZE, measures.NOTE_SIZE, theme.spacing
    yield _Look("Normal", body, ink, after=5 * wide)
    yield _Look("Title", measures.TITLE_SIZE, primary, bold=True, leading=1.15)
    yield _Look("Subtitle", note, muted, before=2, after=7)
    for level, size in enumerate(measures.HEADING_SIZES, 1):
        yield _Look(
            f"Heading {level}", size, primary, bold=True, before=size * 0.5 * wide,
            after=size * 0.28, keep=True,
        )  # fmt: skip
    for name in ("List Bullet", "List Number", "Greenroom Check"):
        yield _Look(name, body, ink, after=1.5)
    yield _Look("Quote", body, ink, italic=True)
    yield _Look("Greenroom Note", note, muted, before=1, after=2)
    yield _Look("Header", measures.FURNITURE_SIZE, muted)
    yield _Look("Footer", measures.FURNITURE_SIZE, muted)


def _box_looks(theme: Theme) -> Iterator[_Look]:
    ink, muted, cell, note = theme.ink, theme.muted, measures.CELL_SIZE, measures.NOTE_SIZE
    yield _Look("Caption", note, muted, italic=True, after=2, keep=True)
    yield _Look(
        "Greenroom Chart Title", cell, theme.primary, bold=True, before=4, after=2, keep=True
    )
    yield _Look("Greenroom Cell", cell, ink)
    yield _Look("Greenroom Cell Head", cell, theme.paper, bold=True)
    yield _Look("Greenroom Tile Label", note, muted)
    yield _Look("Greenroom Tile Value", measures.TILE_VALUE_SIZE, ink, bold=True, leading=1.2)
    yield _Look("Greenroom Callout", measures.BODY_SIZE, ink, after=2)
    size = measures.CALLOUT_TITLE_SIZE
    yield _Look("Greenroom Callout Title", size, ink, bold=True, after=2, keep=True)
    yield _Look("Greenroom Comment", measures.BODY_SIZE, ink)
    yield _Look("Greenroom Space", 1, ink, after=4 * theme.spacing, leading=1)


def _apply(style: Any, look: _Look, font_name: str) -> None:
    font, spacing = style.font, style.paragraph_format
    font.name, font.size = font_name, Pt(look.size)
    font.bold, font.italic = look.bold, look.italic
    font.color.rgb = RGBColor.from_string(look.colour)
    spacing.space_before, spacing.space_after = Pt(look.before), Pt(look.after)
    spacing.keep_with_next = look.keep
    spacing.line_spacing = Pt(round(look.size * look.leading, 1))
    # An exact height would clip a chart to one line of text.
    spacing.line_spacing_rule = WD_LINE_SPACING.AT_LEAST
    _name_one_font(style.element, font_name)
    # Frames, tabs, numbers and tight lists of the template belong to its look, not to ours.
    unwanted = ("w:pBdr", "w:contextualSpacing", "w:tabs", "w:numPr")
    for element in list(style.element.iter(*(qn(each) for each in unwanted))):
        element.getparent().remove(element)


def _name_one_font(element: Any, font_name: str) -> None:
    # The template's theme fonts would win over the name, so they go.
    for fonts in element.iter(qn("w:rFonts")):
        fonts.attrib.clear()
        for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(script), font_name)
    for extra in list(element.iter(qn("w:spacing"), qn("w:kern"))):
        # Letter spacing of the template's title; line spacing has the same tag under w:pPr.
        if extra.getparent().tag == qn("w:rPr"):
            extra.getparent().remove(extra)
