"""The parts of a Word file beside its text: lists, reviewers' comments, charts, pictures.

Each is numbered by order, so the same document always names the same parts.
"""

from datetime import datetime
from io import BytesIO
from typing import Any

from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml

from greenroom.report.document import BarChart, Comment, TrendChart
from greenroom.report.theme import Theme
from greenroom.report.write import docx_styles as styles
from greenroom.report.write.chart_book import WORKBOOK_TYPE, workbook
from greenroom.report.write.chart_parts import CHART_TYPE, chart_part
from greenroom.report.write.docx_xml import NAMESPACES, attribute, paragraph_xml, run_xml

_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_BULLETS = 1
_INDENT = 200
_NUMBERED_INDENT = 400


class Shelf:
    """What the text of one Word file refers to, gathered while the text is written."""

    def __init__(self, main: Any, theme: Theme, moment: datetime) -> None:
        self.theme = theme
        self._main = main
        self._moment = f"{moment:%Y-%m-%dT%H:%M:%S}Z"
        self._charts = 0
        self._lists = _BULLETS
        self._comments: list[str] = []

    def place(self, chart: BarChart | TrendChart) -> tuple[str, int]:
        """The relation id under which the text can show the chart, and its number from 1."""
        self._charts += 1
        package = self._main.package
        book_name = PackURI(f"/word/embeddings/chart{self._charts}.xlsx")
        book = Part(book_name, WORKBOOK_TYPE, workbook(chart), package)
        part_name = PackURI(f"/word/charts/chart{self._charts}.xml")
        # The workbook is the part's only relation, so its id is the first.
        part = Part(part_name, CHART_TYPE, chart_part(chart, "rId1", self.theme), package)
        part.relate_to(book, f"{_RELATIONS}/package")
        return self._main.relate_to(part, f"{_RELATIONS}/chart"), self._charts

    def number_list(self) -> int:
        """The id of a new list that is numbered from 1."""
        self._lists += 1
        return self._lists

    @property
    def bullets(self) -> int:
        """The id of the list that all marked items belong to."""
        return _BULLETS

    def link(self, address: str) -> str:
        """The relation id of an address outside of the file."""
        return str(self._main.relate_to(address, f"{_RELATIONS}/hyperlink", is_external=True))

    def note(self, comment: Comment) -> int:
        """The number of a new comment, from 0."""
        number = len(self._comments)
        initials = "".join(word[0] for word in comment.author.split()[:3]).upper()
        said = paragraph_xml(styles.COMMENT, run_xml(comment.text))
        # Only whoever is named in the document stands here, never whoever exports it.
        self._comments.append(
            f'<w:comment w:id="{number}" w:author={attribute(comment.author or "Reviewer")} '
            f'w:date="{self._moment}" w:initials={attribute(initials or "R")}>{said}</w:comment>'
        )
        return number

    def finish(self) -> None:
        """Add the comments and the lists to the file."""
        self._write_lists()
        if self._comments:
            content = f"<w:comments {NAMESPACES}>{''.join(self._comments)}</w:comments>"
            data = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{content}'
            name = PackURI("/word/comments.xml")
            part = Part(name, _COMMENTS_TYPE, data.encode(), self._main.package)
            self._main.relate_to(part, f"{_RELATIONS}/comments")

    def _write_lists(self) -> None:
        root = self._main.numbering_part.element
        for old in list(root):
            root.remove(old)
        accent = f'<w:rPr><w:color w:val="{self.theme.accent}"/></w:rPr>'
        # A list of its own for every numbered one: Word would go on counting otherwise.
        kinds = [_list_xml(0, "bullet", "•", (_INDENT, accent))]
        kinds += [
            _list_xml(number, "decimal", "%1.", (_NUMBERED_INDENT, accent))
            for number in range(1, self._lists)
        ]
        used = "".join(
            f'<w:num w:numId="{number + 1}"><w:abstractNumId w:val="{number}"/></w:num>'
            for number in range(self._lists)
        )
        written = parse_xml(f"<w:numbering {NAMESPACES}>{''.join(kinds)}{used}</w:numbering>")
        root.extend(list(written))


def picture_relation(part: Any, picture: bytes) -> str:
    """The relation id of a picture that belongs to that part."""
    relation, _image = part.get_or_add_image(BytesIO(picture))
    return str(relation)


def _list_xml(number: int, kind: str, text: str, look: tuple[int, str]) -> str:
    indent, colour = look
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/>'
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{indent}" w:hanging="{indent}"/></w:pPr>{colour}</w:lvl>'
        "</w:abstractNum>"
    )
