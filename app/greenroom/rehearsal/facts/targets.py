"""The facts of a sheet made ready for comparison, and the words that point to each of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from functools import lru_cache

from greenroom.model.release import Fact, FactKind
from greenroom.rehearsal.facts.moments import Moment, as_moment, say_date
from greenroom.rehearsal.facts.quantities import Measure, Quantity, read_quantity
from greenroom.rehearsal.hearing.clauses import fold
from greenroom.rehearsal.hearing.stems import cut_stem
from greenroom.rehearsal.hearing.word_lists import word_set


class Topic(Enum):
    """What kind of value in an answer can speak of a fact."""

    AMOUNT = auto()
    MOMENT = auto()
    PERSON = auto()
    YES_OR_NO = auto()
    WORDS = auto()


@dataclass(frozen=True, slots=True)
class Target:
    """A known fact ready for comparison.

    `amount` or `moment` is its value where it has one; `anchors` are phrases as stems and
    `vocabulary` all stems that belong to it. `threshold` marks a fact that stops something when
    it is passed, `deadline` an hour by which something must happen, `past` a day gone by. `vague`
    says that no anchors were given and the label leaves one common word: it never contradicts.
    """

    fact: Fact
    topic: Topic
    amount: Quantity | None
    moment: Moment | None
    anchors: tuple[tuple[str, ...], ...]
    vocabulary: frozenset[str]
    threshold: bool
    deadline: bool
    past: bool
    vague: bool


_MEASURES = {
    FactKind.DURATION: Measure.TIME,
    FactKind.PERCENT: Measure.SHARE,
    FactKind.COUNT: Measure.COUNT,
}
_WORD = re.compile(r"[^\W_]+(?:'[a-z]+)?")
_EMPTY = word_set(
    "the a an of to in at for and or is are was were be by with from which that this who whom "
    "how many much when what"
)
# These name the kind of a fact and not its subject: "rollback time" is about the rollback.
_GENERIC = word_set(
    "number amount count share percentage percent date day time moment hour hours minute minutes "
    "second seconds days weeks last latest most important total value figure current planned "
    "owner person lead decides decide decider responsible threshold limit trigger rate score "
    "until on"
)
_THRESHOLD = re.compile(r"(?<![a-z])(?:threshold|limit|trigger|ceiling|maximum|stops?)(?![a-z])")
_DEADLINE = re.compile(r"(?<![a-z])(?:deadline|latest|until|end|freeze|cut-?off)(?![a-z])")
_PAST = re.compile(r"(?<![a-z])(?:last|latest|previous|recent)(?![a-z])")


# A sheet is the same for a whole rehearsal, and reading it takes longer than reading an answer.
@lru_cache(maxsize=8)
def targets_of(facts: tuple[Fact, ...]) -> tuple[Target, ...]:
    """The known facts that something can be compared with, in their order."""
    targets = (_target(fact) for fact in facts if fact.known)
    # A figure whose unit nobody knows must not be met by any figure that looks the same.
    return tuple(
        each for each in targets if each.topic is not Topic.WORDS or each.fact.kind not in _MEASURES
    )


def expected(fact: Fact) -> str:
    """A fact's value as a person says it: `1 minute`, `92%`, `12 May 2026`, `Priya Nair`."""
    value = " ".join(fact.value.split())
    if fact.kind is FactKind.DATE:
        return _say_day(value)
    if fact.kind is FactKind.PERCENT:
        return f"{value}%"
    unit = fact.unit.removesuffix("s") if value == "1" else fact.unit
    return f"{value} {' '.join(unit.split())}".strip()


def stems_of(text: str) -> tuple[str, ...]:
    """The stems of a text's content words, in order."""
    words = _WORD.findall(fold(text))
    return tuple(cut_stem(word) for word in words if word not in _EMPTY)


def _say_day(value: str) -> str:
    try:
        return say_date(date.fromisoformat(value))
    except ValueError:
        return value


def _target(fact: Fact) -> Target:
    measure = _MEASURES.get(fact.kind)
    amount = read_quantity(fact.value, fact.unit, measure) if measure else None
    moment = as_moment(fact.value) if fact.kind in {FactKind.DATE, FactKind.TEXT} else None
    named = " ".join((fact.key.replace("_", " "), fold(fact.label)))
    anchors = _anchors(fact)
    return Target(
        fact=fact,
        topic=_topic(fact, amount, moment),
        amount=amount,
        moment=moment,
        anchors=anchors,
        vocabulary=frozenset(stems_of(" ".join((named, fact.unit, *fact.anchors)))),
        # A person or a text has no figure to pass.
        threshold=amount is not None and _THRESHOLD.search(named) is not None,
        deadline=moment is not None and _DEADLINE.search(named) is not None,
        past=moment is not None and _PAST.search(named) is not None,
        vague=not fact.anchors
        and fact.kind is FactKind.COUNT
        and all(len(each) < 2 for each in anchors),
    )


def _topic(fact: Fact, amount: Quantity | None, moment: Moment | None) -> Topic:
    if amount is not None:
        return Topic.AMOUNT
    if moment is not None:
        return Topic.MOMENT
    if fact.kind is FactKind.PERSON:
        return Topic.PERSON
    return Topic.YES_OR_NO if fact.kind is FactKind.BOOLEAN else Topic.WORDS


def _anchors(fact: Fact) -> tuple[tuple[str, ...], ...]:
    """The fact's own anchors as stems, or the content of its label when it has none."""
    own = [stems for anchor in fact.anchors if (stems := stems_of(anchor))]
    if own:
        return tuple(dict.fromkeys(own))
    return _from_label(fact.label)


def _from_label(label: str) -> tuple[tuple[str, ...], ...]:
    words = [word for word in _WORD.findall(fold(label)) if word not in _EMPTY]
    content: Sequence[str] = [word for word in words if word not in _GENERIC] or words
    stems = tuple(dict.fromkeys(cut_stem(word) for word in content))
    return (stems,) if stems else ()
