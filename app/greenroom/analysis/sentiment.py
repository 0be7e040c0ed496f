"""The fourth step: the sentiment of each sentence in release terms, one input of the outlook.

VADER (Hutto and Gilbert 2014) as NLTK implements it, after release terms are overridden: a
"kill switch" is no violence and "no open blockers" is good news.
"""

import re
import string
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from nltk.sentiment.vader import SentimentIntensityAnalyzer, VaderConstants

from greenroom.analysis.draft import Draft, Step
from greenroom.analysis.release_terms import ReleaseTerms
from greenroom.model.analysis import Polarity

THRESHOLD = 0.05
"""Published VADER threshold: from here up a sentence is positive, from minus this negative."""

_GOOD_NEWS = "verified"
_BAD_NEWS = "failed"
_NOTHING = "item"
_TOKEN = re.compile(r"\w+")
_LONGEST_MARK = 4
_LOOK_BACK = 25
_CLOSING = " \t\"'”’)]"
# What NLTK removes by an expression, character by character.
_NO_PUNCTUATION = str.maketrans("", "", string.punctuation)

Score = Callable[[str], float]


@dataclass(frozen=True, slots=True)
class _Words:
    """What NLTK's rules read of a sentence."""

    words_and_emoticons: list[str]
    is_cap_diff: bool


class Vader:
    """NLTK's VADER on a lexicon given as text, without its search for data files.

    Its scores are NLTK's to the last digit. It asks NLTK's rules about words of the lexicon
    alone, since all others count nothing, and splits off punctuation without building every
    combination.
    """

    def __init__(self, lexicon: str, valences: Mapping[str, float]) -> None:
        # NLTK's constructor would look the lexicon up in its data path; it is passed in here.
        rules = SentimentIntensityAnalyzer.__new__(SentimentIntensityAnalyzer)
        rules.lexicon_file = lexicon.strip("\r\n")
        rules.lexicon = {**rules.make_lex_dict(), **valences}
        rules.constants = VaderConstants()
        self._rules = rules
        self._marks = frozenset(rules.constants.PUNC_LIST)
        self._last_characters = frozenset(mark[-1] for mark in self._marks)
        self._first_characters = frozenset(mark[0] for mark in self._marks)

    def compound(self, text: str) -> float:
        """The sentiment of one sentence, -1 (worst) to 1 (best)."""
        words = self.words(text)
        lowered = [word.lower() for word in words]
        lexicon = self._rules.lexicon
        # Without a word of the lexicon there is nothing that punctuation could stress.
        if lexicon.keys().isdisjoint(lowered):
            return 0.0
        values = self._values(words, lowered)
        if "but" in lowered:
            values = _weigh_but(lowered, values)
        return float(self._rules.score_valence(values, text)["compound"])

    def _values(self, words: list[str], lowered: list[str]) -> list[float]:
        capitals = sum(word.isupper() for word in words)
        sentence = _Words(words, 0 < capitals < len(words))
        boosters, lexicon = self._rules.constants.BOOSTER_DICT, self._rules.lexicon
        values: list[float] = []
        firsts = {words[at]: at for at in range(len(words) - 1, -1, -1)}
        for position, word in enumerate(words):
            lower = lowered[position]
            if lower not in lexicon or lower in boosters:
                values.append(0.0)
                continue
            # NLTK reads a repeated word in the context of its first occurrence.
            first = firsts[word]
            if lower == "kind" and lowered[first + 1 : first + 2] == ["of"]:
                values.append(0.0)
            else:
                values = self._rules.sentiment_valence(0, sentence, word, first, values)
        return values

    def words(self, text: str) -> list[str]:
        """The words and emoticons of a sentence, stripped of punctuation as NLTK strips it."""
        bare: frozenset[str] | None = None
        found = []
        for word in text.split():
            if len(word) <= 1:
                continue
            # Most words carry no mark; only the others are worth the dearer look.
            if word[-1] in self._marks and len(word) > 2 and word[:-1].isalnum():
                found.append(word[:-1])
            elif word[-1] in self._last_characters or word[0] in self._first_characters:
                if bare is None:
                    plain = text.translate(_NO_PUNCTUATION)
                    bare = frozenset(part for part in plain.split() if len(part) > 1)
                found.append(self._strip(word, bare))
            else:
                found.append(word)
        return found

    def _strip(self, word: str, bare: frozenset[str]) -> str:
        for length in range(1, _LONGEST_MARK + 1):
            if word[-length:] in self._marks and word[:-length] in bare:
                return word[:-length]
        for length in range(1, _LONGEST_MARK + 1):
            if word[:length] in self._marks and word[length:] in bare:
                return word[length:]
        return word


def sentiment_step(score: Score) -> Step:
    """The step `sentiment`: fills `compound` of each sentence."""

    def run(draft: Draft) -> None:
        """Score every sentence."""
        for sentence in draft.sentences:
            sentence.compound = score(sentence.text)

    return Step("sentiment", ("sentences",), run)


def polarity(compound: float) -> Polarity:
    """The class of a compound value."""
    if compound >= THRESHOLD:
        return Polarity.POSITIVE
    return Polarity.NEGATIVE if compound <= -THRESHOLD else Polarity.NEUTRAL


def release_score(lexicon: str, terms: ReleaseTerms) -> Score:
    """A function from a sentence to its sentiment, -1..1, as a release manager hears it."""
    vader = Vader(lexicon, terms.valences)
    read_as_release = _rewriter(terms)
    hypothetical = re.compile(rf"\b{_any(terms.hypothetical)}\b", re.IGNORECASE)

    def score(text: str) -> float:
        """The sentiment of one sentence, -1..1."""
        # A question asks; it neither raises nor reassures.
        if text.rstrip(_CLOSING).endswith("?"):
            return 0.0
        compound = vader.compound(read_as_release(text))
        return 0.0 if compound > 0 and hypothetical.search(text) else compound

    return score


def _weigh_but(lowered: list[str], values: list[float]) -> list[float]:
    # VADER's own rule: what follows "but" weighs three times what stands before it.
    turn = lowered.index("but")
    before = [value * 0.5 for value in values[:turn]]
    return [*before, values[turn], *(value * 1.5 for value in values[turn + 1 :])]


def _rewriter(terms: ReleaseTerms) -> Callable[[str], str]:
    """A function that puts plain words in place of terms of art and resolved problems."""
    problem, resolved = _any(terms.problems), _any(terms.resolved)
    between, absent = _any(terms.between), _any(terms.absent)
    no_problem = re.compile(rf"\b{absent}\s+(?:{between}\s+){{0,3}}{problem}\b(?!-)", re.IGNORECASE)
    gap = r"(?:\s+\w+){0,4}?\s+"
    turned = (
        re.compile(rf"\b{problem}{gap}{resolved}\b", re.IGNORECASE),
        re.compile(rf"\b{resolved}{gap}{problem}\b", re.IGNORECASE),
    )
    open_question = re.compile(rf"(?:\b|n['’]){_any(terms.open_questions)}\b", re.IGNORECASE)
    meant = {
        **dict.fromkeys(terms.terms_of_art, _NOTHING),
        **dict.fromkeys(terms.good_news, _GOOD_NEWS),
        **dict.fromkeys(terms.bad_news, _BAD_NEWS),
    }
    phrase = re.compile(rf"\b{_any(meant)}\b", re.IGNORECASE)
    wordings = _by_first_word(meant)
    trouble, healed = frozenset(terms.problems), frozenset(terms.resolved)
    missing = frozenset(_TOKEN.findall(" ".join(terms.absent)))

    def turn(match: re.Match[str]) -> str:
        """Good news for a resolved problem, or the words as they stand."""
        # "If the bug is fixed" and "the bug isn't fixed" are not yet good news.
        before = match.string[max(0, match.start() - _LOOK_BACK) : match.end()]
        return match.group() if open_question.search(before) else _GOOD_NEWS

    def rewrite(text: str) -> str:
        """The sentence in words that the lexicon reads rightly."""
        text = text.replace("’", "'")
        tokens = _TOKEN.findall(text.lower())
        # Most sentences hold none of this, and looking at single words is cheaper.
        if _holds(wordings, tokens):
            text = phrase.sub(lambda match: meant[match.group().lower()], text)
        if not trouble.isdisjoint(tokens):
            if not missing.isdisjoint(tokens):
                text = no_problem.sub(_GOOD_NEWS, text)
            if not healed.isdisjoint(tokens):
                for pattern in turned:
                    text = pattern.sub(turn, text)
        return text

    return rewrite


def _by_first_word(phrases: Iterable[str]) -> dict[str, list[list[str]]]:
    found: dict[str, list[list[str]]] = {}
    for phrase in phrases:
        first, *rest = _TOKEN.findall(phrase)
        found.setdefault(first, []).append(rest)
    return found


def _holds(wordings: Mapping[str, list[list[str]]], tokens: list[str]) -> bool:
    for after, token in enumerate(tokens, start=1):
        if token in wordings:
            for rest in wordings[token]:
                if tokens[after : after + len(rest)] == rest:
                    return True
    return False


def _any(words: Iterable[str]) -> str:
    # The first alternative that fits is taken, so "error rates" has to stand before "error rate".
    longest_first = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(word) for word in longest_first) + ")"
