"""Markdown transcripts: marks go, words stay."""

import pytest

from exchange.builders_exchange import assert_sound, interviewers, parse, said
from greenroom.exchange.markdown_text import plain


def markdown(text):
    imported = parse(text, "talk.md")
    assert_sound(imported)
    return imported


@pytest.mark.parametrize(
    "shape",
    [
        "**{0}:** {1}\n\n",
        "**{0}**: {1}\n\n",
        "**{0}:**\n{1}\n\n",
        "__{0}:__ {1}\n\n",
        "*{0}:* {1}\n\n",
        "**{0}: ** {1}\n",
        "* ({0}) {1}\n",
        "- {0}: {1}\n",
        "* **{0}:** {1}\n",
        "**{0}** [0:51](https://example.test/v?t=51s): {1}\n\n",
        "**{0}** [0:51](https://example.test/v?t=51s):\n{1}\n\n",
        "> **{0}:** {1}\n\n",
        "{0}: {1}\n\n",
    ],
)
def test_every_shape_gives_the_same_talk(shape):
    talk = [("Kim Lund", "Is it ready?"), ("Ana", "Yes, it is.")] * 3
    imported = markdown("".join(shape.format(*each) for each in talk))
    assert said(imported) == talk
    assert interviewers(imported) == {"Kim Lund"}
    if "0:51" in shape:
        assert {each.begins_ms for each in imported.utterances} == {51_000}


@pytest.mark.parametrize(
    ("marked", "words"),
    [
        ("**bold** and *slanted* and __both__ and _this_", "bold and slanted and both and this"),
        ("***all***", "all"),
        ("~~gone~~ `a_b * c` ", "gone a_b * c "),
        ("see [the plan](https://example.test/a_(b) 'T') now", "see the plan now"),
        ("[**the** plan][ref] [^1]", "the plan "),
        ("![a chart](chart.png) shows", "a chart shows"),
        ("[![alt](x.png)](https://example.test)", "alt"),
        ("<https://example.test/run>", "https://example.test/run"),
        (r"\[laughs\] \*really\*", "[laughs] *really*"),
        ("a &amp; b &lt; c", "a & b < c"),
        ("one<br>two", "one two"),
        ("2 * 3 * 4, snake_case_name, a < b > c", "2 * 3 * 4, snake_case_name, a < b > c"),
        ("List<String> stays", "List<String> stays"),
        ("[open and (open", "[open and (open"),
    ],
)
def test_marks_go_and_words_stay(marked, words):
    assert plain(marked) == words


def test_paragraphs_and_lists_belong_to_the_one_who_speaks():
    imported = markdown(
        "**Kim:** First.\n\n\\[04:20\\] Second.\n\n* one\n* two\n\n**Ana:** Yes.\n\n"
        "**Kim:** So.\n\n**Break:** \\[15:47\\]\n\n**Ana:** No.\n"
    )
    assert said(imported) == [
        ("Kim", "First.\nSecond.\none\ntwo"),
        ("Ana", "Yes."),
        ("Kim", "So."),
        ("Ana", "No."),
    ]


def test_minutes_keep_names_actions_and_leave_lists_of_people_out():
    imported = markdown(
        "# Meeting\n\n## Present\n\n* Kim Lund\n* Ana Ruiz\n\n## Topic\n\n"
        "* (Kim) It is late.\n* (Ana) It is ready.\n* **Action**: Land it.\n\n"
        "## Next\n\n* (Kim) Fine.\n* (Ana) Fine.\n\nSee you.\n"
    )
    assert imported.title == "Meeting"
    assert said(imported) == [
        ("Kim", "It is late."),
        ("Ana", "It is ready."),
        ("", "Action: Land it."),
        ("Kim", "Fine."),
        ("Ana", "Fine.\nSee you."),
    ]
    assert "Left out: 4 headings, which nobody says." in imported.notes
    assert "Left out: 2 entries in the lists of people and links." in imported.notes


def test_a_report_without_speakers_becomes_paragraphs():
    imported = markdown(
        "---\ntitle: x\n---\nPost-mortem\n===========\n\n**Summary:** It\nhung.\n\n"
        "**What went well**\n\n- Found\n  fast.\n\n| step | owner |\n| --- | --- |\n"
        "| fix | Kim |\n\n```\ncode here\n```\n\n<!-- hidden -->\n***\n[ref]: https://x.test\n"
        "> 13:04 Kim opens it\n> again\n"
    )
    assert imported.title == "Post-mortem"
    assert said(imported) == [
        ("", "Summary: It hung."),
        ("", "Found fast."),
        ("", "step; owner"),
        ("", "fix; Kim"),
        ("", "code here"),
        ("", "13:04 Kim opens it again"),
    ]


def test_several_short_turns_in_one_paragraph_are_told_apart():
    imported = markdown("**Kim:** Hi.\n**Ana:** Hello\nthere.\n**Kim:** So.\n")
    assert said(imported) == [("Kim", "Hi."), ("Ana", "Hello there."), ("Kim", "So.")]


def test_a_heading_ends_the_turn_before_it():
    imported = markdown("**Kim:** Hi.\n\n**Ana:** Hello.\n\n**Kim:** So.\n\n# Notes\n\nFree.\n")
    assert said(imported)[-1] == ("", "Free.")
    assert "Some passages have no speaker; they count as said by a respondent." in imported.notes
