"""How each block looks in Word: block type to function, each giving WordprocessingML."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from greenroom.report.document import (
    Appendix,
    BarChart,
    Bullets,
    Callout,
    Checklist,
    Heading,
    HeatMap,
    KeyValues,
    PageBreak,
    Paragraph,
    Quote,
    Run,
    SignatureRows,
    Table,
    Tiles,
    TrendChart,
)
from greenroom.report.write import docx_styles as styles
from greenroom.report.write.docx_notes import Shelf
from greenroom.report.write.docx_tables import (
    data_table_xml,
    heat_map_xml,
    key_values_xml,
    signatures_xml,
    space_xml,
    tiles_xml,
)
from greenroom.report.write.docx_xml import (
    chart_xml,
    commented_xml,
    link_xml,
    paragraph_xml,
    run_xml,
    text_xml,
)
from greenroom.report.write.furniture import CHECK_TONES, SIGNS, check_runs

_EMU_PER_MM = 36_000
_TREND_HEIGHT = 52.0
_CHECK_INDENT = 280
_AFTER_LIST = '<w:spacing w:after="80"/>'


def heading_xml(block: Heading, _shelf: Shelf) -> str:
    """A real heading, so that Word's navigation finds it."""
    level = min(max(block.level, 1), len(styles.HEADINGS))
    return text_xml(styles.HEADINGS[level - 1], block.text)


def appendix_xml(block: Appendix, _shelf: Shelf) -> str:
    """A heading of the first level on a new page."""
    return paragraph_xml(styles.HEADINGS[0], run_xml(block.text), "<w:pageBreakBefore/>")


def running_text_xml(block: Paragraph, shelf: Shelf) -> str:
    """Running text, or a small remark, with the reviewers' notes as comments."""
    style = styles.NOTE if block.note else styles.BODY
    numbers = [shelf.note(each) for each in block.comments]
    return paragraph_xml(style, commented_xml(_runs(block.runs, shelf), numbers))


def bullets_xml(block: Bullets, shelf: Shelf) -> str:
    """A real list, numbered or marked."""
    style = styles.NUMBER if block.numbered else styles.BULLET
    number = shelf.number_list() if block.numbered and block.items else shelf.bullets
    listed = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
    # Room under the last item only, so that what follows does not look like one more.
    last = len(block.items) - 1
    looks = (listed if number < last else listed + _AFTER_LIST for number in range(last + 1))
    return "".join(
        paragraph_xml(style, _runs(item, shelf), look)
        for item, look in zip(block.items, looks, strict=True)
    )


def checklist_xml(block: Checklist, shelf: Shelf) -> str:
    """A sign, the word for how it stands, and the item, one below the other."""
    place = (
        f'<w:tabs><w:tab w:val="left" w:pos="{_CHECK_INDENT}"/></w:tabs>'
        f'<w:ind w:left="{_CHECK_INDENT}" w:hanging="{_CHECK_INDENT}"/>'
    )
    lines = []
    for item in block.items:
        tone = shelf.theme.strong.of(CHECK_TONES[item.state])
        lead, *rest = check_runs(item)
        content = f"{run_xml(SIGNS[item.state], tone)}<w:r><w:tab/></w:r>{run_xml(lead, tone)}"
        content += _runs(tuple(rest), shelf)
        lines.append(paragraph_xml(styles.CHECK, content, place))
    return "".join(lines) + space_xml()


def bar_chart_xml(block: BarChart, shelf: Shelf) -> str:
    """The chart's title as its caption, and the native chart with its text in words."""
    # Said in the title: programs disagree on which entries of a legend to leave out.
    frame = f" (dashed frame: {block.target_label})" if block.target_label else ""
    height = 9 + 5.8 * max(len(block.categories), 1)
    return _chart(block, f"{block.title}{frame}", height, shelf)


def trend_chart_xml(block: TrendChart, shelf: Shelf) -> str:
    """The chart's title as its caption, the native chart, and what has no value."""
    chart = _chart(block, block.title, _TREND_HEIGHT, shelf)
    return chart + (text_xml(styles.NOTE, "; ".join(block.gaps)) if block.gaps else "")


def quotation_xml(block: Quote, shelf: Shelf) -> str:
    """The words in italics behind a bar, and whose they are."""
    bar = (
        f'<w:pBdr><w:left w:val="single" w:sz="20" w:space="8" w:color="{shelf.theme.accent}"/>'
        "</w:pBdr>"
        '<w:ind w:left="200"/>'
    )
    words = paragraph_xml(styles.QUOTE, run_xml(f"“{block.text}”"), bar)
    if block.attribution:
        words += paragraph_xml(styles.NOTE, run_xml(f"— {block.attribution}"), bar)
    return words + space_xml()


def callout_xml(block: Callout, shelf: Shelf) -> str:
    """Paragraphs that share one tinted frame, so that a screen reader meets plain text."""
    strong = shelf.theme.strong.of(block.tone)
    # Equal frames on neighbours grow into one box in every office program.
    frame = _callout_frame(strong, shelf.theme.soft.of(block.tone))
    title = run_xml(Run(block.title, bold=True), strong)
    lines = "".join(
        paragraph_xml(styles.CALLOUT, run_xml(line), frame) for line in block.lines if line
    )
    return paragraph_xml(styles.CALLOUT_TITLE, title, frame) + lines + space_xml()


def page_break_xml(_block: PageBreak, _shelf: Shelf) -> str:
    """A line that starts a new page; unlike a break at the end it never leaves a page empty."""
    return paragraph_xml(styles.SPACE, "", "<w:pageBreakBefore/>")


BLOCKS: Mapping[type, Callable[[Any, Shelf], str]] = MappingProxyType(
    {
        Heading: heading_xml,
        Appendix: appendix_xml,
        Paragraph: running_text_xml,
        Bullets: bullets_xml,
        Checklist: checklist_xml,
        KeyValues: key_values_xml,
        Table: data_table_xml,
        Tiles: tiles_xml,
        BarChart: bar_chart_xml,
        TrendChart: trend_chart_xml,
        HeatMap: heat_map_xml,
        Quote: quotation_xml,
        Callout: callout_xml,
        SignatureRows: signatures_xml,
        PageBreak: page_break_xml,
    }
)
"""Every block type with the function that writes it."""


def _runs(runs: tuple[Run, ...], shelf: Shelf) -> str:
    return "".join(
        link_xml(shelf.link(run.link), run, shelf.theme.accent) if run.link else run_xml(run)
        for run in runs
    )


def _chart(block: BarChart | TrendChart, title: str, height: float, shelf: Shelf) -> str:
    relation, number = shelf.place(block)
    size = round(shelf.theme.text_width * _EMU_PER_MM), round(height * _EMU_PER_MM)
    drawing = chart_xml(relation, number, size, (block.title, block.alt))
    return text_xml(styles.CHART_TITLE, title) + paragraph_xml(styles.SPACE, drawing)


def _callout_frame(strong: str, soft: str) -> str:
    edges = (
        f'<w:top w:val="single" w:sz="4" w:space="5" w:color="{soft}"/>'
        f'<w:left w:val="single" w:sz="32" w:space="8" w:color="{strong}"/>'
        f'<w:bottom w:val="single" w:sz="4" w:space="5" w:color="{soft}"/>'
        f'<w:right w:val="single" w:sz="4" w:space="6" w:color="{soft}"/>'
    )
    return (
        f'<w:pBdr>{edges}</w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="{soft}"/>'
        '<w:ind w:left="240" w:right="140"/>'
    )
