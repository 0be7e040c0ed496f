"""Own prompts go out to files and come back the same; tables are what people make of them."""

import csv
import io
import logging
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from greenroom.errors import InputError, PromptBankError
from greenroom.model.prompt import Prompt, PromptKind, PromptStatus, Slot
from greenroom.prompts.checks import LONGEST_QUESTION
from greenroom.prompts.lint import lint_prompt
from greenroom.prompts.own import (
    OwnFormat,
    format_of,
    merge,
    prompt_from_question,
    read_own,
    write_own,
)
from greenroom.prompts.own_cells import guard, join_parts, split_parts, unguard
from prompts.builders_own import (
    NASTY,
    RUN_BY_SPREADSHEETS,
    a_question,
    an_own_prompt,
    blocking,
    check,
    own_prompts,
    read_back,
)
from prompts.builders_prompts import KEYS, THEMES, load_small, shipped_bank, shipped_keys

FORMATS = pytest.mark.parametrize("own_format", OwnFormat)
SAME_FOLDER = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@FORMATS
@SAME_FOLDER
@given(prompts=some.lists(own_prompts(), min_size=1, max_size=3, unique_by=lambda each: each.id))
def test_any_prompt_comes_back_as_it_was(tmp_path, own_format, prompts: list[Prompt]) -> None:
    data = write_own(prompts, own_format)
    assert read_back(tmp_path, data, f"own.{own_format}") == tuple(prompts)


@FORMATS
@pytest.mark.parametrize("text", NASTY)
def test_what_files_stumble_over_comes_back(tmp_path, own_format, text: str) -> None:
    prompt = an_own_prompt(short=text, variants=(text, "x"), probes={"no owner": (text, text)})
    point = replace(prompt.key_points[0], label=text, any=(text, "x", text))
    prompt = replace(prompt, key_points=(point,), incident=text)
    assert read_back(tmp_path, write_own([prompt], own_format), f"own.{own_format}") == (prompt,)


@FORMATS
def test_the_shipped_bank_goes_through_unchanged(tmp_path, own_format) -> None:
    prompts = shipped_bank().prompts
    back = read_back(tmp_path, write_own(prompts, own_format), f"bank.{own_format}")
    assert tuple(replace(each, own=False) for each in back) == prompts
    assert all(each.own for each in back)


@FORMATS
def test_what_is_written_is_checked_without_a_problem(tmp_path, own_format) -> None:
    data = write_own([an_own_prompt(), a_question("Who?", id="OWN-2")], own_format)
    assert blocking(check(tmp_path, data, f"own.{own_format}")) == []


@FORMATS
def test_the_same_prompts_are_the_same_bytes(own_format) -> None:
    prompts = [an_own_prompt(), a_question("How many?", id="OWN-2")]
    assert write_own(prompts, own_format) == write_own(list(prompts), own_format)


def test_nothing_repeated_becomes_an_alias(tmp_path) -> None:
    prompts = [an_own_prompt(id=f"OWN-{number}") for number in range(3)]
    assert b"&id" not in write_own(prompts, OwnFormat.YAML)


def cells_of(data: bytes) -> list[str]:
    return [cell for row in csv.reader(io.StringIO(data.decode("utf-8-sig"))) for cell in row]


@pytest.mark.parametrize("text", RUN_BY_SPREADSHEETS)
def test_no_cell_is_a_formula(text: str) -> None:
    prompt = an_own_prompt(text=text, why=text, variants=(text,), board_section=text)
    cells = cells_of(write_own([prompt], OwnFormat.CSV))
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t"))]


@given(some.text())
def test_a_guarded_cell_is_unguarded_to_what_it_was(text: str) -> None:
    assert unguard(guard(text)) == text
    assert not guard(text).startswith(("=", "+", "-", "@", "\t"))


@given(some.lists(some.text(min_size=1).filter(str.strip)))
def test_joined_parts_are_split_into_what_they_were(parts: list[str]) -> None:
    assert split_parts(join_parts(parts)) == tuple(parts)


@pytest.mark.parametrize(
    ("cell", "parts"),
    [
        ("log in; see", ("log in", "see")),
        (" log in ;see;; ", ("log in", "see")),
        ("C:\\new; \\\\host", ("C:\\new", "\\host")),
        ("one\\; two", ("one; two",)),
        ("", ()),
    ],
)
def test_a_list_typed_by_hand_is_split_at_semicolons(cell: str, parts: tuple[str, ...]) -> None:
    assert split_parts(cell) == parts


TABLE = "id,theme,personas,text\nOWN-1,rollback,qa_lead,Who takes it back?\n"
TABLES = {
    "commas": TABLE,
    "semicolons": TABLE.replace(",", ";"),
    "tabs": TABLE.replace(",", "\t"),
    "a byte order mark": "\ufeff" + TABLE,
    "a line that says the separator": "sep=;\n" + TABLE.replace(",", ";"),
    "line ends of another system": TABLE.replace("\n", "\r\n"),
    "columns in capitals": TABLE.replace("id,theme", "ID, Theme "),
    "another order": "text,id,personas,theme\nWho takes it back?,OWN-1,qa_lead,rollback\n",
    "everything quoted": '"id","theme","personas","text"\n"OWN-1","rollback","qa_lead","Who '
    'takes it back?"\n',
    "empty rows and columns": "id,theme,personas,text,\n,,,,\nOWN-1,rollback,qa_lead,Who takes it "
    "back?\n\n",
}


@pytest.mark.parametrize("text", TABLES.values(), ids=TABLES)
def test_four_columns_of_any_dialect_are_a_prompt(tmp_path, text: str) -> None:
    assert blocking(check(tmp_path, text, "own.csv")) == []
    (prompt,) = read_own(tmp_path / "own.csv")
    assert prompt == a_question("Who takes it back?", key_points=prompt.key_points)
    assert [(each.slot, each.must) for each in prompt.key_points] == [(Slot.OWNER, True)]


def a_row(**cells: str) -> str:
    given = {"id": "OWN-1", "theme": "rollback", "personas": "qa_lead", "text": "Is it done?"}
    written = io.StringIO()
    writer = csv.DictWriter(written, [*given, *(each for each in cells if each not in given)])
    writer.writeheader()
    writer.writerow({**given, **cells})
    return written.getvalue()


@pytest.mark.parametrize(
    ("cells", "field", "value"),
    [
        ({"personas": "qa_lead , qa_lead"}, "personas", ("qa_lead", "qa_lead")),
        ({"needs": "answer"}, "needs", (Slot.ANSWER,)),
        (
            {"variant_2": "B?", "variant_10": "C?", "variant_1": "A?"},
            "variants",
            ("A?", "B?", "C?"),
        ),
        ({"variant_3": "only?"}, "variants", ("only?",)),
        ({"ask_if_missing": "YES"}, "ask_if_missing", True),
        ({"ask_if_missing": "FALSE"}, "ask_if_missing", False),
        ({"probe: no owner": "Who?; A name?"}, "probes", {"no owner": ("Who?", "A name?")}),
        ({"target_words_from": "10", "target_words_to": "40"}, "target_words", (10, 40)),
        ({"kind": "premise", "difficulty": "5"}, "kind", PromptKind.PREMISE),
        ({"text": "'=1+1 is what?"}, "text", "=1+1 is what?"),
        ({"text": "two\nlines?"}, "text", "two\nlines?"),
        ({"text": "Is {release} done?"}, "short", "Is {release} done?"),
    ],
)
def test_a_cell_means_what_its_column_says(tmp_path, cells, field, value) -> None:
    assert blocking(check(tmp_path, a_row(**cells), "own.csv")) == []
    assert getattr(read_own(tmp_path / "own.csv")[0], field) == value


def test_points_of_a_table_say_what_is_needed(tmp_path) -> None:
    table = a_row(
        text="Who is it?",
        key_point_1="the way back",
        key_point_1_any="roll back; switch off",
        key_point_2="the day",
        key_point_2_slot="date",
        key_point_2_must="no",
    )
    assert blocking(check(tmp_path, table, "own.csv")) == []
    prompt = read_own(tmp_path / "own.csv")[0]
    assert prompt.needs == (Slot.ANSWER, Slot.DATE)
    first, second = prompt.key_points
    assert (first.id, first.must, first.any) == ("point_1", True, ("roll back", "switch off"))
    assert (second.id, second.must, second.slot) == ("point_2", False, Slot.DATE)


@pytest.mark.parametrize(
    ("name", "expected"),
    [("a.yaml", OwnFormat.YAML), ("a.YML", OwnFormat.YAML), ("a.b.csv", OwnFormat.CSV)],
)
def test_the_ending_says_the_format(tmp_path, name, expected) -> None:
    assert format_of(tmp_path / name) is expected


@pytest.mark.parametrize("name", ["prompts", "prompts.txt", ".csv", "prompts.xlsx"])
def test_another_ending_is_refused(tmp_path, name) -> None:
    with pytest.raises(InputError, match=r"YAML or CSV") as refused:
        format_of(tmp_path / name)
    assert refused.value.hint


def test_reading_ends_at_the_first_problem(tmp_path) -> None:
    with pytest.raises(PromptBankError, match=r"own\.csv, line 2, field difficulty: “9”"):
        read_back(tmp_path, a_row(difficulty="9").encode(), "own.csv")


QUESTIONS = [
    ("Who signs it off?", {Slot.OWNER}, PromptKind.OWNER),
    ("On whose word do you stop?", {Slot.OWNER}, PromptKind.OWNER),
    ("And who is on call?", {Slot.OWNER}, PromptKind.OWNER),
    ("Which team owns the fix?", {Slot.OWNER}, PromptKind.OWNER),
    ("By when is it done?", {Slot.DATE}, PromptKind.COMMITMENT),
    ("When will customers see it?", {Slot.DATE}, PromptKind.COMMITMENT),
    ("Which day is that?", {Slot.DATE}, PromptKind.COMMITMENT),
    ("How many accounts?", {Slot.NUMBER}, PromptKind.QUANTIFY),
    ("How much does it cost?", {Slot.NUMBER}, PromptKind.QUANTIFY),
    ("How long does the way back take?", {Slot.NUMBER}, PromptKind.QUANTIFY),
    ("What is the error rate?", set(), PromptKind.STATUS),
    ("What percentage passed?", {Slot.NUMBER}, PromptKind.QUANTIFY),
    ("How do you know?", {Slot.EVIDENCE}, PromptKind.EVIDENCE),
    ("What if it fails, and who decides?", {Slot.OWNER}, PromptKind.WHAT_IF),
    ("What happens when it fails?", set(), PromptKind.WHAT_IF),
    ("What about customers who refuse?", set(), PromptKind.STATUS),
    (
        "Who does it, by when, and how many are left?",
        set(Slot) - {Slot.ANSWER, Slot.EVIDENCE},
        None,
    ),
    ("Is it ready?", set(), PromptKind.STATUS),
    ("Explain the plan.", set(), PromptKind.STATUS),
]


@pytest.mark.parametrize(("text", "needs", "kind"), QUESTIONS, ids=[each[0] for each in QUESTIONS])
def test_the_words_of_a_question_say_what_it_needs(text, needs, kind) -> None:
    prompt = a_question(text)
    assert prompt.text == prompt.short == text
    assert set(prompt.needs) - {Slot.ANSWER} == needs
    assert kind is None or prompt.kind is kind
    assert {each.slot for each in prompt.key_points} == (needs or {Slot.ANSWER})
    assert all(each.must for each in prompt.key_points)


LONG = "I have read the plan and the log and the report of the last drill with great care. " * 3


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("  Is\n it  ready? ", "Is it ready?"),
        (LONG + "Who stops it?", None),
        ("word " * 400, None),
        ("x" * 9_000, None),
        ("What of {rollback_minute}?", "What of (rollback_minute)?"),
        ("Rea\x07dy\x1b?", "Rea dy ?"),
        ("🚀?", "🚀?"),
    ],
)
def test_any_question_becomes_a_prompt_that_can_be_asked(tmp_path, text, spoken) -> None:
    prompt = a_question(text)
    known = (load_small(tmp_path).personas, THEMES, KEYS)
    assert [each for each in lint_prompt(prompt, *known) if each.blocking] == []
    assert len(prompt.text.split()) <= LONGEST_QUESTION
    assert spoken is None or prompt.text == spoken


def test_a_long_question_keeps_its_end_and_says_the_rest_when_asked() -> None:
    prompt = a_question(LONG + "Who stops it?")
    assert prompt.text.endswith("Who stops it?")
    assert prompt.clarification == f"In full: {LONG}Who stops it?"


@given(some.text(max_size=400).map(lambda text: f"{text} Ready?"))
@settings(max_examples=60, deadline=None)
def test_no_question_makes_a_broken_prompt(text: str) -> None:
    prompt = prompt_from_question("OWN-1", text, theme="rollback", personas=("qa_lead",))
    personas = shipped_bank().personas
    found = lint_prompt(prompt, personas, THEMES, [each.key for each in shipped_keys()])
    assert [each.message for each in found if each.blocking] == []


@pytest.mark.parametrize("text", ["", "  \n", "\x00\x07"])
def test_no_question_is_no_prompt(text: str) -> None:
    with pytest.raises(InputError, match="no question"):
        a_question(text)


def test_given_needs_are_kept_in_order_and_once() -> None:
    prompt = prompt_from_question(
        "OWN-1", "Ready?", theme="t", personas=("p",), needs=[Slot.DATE, Slot.NUMBER, Slot.DATE]
    )
    assert prompt.needs == (Slot.ANSWER, Slot.NUMBER, Slot.DATE)


def test_own_prompts_come_first_and_retired_ones_are_marked(tmp_path) -> None:
    bank = load_small(tmp_path)
    merged = merge(bank, [a_question("Who?"), a_question("When?", id="OWN-2")], {"OWN-2"})
    assert [(each.id, each.status) for each in merged.prompts] == [
        ("OWN-1", PromptStatus.ACTIVE),
        ("OWN-2", PromptStatus.RETIRED),
        ("RB-OWNER-001", PromptStatus.ACTIVE),
    ]
    assert merged.personas == bank.personas
    assert merge(bank, [], ["RB-OWNER-001"]).prompts[0].status is PromptStatus.RETIRED
    assert merge(bank, [], ["GONE-1"]) == bank


def test_an_own_prompt_is_never_replaced_by_a_shipped_one(tmp_path, caplog) -> None:
    caplog.set_level(logging.WARNING)
    theirs = a_question("Who?", id="RB-OWNER-001")
    assert merge(load_small(tmp_path), [theirs], ()).prompts == (theirs,)
    assert "RB-OWNER-001" in caplog.text
