"""What decisions teach: more of the same, less of what was rejected, and themes of one's own."""

import pytest

from analysis.builders_analysis import the_analyser, the_codebook
from analysis.builders_learning import (
    KIOSK_TALK,
    OTHER_TALK,
    a_decision,
    a_kiosk_lesson,
    an_interview,
    kiosk_codebook,
    marks_of,
    rejected,
    the_teacher,
)
from greenroom.analysis.learning import FEWEST_EXAMPLES, NO_LESSON
from greenroom.analysis.linear import LinearModel
from greenroom.analysis.pipeline import build_analyser
from greenroom.model.transcript import CodingStatus

COVERAGE = (
    "The insurance coverage of the courier fleet ends in March and nobody renewed the coverage.",
    "Coverage of the courier fleet was cut again after the accident on the coast road.",
    "Our broker says that coverage for the courier vans will cost twice as much next year.",
    "We lost coverage for three courier vans because the broker forgot to send the letter.",
    "With no coverage the courier vans may not leave the yard, says the broker on Monday.",
    "The broker promised coverage for all courier vans by the end of the week at last.",
)
NEXT = "The courier vans have no coverage because the broker never sent the forms to the yard."


def a_lesson_on_coverage(count):
    interview = an_interview(*COVERAGE[:count])
    decisions = [rejected(interview, words, "test_evidence") for words in COVERAGE[:count]]
    teacher = the_teacher()
    return teacher.lesson(list(teacher.examples(interview, decisions)))


def test_without_decisions_nothing_changes():
    interview = an_interview(*COVERAGE)
    teacher = the_teacher()
    assert list(teacher.examples(interview, ())) == []
    assert teacher.lesson([]) == NO_LESSON
    assert build_analyser(the_codebook(), the_codebook(), NO_LESSON).name == the_analyser().name


def test_what_is_rejected_again_and_again_is_suggested_with_less_confidence():
    before = marks_of(NEXT, the_codebook(), NO_LESSON)
    lesson = a_lesson_on_coverage(len(COVERAGE))
    after = marks_of(NEXT, the_codebook(), lesson)
    assert "test_evidence" in before
    assert "test_evidence" not in after
    (changed,) = (each for each in lesson.themes if each.theme_id == "test_evidence")
    assert (changed.accepted, changed.rejected) == (0, len(COVERAGE))
    assert "coverag" in changed.less
    assert changed.more == ()


def test_rejections_teach_what_rules_read_in_short_sentences_too():
    short = "The coverage ended."
    assert "test_evidence" in marks_of(short, the_codebook(), NO_LESSON)
    assert "test_evidence" not in marks_of(short, the_codebook(), a_lesson_on_coverage(6))


def test_decisions_move_themes_and_no_other_measure():
    interview = an_interview(*COVERAGE, *OTHER_TALK, NEXT)
    taught = build_analyser(the_codebook(), the_codebook(), a_lesson_on_coverage(6))
    before, after = the_analyser().analyse(interview), taught.analyse(interview)
    assert before.sentiment == after.sentiment
    assert before.richness == after.richness
    assert before.sentences != after.sentences


def test_the_same_decisions_teach_the_same():
    assert a_lesson_on_coverage(4) == a_lesson_on_coverage(4)
    names = {
        build_analyser(the_codebook(), the_codebook(), a_lesson_on_coverage(count)).name
        for count in (0, 3, 4, 4)
    }
    assert len(names) == 3


def test_a_few_decisions_move_little():
    one, many = a_lesson_on_coverage(2), a_lesson_on_coverage(6)
    moved = [sum(map(abs, each.themes[0].weights.values())) for each in (one, many)]
    assert 0 < moved[0] < moved[1]


def test_a_new_theme_waits_for_a_handful_of_examples_and_is_then_suggested():
    sentence = "The kiosk firmware with the old card reader will hang in every northern station."
    early = a_kiosk_lesson(FEWEST_EXAMPLES - 1)
    assert early.waiting == {"kiosks": FEWEST_EXAMPLES - 1}
    assert "kiosks" not in marks_of(sentence, kiosk_codebook(), early)
    lesson = a_kiosk_lesson(FEWEST_EXAMPLES)
    mark = marks_of(sentence, kiosk_codebook(), lesson)["kiosks"]
    assert 0 < mark.confidence < 1
    assert "Kiosk hardware" in mark.reason
    assert "Earlier decisions" in mark.reason
    (learned,) = (each for each in lesson.themes if each.theme_id == "kiosks")
    assert learned.is_new
    assert learned.accepted == FEWEST_EXAMPLES


@pytest.mark.parametrize(
    "text",
    [
        *OTHER_TALK,
        "The boat to the island leaves at ten from the pier behind the old market hall.",
        "Nobody owns the on-call rota, and the alert never reached the night team.",
    ],
)
def test_a_new_theme_does_not_mark_everything(text):
    assert "kiosks" not in marks_of(text, kiosk_codebook(), a_kiosk_lesson(len(KIOSK_TALK)))


def test_sentences_that_wait_for_a_decision_are_no_examples():
    interview = an_interview(f"{COVERAGE[0]} {COVERAGE[1]} {OTHER_TALK[1]}")
    waiting = a_decision(interview, COVERAGE[1], "test_evidence", CodingStatus.SUGGESTED, "auto")
    decided = a_decision(interview, COVERAGE[0], "business_value")
    found = list(the_teacher().examples(interview, (decided, waiting)))
    assert [sorted(each.accepted) for each in found] == [["business_value"], []]
    assert [each.judged for each in found] == [True, False]


def test_decisions_on_themes_that_are_gone_are_passed_over():
    interview = an_interview(COVERAGE[0])
    assert list(the_teacher().examples(interview, (a_decision(interview, "fleet", "gone"),))) == []


def test_a_changed_model_keeps_what_it_had_and_gains_labels():
    model = LinearModel(("a", "b"), (0.5, -1.25), {"x": (1.5, -2), "y": (0, 3)})
    changed = model.changed(("c",), {"c": -4.5, "a": 0.25}, {"c": {"x": 2, "z": -1}, "b": {"x": 1}})
    total = changed.total(("x", "y", "z"), {"x": -1.2})
    assert changed.labels == ("a", "b", "c")
    assert [changed.score(total, label) for label in range(3)] == pytest.approx([-0.3, 0.95, -6.4])
    before = model.total(("x", "y"), {"x": -1.2})
    assert [model.score(before, label) for label in range(2)] == pytest.approx([-0.55, 1.65])
