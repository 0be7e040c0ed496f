"""`greenroom rehearse` and `greenroom practice`: every command of the terminal, typed."""

import json
from io import StringIO
from pathlib import Path
from shutil import copytree

import pytest

from greenroom.__main__ import main

TITLE = "Parcel Desk 24.6"
DONT_KNOW = "I do not know.\n\n"
ANSWER = "Priya Nair decides at 01:20. It takes four minutes, see run log 88 of Friday.\n\n"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample") / "workspace"
    assert main(["--workspace", str(folder), "workspace", "sample"]) == 0
    return folder


@pytest.fixture
def folder(sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GREENROOM_WORKSPACE", str(copytree(sample, tmp_path / "workspace")))
    monkeypatch.setenv("COLUMNS", "100")
    return tmp_path


class Terminal:
    """Types one whole session and gives back what was printed."""

    def __init__(self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self._capsys = capsys
        self._monkeypatch = monkeypatch

    def __call__(self, *words: str, typed: str = "", code: int = 0) -> str:
        self._monkeypatch.setattr("sys.stdin", StringIO(typed))
        self._capsys.readouterr()
        assert main(list(words)) == code
        told = self._capsys.readouterr()
        return " ".join((told.err if code else told.out).split())

    def rehearse(self, typed: str, *words: str) -> str:
        return self("rehearse", TITLE, "--seed", "3", *words, typed=typed)

    def practice(self, action: str, *words: str) -> str:
        return self("practice", action, *words)


@pytest.fixture
def terminal(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Terminal:
    return Terminal(capsys, monkeypatch)


def test_not_knowing_leads_to_a_hint_and_a_take_away_that_can_be_closed(terminal: Terminal) -> None:
    typed = f"/hint\n{DONT_KNOW}/take Marco Diaz\n/take Marco Diaz by 2099-06-02\n/end\n"
    said = terminal.rehearse(typed)
    assert "Hint: " in said
    assert "Who would know before we decide?" in said
    assert "That does not say who brings the answer, and when." in said
    assert "Noted: I do not know." in said
    assert "Promised: I don't have that with me. Marco Diaz brings it" in said
    listed = terminal.practice("take-aways", TITLE)
    number = next(
        part.split(".")[0] for part in listed.split(" ") if part.endswith(".") and part[0].isdigit()
    )
    terminal.practice("close", TITLE, number, "It is 14 accounts.")
    assert "Answer: It is 14 accounts." in terminal.practice("take-aways", TITLE)
    terminal.practice("reopen", TITLE, number)
    assert "Answer: " not in terminal.practice("take-aways", TITLE)
    assert "no take-away number 99" in terminal("practice", "close", TITLE, "99", "x", code=1)


def test_a_bill_is_read_rated_disputed_and_compared_with_a_second_try(terminal: Terminal) -> None:
    typed = (
        "The rollback takes 45 minutes, and hopefully the team will handle it.\n\n"
        "It takes 45 minutes.\n\n/clarify\n/why\n/rate many\n/rate 80\n"
        "/disagree 99 no\n/disagree 1 The sheet is old.\n/again\n"
        f"{ANSWER}{ANSWER}/why\n/end\n"
    )
    said = terminal.rehearse(typed, "--pressure", "walk-through", "--prompt", "RB-QUANTIFY-012")
    assert "That does not work here." in said
    assert "You said 45 minutes; the fact sheet says 4 minutes" in said
    assert "“many” is not a rating." in said
    assert "“99” is not the number of a finding." in said
    assert "Noted: it costs no points, and exports count it." in said
    assert "Before: " in said
    assert "Now: " in said


def test_a_murder_board_says_nothing_before_its_end(terminal: Terminal) -> None:
    typed = f"/hint\n/reveal\n{ANSWER * 3}/end\n"
    said = terminal.rehearse(typed, "--pressure", "murder board", "--length", "4")
    asked, ended = said.split("The rehearsal is over")
    assert "Score" not in asked
    assert "Hint: " not in asked
    assert "A good answer: " not in asked
    assert "Score" in ended
    assert "Release manager: " in ended


def test_the_hot_seat_asks_what_a_colleague_picks(terminal: Terminal) -> None:
    typed = "NO-SUCH-PROMPT\nRB-QUANTIFY-012\n/skip\n/end\n"
    said = terminal.rehearse(typed, "--mode", "hot seat")
    assert "Which question? Type its id, or /end." in said
    assert "NO-SUCH-PROMPT" in said
    assert "Question 1 of" in said


def test_a_rehearsal_is_put_aside_and_resumed(terminal: Terminal) -> None:
    assert "Put aside." in terminal.rehearse("/pause\n")
    said = terminal("rehearse", "--resume", typed="/reveal\n/end\n")
    assert "A good answer: " in said
    assert "No rehearsal is unfinished." in terminal("rehearse", "--resume", code=1)


def test_a_brush_up_repeats_the_weakest_cards(terminal: Terminal) -> None:
    cards = json.loads(_raw(terminal, "cards"))
    said = terminal("rehearse", TITLE, "--mode", "brush-up", typed="/end\n")
    assert f"{min(len(cards), 5)} questions" in said


def _raw(terminal: Terminal, action: str) -> str:
    return terminal.practice(action, TITLE, "--json")


@pytest.mark.parametrize("action", ["readiness", "cards", "heat-map", "poll", "claims"])
def test_each_board_is_printed_for_people_and_for_scripts(terminal: Terminal, action: str) -> None:
    assert json.loads(_raw(terminal, action))
    assert terminal.practice(action, TITLE)


def test_a_release_nobody_rehearsed_says_how_to_begin(terminal: Terminal) -> None:
    terminal("release", "new", "Tidewater", "3.2")
    assert "nothing was answered yet" in terminal.practice("readiness", "Tidewater")
    assert "There are no cards yet" in terminal.practice("cards", "Tidewater")
    assert "Nothing was promised." in terminal.practice("take-aways", "Tidewater")


def test_a_debrief_counts_what_was_foreseen_and_adds_the_rest_to_the_bank(
    terminal: Terminal,
) -> None:
    known = json.loads(_raw(terminal, "debrief"))["rehearsed"][0]["prompt_id"]
    said = terminal(
        "practice", "debrief", TITLE, "--outcome", "go with conditions", "--asked", known,
        "--new", "test_evidence: Who repeats the load test?",
    )  # fmt: skip
    assert "We foresaw 1 of 2 questions." in said
    assert "Who repeats the load test?" in terminal("bank", "list", "--own")
    assert "foreseen 1 of 2" in terminal.practice("debrief", TITLE)
    refused = ("practice", "debrief", TITLE, "--outcome", "go")
    assert "was not rehearsed" in terminal(*refused, "--asked", "X-1", code=1)
    assert "does not say its theme" in terminal(*refused, "--new", "Why?", code=1)


def test_a_finding_can_be_switched_off_and_on(terminal: Terminal) -> None:
    kind = json.loads(terminal.practice("rules", "--json"))[0]["rule"]["kind"]
    assert json.loads(terminal.practice("rules", "--off", kind, "--json"))[0]["on"] is False
    assert json.loads(terminal.practice("rules", "--on", kind, "--json"))[0]["on"] is True
