"""Documents: seconds and memory to write them, beside scripts written by hand for the same pages.

Run by hand: `PYTHONPATH=app python tests/benchmarks/documents.py [--runs N] [--quick]`. The packs
are made up; ours and the script by hand are run in turn in one process, and the least of the
processor's seconds compared, so that other work on the machine is not taken for ours. The long
pack is written in a process of its own, whose memory is the most that it ever held. The script
ends with 1 when a figure is over.
"""

import argparse
import gc
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import contextmanager
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from statistics import median
from unittest.mock import patch

import docx
import pypdfium2
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from reportlab.graphics.charts.barcharts import HorizontalBarChart
from reportlab.graphics.shapes import Drawing, String
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import registerFont, registerFontFamily
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, SimpleDocTemplate, Spacer
from reportlab.platypus import Paragraph as Written
from reportlab.platypus import Table as Grid

from greenroom.report.document import (
    Alignment,
    BarChart,
    Block,
    Cell,
    Column,
    Document,
    Format,
    Heading,
    Meta,
    Paragraph,
    Run,
    Table,
    content_digest,
)
from greenroom.report.write import WRITERS, pdf_tags
from greenroom.report.write.docx import write_docx
from greenroom.report.write.pdf import write_pdf
from greenroom.report.write.pdf_fonts import BOLD, REGULAR
from greenroom.resources import resource as resource_path

RATIO = 1.25
"""How much longer a writer may take than a script by hand."""
TAGGING = 1.10
"""How much longer a tagged file may take than one without tags."""
LONG = {Format.PDF: (20.0, 300.0), Format.DOCX: (10.0, 300.0)}
"""Seconds and MiB for the long pack."""
PLAIN_FACE, BOLD_FACE = "Hand", "Hand-Bold"
ROWS = 40_000
PAGES = 1000
"""Pages of the long pack."""

SENTENCE = (
    "The export queue moves to the new job service behind a flag, and support is told first. "
)
HEADER = ("Question", "Persona", "Points", "State")
CATEGORIES = ("Interview sentiment", "QA coverage", "Support preparedness", "Documentation")
SCORES = (74.0, 91.0, 62.0, 80.0)


def row_of(number: int) -> tuple[str, str, str, str]:
    question = f"Question {number}: what happens when the error rate passes one percent?"
    return question, "Operations director", str(number % 100), "answered"


def a_pack() -> Document:
    """Twenty pages: ten sections of text with a table, and two charts."""
    blocks: list[Block] = []
    for section in range(10):
        blocks.append(Heading(f"Section {section}"))
        blocks += [Paragraph((Run(SENTENCE * 14),)) for _ in range(4)]
        if section % 5 == 0:
            blocks.append(BarChart("Scores", CATEGORIES, SCORES, "told", target=85))
        columns = (Column(HEADER[0], share=4), Column(HEADER[1], share=2))
        columns += (Column(HEADER[2], Alignment.RIGHT), Column(HEADER[3]))
        rows = tuple(tuple(Cell(text) for text in row_of(number)) for number in range(34))
        blocks.append(Table(columns, rows, caption="What was asked"))
    return Document(a_meta(), tuple(blocks))


def a_transcript(pages: int) -> Document:
    """A pack of turns, with a heading for every fifty, that fills at least that many pages."""
    blocks: list[Block] = []
    for number in range(pages * 13):
        if number % 50 == 0:
            blocks.append(Heading(f"Interview {number // 50 + 1}"))
        blocks.append(
            Paragraph((Run(f"Speaker {number % 3}: ", bold=True), Run(SENTENCE * (3 + number % 4))))
        )
        if number % 400 == 0:
            rows = tuple(tuple(Cell(text) for text in row_of(n)) for n in range(120))
            blocks.append(Table(tuple(Column(title) for title in HEADER), rows))
    return Document(a_meta(), tuple(blocks))


def a_meta() -> Meta:
    return Meta("Pack", "Benchmark", "Ada Example", "BP-1", datetime(2026, 11, 24, tzinfo=UTC))


# --------------------------------------------------------------------------------- by hand


class NumberedCanvas(Canvas):
    """The usual recipe for page x of y: keep the pages, number them at the end."""

    def __init__(self, *arguments: object, **options: object) -> None:
        super().__init__(*arguments, **options)
        self._kept: list[dict[str, object]] = []

    def showPage(self) -> None:
        self._kept.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        for kept in self._kept:
            self.__dict__.update(kept)
            self.setFont(PLAIN_FACE, 7.2)
            self.drawString(18 * mm, 9 * mm, "BP-1 · Internal")
            page = f"Page {self.getPageNumber()} of {len(self._kept)}"
            self.drawRightString(A4[0] - 18 * mm, 9 * mm, page)
            super().showPage()
        super().save()


def pdf_by_hand(document: Document) -> bytes:
    """What somebody would write for these pages with ReportLab alone."""
    for name, file in ((PLAIN_FACE, REGULAR), (BOLD_FACE, BOLD)):
        registerFont(TTFont(name, str(resource_path(f"fonts/{file}.ttf"))))
        registerFontFamily(name, normal=name, bold=BOLD_FACE, italic=name, boldItalic=name)
    body = ParagraphStyle("body", fontName=PLAIN_FACE, fontSize=9, leading=11.5, spaceAfter=5)
    cell = ParagraphStyle("cell", fontName=PLAIN_FACE, fontSize=8.2, leading=10.5)
    right = ParagraphStyle("right", parent=cell, alignment=2)
    head = ParagraphStyle("head", parent=cell, fontName=BOLD_FACE, textColor=colors.white)
    title = ParagraphStyle("title", parent=body, fontName=BOLD_FACE, fontSize=11.5, leading=15)
    story: list[Flowable] = [Written("Pack", title)]
    for block in document.blocks:
        if isinstance(block, Heading):
            story.append(Written(block.text, title))
        elif isinstance(block, Paragraph):
            story.append(Written("".join(run.text for run in block.runs), body))
        elif isinstance(block, Table):
            rows = [[Written(column.title, head) for column in block.header]]
            styles = (cell, cell, right, cell)
            rows += [
                [Written(each.text, look) for each, look in zip(row, styles, strict=True)]
                for row in block.rows
            ]
            look = [
                ("BACKGROUND", (0, 0), (-1, 0), colors.HexColor("#1F3A5F")),
                ("ROWBACKGROUNDS", (0, 1), (-1, -1), [None, colors.HexColor("#F5F7FA")]),
                ("LINEBELOW", (0, 1), (-1, -1), 0.5, colors.HexColor("#C6CED8")),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("TOPPADDING", (0, 0), (-1, -1), 2.1),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 2.9),
            ]
            widths = [174 * mm * share / 8 for share in (4, 2, 1, 1)]
            story += [Grid(rows, colWidths=widths, style=look, repeatRows=1), Spacer(1, 5)]
        elif isinstance(block, BarChart):
            story.append(chart_by_hand(block))
    buffer = BytesIO()
    template = SimpleDocTemplate(
        buffer, pagesize=A4, leftMargin=18 * mm, rightMargin=18 * mm, topMargin=15 * mm,
        bottomMargin=14 * mm, title="Pack", invariant=1,
    )  # fmt: skip
    template.build(story, canvasmaker=NumberedCanvas)
    return buffer.getvalue()


def chart_by_hand(block: BarChart) -> Drawing:
    drawing = Drawing(174 * mm, 90)
    chart = HorizontalBarChart()
    chart.x, chart.y, chart.width, chart.height = 110, 12, 350, 62
    chart.data = [tuple(value or 0 for value in block.values)]
    chart.categoryAxis.categoryNames = list(block.categories)
    chart.categoryAxis.labels.fontName = chart.valueAxis.labels.fontName = PLAIN_FACE
    chart.barLabels.fontName, chart.barLabelFormat = PLAIN_FACE, "%g"
    chart.valueAxis.valueMin, chart.valueAxis.valueMax = 0, 100
    chart.bars[0].fillColor = colors.HexColor("#2F6DA8")
    drawing.add(chart)
    drawing.add(String(0, 80, block.title, fontName=BOLD_FACE, fontSize=8.6))
    return drawing


def docx_by_hand(document: Document) -> bytes:
    """What somebody would write for these pages with python-docx alone, without its charts."""
    word = docx.Document()
    for block in document.blocks:
        if isinstance(block, Heading):
            word.add_heading(block.text, 1)
        elif isinstance(block, Paragraph):
            word.add_paragraph("".join(run.text for run in block.runs))
        elif isinstance(block, Table):
            table = word.add_table(rows=0, cols=len(block.header))
            fill_row(table.add_row(), [column.title for column in block.header], bold=True)
            mark = OxmlElement("w:tblHeader")
            table.rows[0]._tr.get_or_add_trPr().append(mark)
            for row in block.rows:
                fill_row(table.add_row(), [cell.text for cell in row], bold=False)
    buffer = BytesIO()
    word.save(buffer)
    return buffer.getvalue()


def fill_row(row: object, texts: list[str], *, bold: bool) -> None:
    for cell, text in zip(row.cells, texts, strict=True):
        run = cell.paragraphs[0].add_run(text)
        run.bold, run.font.size = bold, Pt(8.2)
        if bold:
            run.font.color.rgb = RGBColor(255, 255, 255)
            shade = OxmlElement("w:shd")
            shade.set(qn("w:val"), "clear")
            shade.set(qn("w:fill"), "1F3A5F")
            cell._tc.get_or_add_tcPr().append(shade)


# ----------------------------------------------------------------------------- measuring


def in_turn(runs: int, *jobs: Callable[[], object]) -> list[float]:
    """The least seconds of each job, all run in turn."""
    times: list[list[float]] = [[] for _ in jobs]
    for job in jobs:
        job()
    for _ in range(runs):
        for taken, job in zip(times, jobs, strict=True):
            # The processor's time: other work on the machine is not ours.
            gc.collect()
            began = time.process_time()
            job()
            taken.append(time.process_time() - began)
    return [min(taken) for taken in times]


@contextmanager
def without_tags():
    """The same writer with nothing marked and no structure built."""
    canvas, element = pdf_tags.TagCanvas, pdf_tags.Element
    with (
        patch.object(canvas, "begin", lambda *_: None),
        patch.object(canvas, "artifact", lambda *_: None),
        patch.object(canvas, "end", lambda *_: None),
        patch.object(canvas, "save", Canvas.save),
        patch.object(canvas, "showPage", Canvas.showPage),
        patch.object(element, "add", lambda self, *_arguments, **_options: self),
    ):
        yield


def compare(runs: int) -> bool:
    document = a_pack()
    pages = len(pypdfium2.PdfDocument(write_pdf(document)))
    by_hand = len(pypdfium2.PdfDocument(pdf_by_hand(document)))

    ours, theirs = in_turn(runs, lambda: write_pdf(document), lambda: pdf_by_hand(document))
    print(f"pack of {pages} pages ({by_hand} by hand), digest {content_digest(document)[:12]}")
    good = told("PDF, against ReportLab by hand", ours, theirs, RATIO)
    good &= compare_tags(runs, document)
    ours, theirs = in_turn(runs, lambda: write_docx(document), lambda: docx_by_hand(document))
    good &= told("DOCX, against python-docx by hand", ours, theirs, RATIO)
    return good


def compare_tags(runs: int, pack: Document) -> bool:
    """Tables have ten times the elements of running text, so both are written."""
    both = (pack, a_transcript(20))

    def write_both() -> None:
        for document in both:
            write_pdf(document)

    def write_bare() -> None:
        with without_tags():
            write_both()

    tagged, bare = in_turn(runs, write_both, write_bare)
    return told("PDF, tagged against untagged, tables and text", tagged, bare, TAGGING)


def told(what: str, ours: float, theirs: float, most: float) -> bool:
    ratio = ours / theirs
    verdict = "ok" if ratio <= most else "OVER"
    print(f"{what}: {ours:.3f} s to {theirs:.3f} s, ratio {ratio:.2f} (at most {most}) {verdict}")
    return ratio <= most


def a_long_table(rows: int) -> Document:
    """One table of that many rows."""
    columns = tuple(Column(title) for title in HEADER)
    cells = tuple(tuple(Cell(text) for text in row_of(number)) for number in range(rows))
    return Document(a_meta(), (Table(columns, cells),))


def write_long(name: str) -> None:
    """In a process of its own: write a long document, and say seconds, MiB and pages."""
    name, kind = name.split("-")
    document = a_transcript(PAGES) if kind == "pack" else a_long_table(ROWS)
    began = time.process_time()
    data = WRITERS[Format(name)](document)
    seconds = time.process_time() - began
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    pages = len(pypdfium2.PdfDocument(data)) if name == "pdf" else 0
    print(seconds, megabytes, pages, len(data))


def measure_long() -> bool:
    good = True
    for each, (most_seconds, most_megabytes) in LONG.items():
        said = ask([__file__, "--long", f"{each.value}-pack"]).split()
        seconds, megabytes, pages = float(said[0]), float(said[1]), int(said[2])
        fine = seconds <= most_seconds and megabytes <= most_megabytes
        fine &= pages >= PAGES or each is not Format.PDF
        good &= fine
        print(
            f"long pack, {each.value}: {seconds:.1f} s (at most {most_seconds:g}), {megabytes:.0f} "
            f"MiB (at most {most_megabytes:g}), {pages or 'the same'} pages, "
            f"{int(said[3]) / 1e6:.1f} MB {'ok' if fine else 'OVER'}"
        )
        said = ask([__file__, "--long", f"{each.value}-table"]).split()
        spent = f"{float(said[0]):.1f} s, {float(said[1]):.0f} MiB"
        print(f"table of {ROWS} rows, {each.value}: {spent}")
    return good


START = """
import sys, time
began = time.perf_counter()
from greenroom.report.document import Document, Format, Meta
from greenroom.report.write import WRITERS
from datetime import datetime
loaded = time.perf_counter() - began
WRITERS[Format(sys.argv[1])](Document(Meta("t", "s", "a", "i", datetime(2026, 1, 1)), ()))
print(loaded, time.perf_counter() - began)
"""


def measure_starts() -> None:
    for each in Format:
        said = [ask(["-c", START, each.value]).split() for _ in range(3)]
        loaded, first = (median(float(one[number]) for one in said) for number in (0, 1))
        print(
            f"start, {each.value}: {loaded * 1000:.0f} ms to load, {first * 1000:.0f} ms to a file"
        )


def ask(words: list[str]) -> str:
    path = os.pathsep.join((str(Path(__file__).parents[2] / "app"), *sys.path[1:]))
    environment = os.environ | {"PYTHONPATH": path}
    command = [sys.executable, *words]
    done = subprocess.run(command, env=environment, capture_output=True, check=True, text=True)
    return done.stdout


def main() -> int:
    """0 when every figure holds, else 1."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=15, help="runs of each writer")
    parser.add_argument("--quick", action="store_true", help="without the long pack")
    parser.add_argument("--long", help=argparse.SUPPRESS)
    words = parser.parse_args()
    if words.long:
        write_long(words.long)
        return 0
    good = compare(words.runs)
    measure_starts()
    if not words.quick:
        good &= measure_long()
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
