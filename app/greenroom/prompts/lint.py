"""Everything that is wrong with prompts at once, by the rules that loading stops at one by one."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from greenroom.errors import InputError
from greenroom.model.prompt import Persona, Prompt
from greenroom.prompts.checks import Known, check_prompt, check_unique, persona_ids
from greenroom.prompts.own import own_entries
from greenroom.prompts.own_fields import fields_of, node_of
from greenroom.prompts.schema import PROMPT_FIELDS, key_point_entries, read_prompt
from greenroom.prompts.source import BankProblem, Entry, Place, Report, is_inside, read_entry

MOST_PROBLEMS = 500
"""How many problems of one file are told; nobody mends more in one go."""

# One wording tests memory, not understanding; more than eight match nearly anything.
_FEWEST_WAYS, _MOST_WAYS = 2, 8
_FEWEST_VARIANTS = 2


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend: the file's name, the line from 1, and the field or column.

    A problem that is not `blocking` is advice: the prompt can be asked as it is.
    """

    file: str
    line: int
    field: str
    message: str
    hint: str
    blocking: bool = True


class _Findings(Report):
    """Gathers problems; what only follows from a field that could not be read is not said."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.broken: set[str] = set()
        self.reading = True

    def tell(self, problem: BankProblem) -> None:
        """Keep the problem, unless a field that could not be read explains it."""
        if any(is_inside(problem.place.field, each) for each in self.broken):
            return
        if self.reading:
            self.broken.add(problem.place.field)
        self._keep(problem, blocking=True)

    def advise(self, place: Place, message: str, hint: str) -> None:
        """Note what would make the prompt better."""
        self._keep(place.problem(message, hint), blocking=False)

    def begin_prompt(self) -> None:
        """Forget which fields of the prompt before could not be read."""
        self.broken, self.reading = set(), True

    def keep_last(self, problem: BankProblem) -> None:
        """Note what ended the reading."""
        self.problems.append(_as_problem(problem, blocking=True))

    def _keep(self, problem: BankProblem, *, blocking: bool) -> None:
        if len(self.problems) >= MOST_PROBLEMS:
            raise problem.place.problem(
                f"there are more than {MOST_PROBLEMS} problems; from here on nothing was checked.",
                "Mend those above and check the file again.",
            )
        self.problems.append(_as_problem(problem, blocking=blocking))


def lint(
    path: Path,
    personas: Sequence[Persona],
    theme_ids: Collection[str],
    fact_keys: Collection[str],
) -> tuple[Problem, ...]:
    """Every problem of a YAML or CSV file of prompts, in the order of its lines.

    A file that cannot be read at all has one problem; this raises nothing.
    """
    known = Known(frozenset(theme_ids), persona_ids(personas), frozenset(fact_keys))
    findings = _Findings()
    try:
        _judge_all(own_entries(path, findings), known, findings, path)
    except BankProblem as problem:
        findings.keep_last(problem)
    except InputError as error:
        return (Problem(path.name, 1, "", error.message, error.hint),)
    # A table may use one cell for two fields, and then says the same of it twice.
    return tuple(sorted(dict.fromkeys(findings.problems), key=lambda each: each.line))


def lint_prompt(
    prompt: Prompt,
    personas: Sequence[Persona],
    theme_ids: Collection[str],
    fact_keys: Collection[str],
) -> tuple[Problem, ...]:
    """Every problem of one prompt, blocking ones first; it has no file and only line 1."""
    known = Known(frozenset(theme_ids), persona_ids(personas), frozenset(fact_keys))
    findings = _Findings()
    try:
        entry = read_entry(node_of(fields_of(prompt), 1), Place("", report=findings), PROMPT_FIELDS)
        _judge(entry, known, findings, {})
    except BankProblem as problem:
        findings.keep_last(problem)
    return tuple(sorted(findings.problems, key=lambda each: not each.blocking))


def _judge_all(entries: Iterator[Entry], known: Known, findings: _Findings, path: Path) -> None:
    seen: dict[str, Place] = {}
    empty = True
    for entry in entries:
        empty = False
        _judge(entry, known, findings, seen)
        findings.begin_prompt()
    if empty and not findings.problems:
        raise Place(path.name).problem("there are no prompts in it.", "Write at least one.")


def _judge(entry: Entry, known: Known, findings: _Findings, seen: dict[str, Place]) -> None:
    prompt = read_prompt(entry)
    findings.reading = False
    check_unique(entry, seen)
    check_prompt(prompt, entry, known)
    _advise(prompt, entry, findings)


def _advise(prompt: Prompt, entry: Entry, findings: _Findings) -> None:
    for name, message, hint in _advice(prompt):
        if entry.is_sound(name):
            findings.advise(entry.at(name), message, hint)
    for point in key_point_entries(entry):
        ways = len(point.texts("any"))
        if ways and point.is_sound("any") and not _FEWEST_WAYS <= ways <= _MOST_WAYS:
            findings.advise(
                point.at("any"),
                f"there {_counted(ways, 'wording')}.",
                "Give two to eight ways to say it.",
            )


def _advice(prompt: Prompt) -> Iterator[tuple[str, str, str]]:
    """Field, message and hint for what a good prompt has and this one lacks."""
    if len(prompt.variants) < _FEWEST_VARIANTS:
        counted = _counted(len(prompt.variants), "variant")
        yield "variants", f"there {counted}.", "Add two, or the answer is learnt by its question."
    if not prompt.probes:
        yield "probes", "there is no probe.", "Write what is asked back when the answer is weak."
    if not prompt.ideal_cues:
        yield "ideal_cues", "there is no cue.", "Write in a few words what a good answer says."
    if not prompt.sample_answer:
        yield "sample_answer", "there is no sample answer.", "Write one that a board would accept."


def _counted(number: int, noun: str) -> str:
    if number == 1:
        return f"is one {noun}"
    return f"are {number} {noun}s" if number else f"is no {noun}"


def _as_problem(problem: BankProblem, *, blocking: bool) -> Problem:
    place = problem.place
    return Problem(place.file, place.line, place.name, problem.said, problem.hint, blocking)
