"""`greenroom bank`: check files of prompts, and find, add, import, export and retire prompts."""

import argparse
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from greenroom.cli.console import say, say_json, say_table, say_wrapped
from greenroom.errors import InputError
from greenroom.model.prompt import KeyPoint, Prompt, PromptKind, Slot
from greenroom.prompts.lint import Problem
from greenroom.prompts.own import format_of
from greenroom.report.files import save
from greenroom.services.prompts import (
    BankEntry,
    check_loose_file,
    delete_own_prompt,
    draft_prompt,
    export_prompts,
    find_prompt,
    import_prompts,
    list_prompts,
    restore_prompt,
    retire_prompt,
    save_own_prompt,
)
from greenroom.services.workspace import Workspace, workspace_at

Action = Callable[[Workspace, argparse.Namespace], None]


def run(words: argparse.Namespace) -> int:
    """Exit code 0 after the action; `check` gives 1 when something must be mended."""
    # A file can be checked anywhere, also while another Greenroom holds the workspace.
    if words.action == "check":
        return _check(words.file, as_json=words.json)
    with workspace_at(words.workspace) as workspace:
        _ACTIONS[words.action](workspace, words)
    return 0


def _check(path: Path, *, as_json: bool) -> int:
    problems = check_loose_file(path)
    blocking = sum(problem.blocking for problem in problems)
    if as_json:
        say_json(problems)
        return 1 if blocking else 0
    for problem in problems:
        say(_line_of(problem))
        say_wrapped(problem.hint, indent="  ")
    advice = len(problems) - blocking
    said = f", {advice} piece{'' if advice == 1 else 's'} of advice" if advice else ""
    say(f"{path.name}: {blocking or 'no'} problem{'' if blocking == 1 else 's'}{said}.")
    return 1 if blocking else 0


def _line_of(problem: Problem) -> str:
    kind = "" if problem.blocking else "advice: "
    named = f" {problem.field}:" if problem.field else ""
    return f"{problem.file}:{problem.line}:{named} {kind}{problem.message}"


def _list(workspace: Workspace, words: argparse.Namespace) -> None:
    found = list_prompts(workspace, " ".join(words.words), theme=words.theme, persona=words.persona)
    kept = [
        entry
        for entry in found
        if (entry.prompt.own or not words.own) and (entry.retired or not words.retired)
    ]
    if words.json:
        say_json(kept)
    elif not kept:
        say("No prompt is like that.")
    else:
        rows = [
            (each.prompt.id, each.prompt.theme, _state(each), each.prompt.text) for each in kept
        ]
        say_table(("id", "theme", "state", "question"), rows)


def _show(workspace: Workspace, words: argparse.Namespace) -> None:
    entry = find_prompt(workspace, words.id)
    if words.json:
        say_json(entry)
        return
    prompt = entry.prompt
    say(f"{prompt.id} — {prompt.theme}, {prompt.kind.value}, {_state(entry)}")
    say_wrapped(prompt.text)
    say()
    say_wrapped(f"Asked by: {', '.join(prompt.personas)}; difficulty {prompt.difficulty} of 5")
    say_wrapped(f"Why: {prompt.why}")
    say_wrapped(f"Needed: {', '.join(prompt.needs)}")
    _say_listed("Other wordings", prompt.variants)
    _say_listed("A good answer says", [_point_line(point) for point in prompt.key_points])
    probes = [f"{kind}: {text}" for kind, texts in prompt.probes.items() for text in texts]
    _say_listed("Asked back", probes)
    if prompt.sample_answer:
        _say_listed("A sample answer", (prompt.sample_answer,))


def _say_listed(heading: str, lines: Sequence[str]) -> None:
    if lines:
        say()
        say(f"{heading}:")
    for line in lines:
        say_wrapped(line, indent="  ")


def _point_line(point: KeyPoint) -> str:
    ways = (*point.any, *((point.slot.value,) if point.slot else ()), *point.facts)
    must = " (must)" if point.must else ""
    return f"{point.label}{must}: {'; '.join(ways)}"


def _state(entry: BankEntry) -> str:
    if entry.retired:
        return "retired"
    return "own" if entry.prompt.own else "shipped"


def _add(workspace: Workspace, words: argparse.Namespace) -> None:
    points = [_point(number, text) for number, text in enumerate(words.point, start=1)]
    # Points of the writer's own say what is needed better than the words of the question.
    needs = [Slot(each) for each in words.need] or ([Slot.ANSWER] if points else [])
    draft = draft_prompt(
        workspace, words.text, theme=words.theme, personas=words.persona, needs=needs
    )
    added = save_own_prompt(workspace, _with_words(draft, points, words))
    say(f"Added {added.id}: {added.text}")


def _with_words(draft: Prompt, points: Sequence[KeyPoint], words: argparse.Namespace) -> Prompt:
    """The draft with what was said on the command line in the place of what was guessed."""
    asked = [point for point in draft.key_points if point.slot is not Slot.ANSWER or not points]
    return replace(
        draft,
        id=words.id.upper() if words.id else draft.id,
        kind=PromptKind(words.kind) if words.kind else draft.kind,
        difficulty=words.difficulty or draft.difficulty,
        key_points=(*points, *asked),
    )


def _point(number: int, written: str) -> KeyPoint:
    label, _, ways = written.partition("=")
    said = tuple(way.strip() for way in ways.split(";") if way.strip())
    if not label.strip() or not said:
        raise InputError(
            f"“{written}” is no key point.",
            "Write what a good answer says and how, as 'the way back=roll back;switch it off'.",
        )
    return KeyPoint(f"point_{number}", label.strip(), must=True, any=said)


def _import(workspace: Workspace, words: argparse.Namespace) -> None:
    imported = import_prompts(workspace, words.file)
    say(f"Imported {_counted(len(imported))} from {words.file.name}.")


def _export(workspace: Workspace, words: argparse.Namespace) -> None:
    data = export_prompts(workspace, format_of(words.file), words.ids, shipped=words.shipped)
    say(f"Wrote {save(words.file, data, overwrite=words.overwrite)}.")


def _retire(workspace: Workspace, words: argparse.Namespace) -> None:
    retire_prompt(workspace, words.id)
    say(f"{words.id.upper()} is not asked any more.")


def _restore(workspace: Workspace, words: argparse.Namespace) -> None:
    restore_prompt(workspace, words.id)
    say(f"{words.id.upper()} is asked again.")


def _remove(workspace: Workspace, words: argparse.Namespace) -> None:
    delete_own_prompt(workspace, words.id)
    say(f"Removed {words.id.upper()}. Rehearsals that asked it keep it.")


def _counted(number: int) -> str:
    return "one prompt" if number == 1 else f"{number} prompts"


_ACTIONS: Mapping[str, Action] = {
    "list": _list,
    "show": _show,
    "add": _add,
    "import": _import,
    "export": _export,
    "retire": _retire,
    "restore": _restore,
    "remove": _remove,
}
