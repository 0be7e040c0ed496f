"""Prompts of the user's own: one with everything in it, and any that the rules accept."""

from dataclasses import replace
from pathlib import Path

from hypothesis import strategies as some

from greenroom.model.prompt import KeyPoint, Prompt, PromptKind, PromptStatus, Slot
from greenroom.model.rehearsal import FindingKind
from greenroom.prompts.lint import Problem, lint
from greenroom.prompts.own import prompt_from_question, read_own
from prompts.builders_prompts import KEYS, THEMES, load_small

RUN_BY_SPREADSHEETS = ("=1+1", "+1", "-1", "@x", "'=1", "''-x", "\t=1", "'", "=", "'plain'")
NASTY = (
    *RUN_BY_SPREADSHEETS,
    *("a; b", "a\\; b", "back\\slash", "\\", "\\\\;", " led", "trailed ", ";", "; ;", "a\\ "),
    *("no", "null", "~", "1.10", "2026-05-01", "- item", "key: value", "# not", '"quoted"', "a,b"),
    *(
        "two\nlines",
        "\nled",
        "🚀 Ünïcode 你好",
        "\u2028line",
        "sep=;",
        "%TAG",
        "&a *b",
        "\ufeffmark",
    ),
)


def an_own_prompt(**changes: object) -> Prompt:
    """A prompt with every field filled."""
    prompt = Prompt(
        id="OWN-1",
        version=3,
        status=PromptStatus.DRAFT,
        personas=("qa_lead",),
        theme="rollback",
        kind=PromptKind.OWNER,
        difficulty=4,
        text="Who takes {release} back after {rollback_minutes}?",
        short="Who takes it back?",
        why="Names help: “yes”, or no.",
        intent="Is it owned?",
        clarification="One person.",
        secondary=("testing",),
        variants=("Who undoes it?", "Whose hands; whose word?"),
        requires_facts=("rollback_minutes",),
        ask_if_missing=True,
        needs=(Slot.ANSWER, Slot.OWNER),
        key_points=(
            KeyPoint("who", "the person", must=True, weight=3, any=("i do", "she; he")),
            KeyPoint("p2", "the slot", must=False, slot=Slot.OWNER, facts=("rollback_owner",)),
        ),
        probes={FindingKind.NO_OWNER.value: ("A name?", "Who; exactly?")},
        ideal_cues=("Name first",),
        sample_answer="{rollback_owner} does.",
        time_limit=60,
        target_words=(20, 70),
        audience_level=2,
        board_section="Backout",
        sources=("Board of May",),
        incident="This bit us in 24.3.",
        own=True,
        came_up=2,
    )
    return replace(prompt, **changes)


def a_question(text: str, **changes: object) -> Prompt:
    return replace(
        prompt_from_question("OWN-1", text, theme="rollback", personas=("qa_lead",)), **changes
    )


def check(folder: Path, text: str | bytes, name: str = "own.yaml") -> tuple[Problem, ...]:
    """The problems of a file with that content, where two themes and four keys are known."""
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return lint(path, load_small(folder).personas, THEMES, KEYS)


def blocking(problems: tuple[Problem, ...]) -> list[tuple[int, str, str]]:
    return [(each.line, each.field, each.message) for each in problems if each.blocking]


def read_back(folder: Path, data: bytes, name: str) -> tuple[Prompt, ...]:
    path = folder / name
    path.write_bytes(data)
    return read_own(path)


def texts(braces: bool = True) -> some.SearchStrategy[str]:
    """Texts a prompt may hold: anything that can be shown, and what files stumble over."""
    shown = some.characters(exclude_categories=("Cc", "Cs")) | some.sampled_from("\n\t;\\'=\"")
    anything = some.text(shown, min_size=1, max_size=24).filter(str.strip)
    found = some.sampled_from(NASTY) | anything
    return found if braces else found.map(lambda text: text.replace("{", "(").replace("}", ")"))


def several(most: int = 3) -> some.SearchStrategy[tuple[str, ...]]:
    return some.lists(texts(braces=False), max_size=most).map(tuple)


@some.composite
def key_points(draw: some.DrawFn) -> tuple[KeyPoint, ...]:
    """A must over the answer, and any other points."""
    others = draw(
        some.lists(
            some.builds(
                KeyPoint,
                id=some.just(""),
                label=texts(braces=False),
                must=some.booleans(),
                weight=some.integers(1, 9),
                any=some.lists(texts(braces=False), min_size=1, max_size=4).map(tuple),
                slot=some.none() | some.sampled_from(Slot),
                facts=some.lists(some.sampled_from(KEYS), unique=True).map(tuple),
            ),
            max_size=3,
        )
    )
    size = len(others)
    ids = draw(some.lists(texts(), min_size=size, max_size=size, unique=True))
    named = [replace(point, id=each) for point, each in zip(others, ids, strict=True)]
    return (KeyPoint("a direct answer", "it", must=True, slot=Slot.ANSWER), *named)


def own_prompts() -> some.SearchStrategy[Prompt]:
    """Any prompt that loading accepts."""
    words = texts(braces=False)
    return some.builds(
        Prompt,
        id=some.from_regex(r"\A[A-Z]{2,8}-[A-Z0-9]{1,12}\Z"),
        version=some.integers(1, 9999),
        status=some.sampled_from(PromptStatus),
        personas=some.just(("qa_lead",)),
        theme=some.just("rollback"),
        kind=some.sampled_from(PromptKind),
        difficulty=some.integers(1, 5),
        text=words,
        short=words,
        why=words,
        intent=words,
        clarification=words,
        secondary=some.sampled_from([(), ("testing",)]),
        variants=several(),
        requires_facts=some.lists(some.sampled_from(KEYS), unique=True).map(tuple),
        ask_if_missing=some.booleans(),
        needs=some.just((Slot.ANSWER,)),
        key_points=key_points(),
        probes=some.dictionaries(
            some.sampled_from([each.value for each in FindingKind if each != "take-away"]),
            some.lists(texts(braces=False), min_size=1, max_size=2).map(tuple),
            max_size=3,
        ),
        ideal_cues=several(),
        sample_answer=some.just("") | words,
        time_limit=some.integers(15, 600),
        target_words=some.tuples(some.integers(1, 400), some.integers(401, 1000)),
        audience_level=some.integers(1, 5),
        board_section=some.just("") | words,
        sources=several(),
        incident=some.just("") | texts(),
        own=some.just(True),
        came_up=some.integers(0, 9999),
    )
