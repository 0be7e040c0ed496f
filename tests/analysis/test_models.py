"""The trained models: exact sums, training, decisions, and files that cannot be used."""

import json
import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.builders_analysis import the_codebook
from greenroom.analysis.linear import TERM_VALUE, LinearModel, Row, chance, fit, load_model
from greenroom.analysis.outlook import load_cues, load_outlook_model
from greenroom.analysis.theme_model import ABOUT, Decision, load_theme_model
from greenroom.errors import InputError
from greenroom.resources import resource_text

HALF_A_THEME_MODEL = """{
    "labels": ["about", "a"], "biases": [1, 1], "weights": {},
    "decision": {"first": 0.5, "further": {}, "curves": {}}
}"""
HALF_AN_OUTLOOK_MODEL = """{
    "labels": ["positive"], "biases": [1], "weights": {},
    "decision": {"favours": {}, "doubt": 0}
}"""
WEIGHTS = st.floats(-9, 9).map(lambda value: round(value, 2))
ROWS = st.dictionaries(st.sampled_from("abcdef"), st.tuples(WEIGHTS, WEIGHTS, WEIGHTS))


@given(ROWS, st.tuples(WEIGHTS, WEIGHTS, WEIGHTS), st.sets(st.sampled_from("abcxyz")))
def test_one_sum_adds_up_every_label(weights, biases, terms):
    model = LinearModel(("one", "two", "three"), biases, weights)
    total = model.total(terms, {"d": 1.5, "unknown": 2.0})
    for label in range(3):
        by_hand = biases[label] + 1.5 * weights.get("d", (0, 0, 0))[label]
        by_hand += sum(TERM_VALUE * weights[term][label] for term in terms if term in weights)
        assert model.score(total, label) == pytest.approx(by_hand, abs=1e-9)
        for name in weights:
            assert model.weight(label, name) == pytest.approx(weights[name][label])


def test_training_separates_what_can_be_separated_and_repeats_itself():
    rows = [Row({"good": 1.0, "day": 1.0}, True), Row({"bad": 1.0, "day": 1.0}, False)] * 5
    bias, weights = fit(rows, 0.1)
    assert weights["good"] > 1 > 0 > -1 > weights["bad"]
    assert abs(weights["day"] + bias) < 0.1
    assert fit(list(reversed(rows)), 0.1) == (
        pytest.approx(bias),
        {name: pytest.approx(value) for name, value in weights.items()},
    )
    assert fit(rows, 0.1) == (bias, weights)


def test_training_finds_the_share_where_nothing_tells():
    bias, _ = fit([Row({}, True)] * 3 + [Row({}, False)], 1.0)
    assert chance(bias) == pytest.approx(0.75, abs=1e-3)


def test_a_heavier_example_counts_more():
    bias, _ = fit([Row({}, True, 3.0), Row({}, False)], 1.0)
    assert chance(bias) == pytest.approx(0.75, abs=1e-3)


def a_decision():
    flat = dict.fromkeys("abcd", 1.0)
    return Decision(0.5, dict.fromkeys("abcd", 0.4), flat, dict.fromkeys("abcd", 0.0))


@pytest.mark.parametrize(
    ("strengths", "expected"),
    [
        ({}, []),
        ({"a": 0.49}, []),
        ({"a": 0.5}, ["a"]),
        ({"a": 0.6, "b": 0.39}, ["a"]),
        ({"a": 0.6, "b": 0.4}, ["a", "b"]),
        ({"a": 0.6, "b": 0.7, "c": 0.8, "d": 0.9}, ["d", "c", "b"]),
        ({"b": 0.6, "a": 0.6}, ["a", "b"]),
    ],
)
def test_a_sentence_needs_one_strong_theme_and_then_takes_weaker_ones(strengths, expected):
    chosen = a_decision().choose(strengths)
    assert [theme_id for theme_id, _ in chosen] == expected
    assert all(sure == pytest.approx(strengths[theme_id]) for theme_id, sure in chosen)


def test_the_shipped_model_knows_the_themes_of_the_codebook():
    model = load_theme_model(resource_text("models/themes.json"), "themes.json")
    assert set(model.theme_ids) == {theme.id for theme in the_codebook().themes}
    assert model.linear.labels[0] == ABOUT


def test_no_sentence_can_be_read_out_of_the_weights():
    for name in ("models/themes.json", "models/outlook.json"):
        for feature in json.loads(resource_text(name))["weights"]:
            assert feature.startswith("=") or len(feature.split()) <= 2


def test_invented_sentences_are_labelled_with_themes_and_outlooks():
    known = {theme.id for theme in the_codebook().themes}
    counts = Counter()
    for line in resource_text("models/invented_sentences.txt").splitlines():
        if line and not line.startswith("#"):
            themes, outlook, text = line.split(" | ", 2)
            named = [] if themes == "none" else themes.split(", ")
            assert set(named) <= known, line
            assert outlook in {"positive", "neutral", "negative"}, line
            assert named or outlook == "neutral", line
            counts.update(named or ["none"])
            assert len(re.findall(r"\w+", text)) >= 3, line
    assert set(counts) == known | {"none"}


@pytest.mark.parametrize(
    ("load", "text"),
    [
        (load_model, "{"),
        (load_model, "[]"),
        (load_model, '{"labels": [], "biases": [], "weights": {}}'),
        (load_model, '{"labels": ["a"], "biases": [1], "weights": {"x": [1, 2]}}'),
        (load_theme_model, '{"labels": ["a"], "biases": [1], "weights": {}}'),
        (
            load_theme_model,
            HALF_A_THEME_MODEL,
        ),
        (load_outlook_model, '{"labels": ["positive"], "biases": [1], "weights": {}}'),
        (
            load_outlook_model,
            HALF_AN_OUTLOOK_MODEL,
        ),
        (load_cues, "assurance: [a]"),
        (load_cues, "{"),
    ],
)
def test_a_file_that_cannot_be_used_is_named(load, text):
    with pytest.raises(InputError, match=r"model\.json"):
        load(text, "model.json")
