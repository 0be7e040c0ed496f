"""Every kind of document: golden copies, empty releases, redaction, choices and bad input."""

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from greenroom.errors import ExportError
from greenroom.model.export import EVERYTHING, Audience, Options, Redaction
from greenroom.model.launch import LaunchRecord
from greenroom.report.build.kind import Kind, build_document
from greenroom.report.build.kinds import KINDS, find_kind
from greenroom.report.build.open_points import Need, open_points
from greenroom.report.build.redaction import people_in
from greenroom.report.document import (
    Appendix,
    Block,
    Document,
    Format,
    Heading,
    PageBreak,
    Paragraph,
    Quote,
    Slide,
    canonical,
)
from greenroom.report.write import WRITERS
from report.builders_material import (
    PRIVATE,
    PRIVATE_WORDS,
    a_material,
    a_record,
    an_empty_material,
)
from report.reading_report import texts

GOLDEN = Path(__file__).parent / "golden"

VARIANTS = [
    pytest.param(kind, audience, id=kind.subject(Options(audience=audience)).replace("/", "-"))
    for kind in KINDS
    for audience in kind.audiences or (None,)
]
EACH = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.id)


def golden_name(kind: Kind, audience: Audience | None) -> str:
    return f"{kind.id}.json" if audience is None else f"{kind.id}-{audience.value}.json"


def written(kind: Kind, audience: Audience | None) -> Document:
    return build_document(kind, a_material(), Options(audience=audience))


@pytest.mark.parametrize(("kind", "audience"), VARIANTS)
def test_every_kind_matches_its_golden_copy(kind: Kind, audience: Audience | None) -> None:
    # After a wanted change: python tests/report/write_golden.py, then read what changed.
    kept = json.loads((GOLDEN / golden_name(kind, audience)).read_text(encoding="utf-8"))
    assert canonical(written(kind, audience)) == kept


def test_ids_and_marks_tell_kinds_apart() -> None:
    assert len({kind.id for kind in KINDS}) == len(KINDS)
    assert len({kind.mark for kind in KINDS}) == len(KINDS)
    assert find_kind("Board summary") is find_kind("board-summary")
    with pytest.raises(ExportError) as refused:
        find_kind("novel")
    assert "run-sheet" in refused.value.hint


def empty_headings(blocks: tuple[Block, ...]) -> list[str]:
    """Headings that nothing stands under before the next heading of their level or the end."""
    found = []
    for block, after in zip(blocks, (*blocks[1:], PageBreak()), strict=True):
        if isinstance(block, Heading | Appendix):
            deeper = (
                isinstance(after, Heading)
                and isinstance(block, Heading)
                and after.level > block.level
            )
            if isinstance(after, Heading | Appendix | PageBreak) and not deeper:
                found.append(block.text)
    return found


def sentences(document: Document) -> Counter[str]:
    """How often each whole paragraph is said."""
    said = (
        "".join(run.text for run in block.runs)
        for block in document.blocks
        if isinstance(block, Paragraph)
    )
    return Counter(each for each in said if len(each) > 40)


@pytest.mark.parametrize(("kind", "audience"), VARIANTS)
@pytest.mark.parametrize("make", [a_material, an_empty_material], ids=["full", "empty"])
def test_nothing_is_empty_or_said_twice(kind: Kind, audience: Audience | None, make) -> None:
    document = build_document(kind, make(), Options(audience=audience))
    assert document.blocks
    assert empty_headings(document.blocks) == []
    assert [each for each, times in sentences(document).items() if times > 1] == []


@pytest.mark.parametrize(("kind", "audience"), VARIANTS)
def test_an_empty_release_is_written_and_names_what_is_missing(
    kind: Kind, audience: Audience | None
) -> None:
    material = an_empty_material()
    document = build_document(kind, material, Options(audience=audience))
    missing = [each for each in kind.open_points(material) if each.told]
    assert missing
    said = texts(document)
    assert all(each.text in said for each in missing)
    for each in Format:
        assert WRITERS[each](document)


@pytest.mark.parametrize(("kind", "audience"), VARIANTS)
def test_hidden_names_stand_nowhere(kind: Kind, audience: Audience | None) -> None:
    material = a_material()
    options = Options(audience=audience, redaction=(Redaction.NAMES,), private_quotes=True)
    document = build_document(kind, material, options)
    shown = json.dumps(canonical(document), ensure_ascii=False)
    for name in people_in(material):
        assert name not in shown
    for part in ("Sample", "Invented", "Madeup", "Fictive", "Unseen", "Pretend"):
        assert f" {part}" not in shown
    assert "Person A" in shown


def test_the_same_person_keeps_the_same_letter_and_everyday_words_stay() -> None:
    material = a_material()
    release = replace(material.release, owner="May Long", summary="In May a long job waits.")
    board = replace(material.board, release=release, prepared_by="May Long")
    hidden = Options(redaction=(Redaction.NAMES,))
    said = texts(build_document(KINDS[0], replace(material, board=board), hidden))
    assert "In May a long job waits." in said
    assert "May Long" not in said


@EACH
def test_private_words_need_leave(kind: Kind) -> None:
    material = a_material()
    assert PRIVATE_WORDS not in texts(build_document(kind, material, EVERYTHING))
    if kind.id in ("quote-book", "coded-transcript"):
        allowed = build_document(kind, material, Options(private_quotes=True))
        shown = PRIVATE_WORDS if kind.id == "coded-transcript" else "Nobody knows the rollback."
        assert shown in texts(allowed)
        silent = Options(private_quotes=True, redaction=(Redaction.QUOTES,))
        assert shown not in texts(build_document(kind, material, silent))


def test_privacy_does_not_depend_on_how_a_name_is_written() -> None:
    record = LaunchRecord("r", private=(f"  {PRIVATE.upper()} ",))
    assert record.is_private(PRIVATE)
    assert not a_record().is_private("Somebody else")


@EACH
def test_without_quotes_nobody_is_quoted(kind: Kind) -> None:
    options = Options(redaction=(Redaction.QUOTES,), private_quotes=True)
    document = build_document(kind, a_material(), options)
    assert not [each for each in document.blocks if isinstance(each, Quote)]


@EACH
def test_sections_can_be_left_out(kind: Kind) -> None:
    whole = build_document(kind, a_material(), EVERYTHING)
    for section in kind.sections:
        part = build_document(kind, a_material(), Options(sections=(section.id,)))
        assert set(part.blocks) <= set(whole.blocks)
        if len(kind.sections) > 1:
            assert len(part.blocks) < len(whole.blocks)
            assert part.meta.document_id != whole.meta.document_id


@EACH
def test_suggested_themes_are_never_shown_as_fact(kind: Kind) -> None:
    assert "Secret suspicion" not in texts(build_document(kind, a_material(), EVERYTHING))


def test_rejected_and_suggested_codings_are_not_marked() -> None:
    said = texts(build_document(find_kind("coded-transcript"), a_material(), EVERYTHING))
    assert said.count("[Rollback and recovery: raised]") == 3
    assert "[Support readiness" not in said


def test_a_quote_is_the_whole_sentence() -> None:
    said = texts(build_document(find_kind("quote-book"), a_material(), EVERYTHING))
    assert "The desk is trained." in said
    assert "I worry about" not in said


@EACH
def test_every_kind_has_slides_to_stand_on(kind: Kind) -> None:
    document = build_document(kind, a_material(), EVERYTHING)
    slides = [each.slide for each in document.blocks if isinstance(each, Heading)]
    assert set(slides) - {None} <= set(Slide)


BAD_TEXTS = {
    "long": "Ä title of five thousand characters " * 139,
    "controls": "".join(map(chr, range(32))) + "\x7f\x85\u2028 after",
    "surrogates": "half \ud83d and \udc00 half",
    "reordered": "approved \u202e detcejer",
    "markup": "<b>&amp; **x** =1+1 @channel [a](b) {{c}}",
    "many tongues": "Řízení Ελληνικά Кириллица العربية עברית 中文 日本語 🚀",
}


@EACH
@pytest.mark.parametrize("bad", BAD_TEXTS.values(), ids=BAD_TEXTS.keys())
def test_bad_texts_are_written_in_every_format(kind: Kind, bad: str) -> None:
    material = a_material()
    release = replace(material.release, name=bad, summary=bad, owner=bad, rollback_plan=bad)
    record = replace(material.record, why_now=bad, triggers=(bad,))
    board = replace(material.board, release=release, record=record, prepared_by=bad)
    for options in (EVERYTHING, Options(redaction=(Redaction.NAMES,))):
        document = build_document(kind, replace(material, board=board), options)
        for each in (Format.PDF, Format.DOCX, Format.MARKDOWN, Format.SLACK):
            assert WRITERS[each](document)


def test_every_need_is_met_by_the_full_material() -> None:
    material = a_material()
    left = [each.text for need in Need for each in open_points((need,), material)]
    assert [each for each in left if each.startswith("No ") and "owner" not in each] == []
