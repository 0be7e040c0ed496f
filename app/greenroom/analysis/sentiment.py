"""The step `sentiment`: that of each sentence in release terms, one input of the outlook.

VADER (Hutto and Gilbert 2014) as NLTK implements it, after release terms are overridden: a
"kill switch" is no violence and "no open blockers" is good news.
"""

import re
import string
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from nltk.sentiment.vader import SentimentIntensityAnalyzer, VaderConstants

from greenroom.analysis.draft import Draft, Step
from greenroom.analysis.memo import Memo
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
_PUNCTUATION = frozenset(string.punctuation)
# Words that count for the worth of what stands near them beside boosters and negations: NLTK
# asks about these by name, or they are the rarest word of an idiom that it knows.
_TURNING_WORDS = "but so this never least kind sort enough bomb shit ass yeah mustard kiss hand"
_TURNING = frozenset(_TURNING_WORDS.split())
_BEFORE, _AFTER = 3, 2
"""How many words around it NLTK asks about a word of the lexicon."""

Score = Callable[[str], float]


class Token(NamedTuple):
    """What a stretch without blanks counts wherever it stands.

    `valence` is None for a word that counts nothing by itself; `turns` tells whether it may
    change what the words around it count.
    """

    valence: float | None
    turns: bool


@dataclass(frozen=True, slots=True)
class _Words:
    """What NLTK's rules read of a sentence."""

    words_and_emoticons: list[str]
    is_cap_diff: bool


class Vader:
    """NLTK's VADER on a lexicon given as text, without its search for data files.

    Its scores are NLTK's to the last digit. It asks NLTK's rules only about words of the lexicon
    that stand near a word, or in capitals, that could change what they count.
    """

    def __init__(self, lexicon: str, valences: Mapping[str, float]) -> None:
        # NLTK's constructor would look the lexicon up in its data path; it is passed in here.
        rules = SentimentIntensityAnalyzer.__new__(SentimentIntensityAnalyzer)
        rules.lexicon_file = lexicon.strip("\r\n")
        rules.lexicon = {**rules.make_lex_dict(), **valences}
        rules.constants = VaderConstants()
        self._rules = rules
        self._marks = frozenset(rules.constants.PUNC_LIST)
        self._known = Memo(self.token)
        self._stripped = Memo(self._strip)

    def compound(self, text: str) -> float:
        """The sentiment of one sentence, -1 (worst) to 1 (best)."""
        return self.weigh(text, [*filter(None, map(self._known.__getitem__, text.split()))])

    def weigh(self, text: str, tokens: Sequence[Token]) -> float:
        """The same, with the tokens that its parts are."""
        values = [token.valence for token in tokens if token.valence is not None]
        # Without a word of the lexicon there is nothing that punctuation could stress.
        if not values:
            return 0.0
        if any(token.turns for token in tokens):
            values = self._turned(text)
        if "!" in text or "?" in text:
            return float(self._rules.score_valence(values, text)["compound"])
        return round(float(self._rules.constants.normalize(sum(values))), 4)

    def token(self, part: str) -> Token | None:
        """What is known of a stretch without blanks; None for most, which count nothing."""
        word = self._stripped[part]
        lower = word.lower()
        constants = self._rules.constants
        is_booster = lower in constants.BOOSTER_DICT
        is_counted = lower in self._rules.lexicon and not is_booster
        turns = is_booster or lower in _TURNING or constants.negated([word])
        # NLTK passes over single characters.
        if len(part) < 2 or not (is_counted or turns):
            return None
        valence = self._rules.lexicon[lower] if is_counted else None
        return Token(valence, turns or word.isupper())

    def _turned(self, text: str) -> list[float]:
        """What each word of the lexicon is worth where it stands."""
        parts = [part for part in text.split() if len(part) > 1]
        known = enumerate(map(self._known.__getitem__, parts))
        tokens = [(at, token) for at, token in known if token is not None]
        near = {
            at + step for at, token in tokens if token.turns for step in range(-_AFTER, _BEFORE + 1)
        }
        counting = {at: token.valence for at, token in tokens if token.valence is not None}
        if near.isdisjoint(counting) and "but" not in text.lower():
            return [*counting.values()]
        words = [*map(self._stripped.__getitem__, parts)]
        sentence = _Words(words, 0 < sum(map(str.isupper, words)) < len(words))
        # NLTK reads a repeated word in the context of its first occurrence.
        firsts = dict(zip(reversed(words), range(len(words) - 1, -1, -1), strict=True))
        values = []
        for at, value in counting.items():
            first = firsts[words[at]]
            values.append(self._value(sentence, first) if first in near else value)
        lowered = [*map(str.lower, words)]
        return _weigh_but(lowered.index("but"), counting, values) if "but" in lowered else values

    def _value(self, sentence: _Words, at: int) -> float:
        words = sentence.words_and_emoticons
        if [word.lower() for word in words[at : at + 2]] == ["kind", "of"]:
            return 0.0
        return float(self._rules.sentiment_valence(0, sentence, words[at], at, [])[0])

    def _strip(self, part: str) -> str:
        """The part without a mark at its end, or else at its start, as NLTK strips it."""
        if part[0].isalnum() and part[-1].isalnum():
            return part
        # NLTK strips only what leaves two characters or more and no punctuation.
        for cut, mark in _cuts(part):
            if len(cut) > 1 and mark in self._marks and _PUNCTUATION.isdisjoint(cut):
                return cut
        return part


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


class _Part(NamedTuple):
    """What a stretch without blanks says of a release, and which phrases may hold it."""

    token: Token | None
    phrases: tuple[str, ...]
    trouble: bool
    hypothetical: bool


def release_score(lexicon: str, terms: ReleaseTerms) -> Score:
    """A function from a sentence to its sentiment, -1..1, as a release manager hears it."""
    vader = Vader(lexicon, terms.valences)
    rewrite = release_rewriter(terms)
    hypothetical = re.compile(rf"\b{_any(terms.hypothetical)}\b", re.IGNORECASE)
    phrases_with = phrases_in((*terms.terms_of_art, *terms.good_news, *terms.bad_news))
    problems_with, hypotheticals_with = phrases_in(terms.problems), phrases_in(terms.hypothetical)

    def part_of(written: str) -> _Part | None:
        """What is known of a stretch without blanks; None for most, which say nothing."""
        part = _Part(
            vader.token(written),
            phrases_with(written),
            bool(problems_with(written)),
            bool(hypotheticals_with(written)),
        )
        return part if any(part) else None

    known = Memo(part_of)

    def score(text: str) -> float:
        """The sentiment of one sentence, -1..1."""
        # A question asks; it neither raises nor reassures.
        if text.rstrip(_CLOSING).endswith("?"):
            return 0.0
        plain = text.replace("’", "'")
        parts = [*filter(None, map(known.__getitem__, plain.split()))]
        phrases = [phrase for part in parts for phrase in part.phrases]
        trouble = any(part.trouble for part in parts)
        retold = rewrite(plain, phrases, trouble) if phrases or trouble else plain
        if retold is plain:
            compound = vader.weigh(plain, [part.token for part in parts if part.token])
        else:
            compound = vader.compound(retold)
        may_be = compound > 0 and any(part.hypothetical for part in parts)
        return 0.0 if may_be and hypothetical.search(text) else compound

    return score


def phrases_in(phrases: Iterable[str]) -> Callable[[str], tuple[str, ...]]:
    """A function that tells of a stretch without blanks which of the phrases may hold it."""
    every = tuple(phrases)
    by_word: dict[str, tuple[str, ...]] = {}
    for phrase in every:
        # The longest word is met far less often than the first one, which may be "no".
        longest = max(_TOKEN.findall(phrase), key=len)
        by_word[longest] = (*by_word.get(longest, ()), phrase)

    def holding(part: str) -> tuple[str, ...]:
        """The phrases whose longest word a stretch without blanks holds."""
        # An expression that ignores case takes a few other letters for those of English.
        if not part.isascii():
            return every
        words = _TOKEN.findall(part.lower())
        return tuple(phrase for word in words for phrase in by_word.get(word, ()))

    return holding


def _cuts(part: str) -> Iterator[tuple[str, str]]:
    for length in range(1, _LONGEST_MARK + 1):
        yield part[:-length], part[-length:]
        yield part[length:], part[:length]


def _weigh_but(turn: int, places: Iterable[int], values: Iterable[float]) -> list[float]:
    # VADER's own rule: what follows "but" weighs three times what stands before it.
    return [
        value * (0.5 if at < turn else 1.5 if at > turn else 1.0)
        for at, value in zip(places, values, strict=True)
    ]


def release_rewriter(terms: ReleaseTerms) -> Callable[[str, Iterable[str], bool], str]:
    """A function that puts plain words in place of terms of art and resolved problems.

    It is told which of the phrases a sentence may hold, and whether it may hold a problem.
    """
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
    # An expression for all of the phrases would be tried at every word.
    patterns = Memo(lambda any_of: re.compile(rf"\b{any_of}\b", re.IGNORECASE))
    problems, healed = frozenset(terms.problems), frozenset(terms.resolved)
    missing = frozenset(_TOKEN.findall(" ".join(terms.absent)))

    def turn(match: re.Match[str]) -> str:
        """Good news for a resolved problem, or the words as they stand."""
        # "If the bug is fixed" and "the bug isn't fixed" are not yet good news.
        before = match.string[max(0, match.start() - _LOOK_BACK) : match.end()]
        return match.group() if open_question.search(before) else _GOOD_NEWS

    def rewrite(text: str, phrases: Iterable[str], trouble: bool) -> str:
        """The sentence in words that the lexicon reads rightly."""
        lowered = text.lower()
        held = {phrase for phrase in phrases if phrase in lowered}
        if held:
            text = patterns[_any(held)].sub(lambda match: meant[match.group().lower()], text)
        tokens = _TOKEN.findall(lowered) if trouble else ()
        if not problems.isdisjoint(tokens):
            if not missing.isdisjoint(tokens):
                text = no_problem.sub(_GOOD_NEWS, text)
            if not healed.isdisjoint(tokens):
                for pattern in turned:
                    text = pattern.sub(turn, text)
        return text

    return rewrite


def _any(words: Iterable[str]) -> str:
    # The first alternative that fits is taken, so "error rates" has to stand before "error rate".
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word) for word in longest_first) + ")"
