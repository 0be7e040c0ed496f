"""The words of a follow-up: the prompt's own or general ones, quoting, in the persona's tone."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from greenroom.model.ledger import Claim
from greenroom.model.prompt import PromptKind
from greenroom.model.rehearsal import Finding, FindingKind, Probe, Question, Turn
from greenroom.rehearsal.facts.fact_lock import claims_of
from greenroom.rehearsal.facts.ledger import inconsistencies
from greenroom.rehearsal.findings.turn_findings import TurnFindings
from greenroom.rehearsal.findings.weaknesses import Weakness
from greenroom.rehearsal.hearing.clauses import (
    Span,
    drop_lead,
    shorten,
    split_clauses,
    split_sentences,
    split_words,
)
from greenroom.rehearsal.probing.tone import Tone, acknowledgement, record_request
from greenroom.rehearsal.probing.wordings import BARE, CONTRAST, LEADS, QUOTED, fill

FEWEST_QUOTED = 3
"""From this many words on, a follow-up always quotes the answer."""
_REACH = 400
_LONGEST_EVIDENCE = 60
_SHORT_SENTENCE = 8

# Where something is missing, the words that stand in its place are the ones to quote.
_STANDS_IN: Mapping[FindingKind, tuple[FindingKind, ...]] = {
    FindingKind.NO_OWNER: (FindingKind.AGENTLESS, FindingKind.HEDGE),
    FindingKind.NO_NUMBER: (FindingKind.VAGUE, FindingKind.HEDGE),
    FindingKind.NO_DATE: (FindingKind.VAGUE, FindingKind.AGENTLESS, FindingKind.HEDGE),
    FindingKind.NO_EVIDENCE: (FindingKind.PRAISE, FindingKind.ABSOLUTE, FindingKind.HEDGE),
    FindingKind.KEY_POINT_MISSING: (FindingKind.AGENTLESS, FindingKind.HEDGE),
}
# Questions whose answer can be held against the release before.
_COMPARABLE = frozenset(
    (PromptKind.STATUS, PromptKind.EVIDENCE, PromptKind.QUANTIFY, PromptKind.HISTORY)
)
# Names of months are written out, since the machine's own would follow its language.
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


@dataclass(frozen=True, slots=True)
class Round:
    """Where a follow-up stands: its turn, what was found, the turns before, and the tone.

    `asked` counts the follow-ups before it; `findings` leaves out what is disputed.
    """

    turn: Turn
    found: TurnFindings
    findings: tuple[Finding, ...]
    before: tuple[Turn, ...]
    asked: int
    tone: Tone


def phrase(chosen: Weakness, at: Round) -> Probe:
    """The follow-up to that weakness; its quotation is cut from the turn's answer word for word.

    The prompt's own words come first, and still show that the answer was heard.
    """
    question = at.turn.question
    quote = _quote_of(chosen, at)
    wording = _own_wording(question, chosen, at, quoted=bool(quote))
    extra = ""
    if wording is None:
        wording = _general(chosen, at) if quote else BARE[chosen.kind]
        extra = record_request(question.style, chosen.kind, at.found.reading, at.tone)
    elif quote and "{quote}" not in wording:
        wording = LEADS[at.tone] + wording
    kind, reading = chosen.kind, at.found.reading
    thanks = acknowledgement(question.style, kind, reading, at.asked, at.tone)
    fact_key = chosen.finding.fact_key if chosen.finding is not None else ""
    values = {**_values(wording, chosen, at), "quote": quote}
    return Probe(kind, fill(thanks + wording + extra, values), quote, fact_key)


def _general(chosen: Weakness, at: Round) -> str:
    """The general wording that quotes, in the round's tone."""
    contrast = at.turn.brief.last_release and at.turn.question.kind in _COMPARABLE
    if chosen.kind is FindingKind.STRONG and contrast:
        return CONTRAST[at.tone]
    return QUOTED[chosen.kind][at.tone]


def _own_wording(question: Question, chosen: Weakness, at: Round, *, quoted: bool) -> str | None:
    """What the prompt itself says to that weakness; None without a wording that fits."""
    if chosen.kind is FindingKind.KEY_POINT_MISSING and not _is_meant(question, at):
        return None
    # A wording that quotes is no use where there is nothing to quote.
    wordings = dict(question.probes).get(chosen.kind.value, ())
    usable = [wording for wording in wordings if quoted or "{quote}" not in wording]
    return usable[at.tone % len(usable)] if usable else None


def _is_meant(question: Question, at: Round) -> bool:
    """Whether a prompt's own words about a missing point cannot miss their point.

    They do not say which point they mean, so they wait until none of them was made.
    """
    musts = [point for point in question.key_points if point.must and point.slot is None]
    missing = at.found.reading.missing
    return all(point in missing for point in musts)


def _values(wording: str, chosen: Weakness, at: Round) -> Mapping[str, str]:
    """What the placeholders stand for; only what the wording asks for is worked out."""
    turn, finding = at.turn, chosen.finding
    expected = finding.expected if finding is not None else ""
    values = {
        "label": chosen.label,
        "short": turn.question.short or turn.question.text,
        "release": turn.brief.last_release,
        "wrong": turn.question.trap.wrong if turn.question.trap is not None else "",
        "deadline": _deadline(turn),
        "expected": expected,
    }
    if chosen.kind is FindingKind.CONTRADICTION:
        values["expected"] = expected + _source_of(turn, chosen)
    if "{earlier}" in wording and finding is not None:
        values["earlier"] = _earlier(finding, at)
    return values


def _source_of(turn: Turn, chosen: Weakness) -> str:
    """Where the fact sheet has its value from, in brackets; empty when that is not known."""
    fact = turn.brief.fact(chosen.finding.fact_key) if chosen.finding is not None else None
    # Evidence is free text; a long one would bury the figure.
    evidence = " ".join(fact.evidence.split()) if fact is not None else ""
    return f" ({evidence})" if 0 < len(evidence) <= _LONGEST_EVIDENCE else ""


def _deadline(turn: Turn) -> str:
    """When the board decides, as the fact sheet has it."""
    fact = turn.brief.fact("decision_time")
    return fact.value if fact is not None and fact.known else "we decide"


def _earlier(finding: Finding, at: Round) -> str:
    """What was said about the fact before, when and to whom, as a sentence without its end."""
    # Worked out again only when it is said; the finding itself holds no day and no name.
    here = tuple(claim for turn in at.before for claim in claims_of(turn))
    pairs = inconsistencies(at.turn, at.found.claims, (*at.turn.brief.earlier, *here))
    for then, now in pairs:
        if now.fact_key == finding.fact_key:
            when = "Earlier" if then in here else f"On {_day_of(then)}"
            return f"{when} {_told(then, at.turn.question.persona_name)} {then.said}"
    return f"Before, it was {finding.expected}"


def _day_of(claim: Claim) -> str:
    """The day a claim was made, as a person says it: `12 May`."""
    return f"{claim.said_at.day} {_MONTHS[claim.said_at.month - 1]}"


def _told(claim: Claim, asker: str) -> str:
    """To whom a claim was made, seen from the persona who asks now."""
    name = claim.persona_name
    if not name:
        return "you said"
    if name == asker:
        return "you told me"
    # "Release manager" is a seat and needs its article; "QA lead" keeps its capitals.
    seat = name if name[:2].isupper() else name[:1].lower() + name[1:]
    return f"you told the {seat}"


def _quote_of(chosen: Weakness, at: Round) -> str:
    """The presenter's words that the follow-up repeats; empty when there are too few."""
    text = at.turn.answer
    if chosen.finding is not None and chosen.quote:
        return shorten(text, Span(chosen.finding.start, chosen.finding.end)).of(text)
    return next(_stand_ins(chosen.kind, at), "")


def _stand_ins(kind: FindingKind, at: Round) -> Iterator[str]:
    """Words that stand where something is missing, the most telling first."""
    for wanted in _STANDS_IN.get(kind, ()):
        yield from (each.quote for each in at.findings if each.kind is wanted and each.quote)
    # The latest reply is the one in everybody's ear.
    for text in (at.turn.exchanges[-1].answer, at.turn.answer):
        quote = _first_words(text)
        if quote:
            yield quote


def _first_words(text: str) -> str:
    """The first sentence if it is short, else the first clause that is long enough to quote."""
    if len(split_words(text)) < FEWEST_QUOTED:
        return ""
    sentence = split_sentences(text)[0]
    # "Priya does, by Friday" is one thought; cut at its comma it would be half of one.
    if FEWEST_QUOTED <= len(split_words(sentence.of(text)[:_REACH])) <= _SHORT_SENTENCE:
        return shorten(text, drop_lead(text, sentence)).of(text)
    clauses = split_clauses(text)
    for clause in clauses:
        if len(split_words(clause.of(text)[:_REACH])) >= FEWEST_QUOTED:
            return shorten(text, drop_lead(text, clause)).of(text)
    return shorten(text, clauses[0]).of(text)
