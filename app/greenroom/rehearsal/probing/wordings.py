"""What a persona says when it follows up.

Each weakness has three wordings, from polite over direct to blunt. `{quote}` holds the
presenter's own words, `{label}` a key point, `{expected}` what the fact sheet says, `{earlier}`
what was said before, when and to whom, `{deadline}` when the board decides, `{short}` the
question in its short form and `{release}` the release before this one. The bare wordings serve
answers too short to quote.
"""

import re
from collections.abc import Mapping

from greenroom.model.rehearsal import FindingKind
from greenroom.rehearsal.probing.tone import Tone

_PLACEHOLDER = re.compile(r"\{(\w+)\}")

LEADS: Mapping[Tone, str] = {
    Tone.POLITE: "You said “{quote}”. ",
    Tone.DIRECT: "“{quote}”. ",
    Tone.BLUNT: "“{quote}”? ",
}
"""How a wording without a quotation is introduced."""

# A persona wants something it can write down; no wording judges the presenter.
QUOTED: Mapping[FindingKind, tuple[str, str, str]] = {
    FindingKind.CONTRADICTION: (
        "You said “{quote}”. The pack says {expected}. Which one do I write down?",
        "You said “{quote}”. The pack says {expected}. Which one do I write down?",
        "“{quote}”. The pack in front of me says {expected}. Both cannot be true. Which one?",
    ),
    FindingKind.INCONSISTENCY: (
        "You said “{quote}”. {earlier}. What has changed since?",
        "“{quote}”. {earlier}. Which of the two holds?",
        "“{quote}”? {earlier}. One of them is wrong. Which?",
    ),
    FindingKind.PREMISE_ACCEPTED: (
        "You said “{quote}”. My {wrong} was wrong on purpose: it is {expected}. Why go along?",
        "“{quote}”. My {wrong} was wrong on purpose: it is {expected}. Why did you go along?",
        "“{quote}”, and {wrong} stood, though it is {expected}. Who checked your figures?",
    ),
    FindingKind.DEFERRAL: (
        "I heard “{quote}”. Who could bring us the answer, and by when?",
        "“{quote}”: not today, understood. Who brings it, and by when?",
        "“{quote}” goes in the minutes as no answer. Who owes it to us, and on which day?",
    ),
    FindingKind.DONT_KNOW: (
        "You said “{quote}”, and that is fair. Who would know before {deadline}?",
        "“{quote}”: who knows? Can they answer before {deadline}?",
        "“{quote}” is not something I can sign. Who knows, and by which hour?",
    ),
    FindingKind.EVASIVE: (
        "You said “{quote}”. Let me put it once more: {short}",
        "“{quote}” goes around it. {short}",
        "“{quote}” is not what I asked. {short}",
    ),
    FindingKind.KEY_POINT_MISSING: (
        "You said “{quote}”. Could you also speak to {label}?",
        "“{quote}”. You have not mentioned {label}. What about it?",
        "“{quote}” does not tell me {label}. Tell me now.",
    ),
    FindingKind.NO_OWNER: (
        "You said “{quote}”. Which person would that be?",
        "“{quote}”: one name, please.",
        "“{quote}”, and no name. Who?",
    ),
    FindingKind.NO_NUMBER: (
        "You said “{quote}”. Could you put a figure or a range on it?",
        "“{quote}”: give me a number or a range.",
        "“{quote}”, and no number. Which one do I write down?",
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
        "“{quote}”: how sure are you, in percent, and what would make it certain?",
        "“{quote}” is a hope. Yes or no, and what makes it certain?",
    ),
    FindingKind.OFF_TOPIC: (
        "You said “{quote}”, and I may have asked it badly. {short}",
        "“{quote}” is another matter. {short}",
        "“{quote}” is not the question. {short}",
    ),
    FindingKind.ACKNOWLEDGED: (
        "You said “{quote}”, and I believe it. What has been done about it?",
        "“{quote}”: and what was done?",
        "“{quote}” is kind. What did you do?",
    ),
    FindingKind.PRAISE: (
        "You said “{quote}”, and I would like to share it. What did you see?",
        "“{quote}”: what did you see that makes you say that?",
        "“{quote}” is an opinion. What did you measure?",
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
    FindingKind.JARGON: (
        "You said “{quote}”. How would you put that for somebody outside your team?",
        "Say it without “{quote}”, please.",
        "“{quote}” tells this table nothing. Plain words.",
    ),
    FindingKind.STRONG: (
        "You said “{quote}”. I can follow that. What would make you say no after all?",
        "“{quote}”: good. What would make you take that back?",
        "“{quote}”. And if that does not hold tonight?",
    ),
}
"""The follow-ups that quote the answer."""

CONTRAST: tuple[str, str, str] = (
    "You said “{quote}”. How does that compare with {release}?",
    "“{quote}”: compare that with {release}.",
    "“{quote}”. What makes it better than {release} was?",
)
"""What a strong answer is asked where the release before this one can be held against it."""

BARE: Mapping[FindingKind, str] = {
    FindingKind.CONTRADICTION: "The pack says {expected}. Which one do I write down?",
    FindingKind.INCONSISTENCY: "{earlier}. Which of the two holds?",
    FindingKind.PREMISE_ACCEPTED: (
        "My {wrong} was wrong on purpose: it is {expected}. Why did you go along?"
    ),
    FindingKind.DEFERRAL: "Not today, understood. Who brings it, and by when?",
    FindingKind.DONT_KNOW: "Who knows, and can they answer before {deadline}?",
    FindingKind.EVASIVE: "Let me put it once more. {short}",
    FindingKind.KEY_POINT_MISSING: "What about {label}?",
    FindingKind.NO_OWNER: "Who exactly? One name, please.",
    FindingKind.NO_NUMBER: "Give me a number or a range.",
    FindingKind.VAGUE: "Give me a number, a range or a day.",
    FindingKind.NO_DATE: "By when? Day and hour.",
    FindingKind.BLAME: "What do we do ourselves if it happens again tomorrow?",
    FindingKind.ABSOLUTE: "Describe the case in which it fails.",
    FindingKind.AGENTLESS: "By whom?",
    FindingKind.HEDGE: "How sure are you, in percent?",
    FindingKind.OFF_TOPIC: "That is another matter. {short}",
    FindingKind.ACKNOWLEDGED: "And what was done?",
    FindingKind.PRAISE: "What did you see that makes you say that?",
    FindingKind.NO_EVIDENCE: "What did you see that makes you say so?",
    FindingKind.TOO_LONG: "One sentence for the minutes, please.",
    FindingKind.JARGON: "Say it in plain words, please.",
    FindingKind.STRONG: "What would make you take that back?",
}
"""The follow-ups to an answer of one or two words."""


def fill(wording: str, values: Mapping[str, str]) -> str:
    """The wording with its placeholders filled from `values`; one without a value stays.

    It is read once, so nothing that a presenter typed is ever taken for a placeholder.
    """
    return _PLACEHOLDER.sub(lambda match: values.get(match[1], match[0]), wording)
