"""What a bill says: why points were given or taken off, what holds a score down, what to change.

The wordings are sentences without their full stop, so that the points can follow. `{quote}` holds
the presenter's own words, `{label}` a key point or fact, `{expected}` what the fact sheet says.
Labels of facts are the user's own headings, so they stand in brackets and never inside a sentence.
"""

from collections.abc import Mapping

from greenroom.model.prompt import Slot
from greenroom.model.rehearsal import Finding, FindingKind
from greenroom.rehearsal.probing.wordings import fill

FILLED: Mapping[Slot, str] = {
    Slot.NUMBER: "You gave a figure that can be checked",
    Slot.OWNER: "You said who takes charge",
    Slot.DATE: "You gave a day or an hour",
    Slot.EVIDENCE: "You named something the board can look at",
}
"""A needed slot that is filled."""

EMPTY: Mapping[Slot, str] = {
    Slot.NUMBER: "The question asks for a figure, and none with a unit was given",
    Slot.OWNER: "The question asks who, and nobody was named",
    Slot.DATE: "The question asks when, and no day or hour was given",
    Slot.EVIDENCE: "The question asks for proof, and there is nothing to look at",
}
"""A needed slot that is empty."""

COVERED = "You covered {label}"
NOT_COVERED = "You have not mentioned {label}"

FULL_ANSWER = "You answered the question"
HALF_ANSWER = "You touched the question and gave nothing of what it asks for"
NO_ANSWER = "What you said does not answer the question"
PROMISED = "Someone brings the answer by a day, and that is an honest reply"
FULL_COMMITMENT = "You stand behind what you say"
FULL_CLARITY = "You kept it short and clear"
CUT_OFF = "The time was over before you had finished"
AGREEING = "What you said agrees with the fact sheet ({label})"
PREMISE_CORRECTED = "You did not go along with a wrong figure"

NOT_APPLIED = "Nothing here could be checked, so the points went to the other lines"
NOT_ASKED = "The question asks for nothing of the kind, so the points went to the other lines"
LATER = "The answer is still to come, so the points went to the other lines"

# Each wording says what the words do, never what the presenter is.
FAULTS: Mapping[FindingKind, str] = {
    FindingKind.DEFERRAL: "“{quote}” puts the answer off with nobody and no day behind it",
    FindingKind.DONT_KNOW: "“{quote}” leaves open who finds out, and by when",
    FindingKind.EVASIVE: "“{quote}” goes around the question",
    FindingKind.ACKNOWLEDGED: "“{quote}” is polite and answers nothing",
    FindingKind.OFF_TOPIC: "Most of it is about something else",
    FindingKind.AGENTLESS: "“{quote}” promises something that nobody in particular does",
    FindingKind.BLAME: "“{quote}” lays the fault on others",
    FindingKind.HEDGE: "“{quote}” takes the promise half back",
    FindingKind.ABSOLUTE: "“{quote}” leaves no room for the case in which it fails",
    FindingKind.PRAISE: "“{quote}” is praise with nothing behind it",
    FindingKind.VAGUE: "“{quote}” is nothing a board can weigh",
    FindingKind.CONTRADICTION: "“{quote}” contradicts the fact sheet ({label}: {expected})",
    FindingKind.INCONSISTENCY: "“{quote}” differs from what you said before ({label}: {expected})",
    FindingKind.PREMISE_ACCEPTED: "You went along with a figure that was wrong on purpose",
    FindingKind.TOO_LONG: "You used more than twice the words that are enough",
    FindingKind.JARGON: "“{quote}” is not a word of this audience",
    FindingKind.LATE_ANSWER: "The answer comes late",
    FindingKind.LONG_SENTENCE: "One of your sentences is too long to follow",
    FindingKind.REPETITION: "You have given this answer before",
}
"""Why points come off."""

FIXES: Mapping[FindingKind, str] = {
    FindingKind.DEFERRAL: "Say who brings the answer and by when, so it becomes a promise.",
    FindingKind.DONT_KNOW: "Not knowing is fine; add who finds out and by when.",
    FindingKind.EVASIVE: "Answer what was asked first; the rest can follow.",
    FindingKind.ACKNOWLEDGED: "Keep the courtesy short, and answer what was asked.",
    FindingKind.KEY_POINT_MISSING: "Mention {label}.",
    FindingKind.NO_OWNER: "Name one person who takes charge.",
    FindingKind.NO_NUMBER: "Give a figure with its unit, or a range.",
    FindingKind.VAGUE: "Put a figure or a day in the place of “{quote}”.",
    FindingKind.NO_DATE: "Give a day and an hour.",
    FindingKind.NO_EVIDENCE: "Name what the board can look at: a report, a dashboard, a drill.",
    FindingKind.BLAME: "Leave “{quote}” out, and say what you do yourself.",
    FindingKind.ABSOLUTE: "Put a limit on “{quote}”, and name the case in which it fails.",
    FindingKind.AGENTLESS: "Say who does it, where you said “{quote}”.",
    FindingKind.HEDGE: "Instead of “{quote}”, say how sure you are and what would settle it.",
    FindingKind.PRAISE: "Leave “{quote}” to others, and say what you saw.",
    FindingKind.CONTRADICTION: "Say {expected}, or have the fact sheet changed first ({label}).",
    FindingKind.INCONSISTENCY: "Say why it has changed since then ({label}: {expected}).",
    FindingKind.PREMISE_ACCEPTED: "Put a wrong figure right first ({label}: {expected}).",
    FindingKind.OFF_TOPIC: "Start from the question as it was put.",
    FindingKind.TOO_LONG: "Say it in half the words, the answer first.",
    FindingKind.LATE_ANSWER: "Put the answer into the first sentence.",
    FindingKind.LONG_SENTENCE: "Cut the longest sentence in two.",
    FindingKind.JARGON: "Say “{quote}” in plain words.",
    FindingKind.REPETITION: "Add something that you have not said before.",
}
"""What to change, by what it changes."""

ROUND_OFF = "To round it off, mention {label}."

# These complete “held there because”, and stand alone as well.
CAP_REFUSED = "The question is not answered."
CAP_CONTRADICTION = "What you said contradicts the fact sheet ({label}: {expected})."
CAP_PREMISE = "A false premise was accepted ({label}: {expected})."
CAP_MUST = "A point that had to be made is missing: {label}."
CAP_PROMISE = "The answer is still to come."


def say(wording: str, finding: Finding | None = None, label: str = "") -> str:
    """The wording with the finding's quotation, label and expected value in place."""
    values = {"label": label, "expected": "", "quote": ""}
    if finding is not None:
        values = {
            "label": label or finding.label,
            "expected": finding.expected,
            "quote": finding.quote,
        }
    return fill(wording, values)
