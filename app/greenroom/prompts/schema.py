"""From checked YAML entries to prompts, personas and panels."""

from greenroom.model.prompt import (
    KeyPoint,
    Panel,
    Persona,
    PersonaStyle,
    Prompt,
    PromptKind,
    PromptStatus,
    Slot,
)
from greenroom.prompts.source import Entry

PROMPT_FIELDS = (
    "id",
    "version",
    "status",
    "personas",
    "theme",
    "secondary",
    "kind",
    "difficulty",
    "text",
    "variants",
    "short",
    "clarification",
    "intent",
    "why",
    "requires_facts",
    "ask_if_missing",
    "needs",
    "key_points",
    "probes",
    "ideal_cues",
    "sample_answer",
    "time_limit",
    "target_words",
    "audience_level",
    "board_section",
    "sources",
)
"""Every field a prompt may have; any other name is refused."""

PERSONA_FIELDS = ("id", "name", "seat", "cares_about", "worries", "style", "votes_no_go_if")
PANEL_FIELDS = ("id", "name", "personas")

_KEY_POINT_FIELDS = ("id", "label", "must", "weight", "any", "slot", "facts")
# The same names and order as PersonaStyle, which they fill by keyword.
_DIALS = (
    "patience",
    "directness",
    "technical_depth",
    "evidence_demand",
    "interruptiveness",
    "warmth",
    "risk_appetite",
)


def key_point_entries(entry: Entry) -> tuple[Entry, ...]:
    """The key points of a prompt, as entries that know their lines."""
    return entry.entries("key_points", _KEY_POINT_FIELDS)


def read_prompt(entry: Entry) -> Prompt:
    """One prompt. Its parts are well formed; `checks` judges how they fit together."""
    # Probe names are finding kinds, with blanks in them, so they are no fixed fields.
    probes = entry.lists("probes")
    return Prompt(
        id=entry.text("id"),
        version=entry.whole("version", 1, 9999),
        status=entry.choice("status", PromptStatus),
        personas=entry.texts("personas"),
        theme=entry.text("theme"),
        kind=entry.choice("kind", PromptKind),
        difficulty=entry.whole("difficulty", 1, 5),
        text=entry.text("text"),
        short=entry.text("short"),
        why=entry.text("why"),
        intent=entry.text("intent"),
        clarification=entry.text("clarification"),
        secondary=entry.texts("secondary"),
        variants=entry.texts("variants"),
        requires_facts=entry.texts("requires_facts"),
        ask_if_missing=entry.flag("ask_if_missing"),
        needs=entry.choices("needs", Slot),
        key_points=tuple(_read_key_point(each) for each in key_point_entries(entry)),
        probes={name: probes.texts(name) for name in probes.nodes},
        ideal_cues=entry.texts("ideal_cues"),
        sample_answer=entry.text("sample_answer"),
        time_limit=entry.whole("time_limit", 15, 600),
        target_words=_read_target(entry),
        audience_level=entry.whole("audience_level", 1, 5),
        board_section=entry.text("board_section"),
        sources=entry.texts("sources"),
    )


def read_persona(entry: Entry) -> Persona:
    """One persona with its seven dials."""
    dials = entry.entry("style", _DIALS)
    return Persona(
        id=entry.text("id"),
        name=entry.text("name"),
        seat=entry.text("seat"),
        cares_about=entry.texts("cares_about"),
        worries=entry.texts("worries"),
        style=PersonaStyle(**{name: dials.whole(name, 1, 5) for name in _DIALS}),
        votes_no_go_if=entry.texts("votes_no_go_if"),
    )


def read_panel(entry: Entry) -> Panel:
    """One named set of personas."""
    return Panel(id=entry.text("id"), name=entry.text("name"), personas=entry.texts("personas"))


def _read_key_point(entry: Entry) -> KeyPoint:
    return KeyPoint(
        id=entry.text("id"),
        label=entry.text("label"),
        must=entry.flag("must"),
        weight=entry.whole("weight", 1, 9, default=1),
        any=entry.texts("any"),
        slot=entry.choice("slot", Slot) if "slot" in entry.nodes else None,
        facts=entry.texts("facts"),
    )


def _read_target(entry: Entry) -> tuple[int, int]:
    words = entry.wholes("target_words", 1, 1000)
    if len(words) != 2 or words[0] >= words[1]:
        raise entry.at("target_words").problem(
            "this should be the shortest and the longest useful length.",
            "Write two rising numbers of words, such as [30, 110].",
        )
    return words[0], words[1]
