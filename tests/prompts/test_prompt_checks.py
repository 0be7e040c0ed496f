"""Broken banks: each is refused with its file, its line and its field."""

import random
import time
from pathlib import Path

import pytest

from greenroom.errors import PromptBankError
from greenroom.prompts.bank import load_bank
from greenroom.prompts.facts import load_fact_keys
from greenroom.prompts.source import LARGEST_FILE
from greenroom.resources import resource
from prompts.builders_prompts import (
    GOOD_PERSONAS,
    GOOD_PROMPT,
    KEYS,
    THEMES,
    load_small,
    shipped_codebook,
    write_bank,
)


def line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


def test_the_good_bank_loads(tmp_path) -> None:
    bank = load_small(tmp_path)
    prompt = bank.prompts[0]
    assert prompt.id == "RB-OWNER-001"
    assert prompt.target_words == (20, 70)
    assert prompt.ask_if_missing
    assert prompt.probes["no owner"] == ("A name?",)
    assert bank.persona("qa_lead").style.patience == 2
    assert bank.panel("small").personas == ("qa_lead",)


BROKEN = [
    # what is replaced, by what, field named, part of the message
    ("id: RB-OWNER-001", "id: rollback one", "id", "not a prompt id"),
    ("version: 1", "version: zero", "version", "whole number from 1"),
    ("version: 1", "version: -1", "version", "whole number"),
    ("status: active", "status: actve", "status", "not one of draft, active, retired"),
    ("personas: [qa_lead]", "personas: [qa_led]", "personas.1", "not a persona"),
    ("personas: [qa_lead]", "personas: []", "personas", "nobody asks"),
    ("personas: [qa_lead]", "personas: qa_lead", "personas", "should be a list"),
    ("theme: rollback", "theme: rolback", "theme", "not a theme"),
    ("secondary: [testing]", "secondary: [tests]", "secondary.1", "not a theme"),
    ("secondary: [testing]", "secondary: [rollback]", "secondary", "the theme already"),
    ("kind: owner", "kind: ownership", "kind", "not one of"),
    ("difficulty: 2", "difficulty: 6", "difficulty", "from 1 to 5"),
    ("difficulty: 2", "dificulty: 2", "dificulty", "there is no field"),
    ("  difficulty: 2\n", "", "difficulty", "missing"),
    ("difficulty: 2", "difficulty: 2\n  difficulty: 3", "difficulty", "given twice"),
    ('"Whose hands undo it?"', '"' + "word " * 29 + '?"', "variants.2", "30 words"),
    ("after {rollback_minutes}", "after {rollback_minute}", "text", "not a fact key"),
    ("after {rollback_minutes}", "after {rollback_owner}", "text", "not among requires_facts"),
    ("after {rollback_minutes}", "after {0.__class__}", "text", "no placeholder"),
    ("after {rollback_minutes}", "after {quote}", "text", "probes only"),
    ("[rollback_minutes]", "[rollback_hours]", "requires_facts.1", "not a fact key"),
    ("ask_if_missing: true", "ask_if_missing: maybe", "ask_if_missing", "not a yes or no"),
    ("needs: [answer, owner]", "needs: [answer, owners]", "needs.2", "not one of"),
    ("needs: [answer, owner]", "needs: [answer, date]", "needs.2", "no key point asks"),
    ("needs: [answer, owner]", "needs: []", "needs", "nothing is needed"),
    ("must: true", "must: false", "key_points", "no key point is a must"),
    ("weight: 2", "weight: 0", "key_points.1.weight", "from 1 to 9"),
    (', any: ["i do", "she does"], slot: owner', "", "needs.2", "no key point asks"),
    ("slot: owner", "slot: owner, fact: x", "key_points.1.fact", "there is no field"),
    ("slot: owner", "slot: owner, facts: [x]", "key_points.1.facts.1", "not a fact key"),
    ('"the person"', '"the {release}"', "key_points.1.label", "not filled in here"),
    ("no owner: [", "no_owner: [", "probes.no_owner", "not one of"),
    ("no owner: [", "take-away: [", "probes.take-away", "a good answer"),
    ('["A name?"]', '["“{quote}”?"]', "probes.no owner.1", "nothing to quote"),
    ('["A name?"]', '["{release}?"]', "probes.no owner.1", "cannot stand in a probe"),
    ('["A name?"]', '["{?"]', "probes.no owner.1", "no placeholder"),
    ("{rollback_owner} does", "{rollback_queen} does", "sample_answer", "not a fact key"),
    ('intent: "Is it owned?"', 'intent: "Is {release} owned?"', "intent", "not filled in here"),
    (
        "target_words: [20, 70]",
        "target_words: [70, 20]",
        "target_words",
        "shortest and the longest",
    ),
    ("time_limit: 60", "time_limit: 5", "time_limit", "from 15 to 600"),
    ('why: "Names help."', "why:", "why", "empty"),
    ('why: "Names help."', "why: [a, b]", "why", "should be text"),
    ("board_section: Backout", "<<: {a: 1}", "<<", "there is no field"),
]


@pytest.mark.parametrize(
    ("old", "new", "field", "message"), BROKEN, ids=[f"{b[2]}-{b[3]}" for b in BROKEN]
)
def test_broken_prompt_names_file_line_and_field(tmp_path, old, new, field, message) -> None:
    assert GOOD_PROMPT.count(old) == 1
    broken = GOOD_PROMPT.replace(old, new)
    with pytest.raises(PromptBankError) as caught:
        load_small(tmp_path, broken)
    line = line_of(GOOD_PROMPT, old)
    lines = [line, line + 1] if "\n" in new else [line]
    expected = [f"rollback.yaml, line {each}, field {field}: " for each in lines]
    # What was left out is shown where the entry begins or where it is needed.
    if not new or "no key point" in message:
        assert f", field {field}: " in caught.value.message
        assert caught.value.message.startswith("rollback.yaml, line ")
    else:
        assert caught.value.message.startswith(tuple(expected)), caught.value.message
    assert message in caught.value.message
    assert caught.value.hint.endswith((".", "?"))


def test_a_key_point_nothing_can_reach_is_named(tmp_path) -> None:
    broken = GOOD_PROMPT.replace(
        "  probes:", "    - {id: lost, label: lost point, must: false, weight: 1}\n  probes:"
    )
    with pytest.raises(PromptBankError, match=r"line 21, field key_points\.2: no answer can reach"):
        load_small(tmp_path, broken)


@pytest.mark.parametrize(
    ("old", "new", "hint"),
    [
        ("theme: rollback", "theme: rolback", "Did you mean “rollback”?"),
        ("difficulty: 2", "dificulty: 2", "Did you mean “difficulty”?"),
        ("kind: owner", "kind: ownr", "Did you mean “owner”?"),
        ("kind: owner", "kind: zzz", "Use one of"),
    ],
)
def test_the_hint_names_the_closest_word(tmp_path, old, new, hint) -> None:
    with pytest.raises(PromptBankError) as caught:
        load_small(tmp_path, GOOD_PROMPT.replace(old, new))
    assert caught.value.hint.startswith(hint)


def test_the_same_id_in_two_files_names_both(tmp_path) -> None:
    first, personas = write_bank(tmp_path)
    second = tmp_path / "zebra.yaml"
    second.write_text(GOOD_PROMPT, encoding="utf-8")
    with pytest.raises(PromptBankError) as caught:
        load_bank([first, second], personas, THEMES, fact_keys=KEYS)
    assert caught.value.message.startswith("zebra.yaml, line 2, field id: ")
    assert "rollback.yaml, line 2" in caught.value.message


TRICKS = [
    ("- &a {id: x}\n- *a\n", 1, "anchors and aliases"),
    ("- [x]\n- *nowhere\n", 2, "anchors and aliases"),
    ("- !!python/object:os.system {}\n", 1, "tag"),
    ("- !secret x\n", 1, "tag"),
    ("- " * 40 + "x", 1, "nested too deeply"),
    ("[" * 200_000, 1, "nested too deeply"),
    ("[{a: " * 50_000, 1, "nested too deeply"),
    ("- id: [x\n  b: c", 2, "not readable YAML"),
    ('- id: "x\n', 2, "not readable YAML"),
    ("- a: \x07\n", 1, "not readable YAML"),
    ("", 1, "empty"),
    ("# nothing\n", 1, "empty"),
    ("just words", 1, "should be a list"),
    ("- word\n", 1, "fields with values"),
    ("- {id: x}\n---\n- {id: y}\n", 2, "not readable YAML"),
]


@pytest.mark.parametrize(("text", "line", "message"), TRICKS, ids=[trick[2] for trick in TRICKS])
def test_tricks_and_torn_files_are_refused_at_once(tmp_path, text, line, message) -> None:
    begun = time.perf_counter()
    with pytest.raises(PromptBankError, match=message) as caught:
        load_small(tmp_path, text)
    assert time.perf_counter() - begun < 2
    assert caught.value.message.startswith(f"rollback.yaml, line {line}")


def test_an_alias_bomb_is_refused_before_it_grows(tmp_path) -> None:
    bomb = "- &a [x, x, x, x]\n" + "".join(
        f"- &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(20)
    )
    with pytest.raises(PromptBankError, match="anchors"):
        load_small(tmp_path, bomb)


def test_files_that_cannot_be_read(tmp_path) -> None:
    prompt_file, personas = write_bank(tmp_path)
    with pytest.raises(PromptBankError, match=r"missing\.yaml, line 1: .*cannot be opened"):
        load_bank([tmp_path / "missing.yaml"], personas, THEMES, fact_keys=KEYS)
    prompt_file.write_bytes(b"- id: x\n  text: \xff\xfe\n")
    with pytest.raises(PromptBankError, match=r"rollback\.yaml, line 2: the text is not UTF-8"):
        load_bank([prompt_file], personas, THEMES, fact_keys=KEYS)
    prompt_file.write_bytes(b"#" * (LARGEST_FILE + 1))
    with pytest.raises(PromptBankError, match="larger than 1,000,000 bytes"):
        load_bank([prompt_file], personas, THEMES, fact_keys=KEYS)


def test_a_byte_order_mark_is_no_problem(tmp_path) -> None:
    prompt_file, personas = write_bank(tmp_path)
    prompt_file.write_bytes(b"\xef\xbb\xbf" + GOOD_PROMPT.encode())
    assert len(load_bank([prompt_file], personas, THEMES, fact_keys=KEYS).prompts) == 1


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("personas: [qa_lead]", "personas: [nobody]", r"field panels\.1\.personas\.1: “nobody”"),
        ("personas: [qa_lead]", "personas: []", r"field panels\.1\.personas: nobody sits"),
        ("warmth: 2", "warmth: 9", r"field personas\.1\.style\.warmth: “9” is not"),
        ("warmth: 2, ", "", r"field personas\.1\.style\.warmth: this field is missing"),
        ("seat: owns", "chair: owns", r"field personas\.1\.chair: there is no field"),
        ("panels:", "pannels:", r"field pannels: there is no field"),
        ("{id: small", "{id: small, id: big", r"field panels\.1\.id: it is given twice"),
    ],
)
def test_broken_personas_are_named(tmp_path, old, new, message) -> None:
    with pytest.raises(PromptBankError, match=r"people\.yaml, line \d+, " + message):
        load_small(tmp_path, GOOD_PROMPT, GOOD_PERSONAS.replace(old, new))


def test_fact_keys_are_checked_too(tmp_path) -> None:
    sheet = tmp_path / "facts.yaml"
    sheet.write_text("- {key: a, label: a, kind: text, hint: x}\n" * 2, encoding="utf-8")
    with pytest.raises(
        PromptBankError, match=r"facts\.yaml, line 2, field key: “a” is given twice"
    ):
        load_fact_keys(sheet)
    sheet.write_text("- {key: a, label: a, kind: number, hint: x}\n", encoding="utf-8")
    with pytest.raises(PromptBankError, match=r"line 1, field kind: “number” is not one of"):
        load_fact_keys(sheet)


def error_of(path: Path, themes: set[str]) -> PromptBankError | None:
    try:
        load_bank([path], resource("personas.yaml"), themes)
    except PromptBankError as error:
        return error
    return None


def test_damage_anywhere_in_a_shipped_file_is_a_sentence_or_still_a_bank(tmp_path) -> None:
    chance = random.Random(7)
    source = resource("prompts/recovery.yaml").read_text(encoding="utf-8")[:4000]
    themes = {theme.id for theme in shipped_codebook().themes}
    for _ in range(60):
        at = chance.randrange(len(source))
        damage = chance.choice(["{", "}", "[", '"', ":", "&a", "\t", "", "é", "- ", "\n"])
        damaged = tmp_path / "damaged.yaml"
        damaged.write_text(source[:at] + damage + source[at + 3 :], encoding="utf-8")
        error = error_of(damaged, themes)
        assert error is None or error.message.startswith("damaged.yaml, line ")
        assert error is None or error.hint
