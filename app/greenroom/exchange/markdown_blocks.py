"""The blocks of a Markdown file: paragraphs, list items, table rows and headings."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_FENCE = re.compile(r"\s{0,3}(?:```|~~~)")
_HEADING = re.compile(r"\s{0,3}(#{1,6})(?:\s+(.*))?")
_UNDERLINE = re.compile(r"\s{0,3}(=+|-{2,})\s*")
_RULE = re.compile(r"\s{0,3}(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,})")
_ROW = re.compile(r"\s*\|(.*?)\|?\s*")
_DEFINITION = re.compile(r"\s{0,3}\[[^\[\]]{1,100}\]:\s+\S+.*")
_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,4}[.)])\s+(.*)")
_QUOTE = re.compile(r"^(?:\s{0,3}>\s?){1,20}")
# A line in bold that is no sentence and names nobody is a heading in all but its marks.
_BOLD_LINE = re.compile(r"\*\*[^*:]{1,80}(?<![.!?…])\*\*")
_LONGEST_FRONT_MATTER = 100


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together, still with their inline marks.

    `level` is 1 to 6 for a heading and 0 for anything else; `item` says it is a list item.
    """

    lines: tuple[str, ...]
    level: int = 0
    item: bool = False


@dataclass(slots=True)
class _Open:
    """The block that is being read."""

    lines: list[str] = field(default_factory=list)
    item: bool = False

    def close(self, level: int = 0) -> Iterator[Block]:
        """The block read so far, if any line was; reading starts afresh."""
        if len(self.lines) == 1 and not self.item and _BOLD_LINE.fullmatch(self.lines[0]):
            level = 6
        if self.lines:
            yield Block(tuple(self.lines), level, self.item)
        self.lines, self.item = [], False


def read_blocks(text: str) -> Iterator[Block]:
    """The blocks in order; fences, rules, link definitions and front matter are left out."""
    block = _Open()
    fenced = False
    for line in _without_front_matter(text.split("\n")):
        if _FENCE.match(line):
            fenced = not fenced
            yield from block.close()
        elif fenced:
            # Code somebody pasted is still something they showed; only its fence goes.
            block.lines.append(line.strip())
        else:
            yield from _read_line(_QUOTE.sub("", line), block)
    yield from block.close()


def _read_line(line: str, block: _Open) -> Iterator[Block]:
    heading = _HEADING.fullmatch(line)
    underline = _UNDERLINE.fullmatch(line)
    item = _ITEM.fullmatch(line)
    row = _ROW.fullmatch(line)
    if heading:
        yield from block.close()
        if heading[2]:
            yield Block((heading[2].strip(" #"),), len(heading[1]))
    elif underline and len(block.lines) == 1 and not block.item:
        yield from block.close(1 if underline[1][0] == "=" else 2)
    elif not line.strip() or _RULE.fullmatch(line) or _DEFINITION.fullmatch(line):
        yield from block.close()
    elif row:
        yield from block.close()
        # Each row of a table reads as one line; the row of dashes under its head does not.
        cells = [cell.strip() for cell in row[1].split("|")]
        if any(cell.strip(":-") for cell in cells):
            yield Block(("; ".join(filter(None, cells)),))
    elif item:
        yield from block.close()
        block.lines, block.item = [item[1]], True
    else:
        block.lines.append(line.strip())


def _without_front_matter(lines: list[str]) -> list[str]:
    if lines[0].rstrip() != "---":
        return lines
    for number, line in enumerate(lines[1:_LONGEST_FRONT_MATTER], start=2):
        if line.rstrip() in ("---", "..."):
            return lines[number:]
    return lines
