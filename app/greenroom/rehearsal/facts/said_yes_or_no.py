"""Facts that are true or false: read only where their own words are plainly affirmed or denied.

A clause is plain when it holds the fact's words, a verb that states them and nothing else that
is not known: "the alarms were tested", "there are no manual steps", "we have no manual steps".
"""

import re
from collections.abc import Iterator

from greenroom.model.ledger import Verdict
from greenroom.rehearsal.facts.doubts import standing_of
from greenroom.rehearsal.facts.passages import Mention
from greenroom.rehearsal.facts.sayings import Reply, Saying, limit, settle, uncertain
from greenroom.rehearsal.facts.targets import Target, Topic
from greenroom.rehearsal.hearing.clauses import Span, fold
from greenroom.rehearsal.hearing.word_lists import word_set

_YES = frozenset(("yes", "true", "y"))
_NO = frozenset(("no", "false", "n"))
_BARE = re.compile(r"(?:(?:well|so)\s)?(?:(?P<no>no|it\sis\snot|it\sisn't)|yes|correct|it\sis)")
_STATES = word_set(
    "is are isn't aren't has have hasn't haven't there's was were wasn't weren't did didn't does "
    "doesn't do don't we've"
)
_PAST = word_set("was were wasn't weren't did didn't")
_PLAIN = _STATES | word_set(
    "the our all any a an it we there this that these those been being not no never none and so",
    "yes well now today still both in on at of for release change deployment version plan fully",
    "already really indeed currently tonight night here also as far know",
)
_NEGATIONS = word_set("not no never none without")
_LONGEST = 200


def find_yes_or_no(reply: Reply) -> Iterator[Saying]:
    """The yes-or-no facts the answer affirms or denies."""
    for number, clause in reply.clauses():
        for mention in reply.mentions[number]:
            if mention.target.topic is Topic.YES_OR_NO:
                yield from _read_statement(reply, clause, mention)
        target = reply.probed
        if target is not None and target.topic is Topic.YES_OR_NO:
            bare = _BARE.fullmatch(clause.of(reply.passage.folded))
            if bare:
                yield _judge(reply, target, clause, "no" if bare["no"] else "yes")


def _read_statement(reply: Reply, clause: Span, mention: Mention) -> Iterator[Saying]:
    """The clause as a plain yes or no about the anchor, if it is one."""
    passage = reply.passage
    first, last = passage.words_of(clause)
    words = passage.words[first:last]
    if (
        mention.length < 2
        or clause.end - clause.start > _LONGEST
        or not _is_plain(reply, clause, mention)
    ):
        return
    span = Span(passage.spans[mention.first].start, passage.spans[mention.last - 1].end)
    negations = sum(word in _NEGATIONS or word.endswith("n't") for word in words)
    if negations > 1:
        yield uncertain(mention.target, span, passage.text)
        return
    # The negation itself must not count as doubt, so the clause is judged at its start.
    standing = standing_of(passage, clause, Span(clause.start, clause.start), mention.target)
    if standing:
        said = "no" if negations else "yes"
        yield limit(_judge(reply, mention.target, clause, said), standing)


def _is_plain(reply: Reply, clause: Span, mention: Mention) -> bool:
    """Whether the clause states the anchor and says nothing else."""
    passage = reply.passage
    first, last = passage.words_of(clause)
    around = [*range(first, mention.first), *range(mention.last, last)]
    inside = range(mention.first, mention.last)
    vocabulary = mention.target.vocabulary
    if not all(
        passage.words[place] in _PLAIN or passage.stems[place] in vocabulary
        for place in (*around, *inside)
    ):
        return False
    done = any(passage.words[place].endswith("ed") for place in inside)
    said = {passage.words[place] for place in (*around, *inside)}
    # "There were manual steps" tells of the past, "the alarms were tested" of what is.
    if said & _PAST and not done:
        return False
    return bool(said & _STATES) or (done and mention.first > first and "we" in said)


def _judge(reply: Reply, target: Target, span: Span, value: str) -> Saying:
    wanted = fold(target.fact.value).strip()
    known = "yes" if wanted in _YES else "no" if wanted in _NO else ""
    if not known:
        return uncertain(target, span, reply.passage.text)
    verdict = Verdict.AGREES if value == known else Verdict.CONTRADICTS
    return settle(target, span, reply.passage.text, verdict, value)
