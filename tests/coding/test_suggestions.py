"""Suggestions: repeatable, and never asked again once decided."""

import pytest

from coding.builders_coding import a_coding, an_analysis
from greenroom.coding.suggestions import suggested_codings
from greenroom.model.transcript import AUTO, CodingStatus


def suggest(analysis, *existing):
    return suggested_codings("interview", analysis, existing)


def test_marks_become_suggestions_in_the_order_of_the_text():
    analysis = an_analysis(("test_evidence", 20, 30), ("documentation", 0, 5))
    found = suggest(analysis)
    assert [(each.theme_id, each.start) for each in found] == [
        ("documentation", 0),
        ("test_evidence", 20),
    ]
    assert {(each.coder, each.status) for each in found} == {(AUTO, CodingStatus.SUGGESTED)}
    assert found[0].reason == "A reason."


def test_ids_are_repeatable_and_different():
    analysis = an_analysis(
        ("test_evidence", 0, 9), ("test_evidence", 20, 30), ("documentation", 0, 9)
    )
    assert suggest(analysis) == suggest(analysis)
    assert len({each.id for each in suggest(analysis)}) == 3
    other = suggested_codings("second", analysis, ())
    assert not {each.id for each in other} & {each.id for each in suggest(analysis)}


@pytest.mark.parametrize("status", [CodingStatus.ACCEPTED, CodingStatus.REJECTED])
@pytest.mark.parametrize("coder", [AUTO, "Ines Okoro"])
@pytest.mark.parametrize("span", [(0, 10), (5, 8), (8, 40)])
def test_what_is_decided_is_not_suggested_again(status, coder, span):
    decided = a_coding(status=status, coder=coder, start=span[0], end=span[1])
    assert suggest(an_analysis(("test_evidence", 0, 10)), decided) == ()


def test_another_theme_or_place_is_still_suggested():
    decided = a_coding(status=CodingStatus.REJECTED)
    found = suggest(an_analysis(("documentation", 0, 10), ("test_evidence", 10, 20)), decided)
    assert len(found) == 2


def test_older_undecided_suggestions_do_not_hold_anything_back():
    analysis = an_analysis(("test_evidence", 0, 10))
    assert suggest(analysis, *suggest(analysis)) == suggest(analysis)


def test_a_decided_suggestion_that_was_moved_is_not_overwritten():
    analysis = an_analysis(("test_evidence", 0, 10))
    (suggestion,) = suggest(analysis)
    moved = a_coding(id=suggestion.id, status=CodingStatus.ACCEPTED, start=50, end=60)
    assert suggest(analysis, moved) == ()
