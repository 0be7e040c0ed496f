"""How the questions page names kinds, needs and difficulties, and says a prompt in one line."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication

from greenroom.model.prompt import Prompt, PromptKind, Slot


@dataclass(frozen=True, slots=True)
class Names:
    """The names of themes and personas by id, in the order in which they are offered."""

    themes: Mapping[str, str] = field(default_factory=dict)
    personas: Mapping[str, str] = field(default_factory=dict)

    def theme(self, theme_id: str) -> str:
        """The theme's name; its id when it is not known any more."""
        return self.themes.get(theme_id, theme_id)

    def persona(self, persona_id: str) -> str:
        """The persona's name; its id when it is not known any more."""
        return self.personas.get(persona_id, persona_id)


def kind_name(kind: PromptKind) -> str:
    """What a kind of question is called."""
    # Written out rather than looped over: translation tools read literals only.
    names = {
        PromptKind.STATUS: QCoreApplication.translate("questions", "Status"),
        PromptKind.EVIDENCE: QCoreApplication.translate("questions", "Evidence"),
        PromptKind.WHAT_IF: QCoreApplication.translate("questions", "What if"),
        PromptKind.QUANTIFY: QCoreApplication.translate("questions", "Quantify"),
        PromptKind.OWNER: QCoreApplication.translate("questions", "Owner"),
        PromptKind.TRADE_OFF: QCoreApplication.translate("questions", "Trade-off"),
        PromptKind.COMMITMENT: QCoreApplication.translate("questions", "Commitment"),
        PromptKind.PREMISE: QCoreApplication.translate("questions", "Premise"),
        PromptKind.HISTORY: QCoreApplication.translate("questions", "History"),
        PromptKind.PLAIN_LANGUAGE: QCoreApplication.translate("questions", "Plain language"),
    }
    return names[kind]


def slot_name(slot: Slot) -> str:
    """What a need is called, with a capital."""
    names = {
        Slot.ANSWER: QCoreApplication.translate("questions", "Answer"),
        Slot.NUMBER: QCoreApplication.translate("questions", "Number"),
        Slot.OWNER: QCoreApplication.translate("questions", "Owner"),
        Slot.DATE: QCoreApplication.translate("questions", "Date"),
        Slot.EVIDENCE: QCoreApplication.translate("questions", "Evidence"),
    }
    return names[slot]


def difficulty_name(difficulty: int) -> str:
    """A difficulty with a word for it: `3 · probing`."""
    words = (
        QCoreApplication.translate("questions", "opener"),
        QCoreApplication.translate("questions", "plain"),
        QCoreApplication.translate("questions", "probing"),
        QCoreApplication.translate("questions", "hard"),
        QCoreApplication.translate("questions", "hostile"),
    )
    return f"{difficulty} · {words[difficulty - 1]}"


def about(prompt: Prompt, names: Names) -> str:
    """Theme, who asks, kind and difficulty in one line."""
    first = names.persona(prompt.personas[0]) if prompt.personas else ""
    more = len(prompt.personas) - 1
    who = f"{first} +{more}" if more > 0 else first
    difficulty = QCoreApplication.translate("questions", "difficulty %1")
    parts = (
        names.theme(prompt.theme),
        who,
        kind_name(prompt.kind).lower(),
        difficulty.replace("%1", str(prompt.difficulty)),
    )
    return " · ".join(part for part in parts if part)


def as_sentence(message: str, hint: str = "") -> str:
    """A problem as a sentence with its way out, for beside a field."""
    said = f"{message[:1].upper()}{message[1:]}"
    return f"{said} {hint}".strip()


def field_name(path: str) -> str:
    """What the page calls a field that a problem names by its path, such as `variants.2`."""
    name, _, rest = path.partition(".")
    named = _field_names().get(name, name.replace("_", " "))
    number = rest.rpartition(".")[2] if name == "probes" else rest.partition(".")[0]
    return f"{named} {number}" if number.isdecimal() else named


def field_order(path: str) -> int:
    """Where the field that a problem names stands on the page, from the top."""
    names = list(_field_names())
    name = path.partition(".")[0]
    return names.index(name) if name in names else len(names)


def _field_names() -> Mapping[str, str]:
    """The names of the fields, from the top of the page to its end."""
    return {
        "text": QCoreApplication.translate("questions", "Question"),
        "theme": QCoreApplication.translate("questions", "Theme"),
        "kind": QCoreApplication.translate("questions", "Kind"),
        "difficulty": QCoreApplication.translate("questions", "Difficulty"),
        "personas": QCoreApplication.translate("questions", "Who asks"),
        "variants": QCoreApplication.translate("questions", "Other wordings"),
        "needs": QCoreApplication.translate("questions", "A good answer has"),
        "key_points": QCoreApplication.translate("questions", "Key points"),
        "ideal_cues": QCoreApplication.translate("questions", "Hints"),
        "probes": QCoreApplication.translate("questions", "Asked back"),
        "sample_answer": QCoreApplication.translate("questions", "Sample answer"),
        "short": QCoreApplication.translate("questions", "In short"),
        "why": QCoreApplication.translate("questions", "Why it matters"),
        "clarification": QCoreApplication.translate("questions", "When asked what is meant"),
        "intent": QCoreApplication.translate("questions", "What it is after"),
        "incident": QCoreApplication.translate("questions", "Cautionary tale"),
    }
