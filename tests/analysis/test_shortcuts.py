"""Every short way to an answer gives the answer of the long way round."""

import gc
import re
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nltk.sentiment.vader import SentimentIntensityAnalyzer, VaderConstants

from analysis.builders_analysis import the_analyser
from builders import a_transcript
from greenroom.analysis.diversity import factor_length, moving_average_ratio
from greenroom.analysis.draft import SentenceDraft
from greenroom.analysis.features import (
    outlook_features,
    outlook_parts,
    part_weights,
    theme_features,
    theme_parts,
)
from greenroom.analysis.linear import LinearModel
from greenroom.analysis.memo import Memo
from greenroom.analysis.phrases import PhraseIndex, PhraseScan
from greenroom.analysis.release_terms import load_release_terms
from greenroom.analysis.repetition import SHORTEST_RUN, may_repeat
from greenroom.analysis.richness import measure_richness, words_of
from greenroom.analysis.sentences import cut_line, release_punkt, split
from greenroom.analysis.sentiment import Vader, phrases_in, release_rewriter
from greenroom.analysis.words import KnownTerms, WordReader, read_terms, stemmer
from greenroom.errors import Cancelled
from greenroom.resources import resource, resource_text

PUNKT = release_punkt()
STEM = stemmer()
WRITTEN = """
word Word a I dr etc e.g don't it’s on-call x-12 a'12 a--12 12 3.5 1st v2 st é _ a_b ab-dr
' ’ " “ ) ( - ... \N{ROCKET} e\u0301 İ \ud800
"""
FEELINGS = """
not never good GOOD bad, great! kind of very so this at least without isn't but BUT awful yeah
right the bomb hand to mouth sort less wow :) most fine, (fine) 'great' a . ?? no people ship it
"""
RELEASE = "we rolled roll it back 4 minutes bugs bug fixed fixes no the"
SPEECH = "we you it would was tested done put ? fine been shipped and is they made"
REPORT = "no open bug fixed the kill switch is in place went down kind of no-go, \u212aILL ſev one"
REPORTED = st.lists(st.sampled_from(REPORT.split()), max_size=14).map(" ".join)
PARTS = st.sampled_from(["", *WRITTEN.split()])
MARKS = st.sampled_from([*".?!,;:", "", "?!", ".?", "...", ". . .", "--"])
BLANKS = st.sampled_from([" ", " ", "  ", "\t", "\u00a0", "\x1c", " \x1c", ""])
LINES = st.lists(st.tuples(PARTS, MARKS, BLANKS).map("".join), max_size=12).map("".join)
SAID = st.lists(st.sampled_from(FEELINGS.split()), max_size=14).map(" ".join)
TOLD = st.lists(st.sampled_from(RELEASE.split()), max_size=14).map(" ".join)
SPOKEN = st.lists(st.sampled_from(SPEECH.split()), max_size=30).map(" ".join)
SCORES = st.dictionaries(st.sampled_from(["audit", "rollback", "scope"]), st.integers(1, 12))
SIDES = ["assurance", "no assurance", "concern", "no concern", "other", "no other"]
CUES = st.dictionaries(
    st.tuples(st.sampled_from(SIDES), st.sampled_from(["harm", "ease"])).map(" ".join),
    st.integers(1, 9),
)
PHRASES = (
    "roll back",
    "roll-back",
    "=rolled",
    "back",
    "<n> minutes",
    "bug fix",
    "fix bug",
    "no bug",
)


@cache
def both_vaders():
    lexicon = resource_text("lexicons/vader_lexicon.txt")
    stock = SentimentIntensityAnalyzer.__new__(SentimentIntensityAnalyzer)
    stock.lexicon_file = lexicon.strip("\r\n")
    stock.lexicon = stock.make_lex_dict()
    stock.constants = VaderConstants()
    return stock, Vader(lexicon, {})


@settings(max_examples=400)
@given(LINES)
def test_a_line_is_cut_where_punkt_cuts_it(line):
    found = [(start, end) for start, end in cut_line(line, PUNKT) if start < end]
    assert found == list(PUNKT.span_tokenize(line))


@settings(max_examples=400)
@given(SAID)
def test_the_sentiment_is_that_of_nltk(said):
    stock, ours = both_vaders()
    assert ours.compound(said) == stock.polarity_scores(said)["compound"]


@given(REPORTED)
def test_phrases_are_looked_for_only_where_they_may_stand(reported):
    terms = load_release_terms(resource("lexicons/release_terms.yaml"))
    every = (*terms.terms_of_art, *terms.good_news, *terms.bad_news)
    rewrite = release_rewriter(terms)
    held = [each for part in reported.split() for each in phrases_in(every)(part)]
    trouble = any(map(phrases_in(terms.problems), reported.split()))
    assert rewrite(reported, held, trouble) == rewrite(reported, every, True)


@given(LINES)
def test_words_are_those_of_the_whole_text(line):
    sentence = SentenceDraft(0, len(line), line, WordReader(STEM).read(line))
    written = [sentence.quote(at, at) for at in range(len(sentence.words))]
    assert [word.lower for word in sentence.words] == [
        each.lower().replace("’", "'") for each in written
    ]
    assert (
        "".join(each for pair in zip(sentence.gaps(), [*written, ""], strict=True) for each in pair)
        == line
    )


@given(TOLD, st.sets(st.sampled_from(["roll", "back", "we roll", "roll it", "bug fix", "the"])))
def test_known_terms_are_those_of_all_terms_that_are_known(told, names):
    known = KnownTerms(names)
    words = WordReader(STEM, known.term).read(told)
    expected = {term for term in read_terms(words) if term in names}
    assert set(known.read(words)) == expected


@given(TOLD)
def test_lists_scanned_together_find_what_each_finds_alone(told):
    one = PhraseIndex([(phrase, phrase) for phrase in PHRASES[:4]], STEM)
    other = PhraseIndex([(phrase, phrase) for phrase in PHRASES[3:]], STEM)
    scan = PhraseScan((one, other), STEM)
    words = WordReader(STEM, opening=scan.opening).read(told)
    found = scan.walk([word.opening for word in words])
    assert [found.get(index, []) for index in (one, other)] == [
        one.find(words),
        other.find(words),
    ]


@given(st.lists(st.sampled_from("abcdefghij"), min_size=1, max_size=80), st.floats(0.2, 0.95))
def test_the_factors_are_those_of_looking_at_every_word(words, threshold):
    def factors(ordered):
        count, seen, whole = 0, set(), 0.0
        for word in ordered:
            count, seen = count + 1, {*seen, word}
            if len(seen) / count <= threshold:
                count, seen, whole = 0, set(), whole + 1
        return whole + ((1 - len(seen) / count) / (1 - threshold) if count else 0.0)

    both = (factors(words), factors(words[::-1]))
    expected = sum(len(words) / each if each else len(words) for each in both) / 2
    assert factor_length(words, threshold) == expected


@given(st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=60), st.integers(1, 70))
def test_the_ratio_is_that_of_looking_into_every_window(words, window):
    size = min(window, len(words))
    windows = [words[at : at + size] for at in range(len(words) - size + 1)]
    expected = sum(len(set(each)) for each in windows) / (size * len(windows))
    assert moving_average_ratio(words, window) == expected


@given(st.lists(st.sampled_from("abcdefgh"), max_size=60))
def test_no_run_that_comes_back_is_passed_over(words):
    runs = [tuple(words[at : at + SHORTEST_RUN]) for at in range(len(words) - SHORTEST_RUN + 1)]
    assert may_repeat(words) or len(set(runs)) == len(runs)


@given(LINES)
def test_richness_counts_the_words_of_the_whole_text(line):
    assert measure_richness(line).words == len(words_of(line))


def test_a_memo_stays_small():
    asked = []
    memo = Memo(lambda word: asked.append(word) or word.upper())
    assert [memo["a"], memo["a"]] == ["A", "A"]
    assert asked == ["a"]
    for number in range(40_000):
        assert memo[str(number)] == str(number)
    assert len(memo) <= 16_000
    assert memo["x" * 1_000] == "X" * 1_000
    assert "x" * 1_000 not in memo


def a_model_of(names):
    """A model in which every feature weighs something else."""
    return LinearModel("ab", (0.5, -1), {name: (at, -at / 7) for at, name in enumerate(names, 1)})


@given(SCORES, st.integers(0, 90))
def test_the_parts_of_a_theme_weigh_what_its_features_weigh(scores, length):
    features = theme_features([None] * length, scores)
    model = a_model_of(features)
    parts = part_weights(model)(theme_parts(length, scores))
    assert model.total_of(()) + parts == model.total((), features)


@given(SPOKEN, SCORES, CUES, st.sampled_from([0.0, 0.4404, -0.25]))
def test_the_parts_of_an_outlook_weigh_what_its_features_weigh(said, scores, cues, compound):
    words = WordReader(STEM).read(said)
    sentence = SentenceDraft(0, len(said), said, words, compound=compound, scores=scores)
    features = outlook_features(sentence, cues)
    model = a_model_of(features)
    parts = part_weights(model)(outlook_parts(sentence, cues))
    assert model.total_of(()) + parts == model.total((), features)


@given(st.lists(st.sampled_from(["a", "b", "unknown"])))
def test_terms_count_one_by_one(terms):
    model = a_model_of("ab")
    alone = sum(model.total_of([term]) - model.total_of([]) for term in terms)
    assert model.total_of(terms) == model.total_of([]) + alone


@settings(max_examples=300)
@given(LINES)
def test_a_short_sentence_is_one_piece_without_blank_ends(line):
    for start, end in split(line, PUNKT):
        words = re.findall(r"\S+", line[start:end])
        assert line[start:].startswith(words[0])
        assert line[:end].endswith(words[-1])


def test_reading_leaves_nothing_for_the_collector():
    transcript = a_transcript([("Marco Diaz", f"{RELEASE}. {FEELINGS}?") for _ in range(20)])
    the_analyser().analyse(transcript)
    gc.collect()
    # Nobody else may collect it before it is counted.
    gc.disable()
    try:
        the_analyser().analyse(transcript)
        assert gc.collect() == 0
    finally:
        gc.enable()


@pytest.mark.parametrize("was_on", [True, False])
def test_the_collector_is_left_as_it_was(was_on):
    def stop(done, total, text):
        assert not gc.isenabled()
        raise Cancelled

    (gc.enable if was_on else gc.disable)()
    try:
        with pytest.raises(Cancelled):
            the_analyser().analyse(a_transcript([("Marco Diaz", "Fine.")]), stop)
        assert gc.isenabled() is was_on
    finally:
        gc.enable()
