"""Vote rules: how they are read, and whether every shipped persona can vote by its own."""

import pytest

from greenroom.errors import PromptBankError
from greenroom.model.board import Vote, VoteRule
from prompts.builders_prompts import (
    GOOD_PERSONAS,
    load_small,
    shipped_bank,
    shipped_codebook,
    shipped_keys,
)

RULES = """   vote_rules: [
     {text: "No-go until it was tested.", vote: no-go, turned_by: "Test it.",
      themes: [testing], below: 60, facts: [rollback_minutes]},
     {text: "Conditions until it is owned.", vote: go with conditions, turned_by: "Name one.",
      facts: [rollback_owner]}],
   style:"""
WITH_RULES = GOOD_PERSONAS.replace(" style:", "\n" + RULES, 1)
SHIPPED = shipped_bank().personas


def test_rules_are_read_with_their_defaults(tmp_path) -> None:
    assert load_small(tmp_path, personas=WITH_RULES).personas[0].vote_rules == (
        VoteRule(
            "No-go until it was tested.",
            Vote.NO_GO,
            "Test it.",
            themes=("testing",),
            below=60,
            facts=("rollback_minutes",),
        ),
        VoteRule(
            "Conditions until it is owned.",
            Vote.CONDITIONS,
            "Name one.",
            below=50,
            facts=("rollback_owner",),
        ),
    )


def test_a_persona_may_have_no_rules(tmp_path) -> None:
    assert load_small(tmp_path).personas[0].vote_rules == ()


@pytest.mark.parametrize(
    ("part", "broken", "field", "message"),
    [
        ("vote: no-go", "vote: nogo", "vote_rules.1.vote", "not one of"),
        ("vote: no-go", "vote: go", "vote_rules.1.vote", "no rule is needed for a go"),
        ("below: 60", "below: 101", "vote_rules.1.below", "from 1 to 100"),
        ("below: 60", "under: 60", "vote_rules.1.under", "there is no field"),
        ('turned_by: "Name one.",', "", "vote_rules.2.turned_by", "missing"),
        (",\n      facts: [rollback_owner]", "", "vote_rules.2", "can never hold"),
    ],
)
def test_a_broken_rule_is_named_with_its_field(tmp_path, part, broken, field, message) -> None:
    assert part in WITH_RULES
    with pytest.raises(PromptBankError) as caught:
        load_small(tmp_path, personas=WITH_RULES.replace(part, broken))
    assert field in caught.value.message
    assert message in caught.value.message
    assert "people.yaml, line" in caught.value.message


@pytest.mark.parametrize("persona", SHIPPED, ids=lambda persona: persona.id)
def test_every_persona_has_two_to_four_rules_that_say_what_they_vote(persona) -> None:
    assert 2 <= len(persona.vote_rules) <= 4
    for rule in persona.vote_rules:
        opening = "No-go until " if rule.vote is Vote.NO_GO else "Conditions until "
        assert rule.text.startswith(opening)
        assert rule.text.endswith(".")
        assert rule.turned_by.endswith(".")
    # A no-go must be possible, and no two rules may be told apart by nothing.
    assert any(rule.vote is Vote.NO_GO for rule in persona.vote_rules)
    assert len({rule.text for rule in persona.vote_rules}) == len(persona.vote_rules)


@pytest.mark.parametrize("persona", SHIPPED, ids=lambda persona: persona.id)
def test_every_rule_names_known_themes_and_facts(persona) -> None:
    themes = {theme.id for theme in shipped_codebook().themes}
    keys = {each.key for each in shipped_keys()}
    for rule in persona.vote_rules:
        assert set(rule.themes) <= themes
        assert set(rule.facts) <= keys


def test_every_persona_can_be_asked_about_by_theme() -> None:
    # A rule on a theme that the persona never raises would be a vote about hearsay alone.
    for persona in SHIPPED:
        own = {prompt.theme for prompt in shipped_bank().prompts if persona.id in prompt.personas}
        themes = {theme for rule in persona.vote_rules for theme in rule.themes}
        assert themes & own, persona.id


def test_every_blocking_theme_has_somebody_who_votes_no_go_over_it() -> None:
    covered = {
        theme
        for persona in SHIPPED
        for rule in persona.vote_rules
        if rule.vote is Vote.NO_GO
        for theme in rule.themes
    }
    blocking = {
        theme.id for theme in shipped_codebook().themes if theme.enforcement.value == "BLOCKING"
    }
    assert blocking <= covered
