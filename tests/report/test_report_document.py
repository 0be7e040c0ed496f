from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from greenroom.report.document import (
    BarChart,
    Cell,
    Column,
    Document,
    Heading,
    Paragraph,
    Run,
    Table,
    Tone,
    canonical,
    clean,
    content_digest,
)
from report.builders_report import a_document, a_meta, every_block


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
