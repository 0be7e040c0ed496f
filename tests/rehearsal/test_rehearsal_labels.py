"""The labels of bare question-answer pairs, on invented ones; and what a question asks for."""

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from greenroom.model.prompt import Slot
from greenroom.rehearsal.findings.labels import MOST_LABELS, RULES, STRENGTH, label_answer, signs_of
from greenroom.rehearsal.hearing.asks import Want, needs_of, read_question

NAMES = frozenset(rule.label for rule in (*RULES, STRENGTH))
EVALUATION = Path(__file__).resolve().parents[3] / "shared" / "eval" / "answers_dev.jsonl"


@pytest.mark.parametrize(
    ("question", "needs"),
    [
        ("How many tenants notice?", {Slot.NUMBER}),
        ("How long does the restore take, and who decides?", {Slot.NUMBER, Slot.OWNER}),
        ("When will the fix be out?", {Slot.DATE}),
        ("By when is the notice sent?", {Slot.DATE}),
        ("What is the error rate?", {Slot.NUMBER}),
        ("How do you know that it works?", {Slot.EVIDENCE}),
        ("On whose word do we stop?", {Slot.OWNER}),
        ("Is the switch tested?", set()),
        ("Why now?", set()),
        ("We had 12 tenants when it failed. What did you do?", set()),
        ("", set()),
    ],
)
def test_needs_are_read_from_the_question_words(question, needs):
    assert set(needs_of(question)) == needs | {Slot.ANSWER}


@pytest.mark.parametrize(
    ("question", "polar"),
    [
        ("Is the switch tested?", True),
        ("So, would that work for you?", True),
        ("You tested the switch, right?", True),
        ("Will the vendor be ready, yes or no?", True),
        ("What happens when it fails?", False),
        ("How is the switch tested?", False),
        ("Tell us about the switch.", False),
    ],
)
def test_a_polar_question_is_told_from_the_others(question, polar):
    assert read_question(question).polar is polar


def test_only_the_sentences_that_ask_are_read():
    asking = read_question("When we spoke there was no date. Do you have one now?")
    assert asking.posed == ("do you have one now?",)
    assert Want.TIME not in asking.wants


PAIRS = [
    (
        "How long does the restore take?",
        "It depends, to be honest. I guess maybe it is quick or something, I am not sure.",
        {"hedged", "no_number"},
    ),
    (
        "How many tenants are affected?",
        "Only a few, and most of them are really small.",
        {"no_number"},
    ),
    ("When will the fix be out?", "Very soon, as soon as we can get to it.", {"no_date"}),
    (
        "Who looks after the certificate?",
        "Somebody should take care of that; it has to be handled and it has not been assigned.",
        {"no_owner"},
    ),
    (
        "Why did the import fail?",
        (
            "The vendor dropped it. They forgot to tell us and they never read the notice, "
            "so it is not our fault."
        ),
        {"blame"},
    ),
    (
        "Will the minister pay for the second audit, yes or no?",
        (
            "Madam Chair, we look forward to working with all partners, and we will continue to be "
            "there for everybody."
        ),
        {"evasive"},
    ),
    (
        "When will the ferry terminal reopen?",
        "Mr. Chair, first I would like to congratulate the new harbour master on his appointment.",
        {"evasive", "off_topic", "no_date"},
    ),
    (
        "What did you learn from the outage?",
        (
            "People always have problems with things like that. In general you have to do various "
            "stuff, and there is always something, somehow, that people usually miss."
        ),
        {"vague"},
    ),
    (
        "Is the rollback tested?",
        "Yes. We ran the rollback on Monday 4 May, it took six minutes, and the run is in OPS-118.",
        {"strong"},
    ),
    (
        "How many pages came in after the last release?",
        "We had 14 pages in the first 48 hours, 11 of them from the Larkfield export job.",
        {"strong"},
    ),
]


@pytest.mark.parametrize(("question", "answer", "labels"), PAIRS)
def test_invented_pairs_show_what_was_put_into_them(question, answer, labels):
    said = set(label_answer(question, answer))
    assert labels <= said
    # Strong excludes the weaknesses; a weak answer may show one or two more.
    assert said == labels if labels == {"strong"} else "strong" not in said


@pytest.mark.parametrize("answer", ["", "   ", "...", "\ud800", "🙂", "\x00"])
def test_an_answer_without_a_word_is_evasive(answer):
    assert label_answer("Is the switch tested?", answer) == ("evasive",)


WORDS = [word for pair in PAIRS for text in pair[:2] for word in text.split()]


@given(
    st.one_of(st.text(max_size=200), st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)),
    st.one_of(st.text(max_size=200), st.lists(st.sampled_from(WORDS), max_size=90).map(" ".join)),
)
def test_any_pair_has_one_to_three_labels_and_strong_stands_alone(question, answer):
    labels = label_answer(question, answer)
    assert 1 <= len(labels) <= MOST_LABELS
    assert len(set(labels)) == len(labels)
    assert set(labels) <= NAMES
    assert "strong" not in labels or labels == ("strong",)
    assert labels == label_answer(question, answer)


def test_every_sign_that_is_weighed_is_read():
    signs = signs_of(PAIRS[0][0], PAIRS[0][1])
    weighed = {sign for rule in (*RULES, STRENGTH) for sign in rule.weights}
    assert weighed == set(signs)


def test_a_huge_answer_costs_no_more_than_a_long_one():
    began = time.perf_counter()
    assert label_answer("When? " * 100_000, "soon maybe they said 12 things " * 100_000)
    assert time.perf_counter() - began < 2


def test_the_labels_reach_their_bar_on_real_answers():
    if not EVALUATION.exists():
        pytest.skip(f"No evaluation set in {EVALUATION.parent}.")
    rows = [json.loads(line) for line in EVALUATION.read_text(encoding="utf-8").splitlines()]
    gold = {row["id"]: set(row["labels"]) for row in rows}
    said = {row["id"]: set(label_answer(row["question"], row["answer"])) for row in rows}
    assert macro_f1(gold, said) >= 0.60


def macro_f1(gold: dict[str, set[str]], said: dict[str, set[str]]) -> float:
    """The mean over the labels of twice the hits by everything said and everything true."""
    names = sorted({label for labels in gold.values() for label in labels})
    scores = []
    for name in names:
        true = {each for each, labels in gold.items() if name in labels}
        found = {each for each, labels in said.items() if name in labels}
        scores.append(2 * len(true & found) / (len(true) + len(found)))
    return sum(scores) / len(scores)
