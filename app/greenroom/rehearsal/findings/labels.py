"""Which weaknesses a bare question-answer pair shows, in nine words.

Signs are counted in the question and the answer, each label adds them up with its weights, and a
label is given when the sum reaches its bar. The weights say what a reader looks at; no sign
decides alone.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from greenroom.model.rehearsal import Brief
from greenroom.rehearsal.findings import evasions
from greenroom.rehearsal.findings.gaps import says_yes_or_no
from greenroom.rehearsal.hearing import cues, patterns, phrases
from greenroom.rehearsal.hearing.asks import Asking, Want, read_question
from greenroom.rehearsal.hearing.clauses import fold, split_words
from greenroom.rehearsal.hearing.meanings import meanings_of
from greenroom.rehearsal.hearing.slots import Heard, find_date, find_owner, hear

MOST_LABELS = 3
"""The most labels of one answer; the clearest ones are kept."""
STRONG, VAGUE, EVASIVE = "strong", "vague", "evasive"
_FIRM, _FORGIVEN = 2.0, 1.6
_MANNERS = frozenset(("hedged", VAGUE))
# The common weaknesses go together: beside another one, nearly reaching the bar is enough.
_COMMON, _BESIDE = _MANNERS | {EVASIVE}, 0.85
# Below this share of its bar a weakness is not seen at all.
_LEANING = 0.5
# What is read of question and answer; longer ones show no more, and the time stays bounded.
_REACH = 20_000
_FIRST_WORDS = 14
_EARLY_WORDS = 25


@dataclass(frozen=True, slots=True)
class LabelRule:
    """What speaks for a label and against it: a weight for each sign, and the bar to reach."""

    label: str
    bar: float
    weights: Mapping[str, float]


RULES: tuple[LabelRule, ...] = (
    LabelRule(
        "hedged",
        1.9,
        {
            "hedges": 1.0,
            "light hedges": 0.3,
            "early hedge": 0.8,
            "early light hedge": 0.4,
            "it depends": 0.8,
            "goodwill": -0.6,
            "figures": -0.2,
            "address": -1.0,
        },
    ),
    LabelRule(
        "vague",
        5.6,
        {
            "vague words": 1.0,
            "truisms": 0.4,
            "names and figures": -0.35,
            "own case": -0.3,
            "goodwill": 1.0,
            "example given": -2.0,
            "address": -2.5,
        },
    ),
    LabelRule(
        "evasive",
        1.2,
        {
            "address": 1.5,
            "goodwill": 0.8,
            "side-steps": 0.7,
            "bridges": 0.7,
            "courtesies": 0.5,
            "attacks": 0.6,
            "deferrals": 0.6,
            "admission": 0.7,
            "no side taken": 0.6,
            "figure asked and missing": 0.7,
            "time asked and missing": 0.7,
            "own case asked and missing": 0.7,
            "truisms": 0.08,
            "overlap": -0.4,
            "side taken": -0.5,
            "new figure": -0.4,
        },
    ),
    LabelRule(
        "no_number",
        1.3,
        {
            "figure asked and missing": 1.5,
            "unmeasured": 0.6,
            "new figure": -2.0,
            "outcome asked": 0.4,
            "address": -0.6,
        },
    ),
    LabelRule(
        "no_date",
        1.3,
        {
            "time asked and missing": 1.6,
            "soon": 0.9,
            "plans": 0.2,
            "plan asked": 0.3,
            "time given": -1.0,
        },
    ),
    LabelRule(
        "no_owner",
        1.6,
        {
            "nobody": 1.0,
            "person asked and missing": 1.0,
            "owner": -1.5,
            "address": -0.8,
        },
    ),
    LabelRule("blame", 1.0, {"others fail": 1.0, "attacks": 0.35}),
    LabelRule(
        "off_topic",
        1.5,
        {
            "another topic": 1.0,
            "courtesy first": 0.7,
            "time asked and missing": 0.5,
            "no overlap": 0.5,
            "address": 0.3,
            "goodwill": 0.2,
            "new figure": -0.5,
            "side taken": -0.3,
        },
    ),
)
"""The eight weaknesses."""

STRENGTH = LabelRule(
    STRONG,
    0.4,
    {
        "names and figures": 0.06,
        "own case": 0.08,
        "new figure": 0.6,
        "example given": 0.5,
        "side taken": 0.5,
        "overlap": 0.9,
        "hedges": -0.35,
        "light hedges": -0.08,
        "vague words": -0.07,
        "truisms": -0.05,
        "side-steps": -0.4,
        "goodwill": -0.4,
        "address": -1.5,
        "no side taken": -0.3,
        "figure asked and missing": -0.5,
    },
)
"""What makes an answer direct and concrete."""


def label_answer(question: str, answer: str) -> tuple[str, ...]:
    """The labels of an answer, in the order of `RULES`, at most MOST_LABELS; never empty.

    They are vague, hedged, no_number, no_owner, no_date, evasive, blame and off_topic; `strong`
    stands alone. An answer without a word is evasive.
    """
    if not split_words(answer[:_REACH]):
        return (EVASIVE,)
    sums = weigh(question, answer)
    weak = _forgive({rule.label: sums[rule.label] for rule in RULES}, sums[STRONG])
    clearest = max(weak.values())
    if sums[STRONG] >= 1 and clearest < 1:
        return (STRONG,)
    # Neither weak nor strong: what it leans to most is what a reader would say.
    bar = min(1.0, max(_LEANING, clearest))
    bars = {label: min(bar, _BESIDE) if label in _COMMON else bar for label in weak}
    reached = sorted(
        (label for label in weak if weak[label] >= bars[label]), key=lambda label: -weak[label]
    )
    kept = frozenset(reached[:MOST_LABELS])
    return tuple(label for label in weak if label in kept) or (VAGUE,)


def weigh(question: str, answer: str) -> Mapping[str, float]:
    """For each weakness its sum divided by its bar, so that 1 and more means it is shown."""
    signs = signs_of(question[-_REACH:], answer[:_REACH])
    return {
        rule.label: sum(weight * signs[sign] for sign, weight in rule.weights.items()) / rule.bar
        for rule in (*RULES, STRENGTH)
    }


def _forgive(weak: Mapping[str, float], strength: float) -> Mapping[str, float]:
    """The sums with a manner of speaking made light of where the answer is plainly strong."""
    if strength < _FIRM:
        return weak
    # All of it is forgiven or nothing: beside a gap, a hedge is a hedge.
    eased = {label: weak[label] / (_FORGIVEN if label in _MANNERS else 1) for label in weak}
    return eased if max(eased.values()) < 1 else weak


def signs_of(question: str, answer: str) -> Mapping[str, float]:
    """Every sign of a pair by name: counts, rates per 100 words, and 1 or 0."""
    heard, asking = hear(answer, Brief()), read_question(question)
    words = max(1, len(heard.words))
    return {
        **_wordings(heard, words),
        **_substance(heard, words, question),
        **_replies(heard, asking, question),
    }


def _wordings(heard: Heard, words: int) -> dict[str, float]:
    """How it is said."""
    folded = heard.folded
    # A long answer holds more of everything; counts are taken for 80 words.
    scale = 80 / max(words, 60)
    early = _first(folded, _EARLY_WORDS)
    return {
        "hedges": scale * _count(cues.STRONG_HEDGE, folded),
        "light hedges": scale * _count(cues.LIGHT_HEDGE, folded),
        "early hedge": float(cues.STRONG_HEDGE.search(early) is not None),
        "early light hedge": float(cues.LIGHT_HEDGE.search(early) is not None),
        "it depends": float(cues.DEPENDS.search(folded) is not None),
        "vague words": 100 / max(words, 25) * _count(cues.VAGUE_WORD, folded),
        "truisms": 100 / max(words, 25) * _count(cues.TRUISM, folded),
        "goodwill": float(min(2, _count(evasions.GOODWILL, folded))),
        "side-steps": float(min(2, _count(cues.SIDE_STEP, folded))),
        "bridges": float(min(2, _count(evasions.BRIDGE, folded))),
        "courtesies": float(min(1, _count(evasions.COURTESY, folded))),
        "attacks": float(min(2, _count(evasions.ATTACK, folded))),
        "deferrals": float(min(2, _count(phrases.DEFERRAL, folded))),
        "others fail": float(min(2, _count(cues.OTHERS_FAIL, folded))),
        "nobody": 100 / max(words, 45) * _count(cues.NOBODY, folded),
        "another topic": float(cues.ANOTHER_TOPIC.search(folded) is not None),
        "courtesy first": float(cues.COURTESY_FIRST.search(early) is not None),
        "unmeasured": float(min(2, _count(cues.UNMEASURED, folded))),
    }


def _substance(heard: Heard, words: int, question: str) -> dict[str, float]:
    """What it holds that could be looked up."""
    names = len(cues.INNER_NAME.findall(heard.text))
    figures = len(cues.FIGURE.findall(heard.text))
    asked = fold(question)
    # A figure taken from the question tells nothing new.
    fresh = (match for match in patterns.NUMBER.finditer(heard.folded))
    timed = find_date(heard) is not None or cues.TIMED.search(heard.folded) is not None
    return {
        "names and figures": 100 / max(words, 25) * (names + figures),
        "figures": float(figures),
        "new figure": float(any(match.group() not in asked for match in fresh)),
        "time given": float(timed),
        "owner": float(find_owner(heard) is not None),
        "own case": 100 / max(words, 25) * _count(cues.OWN_CASE, heard.folded),
        "example given": float(cues.EXAMPLE.search(heard.folded) is not None),
        "soon": float(min(2, _count(cues.SOON, heard.folded))),
        "plans": float(min(4, _count(cues.PLAN, heard.folded))),
    }


def _replies(heard: Heard, asking: Asking, question: str) -> dict[str, float]:
    """How it meets the question."""
    side = says_yes_or_no(heard.folded, len(_first(heard.folded, _FIRST_WORDS)))
    asked = meanings_of(" ".join(asking.posed)) or meanings_of(question)
    shared = asked & meanings_of(heard.text)
    figure = patterns.NUMBER.search(heard.folded) is not None
    timed = find_date(heard) is not None or cues.TIMED.search(heard.folded) is not None
    told = cues.OWN_CASE.search(heard.folded) is not None
    wants = asking.wants
    return {
        "no side taken": float(asking.polar and not side),
        "side taken": float(asking.polar and side),
        "figure asked and missing": float(Want.NUMBER in wants and not figure),
        "time asked and missing": float(Want.TIME in wants and not timed),
        "person asked and missing": float(Want.PERSON in wants and find_owner(heard) is None),
        "own case asked and missing": float(Want.EXPERIENCE in wants and not told),
        "outcome asked": float(cues.OUTCOME_ASKED.search(" ".join(asking.posed)) is not None),
        "plan asked": float(Want.PLAN in wants),
        "overlap": len(shared) / max(3, len(asked)),
        "address": float(
            cues.ADDRESS.search(heard.folded) is not None
            or cues.ADDRESS.search(fold(question)) is not None
        ),
        "admission": float(
            phrases.DONT_KNOW.search(_first(heard.folded, _EARLY_WORDS)) is not None
        ),
        "no overlap": float(len(asked) >= 3 and not shared),
    }


def _count(pattern: re.Pattern[str], text: str) -> int:
    """How often the pattern occurs."""
    return sum(1 for _ in pattern.finditer(text))


def _first(folded: str, words: int) -> str:
    """The first words of a folded text."""
    return " ".join(folded.split(maxsplit=words)[:words])
