"""What a persona asks when the facts a prompt leans on are not in the pack."""

from collections.abc import Sequence
from dataclasses import replace

from greenroom.model.prompt import KeyPoint, Slot
from greenroom.model.rehearsal import FindingKind, Question
from greenroom.model.release import FactKind, Release
from greenroom.prompts.facts import FactKey

# Which of the five slots a value of each kind fills; other kinds are answered in words.
_SLOTS = {
    FactKind.DURATION: Slot.NUMBER,
    FactKind.PERCENT: Slot.NUMBER,
    FactKind.COUNT: Slot.NUMBER,
    FactKind.DATE: Slot.DATE,
    FactKind.PERSON: Slot.OWNER,
}
# The prompt's own probes are about its own wording, which was not asked.
_PROBES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (FindingKind.NO_NUMBER, ("Give me a figure, or a range you would stand behind.",)),
    (FindingKind.NO_OWNER, ("Who can vouch for it, by name?",)),
    (FindingKind.NO_DATE, ("Which day?",)),
    (FindingKind.NO_EVIDENCE, ("Where does that come from?",)),
    (FindingKind.DONT_KNOW, ("Then who knows, and when will it be in the pack?",)),
    (FindingKind.HEDGE, ("“{quote}”. Who can confirm it before we decide?",)),
)
# A value and its source take a sentence or two, whatever the prompt itself would have taken.
_TARGET_WORDS = (8, 60)


def describe(key: str, release: Release, fact_keys: Sequence[FactKey]) -> FactKey:
    """What a fact key means: from the suggested sheet, the release's own sheet, or its name."""
    for fact_key in fact_keys:
        if fact_key.key == key:
            return fact_key
    fact = release.fact(key)
    if fact and fact.label.strip():
        return FactKey(key, " ".join(fact.label.split()), fact.kind, fact.unit, "")
    return FactKey(key, key.replace("_", " "), FactKind.TEXT, "", "")


def inside_sentence(words: str) -> str:
    """The words without their capital; abbreviations such as “QA” keep theirs."""
    return words[:1].lower() + words[1:] if words[1:2].islower() else words


def ask_for(question: Question, missing: Sequence[FactKey]) -> Question:
    """The same question turned into one for the missing facts, with fitting needs and points."""
    labels = [f"the {inside_sentence(each.label)}" for each in missing]
    named = " and ".join(labels)
    # Besides the value a board wants its source; for several values one person is the source.
    extra = Slot.OWNER if len(missing) > 1 else Slot.EVIDENCE
    slots = [_SLOTS.get(each.kind, Slot.ANSWER) for each in missing]
    if missing[0].kind is FactKind.PERSON and len(missing) == 1:
        extra = Slot.OWNER
    source = _source(extra)
    return replace(
        question,
        text=f"I could not find {' or '.join(labels)} in the pack. {_what(missing)}",
        short=f"What {'are' if len(labels) > 1 else 'is'} {named}?",
        clarification=f"I mean {named}, and {source.label}. If nobody here knows, who brings it?",
        needs=tuple(dict.fromkeys((Slot.ANSWER, *slots, extra))),
        key_points=(*map(_point, missing), source),
        probes=_PROBES,
        hint=f"Say {named}, or who will bring it and by when.",
        cues=(f"Say {named}", f"Say {source.label}", "Or say who brings it, and by when"),
        sample_answer=_sample(missing, source),
        fact_keys=tuple(each.key for each in missing),
        target_words=_TARGET_WORDS,
    )


def _sample(missing: Sequence[FactKey], source: KeyPoint) -> str:
    # Nobody knows the values, so the gaps stay for the presenter to fill.
    values = " ".join(f"The {inside_sentence(each.label)} is [{each.label}]." for each in missing)
    vouched = "[name] vouches for it" if source.slot is Slot.OWNER else "It comes from [source]"
    return f"{values} {vouched}. What I do not have today, [name] brings by [day and hour]."


def _what(missing: Sequence[FactKey]) -> str:
    if len(missing) > 1:
        return "What are they, and who says so?"
    if missing[0].kind is FactKind.PERSON:
        return "Who is it, and do they know?"
    return "What is it, and how do you know?"


def _point(missing: FactKey) -> KeyPoint:
    slot = _SLOTS.get(missing.kind, Slot.ANSWER)
    label = f"the {inside_sentence(missing.label)}"
    return KeyPoint(missing.key, label, must=True, weight=3, slot=slot, facts=(missing.key,))


def _source(slot: Slot) -> KeyPoint:
    label = "who vouches for it" if slot is Slot.OWNER else "where it comes from"
    return KeyPoint("source", label, must=False, weight=2, slot=slot)
