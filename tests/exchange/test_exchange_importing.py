"""The way in: bytes of every kind, files that are none, and the promises about the result."""

import hashlib
import os
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from exchange.builders_exchange import assert_sound, parse, said
from greenroom.errors import Cancelled, TranscriptError
from greenroom.exchange import importing
from greenroom.exchange.importing import parse_transcript, read_transcript

NAMES = st.sampled_from(["a.txt", "a.md", "a.vtt", "a", "A.MARKDOWN", ".txt"])
SEEDS = (
    "Kim Lund: Is it ready?\n\nAna: Yes, http://example.test\nNote: since Monday.\n\n" * 3,
    "# Talk\n\n**Kim:** \\[00:12\\] *Is* it [ready](https://x.test)?\n\n* (Ana) `Yes`\n\n" * 3,
    "WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\n<v Kim>Is it &lt;ready&gt;?</v>\n\n" * 3,
    "00:00:01\tKim:\tReady?\r\n[00:00:02] Ana: Yes.\r\nKim 0:03\r\nGood.\r\n[id1] x\r\n" * 3,
)
_SIGNS = "\n \r \t : [ ] ( ) * _ ` < > --> <v & | 00:00 # - \\ ~~ Kim: Q: ? = --- <!-- WEBVTT"
_ODD = "\u202e\u2066\ufeff\u2028\x85\x1b\x0cé👍\U0001fffe"
FRAGMENTS = st.sampled_from([*_SIGNS.split(" "), *_ODD])


def parsed_or_told(data, name):
    """The sound transcript of the bytes, or None after one finished sentence with a hint."""
    try:
        imported = parse_transcript(data, name)
    except TranscriptError as error:
        told = error
    else:
        assert_sound(imported)
        return imported
    assert told.message.endswith(".")
    assert told.hint.endswith(".")
    return None


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400), NAMES)
@example(b"\xff\xfe\x00", "a.txt")
@example(b"\xff\xfe\x00\xd8", "a.txt")
@example(b"\xef\xbb\xbf", "a.md")
def test_any_bytes_give_a_transcript_or_a_sentence(data, name):
    imported = parsed_or_told(data, name)
    assert imported is None or imported.digest == hashlib.sha256(data).hexdigest()


@settings(max_examples=250, deadline=None)
@given(st.data(), st.sampled_from(SEEDS), NAMES)
def test_a_mutated_file_gives_a_transcript_or_a_sentence(data, text, name):
    for _ in range(data.draw(st.integers(1, 6))):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(len(text), start + 12)))
        text = text[:start] + data.draw(FRAGMENTS) + text[end:]
    parsed_or_told(text.encode(), name)


WORD = st.text("abcdefghijklmnopqrstuvwxyzäéñßžабв漢字👍", min_size=1, max_size=8)
WORDS = st.lists(WORD, min_size=1, max_size=12).map(lambda words: " ".join(words) + ".")
SPEAKERS = st.sampled_from(["Ana Ruiz", "Kim", "Zoë de Vries", "Interviewer 1", "李雷", "O'Neil"])


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(SPEAKERS, WORDS), min_size=1, max_size=20))
@example(
    [(name, "a.") for name in ("Ana Ruiz", "Ana Ruiz", "Kim", "Zoë de Vries", "李雷", "O'Neil")]
)
def test_a_talk_comes_back_as_it_was_written(turns):
    merged = []
    for speaker, words in turns:
        if merged and merged[-1][0] == speaker:
            merged[-1] = (speaker, f"{merged[-1][1]}\n{words}")
        else:
            merged.append((speaker, words))
    imported = parse("\n\n".join(f"{speaker}: {words}" for speaker, words in turns))
    assert_sound(imported)
    assert said(imported) == merged


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_marked_encodings_and_line_ends_give_the_same_text(encoding, line_end):
    text = line_end.join(["Kim: Où est Zoë? 👍", "Ana: Ici.", ""])
    imported = parse_transcript(text.encode(encoding), "talk.txt")
    assert said(imported) == [("Kim", "Où est Zoë? 👍"), ("Ana", "Ici.")]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "a.txt is empty."),
        (b" \n\t\r\n \xc2\xa0", "a.txt is empty."),
        (b"Kim: na\xefve", "a.txt is not UTF-8 text: byte 8 (line 1) is 0xEF"),
        (b"Kim: one\nAna: caf\xe9", "byte 18 (line 2) is 0xE9"),
        ("Kim: x".encode("utf-16") + b"x", "a.txt is not UTF-16 text"),
        (b"\xff\xfe\x00\xd8", "a.txt is not UTF-16 text"),
        ("Kim: x".encode("utf-16-le"), "a.txt looks like a binary file: byte 2 is a NUL"),
        (b"%PDF-1.7\nKim: x", "looks like a binary file: a PDF document."),
        (b"PK\x03\x04rest", "looks like a binary file: a Word, OpenDocument, Excel or zip file."),
        (b"{\\rtf1\\ansi Kim: x}", "a rich text (RTF) file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "an old Word or Excel file"),
        (b"GIF89a\x00\x01", "looks like a binary file: byte 7 is a NUL"),
        (b"WEBVTT\n\n", "Nobody says anything in a.txt"),
    ],
)
def test_what_cannot_be_read_is_told_in_a_sentence(data, message):
    with pytest.raises(TranscriptError) as caught:
        parse_transcript(data, "a.txt")
    assert message in caught.value.message
    assert caught.value.message.endswith(".")
    assert caught.value.hint.endswith(".")


@pytest.mark.parametrize("name", ["talk.srt", "talk.csv", "talk.json", "talk.html"])
def test_other_formats_are_named(name):
    with pytest.raises(TranscriptError, match=r"reads \.txt, \.md and \.vtt\."):
        parse("Kim: x\nAna: y\n", name)


def test_unwanted_characters_go_and_marks_of_other_scripts_stay():
    imported = parse("Kim: a\x1b[0m\u202eb\u2066 c\u200f d\ufeff\n\nAna: \x07 e\u00a0\u00a0 f\n")
    assert said(imported) == [("Kim", "a[0mb c\u200f d"), ("Ana", "e f")]


def test_offsets_are_code_points():
    imported = parse("Kim: 👍👍 ready\n\nAna: 🛳️ yes\n")
    first, second = imported.utterances
    assert (first.end, imported.text[second.start : second.end]) == (8, "🛳️ yes")


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("talk_with_kim.txt", "talk with kim"),
        ("", "The file"),
        (".txt", ".txt"),
        ("bad\udcff\x07name.txt", "bad?name"),
        ("x" * 300 + ".txt", "x" * 120),
    ],
)
def test_titles_come_from_names(name, title):
    assert parse("Kim: x\nAna: y\n", name).title == title


def test_reading_a_file_reports_its_steps(tmp_path):
    path = tmp_path / "talk.txt"
    path.write_bytes(b"Kim: Ready?\r\nAna: Yes.\r\n")
    steps = []
    imported = read_transcript(path, lambda done, total, text: steps.append((done, total, text)))
    assert said(imported) == [("Kim", "Ready?"), ("Ana", "Yes.")]
    assert imported == parse_transcript(path.read_bytes(), "talk.txt")
    assert [done for done, _, _ in steps] == [0, 1, 2, 3, 4]
    assert all(total == 4 and "talk.txt" in text for _, total, text in steps)


@pytest.mark.parametrize("stop_at", range(5))
def test_reading_can_be_stopped_at_every_step(tmp_path, stop_at):
    path = tmp_path / "talk.txt"
    path.write_bytes(b"Kim: Ready?\nAna: Yes.\n")

    def stop(done, total, text):
        if done == stop_at:
            raise Cancelled

    with pytest.raises(Cancelled):
        read_transcript(path, stop)


def test_paths_that_are_no_file_are_told(tmp_path):
    pipe = tmp_path / "pipe.txt"
    if hasattr(os, "mkfifo"):
        os.mkfifo(pipe)
    cases = [
        (tmp_path / "gone.txt", "gone.txt is not there any more."),
        (tmp_path, f"{tmp_path.name} is a folder."),
        (tmp_path / "a\x00b.txt", "ab.txt cannot be read: its name is not a usable one."),
        (tmp_path / ("x" * 5000), "file name too long"),
    ]
    if pipe.exists():
        cases.append((pipe, "pipe.txt is not an ordinary file."))
    for path, message in cases:
        with pytest.raises(TranscriptError) as caught:
            read_transcript(path)
        assert message in caught.value.message
        assert caught.value.hint


def test_a_file_without_permission_is_told(tmp_path, monkeypatch):
    path = tmp_path / "talk.txt"
    path.write_bytes(b"Kim: x")

    def refuse(*_arguments, **_options):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(type(path), "open", refuse)
    with pytest.raises(TranscriptError, match=r"talk\.txt may not be read by you\."):
        read_transcript(path)


def test_a_file_above_the_limit_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(importing, "LARGEST_FILE", 100)
    path = tmp_path / "talk.txt"
    path.write_bytes(b"Kim: " + b"x" * 96)
    with pytest.raises(TranscriptError, match=r"is larger than 64 MB\."):
        read_transcript(path)


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.vtt"])
@pytest.mark.parametrize("piece", ["a", "a ", "*a ", "[a](", "<v a>", "Kim: ", "00:01 ", "<!--"])
def test_one_line_of_a_mebibyte_is_read_or_told(name, piece):
    head = "WEBVTT\n\n00:01.000 --> 00:02.000\n" if name.endswith("vtt") else ""
    parsed_or_told((head + piece * (1_048_576 // len(piece))).encode(), name)


@pytest.mark.parametrize(
    ("name", "turn"),
    [
        ("a.txt", "Kim: We drilled the rollback twice: it took four minutes.\n\nAna: Good?\n\n"),
        ("a.md", "**Kim:** We *drilled* the [rollback](http://x.test) twice.\n\n**Ana:** So?\n\n"),
        ("a.vtt", "00:01.000 --> 00:02.000\nKim: We <i>drilled</i> the rollback &amp; won.\n\n"),
    ],
)
def test_ten_times_the_text_takes_about_ten_times_as_long(name, turn):
    def seconds(size):
        text = turn * (size // len(turn))
        started = time.process_time()
        parse(text, name)
        return time.process_time() - started

    seconds(10_000)
    short, long = min(seconds(100_000) for _ in range(3)), seconds(1_000_000)
    # Quadratic work would take a hundred times as long.
    assert long < 30 * max(short, 0.01)
