import pytest
from hypothesis import given
from hypothesis import strategies as st

from greenroom.report.document import Cell, Column, Heading, Paragraph, Run, Table, clean
from greenroom.report.write.pdf import write_pdf
from greenroom.report.write.pdf_fonts import REGULAR, split_by_face, unprintable_in
from greenroom.report.write.printable import printable
from report.builders_report import a_document, every_block
from report.reading_report import pdf_text

PRINTS = {
    "Czech": "Příliš žluťoučký kůň úpěl ďábelské ódy",
    "Polish": "Pchnąć w tę łódź jeża lub ośm skrzyń fig",
    "Greek": "Ξεσκεπάζω την ψυχοφθόρα βδελυγμία",
    "Cyrillic": "Съешь же ещё этих мягких французских булок",
    "Vietnamese": "Tiếng Việt",
    "signs": "✓ ☐ ☑ ☒ ▲ ▼ → ≤ ≥ ± Δ € … “ ” – —",
}
NAMED = {
    "emoji": ("ship it 🚀", "[U+1F680 ROCKET]"),
    "Hebrew": ("מוכן לשחרור", "[U+05DE U+05D5 U+05DB U+05DF]"),
    "Arabic": ("سلام", "[U+0633 U+0644 U+0627 U+0645]"),
    "Chinese": ("版本", "[U+7248 CJK UNIFIED IDEOGRAPH-7248][U+672C CJK UNIFIED IDEOGRAPH-672C]"),
    "Japanese": ("リリース", "[U+30EA U+30EA U+30FC U+30B9]"),
    "Korean": ("출시", "[U+CD9C HANGUL SYLLABLE CUL][U+C2DC HANGUL SYLLABLE SI]"),
    "Thai": ("พร้อม", "[U+0E1E U+0E23 U+0E49 U+0E2D U+0E21]"),
    "Hindi": ("तैयार", "[U+0924 U+0948 U+092F U+093E U+0930]"),
}


@pytest.mark.parametrize("text", PRINTS.values(), ids=PRINTS.keys())
def test_these_scripts_print(text: str) -> None:
    document = a_document(Heading(text), Paragraph((Run(text, bold=True), Run(text, italic=True))))
    assert printable(document) == ()
    assert pdf_text(write_pdf(document)).count(text[:12]) >= 3


@pytest.mark.parametrize(("text", "shown"), NAMED.values(), ids=NAMED.keys())
def test_these_scripts_are_named(text: str, shown: str) -> None:
    assert shown in "".join(part for _, part in split_by_face(text, REGULAR))
    (found,) = printable(a_document(Paragraph((Run("fine"),)), Heading(text)))
    assert (found.block, found.kind, found.field, found.text) == (1, "heading", "text", text)
    assert set(found.characters) <= set(text)


def test_a_text_is_found_wherever_it_stands() -> None:
    document = a_document(*every_block("rocket 🚀"), title="🚀")
    found = printable(document)
    assert {each.block for each in found} >= {None, 0, 1, 2, 3}
    kinds = {each.kind for each in found}
    assert {"document", "heat map", "trend chart", "checklist", "quote", "signature rows"} <= kinds
    assert all(each.characters == ("🚀",) for each in found)


def test_the_sentence_names_the_character_and_the_text() -> None:
    (found,) = printable(a_document(Table((Column("a"),), ((Cell("ship 🚀"),),))))
    assert found.sentence == "U+1F680 ROCKET in the table “ship 🚀”"


@given(st.text(st.characters(codec=None), max_size=40))
def test_what_is_not_named_is_printed_as_it_stands(text: str) -> None:
    text = clean(text)
    shown = "".join(part for _, part in split_by_face(text, REGULAR))
    if not unprintable_in(text):
        assert "[U+" not in shown or "[U+" in text
    else:
        assert "[U+" in shown
