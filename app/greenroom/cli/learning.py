"""`greenroom learning`: what the decisions in a workspace taught, and how to undo it."""

import argparse

from greenroom.cli.console import say, say_json, say_table, show_progress
from greenroom.services.learning import (
    Learned,
    LearnedStance,
    LearnedTheme,
    forget_decisions,
    read_learned,
    suggest_again,
    switch_learning,
)
from greenroom.services.workspace import workspace_at


def run(words: argparse.Namespace) -> int:
    """Exit code 0 after the state is shown or changed."""
    with workspace_at(words.workspace) as workspace:
        if words.action in {"on", "off"}:
            switch_learning(workspace, on=words.action == "on")
        elif words.action == "forget":
            say(f"Forgotten: {len(forget_decisions(workspace))} decisions. They stay as they are.")
        elif words.action == "again":
            count = suggest_again(workspace, show_progress)
            say(f"{count} transcript{'' if count == 1 else 's'} read again.")
        learned = read_learned(workspace)
    if words.json:
        say_json(learned)
    else:
        _show(learned)
    return 0


def _show(learned: Learned) -> None:
    state = "" if learned.on else "Learning is off. "
    count = learned.decisions
    say(f"{state}Learned from {count} decision{'' if count == 1 else 's'}.")
    if learned.forgotten:
        say(f"Kept and not learned from: {learned.forgotten}.")
    if learned.outdated:
        say(f"Read before that: {learned.outdated}. Run “greenroom learning again”.")
    rows = [_row(each.name, each, each.missing) for each in learned.themes]
    rows += [_row(f"stance {each.stance.value}", each) for each in learned.stances]
    if rows:
        say()
        say_table(("theme or stance", "yes", "no", "what changed"), rows)


def _row(
    name: str, learned: LearnedTheme | LearnedStance, missing: int = 0
) -> tuple[str, str, str, str]:
    told = []
    if missing:
        told.append(f"suggested after {missing} more examples")
    if learned.more:
        told.append(f"for it: {', '.join(learned.more)}")
    if learned.less:
        told.append(f"against it: {', '.join(learned.less)}")
    return (name, str(learned.accepted), str(learned.rejected), "; ".join(told) or "little")
