"""WebVTT captions: cues, voices, and everything that may be broken about them."""

import pytest

from exchange.builders_exchange import assert_sound, parse, said


def captions(text, name="talk.vtt"):
    imported = parse(text, name)
    assert_sound(imported)
    return imported


def cue(number, words, *, begins="00:00:01.000", ends="00:00:02.000"):
    return f"{number}\n{begins} --> {ends}\n{words}\n\n"


def test_cues_of_one_speaker_are_one_utterance_with_both_times():
    imported = captions(
        "WEBVTT\n\n1\n00:01.000 --> 00:02.500\nKim Lund: We tested\nit twice.\n\n"
        "2\n00:03.000 --> 00:04.000 align:start position:0%\nKim Lund: It works.\n\n"
        "3\n01:00:05.250 --> 01:00:06.000\nana: Good.\n"
    )
    assert said(imported) == [("Kim Lund", "We tested it twice. It works."), ("ana", "Good.")]
    times = [(each.begins_ms, each.ends_ms) for each in imported.utterances]
    assert times == [(1000, 4000), (3_605_250, 3_606_000)]


def test_voice_spans_name_speakers_and_unnamed_cues_go_on():
    imported = captions(
        "WEBVTT\n\n" + cue(1, "Before.") + cue(2, "<v Kim &amp; Co>We <i>did</i> it.</v>")
        + cue(3, "And more.") + cue(4, "<v.loud Ana>Yes.</v> <v Kim &amp; Co>No: never.")
    )  # fmt: skip
    assert said(imported) == [
        ("", "Before."),
        ("Kim & Co", "We did it. And more."),
        ("Ana", "Yes."),
        ("Kim & Co", "No: never."),
    ]


@pytest.mark.parametrize(
    ("payload", "words"),
    [
        ("a<c.loud.red>b</c>c", "abc"),
        ("<00:00:01.500>timed <b>words</b>", "timed words"),
        ("<ruby>b<rt>c</rt></ruby>", "bc"),
        ("a &lt; b &amp; c&nbsp;d", "a < b & c d"),
        ("x < y and List<String>", "x < y and List<String>"),
        ("one<br>two", "one two"),
        ("&#0;&#x1F;&#xD800;ok", "\ufffd\ufffdok"),
        ("<font color=red>red</font>", "red"),
        ("- first\n- second", "- first - second"),
    ],
)
def test_tags_and_entities_become_words(payload, words):
    assert said(captions("WEBVTT\n\n" + cue(1, payload))) == [("", words)]


def test_header_notes_styles_and_regions_are_not_spoken():
    imported = captions(
        "WEBVTT - Title\nKind: captions\n\nSTYLE\n::cue { color: red }\n\nREGION\nid:one\n\n"
        "NOTE a remark\nover lines\n\n" + cue("name", "Said.") + "NOTE done\n"
    )
    assert said(imported) == [("", "Said.")]


@pytest.mark.parametrize(
    "times",
    [
        "00:00:01.000 -> 00:00:02.000 -->",
        "00:00:61.000 --> 00:00:02.000",
        "0:1 --> 0:2",
        "99999999999:00:01.000 --> 00:00:02.000",
        "-->",
        "00:00:01.0000 --> 00:00:02.000",
    ],
)
def test_broken_cues_are_skipped_and_counted(times):
    imported = captions(f"WEBVTT\n\n{times}\nlost\n\n" + cue(2, "Kept."))
    assert said(imported) == [("", "Kept.")]
    assert "Left out: 1 cue with times that cannot be read, first at line 3." in imported.notes


def test_a_nul_is_a_replacement_character_and_the_cue_stays():
    assert said(captions("WEBVTT\n\n" + cue("\x00", "a\x00b"))) == [("", "a\ufffdb")]


def test_a_missing_first_line_is_forgiven_and_told():
    imported = captions(cue(1, "Said."))
    assert said(imported) == [("", "Said.")]
    assert "The first line is not WEBVTT; the cues were read all the same." in imported.notes


def test_a_cue_that_ends_before_it_begins_keeps_its_words():
    imported = captions("WEBVTT\n\n00:05.000 --> 00:02.000\nSaid.\n")
    assert (imported.utterances[0].begins_ms, imported.utterances[0].ends_ms) == (5000, 5000)


def test_lines_that_rolling_captions_repeat_are_said_once():
    imported = captions(
        "WEBVTT\n\n00:01.000 --> 00:03.000\n \nwe tested it\n\n"
        "00:03.000 --> 00:03.010\nwe tested it\n\n"
        "00:03.010 --> 00:05.000\nwe tested it\nfour times\n\n"
        "00:06.000 --> 00:07.000\nyes\n\n00:07.000 --> 00:08.000\nyes\n"
    )
    assert said(imported) == [("", "we tested it four times yes yes")]


def test_a_long_pause_starts_a_new_paragraph():
    imported = captions(
        "WEBVTT\n\n00:01.000 --> 00:02.000\nFirst.\n\n00:02.500 --> 00:03.000\nStill.\n\n"
        "00:05.000 --> 00:06.000\nSecond.\n"
    )
    assert said(imported) == [("", "First. Still."), ("", "Second.")]


def test_content_outranks_a_plain_name():
    assert said(captions("WEBVTT\n\n" + cue(1, "Said."), "talk.txt")) == [("", "Said.")]
