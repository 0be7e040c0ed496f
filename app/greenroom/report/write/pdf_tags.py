"""The structure of a tagged PDF: what is a heading, a list, a table, a picture, a link.

ReportLab itself writes untagged files; its canvas is extended here by marked content, and
the structure tree with its parent tree is written when the file is closed (ISO 32000-1,
14.6 to 14.8). What carries no meaning, such as lines and page numbers, is an artifact.
"""

from typing import Any

from reportlab.pdfbase.pdfdoc import (
    PDFDictionary,
    PDFName,
    PDFObject,
    PDFObjectReference,
    PDFString,
)
from reportlab.pdfgen.canvas import Canvas

COLUMN_HEAD = "<</O /Table /Scope /Column>>"
ROW_HEAD = "<</O /Table /Scope /Row>>"
NUMBERED = "<</O /List /ListNumbering /Decimal>>"
MARKED = "<</O /List /ListNumbering /Disc>>"

LAYOUT, PAGINATION = "Layout", "Pagination"
_ARTIFACTS = {kind: f"/Artifact <</Type /{kind}>> BDC" for kind in (LAYOUT, PAGINATION)}

_Mark = tuple[int, int]
"""A piece of marked content: its page from 1, and its number on that page from 0."""


class Element:
    """One element of the structure tree; its kind is a standard name such as `P` or `TH`.

    Children are elements, pieces of marked content, and links, in reading order.
    """

    __slots__ = ("alt", "attributes", "children", "kind", "number")

    def __init__(self, kind: str, attributes: str = "", alt: str = "") -> None:
        self.kind = kind
        self.attributes = attributes
        self.alt = alt
        self.children: list[Element | _Mark | _Link] = []
        self.number = 0

    def add(self, kind: str, attributes: str = "", alt: str = "") -> "Element":
        """A new element at the end of this one."""
        child = Element(kind, attributes, alt)
        self.children.append(child)
        return child


class _Link:
    """The clickable area of a link on one page, as a child of its element."""

    __slots__ = ("annotation", "name", "page")

    def __init__(self, annotation: PDFDictionary, name: str, page: int) -> None:
        self.annotation = annotation
        self.name = name
        self.page = page


class TagCanvas(Canvas):
    """A canvas whose content belongs to elements or is an artifact.

    `root` is the element of the whole document; set it before the first page.
    """

    root: Element
    metadata: PDFObject | None = None
    _doc: Any
    _code: list[str]
    _annotationrefs: list[Any]

    def __init__(self, *arguments: Any, **options: Any) -> None:
        # The first version of the format that names every element used here.
        super().__init__(*arguments, **(options | {"pdfVersion": (1, 7)}))
        self._owners: list[Element] = []
        self._pages: list[list[Element]] = []
        self._links: list[tuple[Element, _Link]] = []
        self._awaited: list[Element] = []
        self._depth = 0
        self._page = 1

    def begin(self, element: Element) -> None:
        """What is drawn from here to `end` is content of that element."""
        # As in `mark`, without a call: this runs for every cell of every table.
        owners = self._owners
        number = len(owners)
        owners.append(element)
        element.children.append((self._page, number))
        self._code.append(f"/{element.kind} <</MCID {number}>> BDC")
        self._depth += 1

    def mark(self, element: Element) -> str:
        """The operator that opens a piece of content of that element on this page."""
        number = len(self._owners)
        self._owners.append(element)
        element.children.append((self._page, number))
        return f"/{element.kind} <</MCID {number}>> BDC"

    def artifact(self, kind: str = LAYOUT) -> None:
        """What is drawn from here to `end` carries no meaning."""
        self._code.append(_ARTIFACTS[kind])
        self._depth += 1

    def end(self) -> None:
        """Close what `begin` or `artifact` opened."""
        self._code.append("EMC")
        self._depth -= 1

    def await_link(self, element: Element) -> None:
        """The next clickable area belongs to that element."""
        self._awaited.append(element)

    def line(self, *arguments: Any, **options: Any) -> None:
        """A line; outside of marked content, such as under a link, it is an artifact."""
        if self._depth:
            super().line(*arguments, **options)
            return
        self.artifact()
        super().line(*arguments, **options)
        self.end()

    def linkURL(self, url: Any, rect: Any, *arguments: Any, **options: Any) -> None:
        """A clickable area with the words a screen reader says for it."""
        # 4 lets it be printed; the address is what the area would say if asked.
        super().linkURL(url, rect, *arguments, F=4, Contents=PDFString(url), **options)
        name = self._annotationrefs[-1].name
        element = self._awaited.pop(0)
        link = _Link(self._doc.idToObject[name], name, self.getPageNumber())
        element.children.append(link)
        self._links.append((element, link))

    def showPage(self) -> None:
        """Close the page and keep what its pieces of content belong to."""
        super().showPage()
        page = self._doc.Pages.pages[-1]
        # These two entries are left out of the library's list of what a page may have.
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs = len(self._pages), PDFName("S")
        self._pages.append(self._owners)
        self._owners = []
        self._page += 1

    def save(self) -> None:
        """Write the file with its structure; the last page has been shown before."""
        catalog = self._doc.Catalog
        catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        catalog.StructTreeRoot = _Tree(self._doc, self._pages, self._links).write(self.root)
        catalog.Metadata = self.metadata
        super().save()


class _Tree:
    """Writes the structure tree and the parent tree into an open file."""

    def __init__(
        self, file: Any, pages: list[list[Element]], links: list[tuple[Element, _Link]]
    ) -> None:
        self._file = file
        self._pages = pages
        self._links = links
        names = (f"Page{number}" for number in range(1, len(pages) + 1))
        self._page_numbers = (0, *(self._number_of(name) for name in names))

    def write(self, root: Element) -> PDFObjectReference:
        """A reference to the root of the tree, to be named in the catalogue."""
        top, parents = self._reserve(), self._reserve()
        first = self._write(root, top[1])
        self._put(parents[0], self._parent_tree().encode("ascii"))
        last = len(self._pages) + len(self._links)
        text = (
            f"<</Type /StructTreeRoot /K {first} 0 R "
            f"/ParentTree {parents[1]} 0 R /ParentTreeNextKey {last}>>"
        )
        self._put(top[0], text.encode("ascii"))
        return PDFObjectReference(top[0])

    def _reserve(self) -> tuple[str, int]:
        """The name and the number of a new object, whose text is put there later."""
        # As the library's own `Reference`, in short: half of a file's objects are elements.
        file = self._file
        file.objectcounter = number = int(file.objectcounter) + 1
        name = f"Tag{number}"
        file.numberToId[number] = name
        file.idToObjectNumberAndVersion[name] = (number, 0)
        return name, number

    def _put(self, name: str, text: bytes) -> None:
        # Plain bytes take the short way into the file.
        self._file.idToObject[name] = text

    def _number_of(self, name: str) -> int:
        return int(self._file.idToObjectNumberAndVersion[name][0])

    def _write(self, element: Element, parent: int) -> int:
        name, number = self._reserve()
        element.number = number
        children = element.children
        if len(children) == 1 and type(children[0]) is tuple:
            # Most elements are one piece of text, and there are as many as there are cells.
            page, mark = children[0]
            listed = str(mark)
        else:
            # Pieces on the element's own page need no more than their number.
            page = next((each[0] for each in children if type(each) is tuple), 0)
            listed = f"[{' '.join([self._child(each, number, page) for each in children])}]"
        place = f" /Pg {self._page_numbers[page]} 0 R" if page else ""
        text = f"<</S /{element.kind} /P {parent} 0 R{place} /K {listed}"
        text += f" /A {element.attributes}" if element.attributes else ""
        # Written in hexadecimal digits, a text of any script needs no escapes.
        alt = f" /Alt <FEFF{element.alt.encode('utf-16-be').hex()}>" if element.alt else ""
        self._put(name, f"{text}{alt}>>".encode("ascii"))
        return number

    def _child(self, child: Element | _Mark | _Link, parent: int, page: int) -> str:
        if isinstance(child, tuple):
            if child[0] == page:
                return str(child[1])
            return f"<</Type /MCR /Pg {self._page_numbers[child[0]]} 0 R /MCID {child[1]}>>"
        if isinstance(child, Element):
            return f"{self._write(child, parent)} 0 R"
        place = f"/Pg {self._page_numbers[child.page]} 0 R"
        return f"<</Type /OBJR /Obj {self._number_of(child.name)} 0 R {place}>>"

    def _parent_tree(self) -> str:
        entries = [
            f"{page} [{' '.join([f'{owner.number} 0 R' for owner in owners])}]"
            for page, owners in enumerate(self._pages)
        ]
        for key, (element, link) in enumerate(self._links, len(self._pages)):
            link.annotation["StructParent"] = key
            entries.append(f"{key} {element.number} 0 R")
        return f"<</Nums [{' '.join(entries)}]>>"
