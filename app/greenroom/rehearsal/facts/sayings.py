"""What one answer says about the facts, before it becomes claims; and what it was an answer to."""

from collections.abc import Iterator
from dataclasses import dataclass

from greenroom.model.ledger import Verdict
from greenroom.rehearsal.facts.asking import Asking
from greenroom.rehearsal.facts.doubts import Standing
from greenroom.rehearsal.facts.joins import is_opening
from greenroom.rehearsal.facts.passages import Mention, Passage
from greenroom.rehearsal.facts.targets import Target, Topic
from greenroom.rehearsal.hearing.clauses import Span


@dataclass(frozen=True, slots=True)
class Saying:
    """A value said about a fact, at code points of one answer.

    `value` is empty when it is not certain that the value belongs to the fact.
    """

    target: Target
    span: Span
    value: str
    said: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer with everything its values are judged by.

    `mentions` go by clause. `asked` are the facts the question is about and `asking` what it says
    of them, both empty once a follow-up left the question; `probed` is the fact that a follow-up
    confronted the presenter with; `people` are all names the release knows.
    """

    passage: Passage
    targets: tuple[Target, ...]
    mentions: tuple[tuple[Mention, ...], ...]
    asked: tuple[Target, ...]
    asking: Asking
    probed: Target | None
    people: tuple[str, ...]

    def of_topic(self, topic: Topic) -> tuple[Target, ...]:
        """The facts that such a value can speak of."""
        return tuple(target for target in self.targets if target.topic is topic)

    def asked_of(self, topic: Topic) -> tuple[Target, ...]:
        """The facts of that kind the question is about."""
        return tuple(target for target in self.asked if target.topic is topic)

    def clauses(self) -> Iterator[tuple[int, Span]]:
        """Every clause with its number."""
        return enumerate(self.passage.clauses)

    def stays_with(self, clause: Span, target: Target) -> bool:
        """Whether "it" at that clause can only be what was asked.

        True in the first sentence, or after a sentence that speaks of the fact; never once another
        fact came up before it in the same breath.
        """
        here = self.passage.sentence_at(clause.start)
        before = self.passage.sentence_before(clause.start)
        if is_opening(self.passage, clause):
            before = None
        near = [
            mention
            for number in self.passage.clauses_in((before or here).start, clause.start)
            for mention in self.mentions[number]
            if mention.target.topic is target.topic
        ]
        if any(mention.target is not target for mention in near):
            return False
        return before is None or any(mention.target is target for mention in near)


def settle(target: Target, span: Span, text: str, verdict: Verdict, value: str) -> Saying:
    """The saying with its words on one line; undecided ones keep no value to be held against."""
    return Saying(target, span, value, " ".join(span.of(text).split()), verdict)


def uncertain(target: Target, span: Span, text: str) -> Saying:
    """A value that may or may not belong to the fact."""
    return settle(target, span, text, Verdict.NOT_CHECKED, "")


def limit(saying: Saying, standing: Standing) -> Saying:
    """A doubtful value may agree, but never contradict."""
    plain = standing is Standing.PLAIN and not saying.target.vague
    if plain or saying.verdict is not Verdict.CONTRADICTS:
        return saying
    return Saying(saying.target, saying.span, "", saying.said, Verdict.NOT_CHECKED)
