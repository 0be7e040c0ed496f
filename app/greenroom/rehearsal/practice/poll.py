"""The closing poll: every persona votes by its written rules and says what would turn it.

A vote is worked out from what was heard: the newest answer to each question, the fact sheet and
the take-aways. All sit at one table, so an answer counts whoever asked for it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from greenroom.model.board import Ballot, Vote, VoteRule
from greenroom.model.card import StaleFact
from greenroom.model.prompt import Persona
from greenroom.model.rehearsal import TakeAway
from greenroom.model.release import Fact, FactKind
from greenroom.model.score import Scored
from greenroom.model.theme import Enforcement, Theme
from greenroom.rehearsal.practice.met import (
    by_prompt,
    changed_facts,
    in_sentence,
    questions_met,
    say_change,
)

MOST_NAMED = 3
"""The most weak answers one reason names; the others are counted."""

_LONGEST_QUOTE = 120
_SEVERITY = (Vote.GO, Vote.CONDITIONS, Vote.NO_GO)
_NO = ("no", "false")


@dataclass(frozen=True, slots=True)
class _Heard:
    """Everything the panel goes by, sorted once for all personas.

    All but `open`, the open take-aways, goes by theme id: `scores` are those of the newest answer
    to each question, `passed` the themes with a question nobody answered, `stale` the change
    that put an answer out of date, `settled` the themes of closed take-aways.
    """

    themes: Mapping[str, Theme]
    sheet: Mapping[str, Fact]
    scores: Mapping[str, tuple[int, ...]]
    passed: frozenset[str]
    stale: Mapping[str, StaleFact]
    open: tuple[TakeAway, ...]
    settled: frozenset[str]

    @property
    def answered(self) -> frozenset[str]:
        """The themes with an answer that counts, or with one that was promised."""
        promised = {take_away.theme_id for take_away in self.open}
        return frozenset({*self.scores, *self.settled, *promised})

    def name(self, theme_id: str) -> str:
        """A theme's name as it stands inside a sentence."""
        theme = self.themes.get(theme_id)
        return in_sentence(theme.name) if theme else theme_id.replace("_", " ")

    def is_blocking(self, theme_id: str) -> bool:
        """Whether a release stops without an answer on that theme."""
        theme = self.themes.get(theme_id)
        return theme is not None and theme.enforcement is Enforcement.BLOCKING


def poll(
    personas: Sequence[Persona],
    themes: Sequence[Theme],
    scored: Sequence[Scored],
    facts: Sequence[Fact],
    take_aways: Sequence[TakeAway],
) -> tuple[Ballot, ...]:
    """One ballot for each persona, in the order given.

    A rule holds as `VoteRule` says; a pass counts as an answer that failed, and an answer whose
    facts have changed since as none. The worst rule that holds makes the vote. An open take-away
    on a theme of its rules is a condition instead of a weak answer, and a closed one settles its
    question. Who heard nothing on any theme of its rules votes go with conditions at best.
    """
    heard = _hear(themes, scored, facts, take_aways)
    return tuple(_ballot(persona, heard) for persona in personas)


def _hear(
    themes: Sequence[Theme],
    scored: Sequence[Scored],
    facts: Sequence[Fact],
    take_aways: Sequence[TakeAway],
) -> _Heard:
    sheet = {fact.key: fact for fact in facts}
    closed = {each.id for each in take_aways if each.closed_at is not None}
    still_open = tuple(each for each in take_aways if each.closed_at is None)
    promised = {each.id for each in still_open}
    scores: dict[str, tuple[int, ...]] = {}
    passed: set[str] = set()
    settled: set[str] = set()
    stale: dict[str, StaleFact] = {}
    for met in (each[-1] for each in by_prompt(questions_met(scored)).values()):
        theme_id = met.turn.question.theme_id
        changes = changed_facts(met.turn, sheet)
        if met.take_away_id in closed:
            settled.add(theme_id)
        elif met.take_away_id in promised:
            # The open take-away itself speaks for this answer.
            continue
        elif met.bill is None:
            passed.add(theme_id)
        elif changes:
            stale[theme_id] = changes[0]
        else:
            scores[theme_id] = (*scores.get(theme_id, ()), met.bill.score)
    return _Heard(
        themes={theme.id: theme for theme in themes},
        sheet=sheet,
        scores=scores,
        passed=frozenset(passed),
        stale=stale,
        open=still_open,
        settled=frozenset(settled),
    )


def _ballot(persona: Persona, heard: _Heard) -> Ballot:
    votes = [Vote.GO]
    reasons: list[str] = []
    turned_by: list[str] = []
    # What weighs most is said first; rules of one weight keep their written order.
    for rule in sorted(persona.vote_rules, key=lambda rule: -_SEVERITY.index(rule.vote)):
        evidence = tuple(_evidence(rule, heard))
        if evidence:
            votes.append(rule.vote)
            reasons.append(f"“{rule.text.rstrip('.')}”: {'; '.join(evidence)}.")
            turned_by.append(rule.turned_by)
    for reason, turn in _conditions(persona, heard, is_held=bool(reasons)):
        votes.append(Vote.CONDITIONS)
        reasons.append(reason)
        turned_by.append(turn)
    return Ballot(
        persona_id=persona.id,
        persona_name=persona.name,
        persona_seat=persona.seat,
        vote=max(votes, key=_SEVERITY.index),
        reasons=tuple(reasons) or (_approval(persona, heard),),
        turned_by=tuple(dict.fromkeys(turned_by)),
    )


def _evidence(rule: VoteRule, heard: _Heard) -> Iterator[str]:
    """What makes the rule hold, in pieces of a sentence; nothing when it does not."""
    weak = sorted(
        (min(heard.scores[theme_id]), theme_id)
        for theme_id in rule.themes
        if theme_id in heard.scores and min(heard.scores[theme_id]) < rule.below
    )
    for score, theme_id in weak[:MOST_NAMED]:
        yield f"asked about {heard.name(theme_id)}, {score} of 100"
    if len(weak) > MOST_NAMED:
        yield f"{len(weak) - MOST_NAMED} more of its themes scored under {rule.below}"
    for theme_id in rule.themes:
        if theme_id in heard.passed:
            yield f"asked about {heard.name(theme_id)}, no answer"
    yield from _unanswered(rule, heard)
    for key in rule.facts:
        fact = heard.sheet.get(key)
        if fact is None:
            yield f"the fact sheet has no “{key.replace('_', ' ')}”"
        elif not fact.known:
            yield f"the {in_sentence(fact.label)} is not known"
        elif fact.kind is FactKind.BOOLEAN and fact.value.strip().casefold() in _NO:
            yield f"the {in_sentence(fact.label)} is “{fact.value.strip()}”"


def _unanswered(rule: VoteRule, heard: _Heard) -> Iterator[str]:
    """The blocking themes of the rule that no answer covers now."""
    missing = [
        theme_id
        for theme_id in rule.themes
        if heard.is_blocking(theme_id) and theme_id not in {*heard.answered, *heard.passed}
    ]
    for theme_id in missing:
        change = heard.stale.get(theme_id)
        if change:
            yield f"the answer on {heard.name(theme_id)} is out of date: {say_change(change)}"
    unasked = [heard.name(theme_id) for theme_id in missing if theme_id not in heard.stale]
    if unasked:
        yield f"nobody has asked yet about {_listed(unasked)}"


def _conditions(persona: Persona, heard: _Heard, *, is_held: bool) -> Iterator[tuple[str, str]]:
    """What the persona wants settled beside its rules: (reason, what would turn it) pairs."""
    themes = _themes_of(persona)
    for take_away in heard.open:
        if take_away.theme_id in themes:
            named = heard.name(take_away.theme_id)
            promise = _shortened(take_away.text.rstrip("."))
            yield (
                f"A take-away on {named} is still open: “{promise}”.",
                f"Close the take-away: {take_away.question}",
            )
    if not persona.vote_rules:
        yield "There are no written rules for this persona.", "Write down what it votes on."
    elif themes and not is_held and not heard.answered.intersection(themes):
        names = _listed([heard.name(theme_id) for theme_id in themes])
        yield f"Nobody has asked yet about {names}.", f"Answer a question on {names}."


def _approval(persona: Persona, heard: _Heard) -> str:
    """Why a persona votes go."""
    scores = [
        (min(heard.scores[theme_id]), theme_id)
        for theme_id in _themes_of(persona)
        if theme_id in heard.scores
    ]
    if not scores:
        return "None of its rules holds."
    score, theme_id = min(scores)
    return f"None of its rules holds; lowest was {heard.name(theme_id)}, {score} of 100."


def _themes_of(persona: Persona) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each for rule in persona.vote_rules for each in rule.themes))


def _listed(names: Sequence[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    # Theme names hold commas and “and” themselves, so a row of them needs quotation marks.
    quoted = [f"“{name}”" for name in names]
    return f"{', '.join(quoted[:-1])} and {quoted[-1]}"


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_QUOTE else f"{line[: _LONGEST_QUOTE - 1].rstrip()}…"
