"""What a persona says when it follows up, and what feedback says about the same weakness.

Each weakness has three wordings, from polite over direct to blunt. `{quote}` holds the
presenter's own words and `{label}` a key point; the bare wordings serve answers too short to
quote.
"""

from collections.abc import Mapping
from enum import IntEnum

from greenroom.model.rehearsal import FindingKind


class Tone(IntEnum):
    """How a follow-up sounds; it rises with every round of a turn."""

    POLITE = 0
    DIRECT = 1
    BLUNT = 2


LEADS: Mapping[Tone, str] = {
    Tone.POLITE: "You said “{quote}”. ",
    Tone.DIRECT: "“{quote}”. ",
    Tone.BLUNT: "“{quote}”? ",
}
"""How a wording without a quotation is introduced."""

QUOTED: Mapping[FindingKind, tuple[str, str, str]] = {
    FindingKind.DEFERRAL: (
        "I heard “{quote}”. Who could bring us the answer, and by when?",
        "“{quote}”: not today, understood. Who brings it, and by when?",
        "“{quote}” goes in the minutes as no answer. Who owes it to us, and on which day?",
    ),
    FindingKind.DONT_KNOW: (
        "You said “{quote}”, and that is fair. Who would know, and when can they tell us?",
        "“{quote}”: who knows? Can they answer before we decide?",
        "“{quote}” is not something I can sign. Who knows, and by which hour?",
    ),
    FindingKind.KEY_POINT_MISSING: (
        "You said “{quote}”. Could you also speak to {label}?",
        "“{quote}”. That leaves out {label}. What about it?",
        "“{quote}” does not tell me {label}. Tell me now.",
    ),
    FindingKind.NO_OWNER: (
        "You said “{quote}”. Which person would that be?",
        "“{quote}”: one name, please.",
        "“{quote}” is not a name. Who?",
    ),
    FindingKind.NO_NUMBER: (
        "You said “{quote}”. Could you put a figure or a range on it?",
        "“{quote}”: give me a number or a range.",
        "“{quote}” is not a number. Which one do I write down?",
    ),
    FindingKind.VAGUE: (
        "You said “{quote}”. What would that be in figures?",
        "“{quote}”: give me a number, a range or a day.",
        "“{quote}” is nothing I can write down. What exactly?",
    ),
    FindingKind.NO_DATE: (
        "You said “{quote}”. On which day would that be?",
        "“{quote}”: by when? Day and hour.",
        "“{quote}” without a date is a wish. Day and hour?",
    ),
    FindingKind.BLAME: (
        "You said “{quote}”. What can we do ourselves if it happens again?",
        "“{quote}”: leave them aside. What do we do if it happens again tomorrow?",
        "“{quote}” helps nobody tonight. What is our part in it, and what do we change?",
    ),
    FindingKind.ABSOLUTE: (
        "You said “{quote}”. In which case might it still fail?",
        "“{quote}”: describe the case in which it fails.",
        "“{quote}”? Nothing is. What breaks first?",
    ),
    FindingKind.AGENTLESS: (
        "You said “{quote}”. By whom, if I may ask?",
        "“{quote}”: by whom?",
        "“{quote}”, so nobody in particular. Who?",
    ),
    FindingKind.HEDGE: (
        "You said “{quote}”. How sure are you, and what would make it certain?",
        "“{quote}”: how sure are you, in percent?",
        "“{quote}” is a hope. Yes or no, and what makes it certain?",
    ),
    FindingKind.NO_EVIDENCE: (
        "You said “{quote}”. What did you see that makes you say so?",
        "“{quote}”: where can I see that?",
        "“{quote}”, says who? Show me the record.",
    ),
    FindingKind.TOO_LONG: (
        "You said “{quote}”, among much else. Could you give me one sentence for the minutes?",
        "“{quote}”: one sentence for the minutes, please.",
        "I lost you at “{quote}”. One sentence.",
    ),
}
"""The follow-ups that quote the answer."""

BARE: Mapping[FindingKind, str] = {
    FindingKind.DEFERRAL: "Not today, understood. Who brings it, and by when?",
    FindingKind.DONT_KNOW: "Who knows, and can they answer before we decide?",
    FindingKind.KEY_POINT_MISSING: "What about {label}?",
    FindingKind.NO_OWNER: "Who exactly? One name, please.",
    FindingKind.NO_NUMBER: "Give me a number or a range.",
    FindingKind.VAGUE: "Give me a number, a range or a day.",
    FindingKind.NO_DATE: "By when? Day and hour.",
    FindingKind.BLAME: "What do we do ourselves if it happens again tomorrow?",
    FindingKind.ABSOLUTE: "Describe the case in which it fails.",
    FindingKind.AGENTLESS: "By whom?",
    FindingKind.HEDGE: "How sure are you, in percent?",
    FindingKind.NO_EVIDENCE: "What did you see that makes you say so?",
    FindingKind.TOO_LONG: "One sentence for the minutes, please.",
}
"""The follow-ups to an answer of one or two words."""

FIXES: Mapping[FindingKind, str] = {
    FindingKind.DEFERRAL: "Say who brings the answer and by when, so it becomes a promise.",
    FindingKind.DONT_KNOW: "Not knowing is fine; add who finds out and by when.",
    FindingKind.KEY_POINT_MISSING: "Mention {label}.",
    FindingKind.NO_OWNER: "Name one person who takes charge.",
    FindingKind.NO_NUMBER: "Give a figure with its unit, or a range.",
    FindingKind.VAGUE: "Put a figure or a day in the place of “{quote}”.",
    FindingKind.NO_DATE: "Give a day and an hour.",
    FindingKind.BLAME: "Leave “{quote}” out, and say what you do yourself.",
    FindingKind.ABSOLUTE: "Put a limit on “{quote}”, and name the case in which it fails.",
    FindingKind.AGENTLESS: "Say who does it, where you said “{quote}”.",
    FindingKind.HEDGE: "Instead of “{quote}”, say how sure you are and what would settle it.",
    FindingKind.NO_EVIDENCE: "Name what the board can look at: a report, a dashboard, a drill.",
    FindingKind.TOO_LONG: "Say it in half the words, the answer first.",
}
"""What feedback advises, by weakness."""


def fill(wording: str, quote: str, label: str = "") -> str:
    """The wording with the quotation and the key point in place.

    Plain replacement, the label first, so nothing a presenter types is ever read as a
    placeholder.
    """
    return wording.replace("{label}", label).replace("{quote}", quote)
