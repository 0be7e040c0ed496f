"""The linter tells everything at once, by line and field, and survives any file."""

import random
import time
from dataclasses import replace
from pathlib import Path

import pytest

from greenroom.errors import PromptBankError
from greenroom.model.prompt import KeyPoint, Prompt, Slot
from greenroom.prompts.lint import MOST_PROBLEMS, Problem, lint, lint_prompt
from greenroom.prompts.own import OwnFormat, write_own
from greenroom.prompts.source import LARGEST_FILE, LONGEST_TEXT
from greenroom.resources import resource
from prompts.builders_own import a_question, an_own_prompt, blocking, check
from prompts.builders_prompts import (
    GOOD_PROMPT,
    KEYS,
    THEMES,
    load_small,
    shipped_bank,
    shipped_codebook,
    shipped_keys,
)
from prompts.test_prompt_checks import BROKEN, TRICKS

FILES = sorted(resource("prompts").glob("*.yaml"))


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_the_shipped_files_leave_nothing_to_say(path: Path) -> None:
    themes = [theme.id for theme in shipped_codebook().themes]
    assert lint(path, shipped_bank().personas, themes, [key.key for key in shipped_keys()]) == ()


def test_a_good_file_has_only_advice(tmp_path) -> None:
    assert check(tmp_path, GOOD_PROMPT) == ()
    problems = check(tmp_path, write_own([a_question("Who?")], OwnFormat.YAML))
    assert {each.field for each in problems if not each.blocking} == {
        *("variants", "probes", "ideal_cues", "sample_answer")
    }
    assert blocking(problems) == []


@pytest.mark.parametrize(
    ("old", "new", "field", "message"), BROKEN, ids=[f"{b[2]}-{b[3]}" for b in BROKEN]
)
def test_one_mistake_is_the_problem_loading_stops_at(tmp_path, old, new, field, message) -> None:
    broken = GOOD_PROMPT.replace(old, new)
    with pytest.raises(PromptBankError) as loading:
        load_small(tmp_path, broken)
    found = [each for each in check(tmp_path, broken) if each.blocking]
    assert field in [each.field for each in found]
    told = [
        f"rollback.yaml, line {each.line}, field {each.field}: {each.message}" for each in found
    ]
    assert loading.value.message in told
    assert any(message in each.message for each in found)
    # One mistake may be one or two problems, and never a page of them.
    assert len(found) <= 2


MISTAKES = (
    ("id: RB-OWNER-001", "id: rollback one", "id"),
    ("version: 1", "version: zero", "version"),
    ("status: active", "status: actve", "status"),
    ("personas: [qa_lead]", "personas: [qa_led, nobody]", "personas.1 personas.2"),
    ("theme: rollback", "theme: rolback", "theme"),
    ("secondary: [testing]", "secondary: tests", "secondary"),
    ("kind: owner", "kind: ownership", "kind"),
    ("difficulty: 2", "difficulty: 6", "difficulty"),
    ("after {rollback_minutes}", "after {rollback_minute} {quote} }", "text text text"),
    ('"Whose hands undo it?"', '"' + "word " * 29 + '?"', "variants.2"),
    ("ask_if_missing: true", "ask_if_missing: maybe", "ask_if_missing"),
    ("weight: 2", "weight: 0", "key_points.1.weight"),
    ('"the person"', '"the {release}"', "key_points.1.label"),
    ("no owner: [", "no_owner: [", "probes.no_owner"),
    ("target_words: [20, 70]", "target_words: [70, 20]", "target_words"),
    ("time_limit: 60", "time_limit: 5", "time_limit"),
    ('why: "Names help."', "why:", "why"),
    ("sources: [Practice]", "source: [Practice]", "source"),
)


def test_many_mistakes_are_told_at_once_in_the_order_of_lines(tmp_path) -> None:
    broken = GOOD_PROMPT
    for old, new, _ in MISTAKES:
        broken = broken.replace(old, new)
    problems = [each for each in check(tmp_path, broken) if each.blocking]
    expected = [field for _, _, fields in MISTAKES for field in fields.split()]
    assert sorted(each.field for each in problems) == sorted(expected)
    assert [each.line for each in problems] == sorted(each.line for each in problems)
    assert all(each.file == "own.yaml" and each.hint.strip() for each in problems)


def test_every_prompt_of_a_file_is_checked_on_its_own(tmp_path) -> None:
    broken = GOOD_PROMPT.replace("theme: rollback", "theme: [a]")
    other = GOOD_PROMPT.replace("RB-OWNER-001", "RB-OWNER-002").replace("kind: owner", "kind: x")
    problems = check(tmp_path, broken + "- words\n" + other + GOOD_PROMPT)
    assert [(each.field, each.message[:18]) for each in problems] == [
        ("theme", "this should be tex"),
        ("", "this should be fie"),
        ("kind", "“x” is not one of "),
        ("id", "“RB-OWNER-001” is "),
    ]


@pytest.mark.parametrize(
    ("old", "new", "fields"),
    [
        # A key point that cannot be read is not blamed for the need it might fill as well.
        ("slot: owner", "slot: ownr", ["key_points.1.slot"]),
        ("must: true", "must: treu", ["key_points.1.must"]),
        ("key_points:\n    - {", "key_points:\n    - nothing\n    - {", ["key_points.1"]),
        ("needs: [answer, owner]", "needs: owner", ["needs"]),
        ("requires_facts: [rollback_minutes]", "requires_facts: []", ["text"]),
    ],
)
def test_what_only_follows_is_not_said(tmp_path, old, new, fields) -> None:
    assert GOOD_PROMPT.count(old) == 1
    found = blocking(check(tmp_path, GOOD_PROMPT.replace(old, new)))
    assert [field for _, field, _ in found] == fields


ADVICE = [
    (
        'variants: ["Who takes {release} back?", "Whose hands undo it?"]',
        "",
        "variants",
        "no variant",
    ),
    (', "Whose hands undo it?"', "", "variants", "one variant"),
    ('"i do", "she does"', '"i do"', "key_points.1.any", "one wording"),
    ('"i do", "she does"', "a, b, c, d, e, f, g, h, i", "key_points.1.any", "9 wordings"),
    ("ideal_cues: [Name first]", "ideal_cues: []", "ideal_cues", "no cue"),
    ('sample_answer: "{rollback_owner} does."', "", "sample_answer", "no sample answer"),
]


@pytest.mark.parametrize(("old", "new", "field", "message"), ADVICE, ids=[a[3] for a in ADVICE])
def test_what_would_be_better_is_advice_and_blocks_nothing(
    tmp_path, old, new, field, message
) -> None:
    assert GOOD_PROMPT.count(old) == 1
    text = GOOD_PROMPT.replace(old, new)
    (problem,) = check(tmp_path, text)
    assert (problem.field, problem.blocking) == (field, False)
    assert message in problem.message
    assert load_small(tmp_path, text).prompts


@pytest.mark.parametrize(("text", "line", "message"), TRICKS, ids=[trick[2] for trick in TRICKS])
def test_tricks_and_torn_files_are_problems(tmp_path, text, line, message) -> None:
    begun = time.perf_counter()
    problems = check(tmp_path, text)
    assert time.perf_counter() - begun < 2
    assert [(each.line, each.blocking) for each in problems][:1] == [(line, True)]
    assert message in problems[0].message


BOMB = "- &a [x, x, x, x]\n" + "".join(
    f"- &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(20)
)
HEAD = "id,theme,personas,text\n"
HOSTILE = [
    ("a.yaml", BOMB, "anchors and aliases"),
    ("a.yaml", "- !!python/object/apply:os.system [ls]\n", "tag"),
    ("a.yaml", b"\x00" * 5_000, "not readable YAML"),
    ("a.yaml", b"\x89PNG\r\n\x1a\n\x00\xff\xfe", "not UTF-8"),
    ("a.yaml", b"PK\x03\x04" + bytes(range(256)), "not UTF-8"),
    ("a.yaml", b"#" * (LARGEST_FILE + 1), "larger than"),
    ("a.yaml", "[]", "no prompts"),
    ("a.yaml", "{}", "should be a list"),
    ("a.yaml", "- " + "x" * 200_000, "fields with values"),
    ("a.csv", b"", "empty"),
    ("a.csv", " \n\n", "empty"),
    ("a.csv", HEAD, "no prompts"),
    ("a.csv", b"\x00" * 5_000, "names no column"),
    ("a.csv", b"\xff\xfe\x00i", "not UTF-8"),
    ("a.csv", b"," * (LARGEST_FILE + 1), "larger than"),
    ("a.csv", "a;b;c\n1;2;3\n", "names no column"),
    ("a.csv", HEAD + 'OWN-1,rollback,qa_lead,"never closed\n' * 3, "cannot be read"),
    ("a.csv", HEAD + 'OWN-1,rollback,qa_lead,"ended" early\n', "cannot be read"),
    ("a.csv", HEAD + "OWN-1,rollback,qa_lead," + "x" * 200_000, "cannot be read"),
    ("a.csv", "," * 300_000 + "id\n", "no prompts"),
    ("a.xlsx", b"PK\x03\x04", "YAML or CSV"),
    ("prompts", "- {}", "YAML or CSV"),
]


@pytest.mark.parametrize(("name", "content", "message"), HOSTILE)
def test_a_hostile_file_is_a_sentence(tmp_path, name, content, message) -> None:
    begun = time.perf_counter()
    problems = check(tmp_path, content, name)
    assert time.perf_counter() - begun < 5
    assert message in problems[0].message
    assert problems[0].message.endswith(".")
    assert problems[0].hint.endswith(".")


def test_files_that_are_not_there_or_are_folders_are_sentences(tmp_path) -> None:
    (tmp_path / "folder.yaml").mkdir()
    for name in ("missing.yaml", "missing.csv", "folder.yaml"):
        (problem,) = lint(tmp_path / name, (), THEMES, KEYS)
        assert "cannot be opened" in problem.message


def test_a_file_of_nothing_but_mistakes_is_cut_off(tmp_path) -> None:
    begun = time.perf_counter()
    problems = check(tmp_path, "- words\n" * 50_000)
    assert time.perf_counter() - begun < 10
    assert len(problems) == MOST_PROBLEMS + 1
    assert "nothing was checked" in problems[-1].message
    names = "[" + "nobody, " * 50_000 + "nobody]"
    assert len(check(tmp_path, GOOD_PROMPT.replace("[qa_lead]", names))) == MOST_PROBLEMS + 1


GOOD_ROW = "OWN-1,rollback,qa_lead,Who takes it back?"
ROWS = [
    # columns after the first four, cells, line, column, message
    ("difficulty", "9", 2, "difficulty", "from 1 to 5"),
    ("kind", "ownership", 2, "kind", "not one of"),
    ("key_point_2,key_point_2_weight", "x,0", 2, "key_point_2_weight", "from 1 to 9"),
    ("key_point_2", "the way back", 2, "key_point_2", "no answer can reach"),
    ("key_point_3_any,key_point_4_any", "a;b,a;b", 2, "key_point_3", "missing"),
    ("key_point_1,key_point_1_slot", "x,ownr", 2, "key_point_1_slot", "not one of"),
    ("key_point_1,key_point_1_must", "x,sure", 2, "key_point_1_must", "not a yes or no"),
    ("needs", "owner; money", 2, "needs", "not one of"),
    ("variant_7", "{nothing}", 2, "variant_7", "not a fact key"),
    ("probe: no ownr", "Who?", 2, "probe: no ownr", "not one of"),
    ("probe: no owner", "{release}?", 2, "probe: no owner", "cannot stand"),
    ("target_words_from", "30", 2, "target_words_from", "shortest and the longest"),
    ("themes", "x", 1, "themes", "no column"),
    ("TEXT", "again", 1, "text", "two columns"),
    ("kind", "status,more", 2, "", "more cells"),
]


@pytest.mark.parametrize(("columns", "cells", "line", "column", "message"), ROWS)
def test_a_table_names_its_line_and_column(tmp_path, columns, cells, line, column, message) -> None:
    text = f"id,theme,personas,text,{columns}\n{GOOD_ROW},{cells}\n"
    found = blocking(check(tmp_path, text, "own.csv"))
    assert (line, column) in [(each[0], each[1]) for each in found]
    assert message in next(each[2] for each in found if each[:2] == (line, column))


def test_lines_of_a_table_are_those_an_editor_shows(tmp_path) -> None:
    text = HEAD + 'OWN-1,rollback,qa_lead,"Two\nlines?"\n\nOWN-2,rolback,qa_lead,Who?\n'
    assert [(line, field) for line, field, _ in blocking(check(tmp_path, text, "own.csv"))] == [
        (5, "theme")
    ]


@pytest.mark.parametrize(
    ("changes", "field", "message"),
    [
        ({"id": "mine"}, "id", "not a prompt id"),
        ({"personas": ()}, "personas", "nobody asks"),
        ({"personas": ("nobody",)}, "personas.1", "not a persona"),
        ({"theme": ""}, "theme", "empty"),
        ({"theme": "x"}, "theme", "not a theme"),
        ({"text": " "}, "text", "empty"),
        ({"text": "word " * 30}, "text", "30 words"),
        ({"text": "Is {release done?"}, "text", "no placeholder"),
        ({"text": "Is \x1b[2J done?"}, "text", "cannot be shown"),
        ({"text": "Is \ud800 done?"}, "text", "cannot be shown"),
        ({"clarification": "x" * (LONGEST_TEXT + 1)}, "clarification", "longer than"),
        ({"why": ""}, "why", "empty"),
        ({"version": 0}, "version", "from 1"),
        ({"difficulty": 6}, "difficulty", "from 1 to 5"),
        ({"time_limit": -1}, "time_limit", "from 15"),
        ({"needs": ()}, "needs", "nothing is needed"),
        ({"needs": (Slot.DATE,)}, "needs.1", "no key point asks"),
        ({"key_points": ()}, "key_points", "no key point is a must"),
        (
            {"key_points": (KeyPoint("a", "x", must=True),)},
            "key_points.1",
            "no answer can reach",
        ),
        (
            {"key_points": (KeyPoint("a", "x", must=True, weight=-1, any=("b", "c")),)},
            "key_points.1.weight",
            "from 1 to 9",
        ),
        ({"target_words": (9, 3)}, "target_words", "shortest"),
        ({"probes": {"no owner": ("",)}}, "probes.no owner.1", "empty"),
        ({"probes": {"rude": ("No?",)}}, "probes.rude", "not one of"),
    ],
)
def test_a_prompt_of_the_window_is_judged_by_the_same_rules(
    tmp_path, changes, field, message
) -> None:
    prompt = replace(a_question("Is it done?"), **changes)
    found = problems_of(prompt, tmp_path)
    assert found[0].blocking
    assert field in [each.field for each in found]
    assert message in next(each.message for each in found if each.field == field)
    assert all(each.hint for each in found)


def test_a_good_prompt_of_the_window_has_no_problem(tmp_path) -> None:
    assert problems_of(an_own_prompt(), tmp_path) == ()
    assert not any(each.blocking for each in problems_of(a_question("Ready?"), tmp_path))


def problems_of(prompt: Prompt, folder: Path) -> tuple[Problem, ...]:
    return lint_prompt(prompt, load_small(folder).personas, THEMES, KEYS)


@pytest.mark.parametrize("own_format", OwnFormat)
def test_damage_anywhere_is_problems_and_never_a_crash(tmp_path, own_format) -> None:
    chance = random.Random(11)
    whole = write_own([an_own_prompt(), a_question("Who?", id="OWN-2")], own_format)
    for _ in range(150):
        at = chance.randrange(len(whole))
        damage = chance.choice([b"{", b'"', b":", b"&a", b"\t", b"", b"\xff", b"- ", b"\n", b";,"])
        damaged = whole[:at] + damage + whole[at + chance.randrange(9) :]
        for each in check(tmp_path, damaged, f"own.{own_format}"):
            assert each.file == f"own.{own_format}"
            assert each.line >= 1
            assert each.message
            assert each.hint
