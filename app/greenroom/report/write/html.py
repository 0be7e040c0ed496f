"""Documents as one HTML file: no scripts, nothing loaded from anywhere, ready for paper."""

from base64 import b64encode
from hashlib import sha256
from html import escape

from greenroom.report.document import Document
from greenroom.report.theme import PLAIN, Theme
from greenroom.report.write.furniture import (
    FILE_TITLE_LIMIT,
    Furniture,
    full_title,
    furniture,
    levels,
    one_line,
)
from greenroom.report.write.html_blocks import BLOCKS, Page, inline
from greenroom.report.write.html_style import style_sheet


def write_html(document: Document, theme: Theme = PLAIN) -> bytes:
    """The document as a UTF-8 page; the same document and theme always give the same bytes."""
    meta, page = document.meta, Page(theme)
    words = furniture(document, theme)
    parts = []
    for block, level in levels(document.blocks):
        page.level = level
        parts.append(BLOCKS[type(block)](block, page))
    # The sheet comes last, when the colours of all fields are known.
    sheet = style_sheet(theme, page.tints, page.widths)
    byline = f'<p class="byline">{inline(meta.byline)}</p>' if meta.byline else ""
    body = "\n".join(part for part in parts if part)
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(meta.language)}">\n{_head(document, words, sheet)}'
        f"<body>\n<article>\n{_logo(theme)}"
        f'<div class="page"><span>{inline(words.head)}</span>'
        f"<span>{inline(words.owner)}</span></div>\n"
        f"<header><h1>{inline(meta.title)}</h1>{byline}</header>\n<main>\n{body}\n</main>\n"
        f"<footer>{inline(words.foot)}</footer>\n</article>\n</body>\n</html>\n"
    ).encode()


def _head(document: Document, words: Furniture, sheet: str) -> str:
    meta, title = document.meta, full_title(document.meta, FILE_TITLE_LIMIT)
    facts = (
        ("author", meta.author),
        ("description", meta.subject),
        ("generator", "Greenroom"),
        ("dcterms.identifier", meta.identity),
        ("dcterms.created", meta.created_at.isoformat()),
        ("content-digest", words.digest),
    )
    named = "".join(
        f'<meta name="{name}" content="{escape(one_line(text))}">\n' for name, text in facts
    )
    return (
        '<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(sheet)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n{named}<style>{sheet}</style>\n</head>\n"
    )


def _policy(sheet: str) -> str:
    # Only this very style sheet counts; whatever slips into the page can do nothing.
    mark = b64encode(sha256(sheet.encode()).digest()).decode("ascii")
    return (
        f"default-src 'none'; style-src 'sha256-{mark}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _logo(theme: Theme) -> str:
    if not theme.logo:
        return ""
    data = b64encode(theme.logo).decode("ascii")
    name = escape(theme.name or "Logo")
    return f'<img class="logo" alt="{name}" src="data:image/png;base64,{data}">\n'
