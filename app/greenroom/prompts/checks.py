"""What a bank must hold together: known names, reachable points, speakable questions."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from greenroom.model.prompt import Panel, Persona, Prompt, Slot
from greenroom.model.rehearsal import FindingKind
from greenroom.prompts.facts import ALWAYS_KNOWN
from greenroom.prompts.render import PLACEHOLDER, placeholders
from greenroom.prompts.schema import key_point_entries
from greenroom.prompts.source import Entry, Place, nearest

LONGEST_QUESTION = 29
"""The most words a question may have; longer ones cannot be held in mind when spoken."""

QUOTE = "quote"
"""The placeholder a probe may hold: the presenter's own words."""

# These say that something is absent, so there are no words of the presenter to quote.
_NOTHING_TO_QUOTE = (
    FindingKind.NO_NUMBER,
    FindingKind.NO_OWNER,
    FindingKind.NO_DATE,
    FindingKind.NO_EVIDENCE,
    FindingKind.KEY_POINT_MISSING,
    FindingKind.TOO_LONG,
)
# Theme, kind and number, or a prefix of one's own; reports print it, so it stays short.
_ID = re.compile(r"[A-Z]{2,8}(?:-[A-Z0-9]{1,12}){1,3}")
_SPOKEN = ("text", "short", "clarification")
# Shown but never spoken on the way: facts are not filled into these.
_FIXED = ("intent", "why", "board_section")


@dataclass(frozen=True, slots=True)
class Known:
    """The names a prompt may use: theme ids, persona ids and fact keys."""

    themes: Collection[str]
    personas: Collection[str]
    facts: Collection[str]


def check_prompt(prompt: Prompt, entry: Entry, known: Known) -> None:
    """Tell the entry's report of everything that does not hold together; nothing when all does."""
    if not _ID.fullmatch(prompt.id):
        entry.at("id").tell(
            f"“{prompt.id}” is not a prompt id.", "Write it like RB-EVIDENCE-001 or OWN-1."
        )
    _check_names(prompt, entry, known)
    _check_length(entry)
    _check_placeholders(prompt, entry, known)
    # The check of needs and musts would blame a key point that could not be read.
    if entry.is_sound("needs", "key_points"):
        _check_needs(prompt, entry)
    if entry.is_sound("key_points"):
        _check_musts(prompt, entry)
    _check_key_points(entry, known)
    _check_probes(entry)


def check_panel(panel: Panel, entry: Entry, personas: Collection[str]) -> None:
    """Tell of members that do not exist, and of a panel without any."""
    _check_each_known(entry, "personas", personas, "a persona")
    if not panel.personas:
        entry.at("personas").tell("nobody sits on this panel.", "Name its personas.")


def check_unique(entry: Entry, seen: dict[str, Place]) -> None:
    """Remember the entry's id; tell when another entry has it already."""
    written = entry.text("id")
    first = seen.setdefault(written, entry.at("id"))
    if first != entry.at("id"):
        entry.at("id").tell(
            f"“{written}” is already used in {first.file}, line {first.line}.",
            "Give one of the two another id; ids are never reused.",
        )


def persona_ids(personas: Collection[Persona]) -> frozenset[str]:
    """The ids of those personas."""
    return frozenset(persona.id for persona in personas)


def _check_names(prompt: Prompt, entry: Entry, known: Known) -> None:
    if not prompt.personas:
        entry.at("personas").tell("nobody asks this.", "Name at least one persona.")
    _check_each_known(entry, "personas", known.personas, "a persona")
    if prompt.theme not in known.themes:
        entry.at("theme").tell(
            f"“{prompt.theme}” is not a theme.", nearest(prompt.theme, known.themes)
        )
    _check_each_known(entry, "secondary", known.themes, "a theme")
    # Counted twice, the theme would look better covered than it is.
    if entry.is_sound("theme", "secondary") and prompt.theme in prompt.secondary:
        entry.at("secondary").tell(
            f"“{prompt.theme}” is the theme already.", "Remove it from the secondary themes."
        )
    _check_each_known(entry, "requires_facts", known.facts, "a fact key")


def _check_each_known(entry: Entry, field: str, known: Collection[str], kind: str) -> None:
    for written, place in entry.placed_texts(field):
        if written not in known:
            place.tell(f"“{written}” is not {kind}.", nearest(written, known))


def _check_length(entry: Entry) -> None:
    # Placeholders count as one word each; values are mostly that short.
    for text, place in _questions(entry):
        words = len(text.split())
        if words > LONGEST_QUESTION:
            place.tell(f"the question has {words} words.", f"Use {LONGEST_QUESTION} words at most.")


def _questions(entry: Entry) -> tuple[tuple[str, Place], ...]:
    return ((entry.text("text"), entry.at("text")), *entry.placed_texts("variants"))


def _check_placeholders(prompt: Prompt, entry: Entry, known: Known) -> None:
    # What is spoken must never name a fact the hard filter did not ask for.
    asked = [(entry.text(field), entry.at(field)) for field in _SPOKEN]
    for text, place in (*asked, *entry.placed_texts("variants")):
        _check_known_placeholders(text, place, known.facts)
        for key in placeholders(text):
            allowed = key in ALWAYS_KNOWN or key in prompt.requires_facts
            if key in known.facts and not allowed:
                place.tell(
                    f"{{{key}}} is not among requires_facts.", f"Add “{key}” to requires_facts."
                )
    # A sample answer is shown with gaps where facts are missing, so it requires none.
    _check_known_placeholders(prompt.sample_answer, entry.at("sample_answer"), known.facts)
    fixed = [(entry.text(field, ""), entry.at(field)) for field in _FIXED]
    for text, place in (*fixed, *entry.placed_texts("ideal_cues")):
        if "{" in text or "}" in text:
            place.tell("facts are not filled in here.", "Write it without braces.")


def _check_known_placeholders(text: str, place: Place, known: Collection[str]) -> None:
    for key in placeholders(text):
        if key == QUOTE:
            place.tell("{quote} belongs in probes only.", "Remove it here.")
        elif key not in known:
            place.tell(f"{{{key}}} is not a fact key.", nearest(key, known))
    _check_braces(text, place)


def _check_braces(text: str, place: Place) -> None:
    # A stray brace is nearly always a misspelled placeholder, and would be read out loud.
    rest = PLACEHOLDER.sub("", text)
    if "{" in rest or "}" in rest:
        place.tell(
            "there is a brace that is no placeholder.",
            "Write a fact key in braces, such as {rollback_minutes}, or remove the brace.",
        )


def _check_needs(prompt: Prompt, entry: Entry) -> None:
    # A need nothing can fill would be probed for ever, whatever the presenter says.
    reachable = {Slot.ANSWER, *(point.slot for point in prompt.key_points)}
    for need, (_, place) in zip(prompt.needs, entry.placed_texts("needs"), strict=True):
        if need not in reachable:
            place.tell(f"no key point asks for “{need}”.", f"Add a key point with slot: {need}.")
    if not prompt.needs:
        entry.at("needs").tell("nothing is needed.", "Write at least [answer].")


def _check_musts(prompt: Prompt, entry: Entry) -> None:
    # Without a must every answer would count as complete.
    if not any(point.must for point in prompt.key_points):
        entry.at("key_points").tell("no key point is a must.", "Mark at least one with must: true.")


def _check_key_points(entry: Entry, known: Known) -> None:
    seen: dict[str, Place] = {}
    for each in key_point_entries(entry):
        check_unique(each, seen)
        _check_each_known(each, "facts", known.facts, "a fact key")
        _check_reachable(each)


def _check_reachable(entry: Entry) -> None:
    for text, place in ((entry.text("label"), entry.at("label")), *entry.placed_texts("any")):
        if "{" in text or "}" in text:
            place.tell("facts are not filled in here.", "Name them in facts instead.")
    ways = ("any", "slot", "facts")
    if entry.is_sound(*ways) and not any(
        entry.texts(way) if way != "slot" else way in entry.nodes for way in ways
    ):
        entry.place.tell("no answer can reach this key point.", "Give it any, slot or facts.")


def _check_probes(entry: Entry) -> None:
    probes = entry.lists("probes")
    kinds = [kind.value for kind in FindingKind]
    for name in probes.nodes:
        if name not in kinds:
            probes.at(name).tell(
                f"“{name}” is not one of {', '.join(kinds)}.", nearest(name, kinds)
            )
        elif name == FindingKind.TAKE_AWAY:
            probes.at(name).tell(
                "a take-away is a good answer, not a weakness.", "Remove this probe."
            )
        else:
            for text, place in probes.placed_texts(name):
                _check_probe(text, place, FindingKind(name))


def _check_probe(text: str, place: Place, kind: FindingKind) -> None:
    # Facts would need the release, and a probe is worded long after the question was built.
    for key in placeholders(text):
        if key != QUOTE:
            place.tell(f"{{{key}}} cannot stand in a probe.", "Only {quote} can.")
        elif kind in _NOTHING_TO_QUOTE:
            place.tell(f"with “{kind}” there is nothing to quote.", "Write it without {quote}.")
    _check_braces(text, place)
