"""How an answer is built: its length, its sentences, its words for this audience, its order."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from greenroom.model.prompt import Slot
from greenroom.model.rehearsal import Finding, FindingKind
from greenroom.rehearsal.findings.admissions import is_take_away
from greenroom.rehearsal.findings.gaps import says_yes_or_no
from greenroom.rehearsal.findings.quoting import quote
from greenroom.rehearsal.hearing.asks import is_polar
from greenroom.rehearsal.hearing.clauses import Span, fold, shorten, split_sentences
from greenroom.rehearsal.hearing.meanings import meanings_of
from greenroom.rehearsal.hearing.patterns import compile_phrases
from greenroom.rehearsal.hearing.reading import Reading

LONGEST_SENTENCE = 35
"""The most words a listener keeps in mind at once."""
FIRST_WORDS = 25
"""The words in which a yes-or-no question should be answered."""
PLAIN_AUDIENCE = 2
"""The highest audience level that is spared technical terms."""
_MOST_TERMS = 2
# An answer this far under its shortest useful length has left something out.
_SHORT_SHARE = 3
_SEMICOLON = re.compile(r"[;:](?=\s)")
# As typed: capitals make an acronym. Whatever the whole business says is no jargon.
_ACRONYM = re.compile(r"(?<![\w-])[A-Z][A-Z0-9]{1,5}s?(?![\w-])(?!\s?\()")
_COMMON_WORDS = """
IT OK US UK EU USA AM PM UTC GMT CET CEST EST PST ID FAQ PDF CSV TV PC HR PR VP CEO CTO CFO CIO
COO CISO CSM QA UX PO AI GDPR SLA SLAS KPI KPIS ASAP EOD EOW COB NO YES TBD TBC Q1 Q2 Q3 Q4 P1
P2 SEV1 SEV2
"""
_COMMON = frozenset(_COMMON_WORDS.split())
_TERMS = compile_phrases(
    "p\\d\\d|idempoten(?:t|cy)|mutex|deadlock|race condition|garbage collection|heap|kubelet|"
    "ingress|sidecar|sharding|shards?|replica sets?|read replicas?|throughput|backpressure|"
    "circuit breakers?|blue-green|canary|feature flags?|cron jobs?|daemon ?sets?|namespaces?|"
    "webhooks?|endpoints?|payloads?|stack traces?|regex|schema migrations?|foreign keys?|"
    "index rebuild|failover|quorum|load balancers?|cache (?:invalidation|stampede)|terraform|"
    "helm charts?|kubernetes|k8s|pods?|containers?|microservices?|refactor(?:ed|ing)?|"
    "hot ?fix(?:es)?|backfill|dead letter queue|eventual consistency|rate limiting|middleware"
)


def detect_too_long(reading: Reading) -> Iterator[Finding]:
    """More than twice the useful length; the quote is where the useful length was passed."""
    longest = reading.question.target_words[1]
    words = reading.heard.words
    if longest > 0 and len(words) > 2 * longest:
        clause = reading.heard.clause_at(words[longest].start) or words[longest]
        yield quote(
            reading,
            FindingKind.TOO_LONG,
            shorten(reading.heard.text, clause, words[longest]),
            f"{len(words)} words, and {longest} are enough; the point should come first.",
        )


def detect_too_short(reading: Reading) -> Iterator[Finding]:
    """Less than a third of the shortest useful length, while something asked for is missing."""
    shortest = reading.question.target_words[0]
    words = reading.heard.words
    complete = not reading.asks or reading.complete
    if not words or complete or is_take_away(reading) or _SHORT_SHARE * len(words) >= shortest:
        return
    text = reading.heard.text
    yield quote(
        reading,
        FindingKind.TOO_SHORT,
        shorten(text, Span(words[0].start, words[-1].end)),
        f"{len(words)} words leave out what was asked for; about {shortest} hold it.",
    )


def detect_long_sentence(reading: Reading) -> Iterator[Finding]:
    """The longest sentence, when nobody could keep it in mind."""
    longest, most = None, LONGEST_SENTENCE
    for sentence in reading.heard.sentences:
        for part in _parts(reading.heard.text, sentence):
            count = _count_words(reading.heard.words, part)
            if count > most:
                longest, most = part, count
    if longest is not None:
        yield quote(
            reading,
            FindingKind.LONG_SENTENCE,
            shorten(reading.heard.text, longest),
            f"This sentence has {most} words; cut it in two.",
        )


def detect_jargon(reading: Reading) -> Iterator[Finding]:
    """Acronyms and technical terms for an audience that does not use them, two at most.

    What the question itself says, and what is spelled out in brackets, is no jargon.
    """
    if reading.question.audience_level > PLAIN_AUDIENCE:
        return
    asked = fold(reading.question.text)
    found = [
        *(each for each in _ACRONYM.finditer(reading.heard.text) if each.group() not in _COMMON),
        *_TERMS.finditer(reading.heard.folded),
    ]
    seen: set[str] = set()
    for match in sorted(found, key=re.Match.start):
        term = fold(match.group())
        if term not in seen and term not in asked and len(seen) < _MOST_TERMS:
            seen.add(term)
            yield quote(
                reading,
                FindingKind.JARGON,
                Span(*match.span()),
                "Not everybody at this table says it so; use a plain word.",
                match.group(),
            )


def detect_late_answer(reading: Reading) -> Iterator[Finding]:
    """A yes-or-no question whose answer does not come in the first words."""
    words = reading.heard.words
    polar = _first_question(fold(reading.question.text))
    if len(words) <= FIRST_WORDS or not polar or is_take_away(reading):
        return
    head = reading.heard.folded[: words[FIRST_WORDS - 1].end]
    if says_yes_or_no(reading.heard.folded, len(head)) or _delivers_within(reading, len(head)):
        return
    # "Do we roll back?" - "We roll back as soon as" answers without a yes.
    asked = meanings_of(polar)
    if len(asked & meanings_of(head)) >= max(1, min(2, len(asked))):
        return
    yield quote(
        reading,
        FindingKind.LATE_ANSWER,
        shorten(reading.heard.text, Span(words[0].start, words[FIRST_WORDS - 1].end)),
        "Yes, no or what it depends on belongs in the first sentence.",
    )


def _parts(text: str, sentence: Span) -> Iterator[Span]:
    """The sentence cut where a speaker could stop: at semicolons and colons."""
    start = sentence.start
    for match in _SEMICOLON.finditer(text, sentence.start, sentence.end):
        yield Span(start, match.end())
        start = match.end()
    yield Span(start, sentence.end)


def _count_words(words: Sequence[Span], part: Span) -> int:
    """How many of the words, which are in order, begin in that part."""
    begins = bisect_left(words, part.start, key=lambda word: word.start)
    return bisect_left(words, part.end, key=lambda word: word.start) - begins


def _first_question(folded: str) -> str:
    """The question's first asking sentence when a yes or a no answers it; else empty."""
    for span in split_sentences(folded):
        sentence = span.of(folded)
        if sentence.endswith("?"):
            return sentence if is_polar(sentence) else ""
    return ""


def _delivers_within(reading: Reading, end: int) -> bool:
    """Whether a needed slot or a must point stands before that code point."""
    needs = (slot for slot in reading.question.needs if slot is not Slot.ANSWER)
    slots = (reading.slots[slot] for slot in needs)
    if any(slot.filled and slot.start < end for slot in slots):
        return True
    return any(
        span is not None and span.end > span.start and span.start < end
        for point, span in reading.points
        if point.must
    )
