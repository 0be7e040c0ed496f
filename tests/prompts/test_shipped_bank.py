"""The shipped bank: enough of everything, and every question fit to be spoken."""

from collections import Counter
from dataclasses import replace

import pytest

from greenroom.model.prompt import Prompt, PromptKind, PromptStatus, Slot
from greenroom.model.rehearsal import Brief, Finding, FindingKind
from greenroom.model.release import FactKind, Release
from greenroom.prompts.question import Candidate, build_question, sample_answer
from greenroom.prompts.render import placeholders
from greenroom.prompts.setting import setting_of
from greenroom.rehearsal.findings.detectors import find
from prompts.builders_prompts import (
    a_full_release,
    an_empty_release,
    shipped_bank,
    shipped_codebook,
    shipped_keys,
)

PROMPTS = shipped_bank().prompts

# What each persona says it cares about, as themes: it must be able to ask about every one.
CARES_ABOUT = {
    "release_manager": "deployment_rollout rollback_recovery ownership_decision compliance_audit "
    "support_readiness scope_schedule",
    "release_engineer": "deployment_rollout rollback_recovery observability_detection "
    "performance_capacity",
    "developer": "test_evidence dependency_integration data_migration scope_schedule "
    "ownership_decision performance_capacity deployment_rollout",
    "product_manager": "business_value test_evidence observability_detection scope_schedule "
    "customer_impact",
    "project_manager": "scope_schedule ownership_decision dependency_integration "
    "communication_messaging",
    "qa_lead": "test_evidence deployment_rollout performance_capacity compliance_audit",
    "security_lead": "security_access observability_detection rollback_recovery data_migration "
    "dependency_integration",
    "customer_success_manager": "customer_impact communication_messaging support_readiness",
    "support_lead": "support_readiness documentation communication_messaging",
    "technical_writer": "documentation communication_messaging customer_impact",
    "marketing_lead": "communication_messaging scope_schedule business_value",
    "director_product_ops": "business_value customer_impact ownership_decision "
    "rollback_recovery dependency_integration compliance_audit performance_capacity",
    "enterprise_customer_council": "customer_impact scope_schedule support_readiness "
    "compliance_audit performance_capacity",
    "compliance_auditor": "compliance_audit security_access test_evidence ownership_decision",
}
# Facts of kind text as a real sheet has them; a date or an hour is read out of some of these.
SPOKEN = {
    "announce_time": "09:00 on Tuesday",
    "change_id": "CHG-1042",
    "decision_time": "14:00 on Friday",
    "rollback_deadline": "01:20",
}
SOOTHING = (
    "It should be fine, the team will handle it and we are confident.",
    "We take this very seriously. We will get back to you with everything after the meeting.",
)


def test_there_are_enough_prompts_and_all_can_be_asked() -> None:
    assert len(PROMPTS) >= 170
    assert {prompt.status for prompt in PROMPTS} == {PromptStatus.ACTIVE}


def test_every_theme_has_prompts_hard_ones_and_ones_without_facts() -> None:
    themes = {theme.id for theme in shipped_codebook().themes}
    total = Counter(prompt.theme for prompt in PROMPTS)
    hard = Counter(prompt.theme for prompt in PROMPTS if prompt.difficulty >= 3)
    free = Counter(prompt.theme for prompt in PROMPTS if not prompt.requires_facts)
    assert set(total) == themes
    assert min(total.values()) >= 9
    assert min(hard[theme] for theme in themes) >= 4
    assert min(free[theme] for theme in themes) >= 2
    assert sum(free.values()) * 2 >= len(PROMPTS)


def test_every_persona_kind_and_difficulty_is_there() -> None:
    askers = Counter(persona for prompt in PROMPTS for persona in prompt.personas)
    assert set(askers) == {persona.id for persona in shipped_bank().personas}
    assert len(askers) == 14
    assert min(askers.values()) >= 12
    kinds = Counter(prompt.kind for prompt in PROMPTS)
    assert set(kinds) == set(PromptKind)
    assert min(kinds.values()) >= 8
    assert {prompt.difficulty for prompt in PROMPTS} == {1, 2, 3, 4, 5}


@pytest.mark.parametrize("persona", [persona.id for persona in shipped_bank().personas])
def test_every_persona_asks_about_all_it_cares_for(persona) -> None:
    asked = Counter(prompt.theme for prompt in PROMPTS if persona in prompt.personas)
    assert min(asked[theme] for theme in CARES_ABOUT[persona].split()) >= 2


@pytest.mark.parametrize("prompt", PROMPTS, ids=lambda prompt: prompt.id)
def test_prompt_is_complete(prompt) -> None:
    assert len(prompt.variants) == 2
    assert len({prompt.text, *prompt.variants}) == 3
    assert len(prompt.short.split()) <= 14
    assert prompt.needs[0] is Slot.ANSWER
    assert len(prompt.probes) >= 2
    assert set(prompt.probes) <= {kind.value for kind in FindingKind}
    assert 2 <= len(prompt.key_points) <= 4
    assert any(point.must and 2 <= len(point.any) <= 4 for point in prompt.key_points)
    assert 3 <= len(prompt.ideal_cues) <= 4
    assert prompt.sources


@pytest.mark.parametrize("prompt", PROMPTS, ids=lambda prompt: prompt.id)
def test_sample_answer_has_the_right_length_and_no_gap_on_a_full_sheet(prompt) -> None:
    answer = sample_answer(prompt, a_full_release(), shipped_keys())
    assert placeholders(answer) == ()
    assert "[" not in answer
    assert 10 <= len(answer.split()) <= prompt.target_words[1]


@pytest.mark.parametrize("prompt", PROMPTS, ids=lambda prompt: prompt.id)
def test_sample_answer_is_a_strong_one(prompt) -> None:
    answer = sample_answer(prompt, a_spoken_release(), shipped_keys())
    assert {each.kind for each in findings(prompt, answer)} == {FindingKind.STRONG}


@pytest.mark.parametrize("prompt", PROMPTS, ids=lambda prompt: prompt.id)
def test_soothing_words_make_no_key_point(prompt) -> None:
    musts = sum(point.must for point in prompt.key_points)
    for answer in SOOTHING:
        found = Counter(each.kind for each in findings(prompt, answer))
        assert found[FindingKind.KEY_POINT_MISSING] == musts


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


def a_spoken_release() -> Release:
    """A release whose sheet reads like a real one."""
    release = a_full_release()
    facts = (replace(fact, value=SPOKEN.get(fact.key, fact.value)) for fact in release.facts)
    return replace(release, facts=tuple(facts))


def findings(prompt: Prompt, answer: str) -> tuple[Finding, ...]:
    """What the detectors find in that answer to that prompt."""
    release = a_spoken_release()
    theme = next(each for each in shipped_codebook().themes if each.id == prompt.theme)
    asker = Candidate(prompt, shipped_bank().persona(prompt.personas[0]), theme)
    question = build_question(asker, setting_of(release, fact_keys=shipped_keys()), wording=0.0)
    people = tuple(fact.value for fact in release.facts if fact.kind is FactKind.PERSON)
    return find(answer, question, Brief(facts=release.facts, people=people))
