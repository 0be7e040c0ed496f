"""Reading the structure of a PDF file: its objects, its pages and what belongs to what."""

import re
import zlib
from dataclasses import dataclass, field
from typing import Any

KIDS = re.compile(rb"/K \[?(.*?)\]?(?: /A| /Alt|>>$)", re.DOTALL)
"""What an element holds: one piece of content, or a list of pieces and elements."""


@dataclass
class Structure:
    """One element of the structure tree with its children and its marked content."""

    kind: str
    alt: bool
    attributes: str
    children: list["Structure"] = field(default_factory=list)
    marks: list[tuple[int, int]] = field(default_factory=list)
    links: list[int] = field(default_factory=list)

    def walk(self) -> list["Structure"]:
        """This element and all below it, in reading order."""
        return [self, *(each for child in self.children for each in child.walk())]


class PdfFile:
    """A file of this program's own writer, whose objects stand in it one by one."""

    def __init__(self, data: bytes) -> None:
        pattern = re.compile(rb"(?:^|\n)(\d+) 0 obj\s*\n(.*?)\nendobj", re.DOTALL)
        self.objects = {int(found[1]): found[2] for found in pattern.finditer(data)}
        self.catalog = self._first(b"/Type /Catalog")
        pages = self.objects[self._number(self.catalog, b"Pages")]
        kids = re.search(rb"/Kids \[(.*?)\]", pages, re.DOTALL)
        assert kids
        self.pages = [int(number) for number in re.findall(rb"(\d+) 0 R", kids[1])]

    def content(self, page: int) -> bytes:
        """The drawing operators of the page with that object number."""
        stream = self.objects[self._number(self.objects[page], b"Contents")]
        body = stream[stream.index(b"stream") + 7 : stream.rindex(b"endstream")]
        return zlib.decompress(body)

    def marks(self, page: int) -> list[int]:
        """The numbers of the marked content of a page, as they are drawn."""
        return [int(each) for each in re.findall(rb"/MCID (\d+)", self.content(page))]

    def tree(self) -> Structure:
        """The structure tree from its one element at the top."""
        root = self.objects[self._number(self.catalog, b"StructTreeRoot")]
        return self._element(self._number(root, b"K"))

    def parents(self) -> dict[int, list[int]]:
        """The parent tree: the key of a page or link to the elements that it names."""
        root = self.objects[self._number(self.catalog, b"StructTreeRoot")]
        entries = self.objects[self._number(root, b"ParentTree")]
        found = re.findall(rb"(\d+) (?:\[(.*?)\]|(\d+) 0 R)", entries[entries.index(b"[") + 1 :])
        return {
            int(key): [int(each) for each in re.findall(rb"(\d+) 0 R", listed)]
            if not single
            else [int(single)]
            for key, listed, single in found
        }

    def key(self, number: int) -> int:
        """The key under which the parent tree has a page or a link."""
        found = re.search(rb"/StructParents? (\d+)", self.objects[number])
        assert found
        return int(found[1])

    def _element(self, number: int) -> Structure:
        text = self.objects[number]
        kind = re.search(rb"/S /(\w+)", text)
        attributes = re.search(rb"/A (<<.*?>>)", text)
        assert kind
        found = Structure(
            kind[1].decode(), b"/Alt " in text, attributes[1].decode() if attributes else ""
        )
        page = re.search(rb"^<<[^\[]*?/Pg (\d+) 0 R", text)
        listed = KIDS.search(text)
        for item in re.findall(rb"<<.*?>>|\d+ 0 R|\d+", listed[1] if listed else b""):
            self._add(found, item, int(page[1]) if page else 0)
        return found

    def _add(self, found: Structure, item: bytes, page: int) -> None:
        numbers = [int(each) for each in re.findall(rb"\d+", item)]
        if item.startswith(b"<<") and b"OBJR" in item:
            found.links.append(numbers[0])
        elif item.startswith(b"<<"):
            found.marks.append((numbers[0], numbers[-1]))
        elif item.endswith(b"R"):
            found.children.append(self._element(numbers[0]))
        else:
            found.marks.append((page, numbers[0]))

    def _first(self, mark: bytes) -> bytes:
        return next(text for text in self.objects.values() if mark in text)

    def _number(self, text: bytes, name: bytes) -> int:
        found: Any = re.search(rb"/" + name + rb" (\d+) 0 R", text)
        return int(found[1])
