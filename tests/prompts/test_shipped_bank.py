"""The shipped bank: enough of everything, and every question fit to be spoken."""

from collections import Counter

import pytest

from greenroom.model.prompt import PromptKind, PromptStatus, Slot
from greenroom.model.rehearsal import FindingKind
from greenroom.prompts.question import sample_answer
from greenroom.prompts.render import placeholders
from prompts.builders_prompts import (
    a_full_release,
    an_empty_release,
    shipped_bank,
    shipped_codebook,
    shipped_keys,
)

PROMPTS = shipped_bank().prompts


def test_there_are_enough_prompts_and_all_can_be_asked() -> None:
    assert len(PROMPTS) >= 85
    assert {prompt.status for prompt in PROMPTS} == {PromptStatus.ACTIVE}


def test_every_theme_has_prompts_hard_ones_and_ones_without_facts() -> None:
    themes = {theme.id for theme in shipped_codebook().themes}
    total = Counter(prompt.theme for prompt in PROMPTS)
    hard = Counter(prompt.theme for prompt in PROMPTS if prompt.difficulty >= 3)
    free = Counter(prompt.theme for prompt in PROMPTS if not prompt.requires_facts)
    assert set(total) == themes
    assert min(total.values()) >= 4
    assert min(hard[theme] for theme in themes) >= 2
    assert min(free[theme] for theme in themes) >= 2
    assert sum(free.values()) * 2 >= len(PROMPTS)


def test_every_persona_kind_and_difficulty_is_there() -> None:
    askers = Counter(persona for prompt in PROMPTS for persona in prompt.personas)
    assert set(askers) == {persona.id for persona in shipped_bank().personas}
    assert len(askers) == 14
    assert min(askers.values()) >= 8
    assert {prompt.kind for prompt in PROMPTS} == set(PromptKind)
    assert {prompt.difficulty for prompt in PROMPTS} == {1, 2, 3, 4, 5}


@pytest.mark.parametrize("prompt", PROMPTS, ids=lambda prompt: prompt.id)
def test_prompt_is_complete(prompt) -> None:
    assert len(prompt.variants) == 2
    assert len({prompt.text, *prompt.variants}) == 3
    assert len(prompt.short.split()) <= 14
    assert prompt.needs[0] is Slot.ANSWER
    assert len(prompt.probes) >= 2
    assert set(prompt.probes) <= {kind.value for kind in FindingKind}
    assert 2 <= len(prompt.key_points) <= 4
    assert 3 <= len(prompt.ideal_cues) <= 4
    assert prompt.sources


@pytest.mark.parametrize("prompt", PROMPTS, ids=lambda prompt: prompt.id)
def test_sample_answer_has_the_right_length_and_no_gap_on_a_full_sheet(prompt) -> None:
    answer = sample_answer(prompt, a_full_release(), shipped_keys())
    assert placeholders(answer) == ()
    assert "[" not in answer
    assert 10 <= len(answer.split()) <= prompt.target_words[1]


def test_sample_answer_names_its_gaps_on_an_empty_sheet() -> None:
    prompt = next(prompt for prompt in PROMPTS if prompt.id == "RB-EVIDENCE-001")
    answer = sample_answer(prompt, an_empty_release(), shipped_keys())
    assert "[rollback time]" in answer
    assert "[date of the last rollback drill]" in answer


def test_no_two_prompts_say_the_same() -> None:
    texts = [text for prompt in PROMPTS for text in (prompt.text, *prompt.variants)]
    assert len(set(texts)) == len(texts)


def test_panels_seat_known_personas_and_have_names() -> None:
    bank = shipped_bank()
    assert [panel.id for panel in bank.panels] == [
        "walk_through",
        "full_board",
        "technical_readiness",
        "customer_launch",
        "murder_board",
    ]
    for panel in bank.panels:
        assert panel.name
        assert [bank.persona(each).id for each in panel.personas] == list(panel.personas)


def test_every_fact_key_but_the_name_is_used_by_a_prompt() -> None:
    used = {
        key
        for prompt in PROMPTS
        for key in (
            *prompt.requires_facts,
            *(key for point in prompt.key_points for key in point.facts),
        )
    }
    assert {each.key for each in shipped_keys()} - used == {"release"}
