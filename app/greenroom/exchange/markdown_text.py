"""Markdown to the plain words a reader sees: one line or paragraph at a time.

Only what people write in transcripts and minutes is understood; everything else stays as
it is, so a sign that was meant as a sign is never lost.
"""

import html
import re

_ANY_MARK = re.compile(r"[\\`\[<*_~&]")
_IMAGE = re.compile(r"!\[([^\[\]\n]{0,500})\]\([^()\s]{0,2000}(?:\s[^()\n]{0,200})?\)")
_TAG = re.compile(
    r"</?(?:a|abbr|b|br|code|del|details|div|em|hr|i|img|kbd|mark|p|pre|q|s|small|span|strong"
    r"|sub|summary|sup|u)(?:\s[^<>]{0,500})?/?>",
    re.IGNORECASE,
)
# Alternatives are tried in this order at each place, so an escaped or quoted sign is never
# taken for emphasis. Every part is bounded, which keeps the work linear for any input.
_INLINE = re.compile(
    r"""
    (?=[\\`\[<*_~]) (?:
    \\(?P<escaped>[!-/:-@\[-`{-~])
    | `(?P<code>[^`\n]*)`
    | \[\^[^\[\]\s]{1,50}\]
    | \[(?P<link>(?:[^\[\]\\\n]|\\.){0,500})\]
      (?:\([^()\s]{0,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?(?:\s[^()\n]{0,200})?\s?\)
         | \[[^\[\]\n]{0,100}\])
    | <(?P<address>(?:https?://|mailto:)?[^<>\s@]{1,1000}[.@/][^<>\s]{1,1000})>
    | (?<![\w*])\*{1,3}(?=[^\s*]) | (?<=[^\s*])\*{1,3}(?![\w*])
    | (?<![\w_])_{1,3}(?=[^\s_]) | (?<=[^\s_])_{1,3}(?![\w_])
    | \*\*(?=[^\s*]) | (?<=[^\s*])\*\*
    | (?<!~)~~(?!~)
    )
    """,
    re.VERBOSE,
)


def without_comments(text: str) -> str:
    """The text without HTML comments, which no reader sees; an unclosed one stays."""
    kept = []
    position = 0
    while (start := text.find("<!--", position)) >= 0:
        end = text.find("-->", start + 4)
        if end < 0:
            break
        kept.append(text[position:start])
        position = end + 3
    return "".join(kept) + text[position:]


def plain(text: str) -> str:
    """The words of one paragraph, without emphasis, links, code marks, tags and entities."""
    if not _ANY_MARK.search(text):
        return text
    text = _IMAGE.sub(lambda image: image[1], text)
    return html.unescape(_INLINE.sub(_words, _TAG.sub(" ", text)))


def _words(match: re.Match[str]) -> str:
    if match["link"] is not None:
        # A link's text holds no further link, so this goes one level deep and no more.
        return _INLINE.sub(_words, match["link"])
    return match["escaped"] or match["code"] or match["address"] or ""
