"""`greenroom practice`: what rehearsing a release showed, and what to practise next."""

import argparse
from collections.abc import Callable, Mapping
from datetime import datetime

from greenroom.cli.bill import show_comparison
from greenroom.cli.console import say, say_json, say_table, say_wrapped
from greenroom.errors import InputError
from greenroom.model.board import HeatCell
from greenroom.model.debrief import AskedForReal, Outcome
from greenroom.model.rehearsal import FindingKind
from greenroom.model.release import Release
from greenroom.model.theme import Stance
from greenroom.services.boards import (
    closing_poll,
    release_claims,
    release_heat_map,
    release_message_readiness,
)
from greenroom.services.cards import compare_card, list_cards
from greenroom.services.debriefs import (
    Rehearsed,
    list_debriefs,
    rehearsed_questions,
    save_debrief,
)
from greenroom.services.releases import find_release
from greenroom.services.rules import list_rules, switch_rule
from greenroom.services.take_aways import close_take_away, list_take_aways, reopen_take_away
from greenroom.services.workspace import Workspace, workspace_at

Action = Callable[[Workspace, Release, argparse.Namespace], object]
"""An action prints, or gives what `--json` prints."""

_SIGNS: Mapping[Stance | None, str] = {
    Stance.MITIGATED: "+",
    Stance.RAISED: "!",
    Stance.UNKNOWN: "?",
    Stance.MIXED: "~",
    None: ".",
}


def run(words: argparse.Namespace) -> int:
    """Exit code 0 after the action."""
    with workspace_at(words.workspace) as workspace:
        if words.action == "rules":
            return _rules(workspace, words)
        release = find_release(workspace, words.release)
        _ACTIONS[words.action](workspace, release, words)
    return 0


def _readiness(workspace: Workspace, release: Release, words: argparse.Namespace) -> None:
    message = release_message_readiness(workspace, release)
    if words.json:
        say_json(message)
        return
    if message.value is None or message.mean is None:
        say("Message readiness: nothing was answered yet.")
        say(f"Rehearse with “greenroom rehearse '{release.title}'”.")
        return
    say(f"Message readiness {message.value:.0f} of 100")
    say_wrapped(
        f"= {message.mean:.0f}, the mean of the best recent answers weighted by severity, "
        f"× {message.coverage:.0%} of the themes answered. Practice never moves launch readiness.",
        indent="  ",
    )
    rows = [
        (
            each.theme_name,
            f"{each.severity} of 5",
            str(each.asked),
            "never answered" if each.score is None else f"{each.score} of 100",
        )
        for each in message.themes
    ]
    say_table(("theme", "severity", "asked", "best recent answer"), rows)


def _cards(workspace: Workspace, release: Release, words: argparse.Namespace) -> None:
    cards = list_cards(workspace, release)
    if words.json:
        say_json(cards)
        return
    if words.compare:
        _compare(workspace, release, words.compare)
        return
    for card in cards:
        due = "no further date" if card.due is None else _moment(card.due)
        say_wrapped(f"{card.prompt_id}  {card.short or card.question}")
        say_wrapped(f"last {card.last.score} of 100; due {due}: {card.why_due}", indent="    ")
        for fact in card.stale:
            say_wrapped(
                f"stale: the {fact.label} was {fact.before} and is {fact.now} now.", indent="    "
            )
    if not cards:
        say("There are no cards yet: every question of a rehearsal becomes one.")


def _compare(workspace: Workspace, release: Release, prompt_id: str) -> None:
    card = next(
        (each for each in list_cards(workspace, release) if each.prompt_id == prompt_id), None
    )
    if card is None:
        raise InputError(
            f"“{prompt_id}” is not a card of {release.title}.",
            "Use an id as “greenroom practice cards” prints it.",
        )
    found = compare_card(workspace, release, card)
    if found is None:
        say("There is one attempt only; rehearse it again to compare.")
        return
    show_comparison(found)


def _heat_map(workspace: Workspace, release: Release, words: argparse.Namespace) -> None:
    heat = release_heat_map(workspace, release)
    if words.json:
        say_json(heat)
        return
    say("+ holds   ! does not hold   ? taken away or passed   . never asked")
    rows = [
        (
            name,
            " ".join(_sign(heat.cell(persona_id, theme_id)) for theme_id, _ in heat.themes),
        )
        for persona_id, name in heat.personas
    ]
    say_table(("persona", " ".join(str(n % 10) for n in range(1, len(heat.themes) + 1))), rows)
    for number, (_, name) in enumerate(heat.themes, start=1):
        say(f"  {number:>2} {name}")


def _sign(cell: HeatCell) -> str:
    return _SIGNS[cell.stance]


def _poll(workspace: Workspace, release: Release, words: argparse.Namespace) -> None:
    ballots = closing_poll(workspace, release)
    if words.json:
        say_json(ballots)
        return
    for ballot in ballots:
        say(f"{ballot.persona_name} ({ballot.persona_seat}): {ballot.vote.value}")
        for reason in ballot.reasons:
            say_wrapped(f"because {reason}", indent="    ")
        for way in ballot.turned_by:
            say_wrapped(f"would turn it: {way}", indent="    ")


def _claims(workspace: Workspace, release: Release, words: argparse.Namespace) -> None:
    claims = release_claims(workspace, release)
    if words.json:
        say_json(claims)
        return
    rows = [
        (
            _moment(claim.said_at),
            claim.label,
            claim.said,
            f"{claim.verdict.value}{', corrected' if claim.corrected else ''}",
            claim.expected,
        )
        for claim in claims
    ]
    say_table(("when", "fact", "said", "verdict", "the sheet"), rows)


def _take_aways(workspace: Workspace, release: Release, words: argparse.Namespace) -> None:
    known = list_take_aways(workspace, release)
    if words.json:
        say_json(known)
        return
    for number, each in enumerate(known, start=1):
        state = "open" if each.closed_at is None else f"closed {_moment(each.closed_at)}"
        say_wrapped(f"{number}. {each.text} ({state})")
        say_wrapped(f"{each.persona_name}: {each.question}", indent="    ")
        if each.closed_with:
            say_wrapped(f"Answer: {each.closed_with}", indent="    ")
    if not known:
        say("Nothing was promised.")


def _close(workspace: Workspace, release: Release, words: argparse.Namespace) -> None:
    known = list_take_aways(workspace, release)
    if not 1 <= words.number <= len(known):
        raise InputError(
            f"There is no take-away number {words.number}.",
            "See their numbers with “greenroom practice take-aways”.",
        )
    chosen = known[words.number - 1]
    if words.action == "reopen":
        reopen_take_away(workspace, chosen.id)
        say("The take-away is open again.")
        return
    close_take_away(workspace, release, chosen.id, words.answer)
    say("The take-away is closed.")


def _debrief(workspace: Workspace, release: Release, words: argparse.Namespace) -> None:
    rehearsed = rehearsed_questions(workspace, release)
    if not words.outcome:
        _show_debriefs(workspace, release, rehearsed, as_json=words.json)
        return
    by_id = {each.prompt_id: each for each in rehearsed}
    unknown = [each for each in words.asked if each not in by_id]
    if unknown:
        raise InputError(
            f"“{unknown[0]}” was not rehearsed.",
            "Use ids as “greenroom practice debrief” prints them, or --new for other questions.",
        )
    asked = [_asked(by_id[each]) for each in words.asked]
    asked += [_new(each) for each in words.new]
    debrief = save_debrief(workspace, release, Outcome(words.outcome), asked, words.note)
    say(f"We foresaw {debrief.foreseen} of {len(debrief.asked)} questions.")
    if words.new:
        say("The others are prompts of your own now; see “greenroom bank list --own”.")


def _show_debriefs(
    workspace: Workspace, release: Release, rehearsed: tuple[Rehearsed, ...], *, as_json: bool
) -> None:
    held = list_debriefs(workspace, release)
    if as_json:
        say_json({"debriefs": held, "rehearsed": rehearsed})
        return
    for debrief in held:
        say(
            f"{_moment(debrief.at)}: {debrief.outcome.value}; "
            f"foreseen {debrief.foreseen} of {len(debrief.asked)}"
        )
    say("Rehearsed questions, to be named with --asked ID:")
    for each in rehearsed:
        say_wrapped(f"{each.prompt_id}  {each.persona_name}: {each.text}", indent="  ")


def _asked(known: Rehearsed) -> AskedForReal:
    return AskedForReal(known.text, known.theme_id, known.persona_id, known.prompt_id)


def _new(written: str) -> AskedForReal:
    theme, _, text = written.partition(":")
    if not text.strip():
        raise InputError(
            f"“{written}” does not say its theme.", "Write “THEME: the question as it was asked”."
        )
    return AskedForReal(text.strip(), theme.strip())


def _rules(workspace: Workspace, words: argparse.Namespace) -> int:
    for value, on in ((words.on, True), (words.off, False)):
        if value:
            switch_rule(workspace, FindingKind(value), on=on)
    switches = list_rules(workspace)
    if words.json:
        say_json(switches)
        return 0
    rows = [
        (each.rule.kind.value, "on" if each.on else "off", each.rule.description)
        for each in switches
    ]
    say_table(("finding", "", "what it looks for"), rows)
    return 0


def _moment(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M}"


_ACTIONS: Mapping[str, Action] = {
    "readiness": _readiness,
    "cards": _cards,
    "heat-map": _heat_map,
    "poll": _poll,
    "claims": _claims,
    "take-aways": _take_aways,
    "close": _close,
    "reopen": _close,
    "debrief": _debrief,
}
