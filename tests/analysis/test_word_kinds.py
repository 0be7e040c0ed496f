"""Kinds of words: what is found in a sentence, what is close, and files that cannot be used."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from greenroom.analysis.draft import SentenceDraft
from greenroom.analysis.outlook import CueCounter, load_cues
from greenroom.analysis.word_kinds import CLOSE, MARK, KindFinder, load_kinds
from greenroom.analysis.words import WordReader, stemmer
from greenroom.errors import InputError
from greenroom.resources import resource_text

STEM = stemmer()
KINDS = {"user": ("=users", "help desk"), "break": ("break", "fail"), "date": ("=friday",)}
WORDS = st.sampled_from(["users", "failed", "broke", "Friday", "the", "help", "desk", "🚀", "İ"])


def kinds_of(text: str, kinds: dict[str, tuple[str, ...]] = KINDS) -> tuple[str, ...]:
    return KindFinder(kinds, STEM).find(WordReader(STEM).read(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", set()),
        ("Nothing of note.", set()),
        ("It fails.", {"~break"}),
        ("The user left.", set()),
        ("It failed for users.", {"~break", "~user", "~break~user"}),
        ("Users say it failed and fails.", {"~break", "~user", "~break~user"}),
        ("Friday: the help desk failed", {"~date", "~user", "~break", "~date~user"}),
    ],
)
def test_kinds_and_close_pairs_are_found(text, expected):
    assert expected <= set(kinds_of(text))
    assert {each for each in kinds_of(text) if each.count(MARK) == 1} == {
        each for each in expected if each.count(MARK) == 1
    }


@pytest.mark.parametrize(("between", "close"), [(CLOSE - 1, True), (CLOSE, False)])
def test_close_ends_after_some_words(between, close):
    text = f"users {'and ' * between} failed"
    assert ("~break~user" in kinds_of(text)) is close


@given(st.lists(WORDS, max_size=30).map(" ".join))
def test_every_name_is_told_once_and_in_one_order(text):
    names = kinds_of(text)
    assert len(names) == len(set(names))
    for name in names:
        parts = name.split(MARK)[1:]
        assert parts == sorted(set(parts))
        assert set(parts) <= KINDS.keys()


def test_the_shipped_kinds_hold_words_and_have_plain_names():
    kinds = load_kinds(resource_text("lexicons/word_kinds.yaml"), "word_kinds.yaml")
    assert len(kinds) >= 40
    assert all(phrases and name.isalpha() for name, phrases in kinds.items())


@pytest.mark.parametrize("text", ["{", "just words", "user: 3", "- a"])
def test_a_file_of_kinds_that_cannot_be_used_is_named(text):
    with pytest.raises(InputError, match=r"kinds\.yaml"):
        load_kinds(text, "kinds.yaml")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("There was an outage.", "concern harm"),
        ("There was no outage.", "no concern harm"),
        ("We reverted it.", "assurance remedy"),
        ("Nobody owns it.", "concern lack"),
        ("It was not easy.", "no assurance ease"),
    ],
)
def test_cues_are_counted_by_kind_and_by_negation(text, expected):
    cues = load_cues(resource_text("lexicons/outlook_cues.yaml"), "outlook_cues.yaml")
    words = WordReader(STEM).read(text)
    counts = CueCounter(cues, STEM).count(SentenceDraft(0, len(text), text, words))
    assert counts[expected] >= 1
