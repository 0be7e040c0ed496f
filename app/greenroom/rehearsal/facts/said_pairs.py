"""Two numbers said in one breath: "405 of 412 tests", "92 out of 100"."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from greenroom.rehearsal.facts.doubts import Standing, standing_of
from greenroom.rehearsal.facts.quantities import Quantity, as_share
from greenroom.rehearsal.facts.sayings import Reply, Saying, limit
from greenroom.rehearsal.facts.targets import Target
from greenroom.rehearsal.facts.weighing import fits, weigh
from greenroom.rehearsal.hearing.clauses import Span
from greenroom.rehearsal.hearing.word_lists import word_set

_TOTAL = "_total"
_FEW_WORDS = 4
_BETWEEN_PAIR = word_set("out of the all our")
_WHOLES = frozenset(map(Decimal, (10, 100, 1000)))
# "Three of 412 failed" counts the others.
_OTHERS = word_set(
    "failed fail failing fails failure failures skipped flaky broken red missing remaining left",
    "open not untested pending blocked ignored excluded untrained away sick still yet",
)


def find_pair(reply: Reply, number: int, clause: Span, part: Quantity) -> Iterator[Saying]:
    """Both numbers of "405 of 412" for two facts of which one is the total of the other."""
    whole = part.whole
    if whole is None:
        return
    for total in reply.targets:
        if not total.fact.key.endswith(_TOTAL) or not fits(whole, total):
            continue
        stem = total.fact.key.removesuffix(_TOTAL) + "_"
        parts = tuple(
            each
            for each in reply.targets
            if each.fact.key.startswith(stem) and each is not total and fits(part, each)
        )
        family = (total, *parts)
        if not _is_meant(reply, number, clause, family) or not _is_run_on(reply, part, family):
            continue
        if standing_of(reply.passage, clause, part.span, total):
            yield limit(weigh(reply, whole, total), Standing.PLAIN)
            if len(parts) == 1 and not _counts_others(reply, clause):
                certain = _is_told(reply, number, clause, parts[0])
                yield limit(
                    weigh(reply, part, parts[0]), Standing.PLAIN if certain else Standing.DOUBTFUL
                )


def _is_meant(reply: Reply, number: int, clause: Span, family: Sequence[Target]) -> bool:
    """Whether the clause speaks of one of the facts, or names what the question is about."""
    keys = {target.fact.key for target in family}
    if any(mention.target.fact.key in keys for mention in reply.mentions[number]):
        return True
    asked = {target.fact.key for target in (*reply.asked, reply.probed) if target is not None}
    first, last = reply.passage.words_of(clause)
    said = set(reply.passage.stems[first:last])
    return bool(asked & keys) and any(said & target.vocabulary for target in family)


def _is_told(reply: Reply, number: int, clause: Span, part: Target) -> bool:
    """Whether the clause says what the smaller number counts, or nothing but the two."""
    if any(mention.target is part for mention in reply.mentions[number]):
        return True
    first, last = reply.passage.words_of(clause)
    return last - first <= _FEW_WORDS and part in (*reply.asked, reply.probed)


def in_percent(part: Quantity) -> Quantity:
    """The part as a share when it is one of a round number: "92 out of 100"."""
    whole = part.whole
    return part if whole is None or whole.low not in _WHOLES else as_share(part, whole)


def _is_run_on(reply: Reply, part: Quantity, family: Sequence[Target]) -> bool:
    """Whether nothing but their own words stands between the numbers: "405 tests out of 412"."""
    passage = reply.passage
    whole = part.whole or part
    between = range(passage.words_of(part.figure)[1], passage.words_of(whole.figure)[0])
    return all(
        passage.words[place] in _BETWEEN_PAIR
        or any(passage.stems[place] in target.vocabulary for target in family)
        for place in between
    )


def _counts_others(reply: Reply, clause: Span) -> bool:
    """Whether the smaller number counts those that did not make it."""
    first, last = reply.passage.words_of(clause)
    return bool(_OTHERS & set(reply.passage.words[first:last]))
