"""`analyse` and bad text: a result or one sentence for each file and line, at any size."""

import json

import pytest

from analysis.builders_analysis import BAD_TEXTS
from greenroom.__main__ import main

TEN_MEGABYTES = 10_000_000
# Few words for so many letters: what is tried is the size, and not the patience of the reader.
ENDLESS = "Rindfleischetikettierungsueberwachungsaufgaben "


@pytest.fixture
def run(capsys):
    """Runs `analyse`; gives exit code, output and problems."""

    def analyse(*words):
        code = main(["analyse", *map(str, words)])
        told = capsys.readouterr()
        return code, told.out, told.err

    return analyse


def as_bytes(text):
    return text.encode("utf-8", "surrogatepass")


@pytest.mark.parametrize("text", BAD_TEXTS.values(), ids=BAD_TEXTS.keys())
def test_a_file_of_bad_text_gives_a_result_or_one_sentence(run, tmp_path, text):
    path = tmp_path / "interview.txt"
    path.write_bytes(as_bytes(text))
    code, out, err = run(path)
    if code == 0:
        assert "Richness" in out
        assert err == ""
    else:
        assert (code, out) == (1, "")
        assert "interview.txt" in err
        assert len(err.strip().splitlines()) <= 2
        assert "Traceback" not in err


def test_lines_of_bad_text_are_all_read(run, tmp_path):
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    rows = [json.dumps({"id": name, "text": text}) for name, text in BAD_TEXTS.items()]
    # The same once more as bare bytes, as other programs write them.
    rows += [json.dumps({"id": n, "text": t}, ensure_ascii=False) for n, t in BAD_TEXTS.items()]
    source.write_bytes(as_bytes("\n".join(rows)))
    code, out, err = run("--jsonl", source, "--out", target, "--jobs", "1")
    assert (code, err) == (0, "")
    assert f"read {len(rows)}, refused 0" in out
    read = [json.loads(line) for line in target.read_bytes().splitlines()]
    assert [row["id"] for row in read] == [*BAD_TEXTS, *BAD_TEXTS]
    assert {row["outlook"] for row in read} <= {"positive", "neutral", "negative"}


def test_ten_megabytes_without_a_break_are_read_as_a_file_and_as_a_line(run, tmp_path):
    text = (ENDLESS * (TEN_MEGABYTES // len(ENDLESS) + 1))[:TEN_MEGABYTES]
    path, source, target = (tmp_path / name for name in ("one.txt", "in.jsonl", "out.jsonl"))
    path.write_text(text, encoding="utf-8")
    source.write_text(json.dumps({"id": 1, "text": text}), encoding="utf-8")
    code, out, _ = run("--jsonl", source, "--out", target, "--jobs", "1")
    assert code == 0
    assert "read 1, refused 0" in out
    assert json.loads(target.read_bytes())["themes"] == []
    code, out, _ = run(path)
    assert code == 0
    assert "one.txt: 1 answers" in out
