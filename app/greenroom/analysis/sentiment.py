"""The third step: the sentiment of each sentence in release terms, one input of the outlook.

VADER (Hutto and Gilbert 2014) as NLTK implements it, after release terms are overridden: a
"kill switch" is no violence and "no open blockers" is good news.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from nltk.sentiment.vader import SentimentIntensityAnalyzer, VaderConstants

from greenroom.analysis.draft import Draft, Step
from greenroom.analysis.release_terms import ReleaseTerms
from greenroom.model.analysis import Polarity

THRESHOLD = 0.05
"""Published VADER threshold: from here up a sentence is positive, from minus this negative."""

_GOOD_NEWS = "verified"
_BAD_NEWS = "failed"
_NOTHING = "item"
_LONGEST_MARK = 4
_LOOK_BACK = 25
_CLOSING = " \t\"'”’)]"

Score = Callable[[str], float]


@dataclass(frozen=True, slots=True)
class _Words:
    """What NLTK's rules read of a sentence."""

    words_and_emoticons: list[str]
    is_cap_diff: bool


class Vader:
    """NLTK's VADER on a lexicon given as text, without its search for data files.

    It scores as NLTK does, but reads a repeated word in its own context rather than in that
    of its first occurrence, and splits off punctuation without building every combination.
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
        capitals = sum(word.isupper() for word in words)
        sentence = _Words(words, 0 < capitals < len(words))
        boosters = self._rules.constants.BOOSTER_DICT
        values: list[float] = []
        for position, word in enumerate(words):
            following = words[position + 1].lower() if position + 1 < len(words) else ""
            lower = word.lower()
            if lower in boosters or (lower == "kind" and following == "of"):
                values.append(0)
            else:
                values = self._rules.sentiment_valence(0, sentence, word, position, values)
        return float(self._rules.score_valence(_weigh_but(words, values), text)["compound"])

    def words(self, text: str) -> list[str]:
        """The words and emoticons of a sentence, stripped of punctuation as NLTK strips it."""
        bare: frozenset[str] | None = None
        found = []
        for word in text.split():
            if len(word) <= 1:
                continue
            # Most words carry no mark; only the others are worth the dearer look.
            if word[-1] in self._last_characters or word[0] in self._first_characters:
                if bare is None:
                    plain = self._rules.constants.REGEX_REMOVE_PUNCTUATION.sub("", text)
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

    def run(draft: Draft) -> Draft:
        """The draft with every sentence scored."""
        return replace(
            draft,
            sentences=tuple(replace(each, compound=score(each.text)) for each in draft.sentences),
        )

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


def _weigh_but(words: list[str], values: list[float]) -> list[float]:
    # VADER's own rule: what follows "but" weighs three times what stands before it.
    lowered = [word.lower() for word in words]
    if "but" not in lowered:
        return values
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

    def turn(match: re.Match[str]) -> str:
        """Good news for a resolved problem, or the words as they stand."""
        # "If the bug is fixed" and "the bug isn't fixed" are not yet good news.
        before = match.string[max(0, match.start() - _LOOK_BACK) : match.end()]
        return match.group() if open_question.search(before) else _GOOD_NEWS

    def rewrite(text: str) -> str:
        """The sentence in words that the lexicon reads rightly."""
        text = phrase.sub(lambda match: meant[match.group().lower()], text.replace("’", "'"))
        text = no_problem.sub(_GOOD_NEWS, text)
        for pattern in turned:
            text = pattern.sub(turn, text)
        return text

    return rewrite


def _any(words: Iterable[str]) -> str:
    # The first alternative that fits is taken, so "error rates" has to stand before "error rate".
    longest_first = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(word) for word in longest_first) + ")"
