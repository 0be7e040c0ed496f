"""The five things a board wants in an answer, and the words that deliver them.

A reading is about presence, never about truth: "four minutes" fills the number slot whatever the
fact sheet says.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from greenroom.model.prompt import Slot
from greenroom.model.rehearsal import Brief, SlotReading
from greenroom.rehearsal.hearing import patterns, phrases
from greenroom.rehearsal.hearing.clauses import (
    Span,
    enclosing,
    fold,
    split_clauses,
    split_sentences,
    split_words,
)

# Capitalised words that stand before a verb and own nothing. Weekdays and months are dates.
_NOT_NAMES = re.compile(
    "we|it|if|our|they|this|that|there|yes|no|i|and|but|so|then|on|in|at|for|all|each|every|"
    "once|after|before|when|what|who|where|which|why|how|while|because|since|someone|"
    "somebody|nobody|everyone|everybody|anyone|people|folks|customers|users|you|he|she|my|"
    "his|her|your|the|a|an|as|by|to|of|or|maybe|perhaps|probably|hopefully|honestly|frankly|"
    "well|good|great|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|"
    "february|march|april|may|june|july|august|september|october|november|december|today|"
    "tomorrow|tonight|rollback|security|support|deployment|marketing|legal|product|"
    "engineering|testing|platform|operations|infrastructure|sales|finance|compliance|"
    "development|management|traffic|monitoring|documentation|release|releases|data|canary|"
    "production|staging|grafana|datadog|kubernetes|jenkins|pagerduty|terraform|argo|github|"
    "gitlab|kafka|redis|postgres|slack|jira|windows|linux|azure|amazon|google|microsoft|"
    "docker|helm|prometheus|oracle|salesforce|aws|cloud|two|three|four|five|six|one|both|most|some|"
    "another|zero|exactly|roughly|currently|right|first|second|third|last|next|now|here|"
    "these|those|nothing|everything|anything|absolutely|definitely|correct|agreed|thanks|"
    "sure|okay|not|vendor|supplier"
)
# Given names that are also everyday words: alone they count only with an owning verb.
_WORDLIKE = re.compile(
    "will|may|mark|grant|hope|rose|sue|bill|art|drew|faith|joy|grace|chance|rich|dean|guy|"
    "june|april|summer|chase|page|bob|pat|jack|sky|ray"
)
# A second capital marks a product ("OnCall"), but for the prefixes of family names.
_INNER_CAPITAL = re.compile(
    r"^(?!(?:Mc|Mac|O['’]|D['’]|De|Di|Du|La|Le|Van|Fitz)[A-Z][^A-Z]*$)\w+(?<![-'’])[A-Z]"
)
_LONGEST_NAME_IN_ING = 5
_LONGEST_CONTEXT = 40
_REACH = 200


@dataclass(frozen=True, slots=True)
class Heard:
    """An answer as typed, folded for the patterns, and cut into sentences, clauses and words."""

    text: str
    folded: str
    sentences: tuple[Span, ...]
    clauses: tuple[Span, ...]
    words: tuple[Span, ...]
    people: tuple[str, ...]

    def clause_at(self, start: int) -> Span | None:
        """The clause that holds the code point `start`."""
        return enclosing(self.clauses, start)

    def sentence_at(self, start: int) -> Span:
        """The sentence that holds the code point `start`, or the whole answer."""
        return enclosing(self.sentences, start) or Span(0, len(self.text))


def hear(answer: str, brief: Brief) -> Heard:
    """The answer made ready for every pattern; `brief` names the people the release knows."""
    return Heard(
        text=answer,
        folded=fold(answer),
        sentences=split_sentences(answer),
        clauses=split_clauses(answer),
        words=split_words(answer),
        people=brief.people,
    )


def read_slots(answer: str, needs: tuple[Slot, ...], brief: Brief) -> tuple[SlotReading, ...]:
    """One reading for each needed slot, in that order, with the code points that fill it.

    The people of the `brief` count in any case; other names need a capital.
    """
    heard = hear(answer, brief)
    return tuple(read_slot(heard, slot) for slot in needs)


def read_slot(heard: Heard, slot: Slot) -> SlotReading:
    """Whether the answer fills that slot, and where first."""
    span = _FINDERS[slot](heard)
    if span is None:
        return SlotReading(slot=slot, filled=False)
    return SlotReading(slot=slot, filled=True, start=span.start, end=span.end)


def find_answer(heard: Heard) -> Span | None:
    """The first clause that says something: no refusal, no deferral, no mere courtesy."""
    refusals = sorted(
        match.start()
        for pattern in (phrases.DEFERRAL, phrases.DONT_KNOW)
        for match in pattern.finditer(heard.folded)
    )
    for clause in heard.clauses:
        # A clause that says "not today" is no answer, and nothing else in it is one either.
        refused = _holds(refusals, clause)
        if not refused and _says_something(clause.of(heard.folded)):
            return clause
    # An owned promise to bring the answer is a good reply, so it fills the slot.
    return find_promise(heard) if refusals else None


def find_number(heard: Heard) -> Span | None:
    """The first figure with what it counts: a unit, a percentage, `n of m`, a ratio."""
    return _first(patterns.NUMBER, heard.folded)


def find_date(heard: Heard) -> Span | None:
    """The first day, hour or bounded span of time."""
    return next(find_dates(heard), None)


def find_dates(heard: Heard) -> Iterator[Span]:
    """Every day, hour or bounded span of time."""
    return (Span(*match.span()) for match in patterns.DATE.finditer(heard.folded))


def find_owner(heard: Heard) -> Span | None:
    """The first named person, seat or `I` that takes charge."""
    return next(find_owners(heard), None)


def find_owners(heard: Heard) -> Iterator[Span]:
    """Every person, seat or `I` that takes charge: known people first, then seats, then names."""
    yield from _find_known(heard)
    for pattern in (patterns.SELF, patterns.ROLE):
        for match in pattern.finditer(heard.folded):
            if _may_own(heard.folded, match.start(), match.end()):
                yield Span(*match.span())
    yield from _find_strangers(heard)


def find_evidence(heard: Heard) -> Span | None:
    """The first thing a sceptic could open, or a trial told with its outcome."""
    # Records first: they need no story around them.
    for match in patterns.RECORD.finditer(heard.folded):
        if not _is_undone(heard, match.start()):
            return Span(*match.span())
    ticket = _first(patterns.TICKET, heard.text)
    return ticket or _find_trial(heard)


def find_promise(heard: Heard) -> Span | None:
    """The sentences in which someone takes on bringing something by a day; None without both.

    A day in the past belongs to a report, so only days beside no past verb count.
    """
    owners = list(find_owners(heard)) + [
        Span(*match.span()) for match in _BRINGS.finditer(heard.folded)
    ]
    days = [day for day in find_dates(heard) if not _is_past(heard, day)]
    if not owners or not days:
        return None
    first_day = days[0]
    # The owner nearest to the day is the one who promised.
    owner = min(owners, key=lambda span: abs(span.start - first_day.start))
    parts = (heard.sentence_at(owner.start), heard.sentence_at(first_day.start))
    return Span(min(part.start for part in parts), max(part.end for part in parts))


_BRINGS = patterns.compile_phrases(
    "i(?:'ll| will) (?:get|come|report|circle) back",
    "i(?:'ll| will) (?:have|know|let you know|find out|check)",
)


def _first(pattern: re.Pattern[str], text: str) -> Span | None:
    """The pattern's first match as a span."""
    match = pattern.search(text)
    return Span(*match.span()) if match else None


def _holds(starts: Sequence[int], clause: Span) -> bool:
    """Whether one of the sorted starts lies in the clause."""
    index = bisect_left(starts, clause.start)
    return index < len(starts) and starts[index] < clause.end


def _says_something(clause: str) -> bool:
    """Whether a folded clause keeps a word of content once courtesies are taken away."""
    rest = phrases.ACKNOWLEDGEMENT.sub(" ", clause)
    return any(phrases.FILLER.fullmatch(word) is None for word in re.findall(r"\w[\w']*", rest))


def _find_known(heard: Heard) -> Iterator[Span]:
    """Mentions of the release's people, whole name or one part of it, in any case."""
    names = [form for person in heard.people for form in _forms(person)]
    if not names:
        return
    # The whole name is preferred to its parts, so the span covers all of it.
    longest_first = sorted(dict.fromkeys(names), key=len, reverse=True)
    known = re.compile(
        rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?![\w\u0300-\u036f])"
    )
    for match in known.finditer(heard.folded):
        start, end = match.span()
        # "Will" is Will Green only where he does something.
        wordlike = _WORDLIKE.fullmatch(match.group()) is not None
        if wordlike and not patterns.VERB_AFTER.match(heard.folded, end):
            continue
        if _may_own(heard.folded, start, end):
            yield Span(start, end)


def _forms(person: str) -> Iterator[str]:
    """A folded name and its parts, composed and decomposed, without initials."""
    for form in ("NFC", "NFD"):
        name = fold(unicodedata.normalize(form, person.strip()))
        yield from (part for part in (name, *name.split()) if len(part) > 1)


def _find_strangers(heard: Heard) -> Iterator[Span]:
    """Capitalised names that take charge by a verb or a phrase, or stand alone as a reply."""
    named = (patterns.NAME_THEN_VERB, patterns.LEAD_THEN_NAME, patterns.BY_FULL_NAME)
    for pattern in (*named, patterns.BARE_NAME):
        for match in pattern.finditer(heard.text):
            name = _trim_name(heard.text, Span(*match.span(1)))
            whole = pattern not in (patterns.BY_FULL_NAME, patterns.BARE_NAME)
            if name is None or not (whole or " " in name.of(heard.text)):
                continue
            if _may_own(heard.folded, name.start, name.end):
                yield name


def _trim_name(text: str, span: Span) -> Span | None:
    """The span without leading words that are no names; None when none is left."""
    parts = [
        Span(span.start + match.start(), span.start + match.end())
        for match in re.finditer(r"\S+", span.of(text))
    ]
    while parts and not _is_name(parts[0].of(text)):
        parts.pop(0)
    while parts and not _is_name(parts[-1].of(text)):
        parts.pop()
    return Span(parts[0].start, parts[-1].end) if parts else None


def _is_name(word: str) -> bool:
    """Whether a word looks like a person's name: a capital, not an acronym, no common word."""
    # Acronyms are teams and systems more often than people.
    bare = fold(word).removesuffix("'s")
    if _INNER_CAPITAL.search(word) is not None:
        return False
    # "Restoring takes six minutes" names nobody; the few names that end so have a first name.
    if bare.endswith("ing") and len(bare) > _LONGEST_NAME_IN_ING:
        return False
    named = word[0].isupper() and not word.isupper()
    return named and _NOT_NAMES.fullmatch(bare.split("'")[0]) is None


def _may_own(folded: str, start: int, end: int) -> bool:
    """Whether the words around a person or seat leave it in charge."""
    before = folded[max(0, start - _LONGEST_CONTEXT) : start]
    return not (
        patterns.NOT_OWNING_BEFORE.search(before) or patterns.NOT_OWNING_AFTER.match(folded, end)
    )


def _is_undone(heard: Heard, start: int) -> bool:
    """Whether the words before a piece of evidence say that it does not exist yet."""
    clause = heard.clause_at(start)
    low = max(clause.start if clause else 0, start - _LONGEST_CONTEXT)
    return patterns.NOT_DONE.search(heard.folded, low, start) is not None


def _find_trial(heard: Heard) -> Span | None:
    """The first trial whose sentence also tells how it came out, by figure, day or result."""
    for match in patterns.TRIAL.finditer(heard.folded):
        sentence = heard.sentence_at(match.start())
        low = max(sentence.start, match.start() - _REACH)
        high = min(sentence.end, match.end() + _REACH)
        told = any(
            pattern.search(heard.folded, low, high)
            for pattern in (patterns.OUTCOME, patterns.NUMBER, patterns.DATE)
        )
        if told and not _is_undone(heard, match.start()):
            return Span(*match.span())
    return None


def _is_past(heard: Heard, day: Span) -> bool:
    """Whether a day is told of and not promised."""
    clause = heard.clause_at(day.start)
    first = clause.start if clause else 0
    low = max(first, day.start - _LONGEST_CONTEXT)
    if patterns.PAST.search(heard.folded, low, day.end):
        return True
    low = max(first, day.start - _REACH)
    coming = patterns.COMING.search(heard.folded, low, day.end)
    return coming is None and patterns.PAST_VERB.search(heard.folded, low, day.end) is not None


_FINDERS: Mapping[Slot, Callable[[Heard], Span | None]] = {
    Slot.ANSWER: find_answer,
    Slot.NUMBER: find_number,
    Slot.OWNER: find_owner,
    Slot.DATE: find_date,
    Slot.EVIDENCE: find_evidence,
}
