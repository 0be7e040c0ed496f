"""Every short way to an answer gives the answer of the long way round."""

from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st
from nltk.sentiment.vader import SentimentIntensityAnalyzer, VaderConstants

from greenroom.analysis.diversity import factor_length
from greenroom.analysis.draft import SentenceDraft
from greenroom.analysis.memo import Memo
from greenroom.analysis.phrases import PhraseIndex, PhraseScan
from greenroom.analysis.richness import measure_richness, words_of
from greenroom.analysis.sentences import cut_line, release_punkt
from greenroom.analysis.sentiment import Vader
from greenroom.analysis.words import KnownTerms, WordReader, read_terms, stemmer
from greenroom.resources import resource_text

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
PARTS = st.sampled_from(["", *WRITTEN.split()])
MARKS = st.sampled_from([*".?!,;:", "", "?!", ".?", "...", ". . .", "--"])
BLANKS = st.sampled_from([" ", " ", "  ", "\t", "\u00a0", "\x1c", " \x1c", ""])
LINES = st.lists(st.tuples(PARTS, MARKS, BLANKS).map("".join), max_size=12).map("".join)
SAID = st.lists(st.sampled_from(FEELINGS.split()), max_size=14).map(" ".join)
TOLD = st.lists(st.sampled_from(RELEASE.split()), max_size=14).map(" ".join)
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
