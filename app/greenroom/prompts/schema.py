"""From checked YAML entries to prompts, personas and panels."""

from greenroom.model.board import Vote, VoteRule
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
    "incident",
    "came_up",
)
"""Every field a prompt may have; any other name is refused."""
KEY_POINT_FIELDS = ("id", "label", "must", "weight", "any", "slot", "facts")
"""Every field a key point may have."""

PERSONA_FIELDS = (
    "id",
    "name",
    "seat",
    "cares_about",
    "worries",
    "style",
    "votes_no_go_if",
    "vote_rules",
)
PANEL_FIELDS = ("id", "name", "personas")

MOST_OFTEN = 9999
"""The highest version of a prompt, and the most boards that can have asked it."""

VOTE_BELOW = 50
"""The score under which a vote rule holds when it names none."""
_VOTE_RULE_FIELDS = ("text", "vote", "turned_by", "themes", "below", "facts")
# The model's own default.
_USUAL_TARGET = (30, 110)
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
    return entry.entries("key_points", KEY_POINT_FIELDS)


def read_prompt(entry: Entry) -> Prompt:
    """One prompt. Its parts are well formed; `checks` judges how they fit together.

    Fields without which a prompt can still be asked have the model's defaults.
    """
    # Probe names are finding kinds, with blanks in them, so they are no fixed fields.
    probes = entry.lists("probes")
    return Prompt(
        id=entry.text("id"),
        version=entry.whole("version", 1, MOST_OFTEN, default=1),
        status=entry.choice("status", PromptStatus, default=PromptStatus.ACTIVE),
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
        probes={name: texts for name in probes.nodes if (texts := probes.texts(name))},
        ideal_cues=entry.texts("ideal_cues"),
        sample_answer=entry.text("sample_answer", ""),
        time_limit=entry.whole("time_limit", 15, 600, default=90),
        target_words=_read_target(entry),
        audience_level=entry.whole("audience_level", 1, 5, default=3),
        board_section=entry.text("board_section", ""),
        sources=entry.texts("sources"),
        incident=entry.text("incident", ""),
        came_up=entry.whole("came_up", 0, MOST_OFTEN, default=0),
    )


def read_persona(entry: Entry) -> Persona:
    """One persona with its seven dials and the rules it votes by."""
    dials = entry.entry("style", _DIALS)
    return Persona(
        id=entry.text("id"),
        name=entry.text("name"),
        seat=entry.text("seat"),
        cares_about=entry.texts("cares_about"),
        worries=entry.texts("worries"),
        style=PersonaStyle(**{name: dials.whole(name, 1, 5) for name in _DIALS}),
        votes_no_go_if=entry.texts("votes_no_go_if"),
        vote_rules=tuple(
            _read_vote_rule(each) for each in entry.entries("vote_rules", _VOTE_RULE_FIELDS)
        ),
    )


def read_panel(entry: Entry) -> Panel:
    """One named set of personas."""
    return Panel(id=entry.text("id"), name=entry.text("name"), personas=entry.texts("personas"))


def _read_vote_rule(entry: Entry) -> VoteRule:
    vote = entry.choice("vote", Vote)
    # A rule says what is wrong; go is the vote that is left when none holds.
    if vote is Vote.GO:
        entry.at("vote").tell(
            "no rule is needed for a go.", f"Write “{Vote.NO_GO}” or “{Vote.CONDITIONS}”."
        )
    rule = VoteRule(
        text=entry.text("text"),
        vote=vote,
        turned_by=entry.text("turned_by"),
        themes=entry.texts("themes"),
        below=entry.whole("below", 1, 100, default=VOTE_BELOW),
        facts=entry.texts("facts"),
    )
    if not (rule.themes or rule.facts):
        entry.place.tell(
            "this rule can never hold.", "Name themes, facts or both for it to look at."
        )
    return rule


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
    if "target_words" not in entry.nodes:
        return _USUAL_TARGET
    words = entry.wholes("target_words", 1, 1000)
    if len(words) != 2 or words[0] >= words[1]:
        entry.at("target_words").tell(
            "this should be the shortest and the longest useful length.",
            "Write two rising numbers of words, such as [30, 110].",
        )
        return _USUAL_TARGET
    return words[0], words[1]
