"""The whole way of the data through the terminal."""

from pathlib import Path

from builders import ROOT
from journeys import story
from journeys.terminal import converse, greenroom

SAMPLE = ROOT / "resources" / "sample"
TITLE = f"{story.NAME} {story.VERSION}"


def tell_story(workspace: Path, out: Path, *, seed: int) -> None:
    """Steps 1 to 7 as a person types them."""
    greenroom(
        "release", "new", story.NAME, story.VERSION, "--owner", story.OWNER,
        "--summary", story.SUMMARY, "--rollback-plan", story.ROLLBACK, "--zone", story.ZONE,
        "--window-start", story.WINDOW_START, "--window-end", story.WINDOW_END,
        "--board", story.BOARD, workspace=workspace,
    )  # fmt: skip
    greenroom(
        "release", "fact", TITLE, story.FACT_KEY, story.FACT_VALUE, "--unit", "minutes",
        "--evidence", story.FACT_EVIDENCE, workspace=workspace,
    )  # fmt: skip
    rehearse(workspace, seed=seed)
    greenroom("import", str(SAMPLE / story.INTERVIEW), "--release", TITLE, workspace=workspace)
    greenroom("analyse", "--release", TITLE, workspace=workspace)
    enter_evidence(workspace)
    greenroom("export", TITLE, "--out", str(out), workspace=workspace)


def rehearse(workspace: Path, *, seed: int) -> str:
    """Everything the terminal showed while each question, and each follow-up, was answered."""
    conversation = converse(
        "rehearse", TITLE, "--panel", "walk_through", "--pressure", "walk-through",
        "--length", str(story.LENGTH), "--seed", str(seed), workspace=workspace,
    )  # fmt: skip
    answers = iter(story.ANSWERS)
    for heard in conversation.prompts():
        if "Enter goes on" in heard:
            conversation.enter()
        else:
            conversation.type(next(answers) if "Question " in heard else story.REPLY)
    assert conversation.finish() == 0
    return conversation.said


def enter_evidence(workspace: Path) -> None:
    greenroom(
        "readiness", TITLE, "--qa", str(story.QA), "--qa-evidence", story.QA_EVIDENCE,
        "--support", str(story.SUPPORT), "--support-evidence", story.SUPPORT_EVIDENCE,
        workspace=workspace,
    )  # fmt: skip
    for gate in story.GATES:
        greenroom(
            "readiness", TITLE, "--gate", gate, "--gate-status", "green",
            "--gate-evidence", story.GATE_EVIDENCE, workspace=workspace,
        )  # fmt: skip


def test_the_whole_way_in_the_terminal(tmp_path: Path) -> None:
    out = tmp_path / "out"
    tell_story(tmp_path / "workspace", out, seed=7)
    shown = greenroom("readiness", TITLE, workspace=tmp_path / "workspace").stdout
    assert "Readiness" in shown
    assert {path.suffix for path in out.iterdir()} == {".pdf", ".docx", ".md"}
    summary = next(out.glob("*.md")).read_text(encoding="utf-8")
    assert TITLE in summary
    assert story.GATE_EVIDENCE in summary
