"""The heat map: every persona on every theme, with what the newest outcome says of the risk."""

import pytest

from greenroom.model.prompt import PromptStatus
from greenroom.model.rehearsal import Promise
from greenroom.model.theme import Stance
from greenroom.rehearsal.practice.heat_map import heat_map
from rehearsal.builders_board import (
    ROLLBACK,
    SUPPORT,
    TESTS,
    THEMES,
    a_persona,
    a_prompt,
    asked,
    days,
    on_day,
    passed_on,
)

PROMISE = Promise("Ines Okoro", days(2), "Ines Okoro brings it by Wednesday 17:00.")
PEOPLE = (a_persona(persona_id="qa_lead"), a_persona())


def cell(*scored):
    return heat_map(PEOPLE, THEMES, (), scored).cell("release_manager", ROLLBACK.id)


def test_every_pair_has_a_cell_in_the_order_of_the_rows():
    found = heat_map(PEOPLE, THEMES, (), ())
    assert found.personas == (
        ("qa_lead", "Release manager"),
        ("release_manager", "Release manager"),
    )
    assert found.themes == tuple((theme.id, theme.name) for theme in THEMES)
    assert [(each.persona_id, each.theme_id) for each in found.cells] == [
        (persona.id, theme.id) for persona in PEOPLE for theme in THEMES
    ]
    assert {(each.asked, each.score, each.stance) for each in found.cells} == {(0, None, None)}


@pytest.mark.parametrize(
    ("turn", "score", "stance"),
    [
        (asked(75), 75, Stance.MITIGATED),
        (asked(74), 74, Stance.RAISED),
        (asked(70, promise=PROMISE), 70, Stance.UNKNOWN),
        (passed_on(), None, Stance.UNKNOWN),
        (asked(None), None, Stance.UNKNOWN),
        (asked(None, revealed=True), None, Stance.UNKNOWN),
    ],
)
def test_the_stance_follows_the_outcome(turn, score, stance):
    found = cell(on_day(0, turn))
    assert (found.asked, found.score, found.stance) == (1, score, stance)


def test_a_promise_in_words_is_a_take_away_too():
    words = "I don't have the figure with me. Ines Okoro will send it to you by Wednesday 17:00."
    assert cell(on_day(0, asked(70, answer=words))).stance is Stance.UNKNOWN


def test_the_newest_outcome_counts_whichever_question_it_answers():
    found = cell(on_day(2, asked(40, "RB-2")), on_day(0, asked(90)), on_day(1, asked(80)))
    assert (found.asked, found.score, found.stance) == (3, 40, Stance.RAISED)


def test_a_question_left_open_does_not_hide_the_answer_before_it():
    found = cell(on_day(0, asked(90)), on_day(1, asked(None)))
    assert (found.asked, found.score, found.stance) == (2, 90, Stance.MITIGATED)


def test_who_asked_matters():
    found = heat_map(PEOPLE, THEMES, (), (on_day(0, asked(90, persona_id="qa_lead")),))
    assert found.cell("qa_lead", ROLLBACK.id).asked == 1
    assert found.cell("release_manager", ROLLBACK.id).asked == 0


def test_what_could_be_asked_leaves_drafts_and_retired_prompts_out():
    prompts = (
        a_prompt("A", TESTS, "qa_lead", "release_manager"),
        a_prompt("B", TESTS, "qa_lead"),
        a_prompt("C", TESTS, "qa_lead", status=PromptStatus.RETIRED),
        a_prompt("D", TESTS, "qa_lead", status=PromptStatus.DRAFT),
        a_prompt("E", SUPPORT, "somebody_else"),
    )
    found = heat_map(PEOPLE, THEMES, prompts, ())
    assert found.cell("qa_lead", TESTS.id).available == 2
    assert found.cell("release_manager", TESTS.id).available == 1
    assert found.cell("qa_lead", SUPPORT.id).available == 0
