"""What a question asks for, by its words alone.

Prompts of the bank say what they need; a bare question from a file does not. Here it is read from
its question words: “how many” wants a figure, “by when” a day, “who” a name.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from greenroom.model.prompt import Slot
from greenroom.rehearsal.hearing.clauses import Span, fold, split_sentences
from greenroom.rehearsal.hearing.patterns import compile_phrases

# What is asked stands at the end; a preamble of any length costs the same.
_REACH = 1_200
_LAST_QUESTIONS = 4


class Want(StrEnum):
    """One thing that the words of a question ask for."""

    YES_OR_NO = "yes or no"
    NUMBER = "number"
    TIME = "time"
    PERSON = "person"
    PROOF = "proof"
    REASON = "reason"
    MANNER = "manner"
    EXAMPLE = "example"
    EXPERIENCE = "experience"
    PLAN = "plan"
    THING = "thing"


@dataclass(frozen=True, slots=True)
class Asking:
    """A question's wants, and the folded sentences that put them.

    `posed` holds the sentences with a question mark, or the last sentence when there is none;
    `leading` means that the last of them only asks for consent (“right?”).
    """

    wants: frozenset[Want]
    posed: tuple[str, ...]
    leading: bool

    @property
    def polar(self) -> bool:
        """Whether a yes or a no is asked for."""
        return Want.YES_OR_NO in self.wants


_AUXILIARY = (
    "(?:is|are|was|were|am|do|does|did|has|have|had|can|could|will|would|should|shall|may|might|"
    "must|isn't|aren't|wasn't|weren't|don't|doesn't|didn't|hasn't|haven't|can't|couldn't|won't|"
    "wouldn't|shouldn't)"
)
_SUBJECT = (
    "(?:i|we|you|he|she|it|they|there|this|that|these|those|the|a|an|any|anyone|anybody|anything|"
    "everyone|someone|somebody|all|your|our|their|my|its|his|her|other|each|both|some|client|"
    "clients|people|teams|customers|users|[a-z]+s)"
)
# "Would" after a comma still opens a question: "So, would that work?"
_OPENING = r"(?:^|[,;:.…–—-]\s{0,3}|\b(?:so|and|but|or|okay|ok|well|now|then|because)\s)"
_POLAR = re.compile(
    rf"{_OPENING}(?:(?:so|and|but|or|okay|well|now|also|madam chair|mr\. chair)[,\s]\s{{0,3}})?"
    rf"{_AUXILIARY}\s(?:not\s)?{_SUBJECT}\b"
)
_TAG = re.compile(
    r"(?:\b(?:right|correct|yeah|yes|no|okay|isn't it|is it|is that (?:right|correct)|don't you|"
    r"wasn't it|you know))\s?\?$"
)
_YES_OR_NO = compile_phrases("yes or no", "(?:is|was) that (?:right|correct|fair)")
# "Who do you think" asks for opinions, "what did you do" for a thing; the first word decides.
_WORDS: Mapping[Want, re.Pattern[str]] = {
    Want.NUMBER: compile_phrases(
        "how (?:many|much|long|often|far|big|large|fast|quickly|frequently|frequent|high|old|soon)"
        "(?! do you (?:love|like|enjoy)| of (?:this|that|it|the))",
        "what (?:percentage|percent|number|share|proportion|fraction|size|rate|amount)",
        "what(?:'s| is| are| was| were) (?:the|your|our) (?:[a-z]+ ){0,2}(?:rate|number|percentage|"
        "price|cost|budget|size|count|score|threshold|coverage|latency|uptime|duration|margin|"
        "target|limit|figure|estimate)s?",
    ),
    Want.TIME: compile_phrases(
        "when (?:will|is|are|do|does|can|could|would|should|did|was|were|exactly|precisely)",
        "(?:by|since|until) when",
        "how soon",
        "what(?:'s| is| are)? (?:the |your |our )?(?:[a-z]+ )?(?:date|deadline|day|timeline|"
        "time line|timeframe|time frame|eta|schedule)",
        "(?:which|what) (?:day|date|week|month|quarter|year)",
    ),
    Want.PERSON: compile_phrases(
        "who(?:'s| is| are| will| would| can| decides?| owns?| signs?| makes?| runs?| takes?|"
        " does| has| approves?| should| was)",
        "whose",
        "(?:which|what) (?:person|team|role|department|owner)",
        "on whose word",
    ),
    Want.PROOF: compile_phrases(
        "how (?:do|can|could|would|will|did) (?:you|we|i|they) (?:know|prove|verify|measure|tell|"
        "validate)",
        "what (?:evidence|proof|data|test)",
        "can (?:you|we|i) (?:see|show|prove)",
        "where (?:can|could|do) (?:i|we) (?:see|find|read)",
    ),
    Want.REASON: compile_phrases("why", "how come", "what(?:'s| is| was) the reason"),
    Want.EXAMPLE: compile_phrases(
        "examples?", "for instance", "such as what", "can you name", "specific (?:case|instance)"
    ),
    Want.EXPERIENCE: compile_phrases(
        "(?:have|did|do|had) you (?:ever |guys )?(?:encounter(?:ed)?|experienced?|had?|have|"
        "run into|seen?|faced?|noticed?|happen(?:ed)?|used?|tried|learn(?:ed)?)",
        "happen(?:ed)? to you",
        "your (?:[a-z-]+ ){0,3}(?:experience|story|journey|incident)",
        "do you remember",
    ),
    Want.PLAN: compile_phrases(
        "will (?:you|we|the|they|this|it)",
        "(?:are|is) (?:you|we|the [a-z]+|they|it) (?:going to|planning|gonna|prepared|ready)",
        "what(?:'s| is| are) (?:the |your )?(?:plans?|next)",
        "(?:plans?|planning) (?:to|for|on)",
        "looking forward",
    ),
    Want.MANNER: compile_phrases("how", "in what way", "walk (?:me|us) through"),
    Want.THING: compile_phrases(
        "what", "which", "where", "anything", "any other", "tell (?:me|us)"
    ),
}

_SLOT_OF: Mapping[Want, Slot] = {
    Want.NUMBER: Slot.NUMBER,
    Want.PERSON: Slot.OWNER,
    Want.TIME: Slot.DATE,
    Want.PROOF: Slot.EVIDENCE,
}


def read_question(question: str) -> Asking:
    """What the question asks for; only its last sentences are read."""
    folded = fold(question)[-_REACH:]
    posed = tuple(_posed(folded))[-_LAST_QUESTIONS:]
    wants = {want for text in posed for want in _wants(text)}
    leading = bool(posed) and _TAG.search(posed[-1]) is not None
    if leading:
        wants.add(Want.YES_OR_NO)
    return Asking(frozenset(wants), posed, leading)


def needs_of(question: str) -> tuple[Slot, ...]:
    """The slots a question asks for by its words, in the order of `Slot`; ANSWER always."""
    wants = read_question(question).wants
    asked = {_SLOT_OF[want] for want in wants if want in _SLOT_OF}
    return tuple(slot for slot in Slot if slot is Slot.ANSWER or slot in asked)


def is_polar(text: str) -> bool:
    """Whether one folded sentence asks for a yes or a no."""
    if _YES_OR_NO.search(text) or _TAG.search(text):
        return True
    found = _POLAR.search(text)
    # "What happens, and is it safe?" asks what happens first.
    return found is not None and not _opens_with_word(text[: found.start()])


def _posed(folded: str) -> Iterator[str]:
    """The sentences that ask; the last sentence when no question mark stands anywhere."""
    sentences: list[Span] = list(split_sentences(folded))
    asked = [span.of(folded) for span in sentences if "?" in span.of(folded)[-4:]]
    if asked:
        yield from asked
    elif sentences:
        yield sentences[-1].of(folded)


def _wants(text: str) -> Iterator[Want]:
    """Everything one sentence asks for."""
    if is_polar(text):
        yield Want.YES_OR_NO
    yield from (want for want, words in _WORDS.items() if words.search(text))


_QUESTION_WORD = compile_phrases("what|when|who|whose|why|how|which|where")


def _opens_with_word(before: str) -> bool:
    """Whether a question word stands in the words before."""
    return _QUESTION_WORD.search(before) is not None
