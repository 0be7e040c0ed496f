"""`greenroom bank`: files are checked line by line, prompts go in and out, nothing is lost."""

import json
from pathlib import Path

import pytest

from greenroom.__main__ import main
from greenroom.services.workspace import workspace_at

GOOD = "id,theme,personas,text\nOWN-1,test_evidence,qa_lead,Who signs it off?\n"
BAD = "id;theme;personas;text\nOWN-1;tests;qa_lead;Who?\nOWN-1;test_evidence;nobody;Why?\n"
ADD = ["bank", "add", "--theme", "test_evidence", "--persona", "qa_lead", "--id", "OWN-7", "--text"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GREENROOM_WORKSPACE", str(tmp_path / "workspace"))
    return tmp_path


def a_file(folder: Path, text: str, name: str = "mine.csv") -> str:
    (folder / name).write_text(text, encoding="utf-8")
    return str(folder / name)


def bank(*words: str) -> int:
    return main(["bank", *words])


def printed(capsys: pytest.CaptureFixture[str], *words: str, code: int = 0) -> str:
    capsys.readouterr()
    assert bank(*words) == code
    return capsys.readouterr().out


def test_a_check_names_file_line_field_and_way_out(folder: Path, capsys) -> None:
    said = printed(capsys, "check", a_file(folder, BAD), code=1).splitlines()
    assert said[0] == "mine.csv:2: theme: “tests” is not a theme."
    assert said[1].startswith("  Use one of")
    assert "mine.csv:3: id: “OWN-1” is already used in mine.csv, line 2." in said
    assert "mine.csv:3: personas: “nobody” is not a persona." in said
    assert said[-1] == "mine.csv: 3 problems, 8 pieces of advice."


def test_advice_alone_is_no_failure(folder: Path, capsys) -> None:
    said = printed(capsys, "check", a_file(folder, GOOD)).splitlines()
    assert said[0] == "mine.csv:2: variants: advice: there is no variant."
    assert said[-1] == "mine.csv: no problems, 4 pieces of advice."


def test_a_check_for_scripts_is_json(folder: Path, capsys) -> None:
    problems = json.loads(printed(capsys, "check", a_file(folder, BAD), "--json", code=1))
    assert problems[0] == {
        "file": "mine.csv",
        "line": 2,
        "field": "theme",
        "message": "“tests” is not a theme.",
        "hint": problems[0]["hint"],
        "blocking": True,
    }


def test_a_check_needs_no_workspace_and_waits_for_none(folder: Path, capsys) -> None:
    printed(capsys, "check", a_file(folder, GOOD))
    assert not (folder / "workspace").exists()
    with workspace_at(folder / "workspace"):
        printed(capsys, "check", a_file(folder, GOOD))


@pytest.mark.parametrize("name", ["missing.yaml", "missing.csv", "mine.txt"])
def test_a_file_that_cannot_be_checked_is_a_problem(folder: Path, capsys, name: str) -> None:
    said = printed(capsys, "check", str(folder / name), code=1)
    assert said.startswith(f"{name}:1: ")


def test_a_prompt_is_added_shown_retired_restored_and_removed(folder: Path, capsys) -> None:
    assert main([*ADD, "Who signs it off, and by when?"]) == 0
    said = printed(capsys, "show", "own-7")
    for part in ("OWN-7 — test_evidence, owner, own", "answer, owner, date", "the date (must)"):
        assert part in said
    assert "own" in printed(capsys, "list", "signs", "--own")
    printed(capsys, "retire", "OWN-7")
    assert "OWN-7" in printed(capsys, "list", "--retired")
    printed(capsys, "restore", "OWN-7")
    assert printed(capsys, "list", "--retired") == "No prompt is like that.\n"
    printed(capsys, "remove", "OWN-7")
    assert printed(capsys, "list", "--own") == "No prompt is like that.\n"


def test_what_is_said_wins_over_what_is_guessed(folder: Path, capsys) -> None:
    words = ["--kind", "premise", "--difficulty", "5", "--need", "number"]
    points = ["--point", "the way back = roll back; switch it off", "--point", "a drill=tested;ran"]
    assert main([*ADD, "Who takes it back?", *words, *points]) == 0
    prompt = json.loads(printed(capsys, "show", "OWN-7", "--json"))["prompt"]
    assert (prompt["kind"], prompt["difficulty"]) == ("premise", 5)
    assert prompt["needs"] == ["answer", "number"]
    first, second, third = prompt["key_points"]
    assert (first["label"], first["any"]) == ("the way back", ["roll back", "switch it off"])
    assert (second["label"], second["must"], third["slot"]) == ("a drill", True, "number")


def test_points_alone_say_what_is_needed(folder: Path, capsys) -> None:
    assert main([*ADD, "Who takes it back?", "--point", "a=b;c"]) == 0
    prompt = json.loads(printed(capsys, "show", "OWN-7", "--json"))["prompt"]
    assert prompt["needs"] == ["answer"]
    assert [each["label"] for each in prompt["key_points"]] == ["a"]


def test_the_list_is_narrowed_by_theme_and_persona(folder: Path, capsys) -> None:
    entries = json.loads(printed(capsys, "list", "--theme", "data_migration", "--json"))
    assert entries
    assert all(
        "data_migration" in (each["prompt"]["theme"], *each["prompt"]["secondary"])
        for each in entries
    )
    asked = json.loads(printed(capsys, "list", "--persona", "qa_lead", "--json"))
    assert all("qa_lead" in each["prompt"]["personas"] for each in asked)


@pytest.mark.parametrize("ending", ["csv", "yaml", "yml"])
def test_an_export_is_imported_by_another(folder: Path, capsys, monkeypatch, ending: str) -> None:
    main([*ADD, "=Who signs; it “off”?"])
    path = folder / f"mine.{ending}"
    assert "Wrote" in printed(capsys, "export", str(path))
    shown = printed(capsys, "show", "OWN-7", "--json")
    monkeypatch.setenv("GREENROOM_WORKSPACE", str(folder / "other"))
    assert "Imported one prompt" in printed(capsys, "import", str(path))
    assert printed(capsys, "show", "OWN-7", "--json") == shown


def test_an_export_never_replaces_a_file_unasked(folder: Path, capsys) -> None:
    main([*ADD, "Who?"])
    path = a_file(folder, "mine", "mine.yaml")
    printed(capsys, "export", path, code=1)
    assert Path(path).read_text(encoding="utf-8") == "mine"
    printed(capsys, "export", path, "--overwrite")
    assert "OWN-7" in Path(path).read_text(encoding="utf-8")
    printed(capsys, "export", path, "CU-PLAIN-001", "--overwrite")
    assert "OWN-7" not in Path(path).read_text(encoding="utf-8")
    printed(capsys, "export", path, "--shipped", "--overwrite")
    assert Path(path).read_text(encoding="utf-8").count("\n- id:") > 100


@pytest.mark.parametrize(
    "words",
    [
        ["show", "OWN-404"],
        ["retire", "OWN-404"],
        ["restore", "OWN-404"],
        ["remove", "OWN-404"],
        ["remove", "CU-PLAIN-001"],
        ["list", "--theme", "tests"],
        ["list", "--persona", "nobody"],
        ["import", "missing.yaml"],
        ["import", "mine.txt"],
        ["export", "mine.txt"],
        ["export", "mine.yaml"],
        ["export", "missing/mine.yaml", "--shipped"],
        ["add", "--text", "", "--theme", "test_evidence", "--persona", "qa_lead"],
        ["add", "--text", "Who?", "--theme", "tests", "--persona", "qa_lead"],
        ["add", "--text", "Who?", "--theme", "test_evidence", "--persona", "nobody"],
        [*ADD[1:], "Who?", "--point", "no wording"],
        [*ADD[1:], "Who?", "--id", "my id"],
        [*ADD[1:], "Who?", "--id", "CU-PLAIN-001"],
    ],
)
def test_a_failure_is_a_sentence_with_a_way_out(
    folder: Path, capsys, monkeypatch, words: list[str]
) -> None:
    monkeypatch.chdir(folder)
    assert bank(*words) == 1
    problem, hint = capsys.readouterr().err.splitlines()
    assert problem.startswith("greenroom: ")
    assert problem.endswith((".", "?"))
    assert hint.strip()
    assert printed(capsys, "list", "--own") == "No prompt is like that.\n"


def test_an_import_with_one_problem_takes_nothing(folder: Path, capsys) -> None:
    path = a_file(folder, GOOD + "OWN-2,tests,qa_lead,Why?\n")
    assert bank("import", path) == 1
    assert "mine.csv, line 3, theme" in capsys.readouterr().err
    assert printed(capsys, "list", "--own") == "No prompt is like that.\n"


@pytest.mark.parametrize("words", [[], ["dance"], ["check"], ["add", "--text", "Who?"]])
def test_a_wrong_call_ends_with_two(capsys, words: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        bank(*words)
    assert ended.value.code == 2
    assert "usage: greenroom bank" in capsys.readouterr().err
