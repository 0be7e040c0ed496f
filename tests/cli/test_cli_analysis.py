"""`analyse`, `learning` and `codebook` at the terminal."""

import io
import json
import sys

import pytest

from greenroom.__main__ import main
from greenroom.model.theme import Stance
from greenroom.model.transcript import CodingStatus
from greenroom.services.analyses import decide_coding, list_codings
from greenroom.services.workspace import workspace_at
from services.builders_services import keep_interview, keep_release

ANSWER = "We rehearsed the rollback on a copy of production and it took about four minutes."
INTERVIEW = f"Interviewer: Ready?\nMarco Diaz: {ANSWER} Nobody owns the on-call rota at night.\n"


@pytest.fixture
def run(tmp_path, capsys):
    """Runs one verb in a workspace of its own; gives exit code, output and problems."""

    def run_verb(*words):
        code = main(["--workspace", str(tmp_path / "workspace"), *map(str, words)])
        told = capsys.readouterr()
        return code, told.out, told.err

    return run_verb


@pytest.fixture
def interview(tmp_path):
    with workspace_at(tmp_path / "workspace") as workspace:
        release_id = keep_release(workspace)
        return keep_interview(workspace, ANSWER, *["Fine."] * 12, release_id=release_id)


def test_a_file_is_read_without_a_workspace(run, tmp_path):
    path = tmp_path / "interview.txt"
    path.write_text(INTERVIEW, encoding="utf-8")
    code, out, _ = run("analyse", path)
    assert code == 0
    for words in (
        "interview.txt: 1 answers",
        "NSS       too few sentences",
        "100 x (positive - negative)",
        "Outlook ",
        "specificity",
        "measured from 400 words on",
        "Rollback and recovery: mitigated",
        "% sure",
        f"“{ANSWER}”"[:40],
        "strong phrase",
    ):
        assert words in out, words
    assert not (tmp_path / "workspace").exists()


def test_a_file_as_json_holds_every_part(run, tmp_path):
    path = tmp_path / "interview.txt"
    path.write_text(INTERVIEW, encoding="utf-8")
    (found,) = json.loads(run("analyse", path, "--json")[1])
    assert {"sentiment", "score", "richness", "diversity", "answers", "themes"} <= found.keys()


def test_a_file_that_cannot_be_read_does_not_stop_the_others(run, tmp_path):
    good, bad = tmp_path / "good.txt", tmp_path / "bad.zip"
    good.write_text(INTERVIEW, encoding="utf-8")
    bad.write_bytes(b"PK\x03\x04")
    code, out, err = run("analyse", bad, good)
    assert code == 1
    assert "good.txt" in out
    assert "bad.zip" in err


def test_lines_come_from_standard_input_too(run, monkeypatch):
    lines = json.dumps({"id": "a", "text": ANSWER}).encode() + b"\nnot json\n"

    class Typed:
        buffer = io.BytesIO(lines)

    monkeypatch.setattr(sys, "stdin", Typed())
    code, out, err = run("analyse", "--jsonl", "-", "--jobs", "1")
    assert code == 1
    assert json.loads(out)["id"] == "a"
    assert "Line 2 is not JSON" in err


def test_lines_are_written_whole_or_not_at_all(run, tmp_path):
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    rows = [{"id": number, "text": ANSWER if number % 2 else "Fine."} for number in range(5)]
    source.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    code, out, _ = run("analyse", "--jsonl", source, "--out", target, "--jobs", "1")
    assert code == 0
    assert "read 5, refused 0" in out
    written = [json.loads(line) for line in target.read_text(encoding="ascii").splitlines()]
    assert [row["id"] for row in written] == [0, 1, 2, 3, 4]
    assert list(tmp_path.glob("*.part")) == []
    assert run("analyse", "--jsonl", source, "--out", source)[0] == 1
    assert run("analyse", "--jsonl", tmp_path / "none.jsonl")[0] == 1
    assert run("analyse", "--jsonl", source, "--jobs", "0")[0] == 1


@pytest.mark.usefixtures("interview")
def test_a_release_is_shown_beside_the_baseline(run):
    code, out, _ = run("analyse", "--release", "Tidewater")
    assert code == 0
    assert "Baseline" in out
    assert "no different from the baseline" in out
    assert "Marco Diaz" in out
    report = json.loads(run("analyse", "--release", "Tidewater", "--json")[1])
    assert report["sentiment"]["baseline"]["transcripts"] == 1


def test_learning_is_shown_switched_forgotten_and_used(run, interview):
    assert "Learned from 0 decisions" in run("learning")[1]
    run("themes", "Tidewater", "--accept", "all")
    assert "Rollback and recovery" in run("learning")[1]
    assert "1 transcript read again" in run("learning", "again")[1]
    assert "Learning is off" in run("learning", "off")[1]
    run("learning", "on")
    assert "They stay as they are" in run("learning", "forget")[1]
    learned = json.loads(run("learning", "--json")[1])
    assert (learned["decisions"], learned["on"]) == (0, True)


def test_what_corrected_stances_taught_is_shown(run, tmp_path):
    lines = ("The alert is parked for the night.", "The slow database query is parked here.")
    with workspace_at(tmp_path / "workspace") as workspace:
        interview = keep_interview(workspace, *lines)
        for coding in list_codings(workspace, interview.id):
            decide_coding(workspace, coding, CodingStatus.ACCEPTED, stance=Stance.MITIGATED)
    _, out, _ = run("learning")
    assert "theme or stance" in out
    assert "stance mitigated" in out
    assert "for it: park" in out
    found = json.loads(run("learning", "--json")[1])["stances"]
    assert "park" in next(each["more"] for each in found if each["stance"] == "mitigated")


def test_the_codebook_is_edited(run, tmp_path, interview):
    assert run("codebook", "add", "Kiosk hardware")[1] == "Added: kiosk_hardware\n"
    assert "own" in run("codebook", "list")[1]
    _, out, _ = run("codebook", "phrase", "kiosk hardware", "Copy of Production")
    assert "strong: copy of production" in out
    run("learning", "again")
    with workspace_at(tmp_path / "workspace") as workspace:
        marked = {each.theme_id for each in list_codings(workspace, interview.id)}
    assert "kiosk_hardware" in marked
    shown = run("codebook", "phrase", "kiosk_hardware", "copy of production", "--weight", "none")
    assert "strong: -" in shown[1]
    assert run("codebook", "reset", "kiosk_hardware")[0] == 0
    code, _, err = run("codebook", "show", "kiosk_hardware")
    assert code == 1
    assert "No theme is called" in err
    assert len(json.loads(run("codebook", "list", "--json")[1])) == 17
