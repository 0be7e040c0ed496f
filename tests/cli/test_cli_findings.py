"""`greenroom findings`: line by line, whatever the lines hold, and bad ones named by number."""

import json
from pathlib import Path

import pytest

from greenroom.__main__ import main
from greenroom.services.findings import LabelledLine, RefusedLine, label_lines


def a_line(pair_id: object = "a", question: object = "When?", answer: object = "Soon.") -> bytes:
    return json.dumps({"id": pair_id, "question": question, "answer": answer}).encode()


def read(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="ascii").splitlines()]


def test_labels_are_written_in_the_order_of_the_lines(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    yes = "Yes. It took six minutes on Monday 4 May, see OPS-118."
    source.write_bytes(b"\n".join((a_line(), b"  ", a_line(7, "Is it tested?", yes))))
    assert main(["findings", "--jsonl", str(source), "--out", str(target)]) == 0
    rows = read(target)
    assert [row["id"] for row in rows] == ["a", 7]
    assert "no_date" in rows[0]["findings"]
    assert rows[1]["findings"] == ["strong"]
    assert "labelled 2, refused 0" in capsys.readouterr().out
    assert list(tmp_path.glob("*.part")) == []


def test_without_a_target_the_lines_are_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "in.jsonl"
    source.write_bytes(b"\xef\xbb\xbf" + a_line())
    assert main(["findings", "--jsonl", str(source)]) == 0
    assert json.loads(capsys.readouterr().out)["id"] == "a"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"{not json", "not JSON"),
        (b"[1, 2]", "no JSON object"),
        (b"\xff\xfe", "not UTF-8"),
        (b"[" * 100_000, ""),
        (b"9" * 5_000, ""),
        (a_line(pair_id=None), "no id"),
        (a_line(pair_id=True), "no id"),
        (a_line(question=None), "question"),
        (a_line(answer=["x"]), "answer"),
    ],
)
def test_a_bad_line_is_named_by_its_number_and_the_others_are_labelled(
    line: bytes, reason: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_bytes(b"\n".join((a_line("a"), line, a_line("b"))))
    assert main(["findings", "--jsonl", str(source), "--out", str(target)]) == 1
    assert [row["id"] for row in read(target)] == ["a", "b"]
    told = capsys.readouterr().err
    assert "line 2: It " in told or "line 2: Its " in told
    assert reason in told


@pytest.mark.parametrize("text", ["", " ", "\ud800", "🙂", "\x00", "a " * 300_000])
def test_any_text_is_labelled(text: str) -> None:
    (result,) = label_lines([a_line(text[:20], text, text)])
    assert isinstance(result, LabelledLine)
    assert json.loads(result.text)["id"] == text[:20]


def test_lines_are_labelled_as_they_come() -> None:
    def lines():
        yield a_line("first")
        yield b"{"
        raise AssertionError("read too far")

    results = label_lines(lines())
    assert isinstance(next(results), LabelledLine)
    assert next(results) == RefusedLine(2, "It is not JSON.")


@pytest.mark.parametrize(
    ("content", "said"), [(None, "cannot be read"), (b"", "empty"), (b"\n", "empty")]
)
def test_a_file_without_lines_is_one_sentence_and_leaves_the_old_target(
    content: bytes | None, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    target.write_text("old", encoding="utf-8")
    if content is not None:
        source.write_bytes(content)
    assert main(["findings", "--jsonl", str(source), "--out", str(target)]) == 1
    assert said in capsys.readouterr().err
    assert target.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.glob("*.part")) == []


def test_a_target_that_cannot_be_written_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "in.jsonl"
    source.write_bytes(a_line())
    target = tmp_path / "nowhere" / "out.jsonl"
    assert main(["findings", "--jsonl", str(source), "--out", str(target)]) == 1
    assert "cannot be written" in capsys.readouterr().err
