"""The fourth step: the sentiment of each sentence in release terms, one input of the outlook.

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


class _Token(NamedTuple):
    """What is known of a stretch without blanks, wherever it stands.

    `word` is stripped of punctuation; `valence` is None for a word that counts nothing by
    itself; `turns` tells whether it may change what the words around it count; `tells` is
    false for all the words that do neither.
    """

    word: str
    lower: str
    valence: float | None
    turns: bool
    tells: bool


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
        self._known = Memo(self._token)

    def compound(self, text: str) -> float:
        """The sentiment of one sentence, -1 (worst) to 1 (best)."""
        known = self._known
        tokens = [known[part] for part in text.split() if len(part) > 1]
        telling = [token for token in tokens if token.tells]
        values = [token.valence for token in telling if token.valence is not None]
        # Without a word of the lexicon there is nothing that punctuation could stress.
        if not values:
            return 0.0
        if any(token.turns for token in telling):
            values = self._turned(tokens)
        if "!" in text or "?" in text:
            return float(self._rules.score_valence(values, text)["compound"])
        return round(float(self._rules.constants.normalize(sum(values))), 4)

    def _turned(self, tokens: Sequence[_Token]) -> list[float]:
        """What each word of the lexicon is worth where it stands."""
        words = [token.word for token in tokens]
        counting = [at for at, token in enumerate(tokens) if token.valence is not None]
        turning = [at for at, token in enumerate(tokens) if token.turns]
        capitals = sum(word.isupper() for word in words)
        sentence = _Words(words, 0 < capitals < len(words))
        # NLTK reads a repeated word in the context of its first occurrence.
        firsts = {words[at]: at for at in range(len(words) - 1, -1, -1)}
        near = {at + step for at in turning for step in range(-_AFTER, _BEFORE + 1)}
        values = []
        for at in counting:
            first, value = firsts[words[at]], tokens[at].valence or 0.0
            if first in near:
                value = self._value(sentence, first)
            values.append(value)
        lowered = [token.lower for token in tokens]
        return _weigh_but(lowered.index("but"), counting, values) if "but" in lowered else values

    def _value(self, sentence: _Words, at: int) -> float:
        words = sentence.words_and_emoticons
        if [word.lower() for word in words[at : at + 2]] == ["kind", "of"]:
            return 0.0
        return float(self._rules.sentiment_valence(0, sentence, words[at], at, [])[0])

    def _token(self, part: str) -> _Token:
        word = self._strip(part)
        lower = word.lower()
        constants = self._rules.constants
        is_booster = lower in constants.BOOSTER_DICT
        is_counted = lower in self._rules.lexicon and not is_booster
        turns = is_booster or lower in _TURNING or constants.negated([word])
        turns = turns or (is_counted and word.isupper())
        valence = self._rules.lexicon[lower] if is_counted else None
        return _Token(word, lower, valence, turns, turns or is_counted)

    def _strip(self, part: str) -> str:
        """The part without a mark at its end, or else at its start, as NLTK strips it."""
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


def release_score(lexicon: str, terms: ReleaseTerms) -> Score:
    """A function from a sentence to its sentiment, -1..1, as a release manager hears it."""
    vader = Vader(lexicon, terms.valences)
    read_as_release = _rewriter(terms)
    hypothetical = re.compile(rf"\b{_any(terms.hypothetical)}\b", re.IGNORECASE)
    may_be_hypothetical = _mentions(terms.hypothetical)

    def score(text: str) -> float:
        """The sentiment of one sentence, -1..1."""
        # A question asks; it neither raises nor reassures.
        if text.rstrip(_CLOSING).endswith("?"):
            return 0.0
        compound = vader.compound(read_as_release(text))
        if compound > 0 and may_be_hypothetical(text) and hypothetical.search(text):
            return 0.0
        return compound

    return score


def _mentions(phrases: Iterable[str]) -> Callable[[str], bool]:
    """A function that tells quickly whether a text may hold one of those phrases."""
    # The longest word is met far less often than the first one, which may be "no".
    longest = {max(_TOKEN.findall(phrase), key=len) for phrase in phrases}

    def holds_word(part: str) -> bool:
        """Whether a stretch without blanks holds the longest word of a phrase."""
        # An expression that ignores case takes a few other letters for those of English.
        return not part.isascii() or not longest.isdisjoint(_TOKEN.findall(part.lower()))

    known = Memo(holds_word)
    return lambda text: any(map(known.__getitem__, text.split()))


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
    wordings = _by_first_word(meant)
    # An expression for all of the phrases would be tried at every word.
    patterns = Memo(lambda any_of: re.compile(rf"\b{any_of}\b", re.IGNORECASE))
    trouble, healed = frozenset(terms.problems), frozenset(terms.resolved)
    missing = frozenset(_TOKEN.findall(" ".join(terms.absent)))
    may_be_told_otherwise = _mentions((*meant, *terms.problems))

    def turn(match: re.Match[str]) -> str:
        """Good news for a resolved problem, or the words as they stand."""
        # "If the bug is fixed" and "the bug isn't fixed" are not yet good news.
        before = match.string[max(0, match.start() - _LOOK_BACK) : match.end()]
        return match.group() if open_question.search(before) else _GOOD_NEWS

    def rewrite(text: str) -> str:
        """The sentence in words that the lexicon reads rightly."""
        text = text.replace("’", "'")
        # Most sentences hold none of this, and looking at single words is cheaper.
        if not may_be_told_otherwise(text):
            return text
        tokens = _TOKEN.findall(text.lower())
        held = _held(wordings, tokens)
        if held:
            text = patterns[_any(held)].sub(lambda match: meant[match.group().lower()], text)
        if not trouble.isdisjoint(tokens):
            if not missing.isdisjoint(tokens):
                text = no_problem.sub(_GOOD_NEWS, text)
            if not healed.isdisjoint(tokens):
                for pattern in turned:
                    text = pattern.sub(turn, text)
        return text

    return rewrite


def _by_first_word(phrases: Iterable[str]) -> dict[str, list[tuple[list[str], str]]]:
    found: dict[str, list[tuple[list[str], str]]] = {}
    for phrase in phrases:
        first, *rest = _TOKEN.findall(phrase)
        found.setdefault(first, []).append((rest, phrase))
    return found


def _held(
    wordings: Mapping[str, Iterable[tuple[list[str], str]]], tokens: Sequence[str]
) -> set[str]:
    """The phrases whose words stand side by side among the tokens."""
    return {
        phrase
        for after, token in enumerate(tokens, start=1)
        if token in wordings
        for rest, phrase in wordings[token]
        if tokens[after : after + len(rest)] == rest
    }


def _any(words: Iterable[str]) -> str:
    # The first alternative that fits is taken, so "error rates" has to stand before "error rate".
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word) for word in longest_first) + ")"
