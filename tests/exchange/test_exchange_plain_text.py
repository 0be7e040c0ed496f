"""Plain text transcripts: every shape, and what only looks like a speaker."""

import pytest

from exchange.builders_exchange import assert_sound, interviewers, parse, said

TALK = [
    ("Ines Alba", "How long does the rollback take?"),
    ("Tomas Reed", "Four minutes."),
    ("Ines Alba", "Who decides on it?"),
    ("Tomas Reed", "Kim does."),
]
SHAPES = {
    "colon": "{0}: {1}\n",
    "colon and blank line": "{0}: {1}\n\n",
    "own line": "{0}:\n{1}\n",
    "own line and blank line": "{0}:\r\n{1}\r\n\r\n",
    "brackets": "[{0}] {1}\n\n",
    "chat": "00:04:27\t{0}:\t{1}\r\n",
    "older chat": "00:04:27 From {0} to Everyone : {1}\n",
    "oldest chat": "00:04:27\t From  {0} : {1}\n",
    "chat on two lines": "00:04:27 From {0} to Everyone:\n\t{1}\n",
    "name with a role": "{0} (QA lead, Acme): {1}\n",
    "time first": "[00:04:27] {0}: {1}\n",
    "time after": "{0} (00:04:27): {1}\n\n",
    "header with time": "{0}  0:04:27\n{1}\n\n",
    "no space": "{0}:{1}\n",
    "bullets": "- {0}: {1}\n",
    "wide colon": "{0}：{1}\n",
    "chevrons": ">> {0}: {1}\n",
}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES.keys())
def test_every_shape_gives_the_same_talk(shape):
    imported = parse("".join(shape.format(*each) for each in TALK))
    assert_sound(imported)
    assert [
        (name.removesuffix(" (QA lead, Acme)"), words) for name, words in said(imported)
    ] == TALK


@pytest.mark.parametrize(
    "key", ["chat", "older chat", "time first", "time after", "header with time"]
)
def test_times_are_milliseconds(key):
    imported = parse("".join(SHAPES[key].format(*each) for each in TALK))
    assert {each.begins_ms for each in imported.utterances} == {267_000}


def test_wrapped_lines_are_joined_and_paragraphs_kept():
    imported = parse(
        "Kim: The rollback was drilled twice last week, and on both\noccasions it worked.\n\n"
        "We wrote it down.\n\nAna: Good.\n\nKim: Yes.\n\nAna: Fine.\n"
    )
    assert said(imported)[0][1] == (
        "The rollback was drilled twice last week, and on both occasions it worked.\n"
        "We wrote it down."
    )


def test_neighbouring_turns_of_one_speaker_are_one():
    imported = parse("Kim: One.\n\nKim: Two.\n\nAna: Three.\n\nAna: Four.\n")
    assert said(imported) == [("Kim", "One.\nTwo."), ("Ana", "Three.\nFour.")]


@pytest.mark.parametrize(
    "line",
    [
        "Note: the canary was at five percent.",
        "One more thing: the canary was at five percent.",
        "http://example.test/run is where it is.",
        "00:12: that is when the alert came.",
        "So: we stopped.",
        "We have two options, and the first: wait.",
        "std::vector was the reason.",
    ],
)
def test_what_only_looks_like_a_speaker_stays_in_the_words(line):
    imported = parse(f"Kim: It went well.\n{line}\n\nAna: Good.\n\nKim: Yes.\n\nAna: Fine.\n")
    assert {speaker for speaker, _ in said(imported)} == {"Kim", "Ana"}
    assert said(imported)[0][1].endswith(line.removeprefix("00:12: "))


@pytest.mark.parametrize(
    "text",
    [
        "We met on Monday.\n\nNote: bring the numbers.\n\nNote: and the names.\n\nWe left.\n",
        "Summary: all good.\n\nImpact: none.\n\nResolution: a restart.\n",
        "Canary: it ran for an hour.\n\n" * 2 + "Then we went on with the rest.\n\n" * 8,
        "Dear all: we ship on Friday.\n\nThe reasons are these.\n\nRegards\n",
        "It failed for one reason: time.\n\nIt failed for one reason: money.\n\nEnd of text.\n",
    ],
)
def test_prose_has_no_speakers(text):
    imported = parse(text)
    assert_sound(imported)
    assert {speaker for speaker, _ in said(imported)} == {""}
    assert imported.notes == (
        "No speakers are named in this file; everything counts as said by a respondent.",
    )


def test_what_stands_before_the_first_speaker_is_left_out_and_told():
    imported = parse("Interview, 3 May\nin the canteen\n\nKim: Hello.\nAna: Hi.\nKim: So.\n")
    assert said(imported)[0] == ("Kim", "Hello.")
    assert "Left out before the first speaker: 2 lines that nobody says." in imported.notes


def test_a_legend_spells_out_short_labels():
    imported = parse("H = host\nG = guest\n\nH: Ready?\n\ng: Yes.\n\nh: Sure?\n\ng: Yes!\n")
    assert [speaker for speaker, _ in said(imported)] == ["Host", "Guest"] * 2
    assert interviewers(imported) == {"Host"}
    assert "H stands for Host, as the file says at its start." in imported.notes


def test_chat_reactions_and_quoted_replies_are_left_out():
    imported = parse(
        '00:00:01\tkim:\tWe are ready\n00:00:02\tana:\tReacted to "We are ready" with 👍\n'
        '00:00:03\tana:\tReplying to "We are ready"\n\nWho says so?\n'
    )
    assert said(imported) == [("kim", "We are ready"), ("ana", "Who says so?")]
    assert "Left out: 1 chat reaction without words." in imported.notes


def test_timed_lines_without_names_become_paragraphs():
    line = "we tested it again and it took four minutes each time."
    imported = parse("".join(f"00:{n:02}:30 {line}\n\n" for n in range(40)))
    assert_sound(imported)
    lengths = [len(words.split()) for _, words in said(imported)]
    assert all(80 <= length <= 120 for length in lengths[:-1])
    assert (imported.utterances[0].begins_ms, imported.utterances[0].ends_ms) == (30_000, 510_000)


def test_a_timed_line_that_looks_like_a_chat_names_nobody():
    lines = [f"00:{n:02}:30 we went on with it.\n" for n in range(20)]
    lines[7] = "00:07:30 From the start: it worked.\n"
    imported = parse("".join(lines))
    assert {speaker for speaker, _ in said(imported)} == {""}
    assert "From the start: it worked." in imported.text


def test_a_long_paragraph_without_speakers_is_cut_at_sentences():
    imported = parse("It took four minutes to roll back. " * 200)
    assert_sound(imported)
    assert len(imported.utterances) > 10
    assert all(words.endswith(".") for _, words in said(imported))


def test_captions_saved_as_text_are_read_as_captions():
    imported = parse("1\n00:00:01,000 --> 00:00:02,500\nIt works.\n")
    assert said(imported) == [("", "It works.")]
    assert imported.utterances[0].ends_ms == 2500


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Interviewer: Well.", "Kim: Yes.", "Interviewer: So."], {"Interviewer"}),
        (["Q: Well.", "A: Yes.", "Q: So."], {"Q"}),
        (["Kim (moderator): Well.", "Ana: Yes."] * 2, {"Kim (moderator)"}),
        (["Interviewee: Why?", "Ana: Yes."] * 2, set()),
        (["Kim: Why?", "Ana: So."] * 3, {"Kim"}),
        (["Kim: Why?", "Ana: Why?"] * 3, set()),
        (["Kim: Why?", "Ana: So."] * 2, set()),
        (["Kim: Why?", "Ana: So.", "Bo: Well.", "Ana: Yes.", "Bo: No."] * 3, set()),
        (["Host: Well.", "Host 2: Why?"] * 3, {"Host 2"}),
        ([f"{name}: Why?" if name == "Kim" else f"{name}: So." for name in
          ("Kim", "Ana", "Bo", "Cy", "Di", "Ed", "Fi")] * 4, set()),
    ],
)  # fmt: skip
def test_who_asks(lines, expected):
    imported = parse("\n".join(lines))
    assert interviewers(imported) == expected
    if expected:
        assert imported.notes[0].startswith("Taken as the interviewer: ")
        assert imported.notes[0].endswith("Change it if that is wrong.")
    else:
        assert imported.notes[0].startswith("Nobody clearly asks the questions here")
