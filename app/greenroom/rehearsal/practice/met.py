"""The questions that were met in a release's rehearsals, and which answers no longer hold."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from greenroom.model.card import StaleFact
from greenroom.model.rehearsal import Turn
from greenroom.model.release import Fact, FactStatus
from greenroom.model.score import Bill, Scored
from greenroom.rehearsal.facts.fact_lock import claims_of


@dataclass(frozen=True, slots=True)
class Met:
    """A question that was answered or passed on.

    `number` is the turn's number in its rehearsal, from 0; `bill` is None for a pass, a bare
    look at the answer included; `at` is when the last reply was given, or the question asked.
    """

    rehearsal_id: str
    number: int
    turn: Turn
    bill: Bill | None
    at: datetime

    @property
    def take_away_id(self) -> str:
        """The id an open action from this turn has."""
        return f"{self.rehearsal_id}/{self.number}"


def questions_met(scored: Sequence[Scored]) -> tuple[Met, ...]:
    """Every question met, oldest first.

    A turn counts once, with its newest attempt: answers set aside by trying again carry no bill.
    A question that is still open, or was when its rehearsal ended, was not met.
    """
    met = [
        Met(each.rehearsal.id, number, turn, bill, _answered_at(turn))
        for each in scored
        for number, (turn, bill) in enumerate(zip(each.rehearsal.turns, each.bills, strict=True))
        if bill is not None or (not turn.exchanges and (turn.skipped or turn.revealed))
    ]
    # Sorting is stable, so turns of one moment keep the order they were asked in.
    return tuple(sorted(met, key=lambda each: each.at))


def by_prompt(met: Sequence[Met]) -> Mapping[str, tuple[Met, ...]]:
    """What was met, by prompt id, in the order given."""
    found: defaultdict[str, list[Met]] = defaultdict(list)
    for each in met:
        found[each.turn.question.prompt_id].append(each)
    return {prompt_id: tuple(each) for prompt_id, each in found.items()}


def changed_facts(turn: Turn, sheet: Mapping[str, Fact]) -> tuple[StaleFact, ...]:
    """The facts the turn leans on that differ, by value, unit or status, from the sheet now.

    A turn leans on what its question is about and on what its answer states. `sheet` is the
    fact sheet now, by key; a fact that is not in it counts as unknown, as in the brief.
    """
    changed = {
        key: _stale(key, turn.brief.fact(key), sheet.get(key))
        for key in dict.fromkeys(
            (*turn.question.fact_keys, *(fact.key for fact in turn.brief.facts))
        )
        if _reading(turn.brief.fact(key)) != _reading(sheet.get(key))
    }
    asked_for = frozenset(turn.question.fact_keys)
    stated = _stated(turn, changed.keys() - asked_for)
    return tuple(stale for key, stale in changed.items() if key in asked_for | stated)


def say_change(stale: StaleFact) -> str:
    """What changed, as the middle of a sentence: `the rollback time was 4 minutes and is now 6`."""
    return f"the {in_sentence(stale.label)} was {stale.before} and is now {stale.now}"


def in_sentence(name: str) -> str:
    """A name as it stands inside a sentence: a capital goes unless it is an abbreviation's."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def _stated(turn: Turn, keys: Collection[str]) -> frozenset[str]:
    """Which of the facts with those keys the answer gives a value for."""
    # Reading claims takes longest. Mostly the answer says nothing that could be about the few
    # facts that changed; only if it does are the others needed to tell whose value it is.
    few = tuple(fact for fact in turn.brief.facts if fact.key in keys)
    if not few or not claims_of(replace(turn, brief=replace(turn.brief, facts=few))):
        return frozenset()
    # A claim without a value may well be about something else.
    return frozenset(claim.fact_key for claim in claims_of(turn) if claim.value)


def _answered_at(turn: Turn) -> datetime:
    return turn.exchanges[-1].answered_at if turn.exchanges else turn.asked_at


def _reading(fact: Fact | None) -> tuple[str, str, FactStatus]:
    """What makes two states of a fact the same; blanks around a value never do."""
    if fact is None or not fact.known:
        return "", "", FactStatus.UNKNOWN
    return " ".join(fact.value.split()), fact.unit.strip(), fact.status


def _stale(key: str, before: Fact | None, now: Fact | None) -> StaleFact:
    named = now or before
    was, has_become = _said(before), _said(now)
    # The same value twice would read like a mistake; then only its status has changed.
    if was == has_become and before and now:
        was, has_become = f"{was} ({before.status})", f"{has_become} ({now.status})"
    return StaleFact(
        key=key,
        label=named.label if named else key.replace("_", " "),
        before=was,
        now=has_become,
    )


def _said(fact: Fact | None) -> str:
    return " ".join(fact.spoken.split()) if fact and fact.known else "not known"
