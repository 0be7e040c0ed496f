"""Corrected stances teach: similar sentences follow after a handful, and no others."""

from dataclasses import replace
from functools import cache

from analysis.builders_analysis import the_analyser, the_codebook
from analysis.builders_learning import a_decision, an_interview, the_teacher
from benchmarks.stance_learning import measure, read_marked
from greenroom.analysis.learned_stance import LearnedStances, StanceExample, learn_stances
from greenroom.analysis.pipeline import build_analyser
from greenroom.analysis.stance import StanceReading
from greenroom.model.theme import Stance
from greenroom.model.transcript import AUTO, CodingStatus

# In this house a parked risk is one that was dealt with: the shipped cues cannot know.
PARKED = (
    "The database migration of the parcel archive is parked.",
    "Our payment provider integration is parked since Monday with the other team.",
    "The memory outage of the northern cluster was parked by the whole team in May.",
    "Customer data export to the insurer is parked at the lawyers for this year.",
    "The broken rollback script for the kiosk servers is parked behind a door.",
)
NEXT = "The alert for the slow database queries is parked as well, said Ines."
NOT_PARKED = "The alert for the slow database queries is not parked at all, said Ines."
OTHERS = (
    "The rollback script for the archive servers fails on every second try.",
    "We rehearsed the rollback on a copy of production and it took about four minutes.",
    "Nobody owns the on-call rota for the payment service at night.",
)


def corrected(interview, words, stance=Stance.MITIGATED, coder=AUTO):
    """The first theme of a sentence, accepted with a stance that the person chose."""
    mark = marks(words)[0]
    coding = a_decision(interview, words.rstrip("."), mark.theme_id, coder=coder)
    return replace(coding, stance=stance)


@cache
def a_lesson(count, coder=AUTO):
    """What that many corrections teach, with what was let stand beside them."""
    interview = an_interview(*PARKED, *OTHERS)
    decisions = [corrected(interview, words, coder=coder) for words in PARKED[:count]]
    decisions += [corrected(interview, words, *stances(words)) for words in OTHERS]
    teacher = the_teacher()
    return teacher.lesson(list(teacher.examples(interview, decisions)))


@cache
def an_analyser(count):
    """The analyser after that many corrections."""
    return build_analyser(the_codebook(), the_codebook(), a_lesson(count))


def marks(text, count=0):
    """The marks of a text, read after that many corrections."""
    analyser = an_analyser(count) if count else the_analyser()
    sentences = analyser.analyse(an_interview(text)).sentences
    return [mark for each in sentences for mark in each.themes]


def stances(text, count=0):
    return {mark.stance for mark in marks(text, count)}


def test_a_handful_of_corrections_changes_similar_sentences():
    assert stances(NEXT) == {Stance.RAISED}
    (mark, *_) = marks(NEXT, 5)
    assert mark.stance is Stance.MITIGATED
    assert mark.reason.endswith("Stances corrected in this workspace say mitigated.")
    for words in OTHERS:
        assert stances(words, 5) == stances(words)
    assert [(each.theme_id, each.start) for each in marks(NEXT, 5)] == [
        (each.theme_id, each.start) for each in marks(NEXT)
    ]


def test_what_was_learned_is_told_in_words():
    (line,) = (each for each in a_lesson(5).stances if each.stance is Stance.MITIGATED)
    assert line.said == len(PARKED) + sum(stances(each) == {Stance.MITIGATED} for each in OTHERS)
    assert line.corrected == 0
    assert line.more[0] == "park"
    (line,) = (each for each in a_lesson(5).stances if each.stance is Stance.RAISED)
    assert line.corrected == sum(stances(each) == {Stance.RAISED} for each in PARKED)
    assert "park" in line.less


def test_one_correction_changes_no_reading():
    for words in (NEXT, *PARKED, *OTHERS):
        assert stances(words, 1) == stances(words)
    assert a_lesson(1).stances
    assert a_lesson(0).stances == ()


def test_within_a_negation_a_word_says_something_else():
    assert stances(NOT_PARKED, 5) == stances(NOT_PARKED)


def test_what_is_let_stand_teaches_nothing_new():
    interview = an_interview(*PARKED)
    decisions = [corrected(interview, words, *stances(words)) for words in PARKED]
    teacher = the_teacher()
    assert teacher.lesson(list(teacher.examples(interview, decisions))).stances == ()


def test_corrections_both_ways_cancel_each_other():
    interview = an_interview(*PARKED)
    wanted = [Stance.MITIGATED, Stance.MIXED] * 3
    decisions = [
        corrected(interview, words, stance) for words, stance in zip(PARKED, wanted, strict=False)
    ]
    # Two themes of one sentence with two stances: nobody knows which words say which.
    decisions += [replace(each, id=each.id + "2", stance=Stance.UNKNOWN) for each in decisions]
    teacher = the_teacher()
    assert teacher.lesson(list(teacher.examples(interview, decisions))).stances == ()


def test_a_mark_over_several_sentences_teaches_no_stance():
    interview = an_interview(" ".join(PARKED))
    wide = replace(
        a_decision(interview, " ".join(PARKED), "data_migration"), stance=Stance.MITIGATED
    )
    teacher = the_teacher()
    assert teacher.lesson(list(teacher.examples(interview, [wide]))).stances == ()


def test_rejected_marks_say_nothing_about_stances():
    interview = an_interview(*PARKED)
    decisions = [
        replace(corrected(interview, words), status=CodingStatus.REJECTED) for words in PARKED
    ]
    teacher = the_teacher()
    assert teacher.lesson(list(teacher.examples(interview, decisions))).stances == ()


def test_an_own_mark_counts_less_than_a_correction():
    def learned(coder):
        lesson = a_lesson(5, coder)
        (line,) = (each for each in lesson.stances if each.stance is Stance.MITIGATED)
        return line.weights["park"]

    assert 0 < learned("analyst") < learned(AUTO)


def test_the_same_corrections_always_teach_the_same():
    assert a_lesson.__wrapped__(4) == a_lesson(4)
    read = StanceReading(Stance.RAISED, 1.0)
    examples = [StanceExample((f"term {n}", "park"), read, Stance.UNKNOWN) for n in range(6)]
    assert learn_stances(examples) == learn_stances(reversed(examples))
    assert LearnedStances(()).is_empty


def test_without_corrections_the_reading_is_as_shipped():
    text = " ".join((*PARKED, NEXT, *OTHERS))
    reading = build_analyser(the_codebook(), the_codebook(), a_lesson(0)).analyse
    sentences = reading(an_interview(text)).sentences
    assert [mark.stance for each in sentences for mark in each.themes] == [
        mark.stance for mark in marks(text)
    ]


def test_on_real_sentences_the_word_spreads_and_the_rest_stays(shared_transcripts):
    read = read_marked(shared_transcripts.parent)
    after_five = measure(read, 5, words=25)
    assert after_five.alike > 0.6
    assert after_five.others < 0.01
    assert measure(read, 1, words=5).alike == 0
