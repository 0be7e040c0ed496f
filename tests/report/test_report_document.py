from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from greenroom.report.document import (
    BarChart,
    Cell,
    Column,
    Comment,
    Document,
    Heading,
    HeatCell,
    HeatMap,
    Paragraph,
    Run,
    Series,
    Table,
    Tone,
    TrendChart,
    canonical,
    clean,
    content_digest,
    is_address,
)
from report.builders_report import a_document, a_meta, a_trend, every_block


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\r\nb\rc\x0bd\x0ce\x85f\u2028g", "a\nb\nc\nd\ne\nf\ng"),
        ("a\tb", "a b"),
        ("a\x00b\x1fc\x7fd", "a\ufffdb\ufffdc\ufffdd"),
        ("a\ud800b\ufffec", "a\ufffdb\ufffdc"),
        ("pay\u202elap", "pay[U+202E RIGHT-TO-LEFT OVERRIDE]lap"),
        ("Žluťoučký κόσμε 中文 🚀 שלום", "Žluťoučký κόσμε 中文 🚀 שלום"),
    ],
)  # fmt: skip
def test_clean_loses_nothing_silently(text: str, expected: str) -> None:
    assert clean(text) == expected


@given(st.text(st.characters(codec=None)))
def test_clean_text_can_be_written_anywhere_and_stays_clean(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert not any(ord(each) < 32 and each != "\n" for each in cleaned)
    cleaned.encode("utf-8")


def test_a_document_is_clean_by_construction() -> None:
    document = Document(
        replace(a_meta(), title="a\x00b"),
        (
            Heading("x\x01y"),
            Paragraph((Run("p\rq"),)),
            Table((Column("\x02"),), ((Cell("\x03"),),)),
        ),
    )
    heading, paragraph, table = document.blocks
    assert document.meta.title == "a\ufffdb"
    assert heading == Heading("x\ufffdy")
    assert paragraph == Paragraph((Run("p\nq"),))
    assert table == Table((Column("\ufffd"),), ((Cell("\ufffd"),),))


def test_the_digest_follows_the_content_only() -> None:
    document = a_document(*every_block())
    assert content_digest(document) == content_digest(a_document(*every_block()))
    assert len(content_digest(document)) == 64
    assert content_digest(document) != content_digest(a_document(*every_block("other")))
    other_type = a_document(Paragraph((Run("x"),), note=True))
    assert content_digest(other_type) != content_digest(a_document(Paragraph((Run("x"),))))


def test_canonical_data_names_types_and_plain_values() -> None:
    assert canonical(Cell("a", Tone.BAD)) == {"type": "Cell", "text": "a", "tone": "bad"}
    assert canonical(datetime(2026, 1, 2, tzinfo=UTC)) == "2026-01-02T00:00:00+00:00"


@pytest.mark.parametrize("header", [(), (Column("a"), Column("b"))])
def test_a_ragged_table_is_refused(header: tuple[Column, ...]) -> None:
    with pytest.raises(ValueError, match="one cell for each column"):
        Table(header, ((Cell("only one"),),))


@pytest.mark.parametrize("values", [(1.0,), (1.0, -1.0), (1.0, float("nan"))])
def test_a_chart_that_cannot_be_drawn_is_refused(values: tuple[float, ...]) -> None:
    with pytest.raises(ValueError, match=r"chart needs|bar cannot"):
        BarChart("t", ("a", "b"), values, "told")


def test_a_chart_says_what_has_no_value() -> None:
    chart = BarChart("t", ("a", "b"), (91.25, None), "told", target=85, unit="%")
    assert chart.labels == ("91.2 %", "not assessed")
    assert chart.target_label == "target 85 %"
    assert [chart.tone_of(value) for value in (85, 84.9, None)] == [
        Tone.GOOD,
        Tone.CAUTION,
        Tone.NEUTRAL,
    ]


def test_a_trend_names_what_has_no_value() -> None:
    assert a_trend().gaps == ("plain line, June: not assessed",)
    alone = TrendChart("t", ("May",), (Series("", (None,)),), "told", unit="%", missing="unknown")
    assert alone.gaps == ("May: unknown",)
    assert alone.figure(12.34) == "12.3 %"


@pytest.mark.parametrize(
    "make",
    [
        lambda: TrendChart("t", ("a",), (Series("s", (1.0, 2.0)),), "told"),
        lambda: TrendChart("t", ("a",), (Series("s", (101.0,)),), "told"),
        lambda: TrendChart("t", ("a",), (Series("s", (float("nan"),)),), "told"),
        lambda: TrendChart("t", (), (), "told", minimum=5, maximum=5),
        lambda: HeatMap("t", ("a", "b"), ("r",), ((HeatCell("x"),),), "told"),
        lambda: HeatMap("t", ("a",), (), ((HeatCell("x"),),), "told"),
        lambda: HeatMap("t", (), (), (), "told"),
        lambda: HeatMap("t", ("a",), ("r",), ((HeatCell("x", -1.0),),), "told"),
        lambda: HeatMap("t", ("a",), (), (), "told", maximum=0.0),
        lambda: BarChart("t", (), (), "told", maximum=0.0),
        lambda: Table((Column("a"),), (), comments=((0, Comment("x", "y")),)),
    ],
)
def test_blocks_that_would_mislead_are_refused(make: Callable[[], object]) -> None:
    with pytest.raises(ValueError, match=r"needs|scale|negative|does not have"):
        make()


@pytest.mark.parametrize(
    ("address", "allowed"),
    [
        ("https://example.org/a?b=1&c=2#d", True),
        ("http://example.org", True),
        ("mailto:ada@example.org", True),
        ("", False),
        ("javascript:alert(1)", False),
        ("file:///etc/hostname", False),
        ("https://example.org/ with a space", False),
        ('https://example.org/"><script>', False),
        ("https://example.org/\nnext", False),
        ("//example.org", False),
    ],
)
def test_only_whole_addresses_are_links(address: str, allowed: bool) -> None:
    assert is_address(address) is allowed
    if address and not allowed:
        with pytest.raises(ValueError, match="address"):
            Run("text", link=address)


def test_a_note_names_its_author_when_it_has_one() -> None:
    assert Comment("Why?", "Mo").line == "Note by Mo: Why?"
    assert Comment("Why?", "").line == "Note: Why?"


def test_a_document_is_identified_by_id_and_version() -> None:
    assert a_meta().identity == "BS-1"
    assert replace(a_meta(), version="3").identity == "BS-1 v3"
