"""The text of a WebVTT cue: who speaks it, and the words without tags and entities."""

import html
import re
from collections.abc import Iterator

from greenroom.exchange.assembly import clean_line

# Only tags that caption files use; `List<String>` and `a < b` in a cue are words.
_TAG = re.compile(
    r"<(?P<close>/?)(?P<name>c|i|b|u|v|ruby|rt|lang|font|span|em|strong|br)"
    r"(?:\.[^\s<>]{0,200})?(?:\s(?P<annotation>[^<>]{0,400}))?/?>"
    r"|</?>|<\d[\d:.]{0,20}>",
    re.IGNORECASE,
)


def spoken_parts(payload: str) -> Iterator[tuple[str | None, str]]:
    """Each part of a cue with its voice: None where no voice is given, tags removed."""
    voice: str | None = None
    words: list[str] = []
    position = 0
    for tag in _TAG.finditer(payload):
        words.append(payload[position : tag.start()])
        position = tag.end()
        name = (tag["name"] or "").lower()
        if name == "br":
            words.append(" ")
        if name == "v":
            yield voice, _plain(words)
            words = []
            voice = None if tag["close"] else clean_line(html.unescape(tag["annotation"] or ""))
    words.append(payload[position:])
    yield voice, _plain(words)


def _plain(words: list[str]) -> str:
    return html.unescape("".join(words)).strip()
