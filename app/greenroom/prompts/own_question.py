"""From one question as somebody asked it to a prompt that can be rehearsed at once."""

import re
from collections.abc import Mapping, Sequence

from greenroom.errors import InputError
from greenroom.model.prompt import KeyPoint, Prompt, PromptKind, PromptStatus, Slot
from greenroom.prompts.checks import LONGEST_QUESTION
from greenroom.prompts.source import UNSHOWN

# A question somebody cared to write down is no opener, and no trap either.
_DIFFICULTY = 3
_LONGEST_SPOKEN, _LONGEST_SHOWN = 400, 2_000
_BRACES = str.maketrans("{}", "()")
_SENTENCE_END = re.compile(r"(?<=[.?!])\s+")
# “Customers who refuse” and “when it fails” ask for nobody and no day: what opens a clause or is
# followed by a verb does.
_OPENS = r"(?:^|[.?!,;:…—–]\s*|\b(?:and|but|so|or|then|exactly|by|until|since|on|to|from|with)\s+)"
_ASKS: Mapping[Slot, re.Pattern[str]] = {
    slot: re.compile(words, re.IGNORECASE)
    for slot, words in {
        Slot.NUMBER: r"\bhow (?:many|much|long|often|large|big|fast|quickly|high|far)\b"
        r"|\bwhat (?:is the |was the |are the )?(?:percentage|percent|share|number|rate|cost|price"
        r"|size|threshold|figure)\b",
        Slot.OWNER: rf"{_OPENS}(?:who|whose|whom)\b|\b(?:which|what) (?:person|team|role)\b"
        r"|\bon whose\b",
        Slot.DATE: rf"{_OPENS}when (?:will|is|are|do|does|did|can|could|would|should|was|were"
        r"|exactly)\b|\b(?:by|until|since) when\b|\bhow soon\b|\b(?:which|what) (?:day|date|week"
        r"|month|quarter)\b|\bdeadline\b",
        Slot.EVIDENCE: r"\bhow (?:do|can|could|would) (?:you|we|i) (?:know|prove|tell|verify)\b"
        r"|\bwhat (?:evidence|proof|test)\b|\b(?:show|prove)\b",
    }.items()
}
_POINTS: Mapping[Slot, str] = {
    Slot.ANSWER: "a direct answer",
    Slot.NUMBER: "the figure",
    Slot.OWNER: "who it is",
    Slot.DATE: "the date",
    Slot.EVIDENCE: "what shows it",
}
# In the order in which they decide: a “what if” that asks for a name is still a “what if”.
_KINDS: Mapping[PromptKind, re.Pattern[str]] = {
    PromptKind.WHAT_IF: re.compile(
        r"\bwhat (?:if|happens (?:if|when))\b|^suppose\b", re.IGNORECASE
    ),
    PromptKind.EVIDENCE: _ASKS[Slot.EVIDENCE],
    PromptKind.OWNER: _ASKS[Slot.OWNER],
    PromptKind.QUANTIFY: _ASKS[Slot.NUMBER],
    PromptKind.COMMITMENT: _ASKS[Slot.DATE],
}


def prompt_from_question(
    prompt_id: str,
    text: str,
    *,
    theme: str,
    personas: Sequence[str],
    needs: Sequence[Slot] = (),
) -> Prompt:
    """A prompt that asks just this; everything else is general and can be edited later.

    `needs` are guessed from the question's words when none are given. A question too long to be
    spoken keeps its last sentences and has the whole of it as clarification; braces become
    brackets, because what stands in them is no fact key. Raises InputError for a blank text.
    """
    whole = " ".join(UNSHOWN.sub(" ", text).translate(_BRACES).split())
    if not whole:
        raise InputError("There is no question.", "Write down what was asked.")
    spoken = _spoken(whole)
    # In the model's order and each once, whatever the order in which they were given.
    wanted = needs or [slot for slot, words in _ASKS.items() if words.search(whole)]
    every = tuple(slot for slot in Slot if slot is Slot.ANSWER or slot in wanted)
    return Prompt(
        id=prompt_id,
        version=1,
        status=PromptStatus.ACTIVE,
        personas=tuple(personas),
        theme=theme,
        kind=_kind(whole),
        difficulty=_DIFFICULTY,
        text=spoken,
        short=spoken,
        why="Somebody on your board is likely to ask this.",
        intent="Is there a direct answer to this question?",
        clarification=_clarification(every) if spoken == whole else _in_full(whole),
        needs=every,
        key_points=points_for(every),
        own=True,
    )


def points_for(needs: Sequence[Slot]) -> tuple[KeyPoint, ...]:
    """A must for each thing needed besides the answer, or for the answer when that is all."""
    besides: list[Slot] = [slot for slot in needs if slot is not Slot.ANSWER]
    asked = besides or [Slot.ANSWER]
    return tuple(KeyPoint(slot.value, _POINTS[slot], must=True, slot=slot) for slot in asked)


def _kind(text: str) -> PromptKind:
    found = (kind for kind, words in _KINDS.items() if words.search(text))
    return next(found, PromptKind.STATUS)


def _clarification(needs: Sequence[Slot]) -> str:
    asked = [_POINTS[slot] for slot in needs if slot is not Slot.ANSWER]
    return f"A direct answer first{''.join(f', then {each}' for each in asked)}."


def _spoken(whole: str) -> str:
    """As many of the last sentences as can be spoken: what is asked stands at the end."""
    kept: list[str] = []
    for sentence in reversed(_SENTENCE_END.split(whole)):
        longer = [*sentence.split(), *kept]
        if len(longer) > LONGEST_QUESTION or len(" ".join(longer)) > _LONGEST_SPOKEN:
            break
        kept = longer
    if kept:
        return " ".join(kept)
    # One endless sentence: its beginning holds the question word.
    begun = " ".join(_SENTENCE_END.split(whole)[-1].split()[:LONGEST_QUESTION])
    return begun[: _LONGEST_SPOKEN - 1].rstrip(" ,;:.") + "…"


def _in_full(whole: str) -> str:
    cut = whole if len(whole) <= _LONGEST_SHOWN else f"{whole[:_LONGEST_SHOWN]}…"
    return f"In full: {cut}"
