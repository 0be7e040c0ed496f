"""WordprocessingML as text: the one place where document text is escaped for Word.

Pieces are written in the order the schema wants them, since Word, unlike other readers,
refuses a file whose children stand in another order.
"""

from collections.abc import Sequence
from itertools import pairwise
from xml.sax.saxutils import escape, quoteattr

from greenroom.report.document import Alignment, Run

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
"""The prefixes that the root of a part declares; drawings declare their own."""

TWIPS_PER_MM = 1440 / 25.4
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_SIDES = ("top", "left", "bottom", "right")
_JUSTIFIED = {Alignment.LEFT: "left", Alignment.CENTRE: "center", Alignment.RIGHT: "right"}


def attribute(text: str) -> str:
    """A text as a quoted attribute, on one line."""
    return quoteattr(" ".join(text.split()))


def run_xml(run: Run | str, colour: str = "", size: float = 0, *, underlined: bool = False) -> str:
    """One run of text; line ends become line breaks. A size of 0 leaves it to the style."""
    run = Run(run) if isinstance(run, str) else run
    marks = "<w:b/>" * run.bold + "<w:i/>" * run.italic
    marks += f'<w:color w:val="{colour}"/>' if colour else ""
    marks += f'<w:sz w:val="{round(size * 2)}"/>' if size else ""
    marks += '<w:u w:val="single"/>' if underlined else ""
    properties = f"<w:rPr>{marks}</w:rPr>" if marks else ""
    # Without the mark Word would drop the spaces at either end.
    lines = "<w:br/>".join(
        f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in run.text.split("\n")
    )
    return f"<w:r>{properties}{lines}</w:r>"


def link_xml(relation: str, run: Run, colour: str) -> str:
    """A run that leads to the address of a relation."""
    return f'<w:hyperlink r:id="{relation}">{run_xml(run, colour, underlined=True)}</w:hyperlink>'


def commented_xml(content: str, numbers: Sequence[int]) -> str:
    """Ready runs with the comments of those numbers attached to them."""
    starts = "".join(f'<w:commentRangeStart w:id="{number}"/>' for number in numbers)
    ends = "".join(
        f'<w:commentRangeEnd w:id="{number}"/><w:r><w:commentReference w:id="{number}"/></w:r>'
        for number in numbers
    )
    return f"{starts}{content}{ends}"


def paragraph_xml(style_id: str, content: str, properties: str = "") -> str:
    """A paragraph of ready runs in a style; `properties` follow the style's name."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style_id}"/>{properties}</w:pPr>{content}</w:p>'


def text_xml(
    style_id: str, text: str, *, alignment: Alignment = Alignment.LEFT, colour: str = ""
) -> str:
    """A paragraph of plain text; a colour also makes it bold."""
    run = run_xml(Run(text, bold=bool(colour)), colour)
    justified = f'<w:jc w:val="{_JUSTIFIED[alignment]}"/>'
    return paragraph_xml(style_id, run, "" if alignment is Alignment.LEFT else justified)


def cell_xml(
    content: str, width: int, *, fill: str = "", borders: dict[str, tuple[int, str]] | None = None
) -> str:
    """A table cell of ready paragraphs, `width` twips wide.

    `borders` maps a side to its thickness in eighths of a point and its colour.
    """
    drawn = borders or {}
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="{drawn[side][0]}" w:space="0" w:color="{drawn[side][1]}"/>'
        for side in _SIDES
        if side in drawn
    )
    properties = f'<w:tcW w:w="{width}" w:type="dxa"/>'
    properties += f"<w:tcBorders>{lines}</w:tcBorders>" if lines else ""
    properties += f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def gap_xml(width: int, style_id: str) -> str:
    """An empty cell without margins, for the space between two boxes."""
    margins = '<w:tcMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tcMar>'
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{margins}</w:tcPr>'
        f"{paragraph_xml(style_id, '')}</w:tc>"
    )


def row_xml(cells: str, *, header: bool = False, whole: bool = True, height: int = 0) -> str:
    """A table row of ready cells; `whole` keeps it on one page, `height` is at least, in twips."""
    properties = "<w:cantSplit/>" if whole else ""
    properties += f'<w:trHeight w:val="{height}" w:hRule="atLeast"/>' if height else ""
    properties += "<w:tblHeader/>" if header else ""
    return (
        f"<w:tr><w:trPr>{properties}</w:trPr>{cells}</w:tr>"
        if properties
        else f"<w:tr>{cells}</w:tr>"
    )


def table_xml(
    rows: str, widths: list[int], caption: str, *, first_column: bool = False, pad: int = 36
) -> str:
    """A table of ready rows; `caption` tells a screen reader what it holds.

    `first_column` marks the first column as row headings; `pad` is the space above and
    below the text of a cell, in twips.
    """
    # A fixed layout: Word would otherwise widen columns to their longest word.
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    look = (
        f'<w:tblLook w:val="0{"4A" if first_column else "42"}0" w:firstRow="1" w:lastRow="0" '
        f'w:firstColumn="{int(first_column)}" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:tblInd w:w="0" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblCellMar><w:top w:w="{pad}" w:type="dxa"/><w:left w:w="100" w:type="dxa"/>'
        f'<w:bottom w:w="{pad}" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar>'
        f"{look}<w:tblCaption w:val={attribute(' '.join(caption.split())[:250])}/></w:tblPr>"
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


def field_xml(instruction: str) -> str:
    """A field that the reader fills in, such as PAGE."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def chart_xml(relation: str, number: int, size: tuple[int, int], told: tuple[str, str]) -> str:
    """The place of a chart in a run; `size` in EMU, `told` its title and its text in words."""
    graphic = (
        f'<a:graphicData uri="{_DRAWING}/chart">'
        f'<c:chart xmlns:c="{_DRAWING}/chart" r:id="{relation}"/></a:graphicData>'
    )
    width, height = size
    title, alt = (attribute(text) for text in told)
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{_DRAWING}/wordprocessingDrawing" '
        'distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/>'
        f'<wp:docPr id="{number}" name="Chart {number}" descr={alt} title={title}/>'
        f'<wp:cNvGraphicFramePr/><a:graphic xmlns:a="{_DRAWING}/main">{graphic}</a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )


def picture_xml(relation: str, number: int, size: tuple[int, int], told: str) -> str:
    """The place of a picture in a run; `size` in EMU, `told` what it shows."""
    width, height = size
    space = f"{_DRAWING}/picture"
    graphic = (
        f'<a:graphicData uri="{space}"><pic:pic xmlns:pic="{space}"><pic:nvPicPr>'
        f'<pic:cNvPr id="{number}" name="Logo"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch>'
        '</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
    )
    # It floats at the right margin, so that the title stands beside it.
    placed = "".join(
        f'<wp:position{way} relativeFrom="{base}">{place}</wp:position{way}>'
        for way, base, place in (
            ("H", "margin", "<wp:align>right</wp:align>"),
            ("V", "paragraph", "<wp:posOffset>0</wp:posOffset>"),
        )
    )
    return (
        f'<w:r><w:drawing><wp:anchor xmlns:wp="{_DRAWING}/wordprocessingDrawing" distT="0" '
        'distB="0" distL="114300" distR="0" simplePos="0" relativeHeight="1" behindDoc="0" '
        'locked="0" layoutInCell="1" allowOverlap="0"><wp:simplePos x="0" y="0"/>'
        f'{placed}<wp:extent cx="{width}" cy="{height}"/>'
        '<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapSquare wrapText="left"/>'
        f'<wp:docPr id="{number}" name="Logo" descr={attribute(told)}/>'
        f'<wp:cNvGraphicFramePr/><a:graphic xmlns:a="{_DRAWING}/main">{graphic}</a:graphic>'
        "</wp:anchor></w:drawing></w:r>"
    )


def spread(shares: list[float], total: int) -> list[int]:
    """Whole widths in the given shares that add up to the total."""
    # Rounded edges, not rounded widths, so that the parts never add up to less.
    whole = sum(shares)
    edges = [round(total * sum(shares[:index]) / whole) for index in range(len(shares) + 1)]
    return [right - left for left, right in pairwise(edges)]
