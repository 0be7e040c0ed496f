"""In a rehearsal the primary theme comes from the prompt; the text only adds."""

from dataclasses import replace

from analysis.builders_analysis import the_analyser
from builders import a_transcript

ROLLBACK = "We rehearsed the rollback on a copy of production and it took about four minutes."
TALK = "Ask me after lunch. I had a wonderful holiday by the sea with my family this year."


def read(answer, asked):
    """Theme ids of each sentence of an answer to a question about that theme."""
    transcript = a_transcript([("Interviewer", "Well?"), ("Marco Diaz", answer)])
    question, said = transcript.utterances
    transcript = replace(transcript, utterances=(question, replace(said, theme_id=asked)))
    analysis = the_analyser().analyse(transcript)
    return transcript, [sentence.themes for sentence in analysis.sentences]


def test_an_answer_is_filed_under_its_question_whatever_it_says():
    transcript, (first, second) = read(TALK, "security_access")
    assert first == ()
    (mark,) = second
    assert (mark.theme_id, mark.confidence) == ("security_access", 1.0)
    assert mark.reason == "The question was about Security and access."
    assert transcript.text[mark.start : mark.end].startswith("I had a wonderful")


def test_what_the_text_says_is_added_after_the_questions_theme():
    _, (marks,) = read(ROLLBACK, "support_readiness")
    assert [mark.theme_id for mark in marks][:2] == ["support_readiness", "rollback_recovery"]


def test_where_the_text_says_it_too_its_own_words_are_the_reason():
    _, (marks,) = read(ROLLBACK, "rollback_recovery")
    assert marks[0].theme_id == "rollback_recovery"
    assert "rollback" in marks[0].reason
    assert [mark.theme_id for mark in marks].count("rollback_recovery") == 1


def test_an_unknown_theme_and_an_empty_answer_change_nothing():
    assert read(TALK, "gone")[1] == [(), ()]
    assert read("…", "security_access")[1] == []
