"""Many lines of JSON: order, refusals, and the same output for any number of processes."""

import json

import pytest

from greenroom.services.batch import read_lines


def lines(*rows):
    return [row if isinstance(row, bytes) else json.dumps(row).encode() + b"\n" for row in rows]


def test_a_line_in_is_a_line_out():
    (result,) = read_lines(
        lines({"id": "a", "text": "The rollback was rehearsed twice on a copy of production."}), 1
    )
    found = json.loads(result.line)
    assert list(found) == ["id", "themes", "stance", "outlook", "sentiment", "confidence"]
    assert found["id"] == "a"
    assert found["themes"][0] == "rollback_recovery"
    assert found["stance"]["rollback_recovery"] == "mitigated"
    assert 0 < found["confidence"]["rollback_recovery"] < 1


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        (b"{\n", "Line 2 is not JSON."),
        (b'"text"\n', "Line 2 has no text under “text”."),
        (b'{"id": 1}\n', "Line 2 has no text under “text”."),
        (b'{"text": 5}\n', "Line 2 has no text under “text”."),
        (b"[" * 100_000, "Line 2 is not JSON."),
    ],
)
def test_a_line_that_cannot_be_read_is_named_and_the_others_are_read(line, problem):
    first, refused, last = read_lines([b'{"text": "Fine."}\n', line, b'{"text": "Good."}\n'], 1)
    assert (first.problem, refused.problem, last.problem) == ("", problem, "")
    assert json.loads(last.line)["id"] == 3


def test_blank_lines_and_a_byte_order_mark_are_skipped():
    found = list(read_lines([b'\xef\xbb\xbf{"text": "Fine."}\n', b"\n", b" \r\n"], 1))
    assert [json.loads(each.line)["id"] for each in found] == [1]


@pytest.mark.parametrize("text", ["", "\ud800", "\x00", "🚀", "x" * 100_000])
def test_any_text_gives_a_line_of_plain_letters(text):
    (found,) = read_lines(lines({"id": 1, "text": text}), 1)
    assert found.line.isascii()
    assert json.loads(found.line)["outlook"] == "neutral"


def test_any_number_of_processes_gives_the_same_output():
    texts = ["We had an outage and nobody noticed for an hour.", "I like music.", "Who owns it?"]
    many = lines(*({"id": n, "text": texts[n % 3]} for n in range(450)))
    assert list(read_lines(many, 2)) == list(read_lines(many, 1))
