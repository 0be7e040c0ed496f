import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256

import pytest

from greenroom.report.colours import READABLE, contrast
from greenroom.report.document import Block, Document, Heading, Paragraph, Run, Tone, content_digest
from greenroom.report.theme import PLAIN, Page, Theme
from greenroom.report.write.html import write_html
from report.builders_report import a_document, a_heat_map, a_logo, a_meta, a_trend, every_block


def page_of(*blocks: Block, theme: Theme = PLAIN) -> str:
    return write_html(a_document(*blocks), theme).decode()


def colours_of(page: str) -> list[dict[str, str]]:
    """The colours by day, by night and on paper."""
    found = re.findall(r":root\{((?:--[\w-]+:#\w{6};)+)", page)
    return [dict(re.findall(r"--([\w-]+):#(\w{6});", each)) for each in found]


def test_the_page_needs_nothing_and_runs_nothing() -> None:
    page = page_of(*every_block())
    sheet = re.search(r"<style>(.*)</style>", page, re.DOTALL)
    assert sheet
    mark = b64encode(sha256(sheet[1].encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{mark}'" in page
    assert "<script" not in page
    assert "style=" not in page
    assert not re.search(r'(?:src|href)="(?!data:)', page)
    assert "@import" not in page
    assert "url(" not in page


def test_the_page_says_what_it_is() -> None:
    document = Document(replace(a_meta("A <title>"), language="de", version="2"), ())
    page = write_html(document).decode()
    assert page.startswith('<!DOCTYPE html>\n<html lang="de">')
    assert "<title>A &lt;title&gt; – Test document</title>" in page
    assert f'name="content-digest" content="{content_digest(document)}"' in page
    assert "BS-1 v2 · Internal" in page


def test_headings_follow_one_another() -> None:
    page = page_of(Heading("deep", 3), Heading("one"), Heading("three", 3))
    assert re.findall(r"<(h\d)", page) == ["h1", "h2", "h2", "h3"]


def test_tables_name_their_heads() -> None:
    page = page_of(*every_block())
    assert page.count("<thead>") == 3
    assert all(re.search(r'scope="(col|row)"', tag) for tag in re.findall(r"<th\b[^>]*>", page))


def test_drawings_tell_themselves() -> None:
    page = page_of(a_trend("first"), a_trend("second"))
    assert page.count('role="img"') == 2
    assert '<desc id="chart2-text">second trend in words</desc>' in page
    assert "first line, June: not assessed" in page


def test_links_keep_to_themselves() -> None:
    run = Run("go", link="https://example.org/?a=1&b='2'")
    page = page_of(Paragraph((run,)))
    assert 'href="https://example.org/?a=1&amp;b=&#x27;2&#x27;" rel="noopener noreferrer"' in page


@pytest.mark.parametrize(
    "theme", [PLAIN, Theme(primary="7A1F3D", accent="0A7A4B", ink="000000")], ids=["plain", "own"]
)
def test_text_can_be_read_by_day_by_night_and_on_paper(theme: Theme) -> None:
    palettes = colours_of(page_of(a_heat_map(), theme=theme))
    assert len(palettes) == 3
    day, night, paper = palettes
    assert day == paper
    assert night["paper"] != day["paper"]
    for colours in (day, day | night):
        fields = [name for name in colours if re.fullmatch(r"h\d+", name)]
        assert fields
        pairs = [(name, "paper") for name in ("ink", "muted", "primary", "accent")]
        pairs += [("ink", "zebra"), ("on", "head"), *(("ink", field) for field in fields)]
        for tone in Tone:
            pairs += [(f"strong-{tone}", f"soft-{tone}"), ("ink", f"soft-{tone}")]
            pairs += [(f"strong-{tone}", "paper"), ("muted", f"soft-{tone}")]
        for text, ground in pairs:
            assert contrast(colours[text], colours[ground]) >= READABLE, (text, ground)


def test_a_theme_brings_its_name_logo_and_paper() -> None:
    theme = Theme(name="Invented & Works", logo=a_logo(), page=Page.LETTER)
    page = page_of(theme=theme)
    assert "Invented &amp; Works · Internal" in page
    assert 'alt="Invented &amp; Works" src="data:image/png;base64,' in page
    assert "size:215.9mm 279.4mm" in page
