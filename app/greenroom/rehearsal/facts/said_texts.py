"""Facts that are plain text: they agree where their very words are said, and nothing more.

No other words are ever held against them.
"""

import re
from collections.abc import Iterator

from greenroom.model.ledger import Verdict
from greenroom.rehearsal.facts.doubts import standing_of
from greenroom.rehearsal.facts.sayings import Reply, Saying, settle
from greenroom.rehearsal.facts.targets import Target, Topic
from greenroom.rehearsal.hearing.clauses import Span, enclosing, fold

_LONGEST_TEXT = 200
_DISTINCT = re.compile(r"\d|\w[-_/]\w|\s\S+\s")


def find_texts(reply: Reply) -> Iterator[Saying]:
    """The text facts whose words the answer holds, and where."""
    for target in reply.of_topic(Topic.WORDS):
        span = _find_text(reply, target)
        if span is not None:
            value = " ".join(fold(target.fact.value).split())
            yield settle(target, span, reply.passage.text, Verdict.AGREES, value)


def _find_text(reply: Reply, target: Target) -> Span | None:
    words = fold(target.fact.value).split()
    if not words or len(target.fact.value) > _LONGEST_TEXT:
        return None
    literal = r"\s{1,4}".join(map(re.escape, words))
    pattern = re.compile(rf"(?<![\w-]){literal}(?![\w-])")
    for match in pattern.finditer(reply.passage.folded):
        span = Span(*match.span())
        if _is_about(reply, target, span) and _is_meant(reply, target, span):
            return span
    return None


def _is_meant(reply: Reply, target: Target, span: Span) -> bool:
    """Whether the words are said and not asked, quoted, denied or told of another time."""
    clause = enclosing(reply.passage.clauses, span.start) or span
    return bool(standing_of(reply.passage, clause, span, target, name=True))


def _is_about(reply: Reply, target: Target, span: Span) -> bool:
    """Whether the words speak of the fact: they are rare enough, or it is in the same sentence."""
    if _DISTINCT.search(fold(target.fact.value)) or target in (*reply.asked, reply.probed):
        return True
    sentence = reply.passage.sentence_at(span.start)
    return any(
        mention.target is target
        for number in reply.passage.clauses_in(sentence.start, sentence.end)
        for mention in reply.mentions[number]
    )
