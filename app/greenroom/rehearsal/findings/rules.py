"""The rules that can be switched off, in plain words: one for each kind of weakness."""

from dataclasses import dataclass

from greenroom.model.rehearsal import FindingKind


@dataclass(frozen=True, slots=True)
class Rule:
    """One switch of the settings: what it looks for, and when it speaks."""

    kind: FindingKind
    name: str
    description: str


RULES: tuple[Rule, ...] = (
    Rule(
        FindingKind.CONTRADICTION,
        "Contradicts a fact",
        "A value that differs from the fact sheet, after units are converted.",
    ),
    Rule(
        FindingKind.INCONSISTENCY,
        "Differs from before",
        "A value that differs from what you said about the same fact earlier.",
    ),
    Rule(
        FindingKind.PREMISE_ACCEPTED,
        "False premise accepted",
        "A trap question answered without putting its false premise right.",
    ),
    Rule(
        FindingKind.DEFERRAL,
        "Put off or refused",
        "The answer is put off or declined, and nobody brings it by a day.",
    ),
    Rule(
        FindingKind.DONT_KNOW,
        "Don't know",
        "“I don't know” as the answer, and nobody who finds out.",
    ),
    Rule(
        FindingKind.KEY_POINT_MISSING,
        "Key point missing",
        "A point the question's author marked as a must did not come up.",
    ),
    Rule(
        FindingKind.NO_NUMBER,
        "No number",
        "The question asks for a figure, and none with a unit was given.",
    ),
    Rule(
        FindingKind.NO_OWNER,
        "No owner",
        "The question asks who, and nobody was named who takes charge.",
    ),
    Rule(
        FindingKind.NO_DATE,
        "No date",
        "The question asks when, and no day, hour or deadline was given.",
    ),
    Rule(
        FindingKind.NO_EVIDENCE,
        "No evidence",
        "The question asks for proof, and nothing was named that one could look at.",
    ),
    Rule(
        FindingKind.VAGUE,
        "Vague quantity",
        "Words such as “a few” or “soon” where a figure or a day is wanted.",
    ),
    Rule(
        FindingKind.BLAME,
        "Blame",
        "The fault is laid on a team, a supplier or somebody who is not here.",
    ),
    Rule(
        FindingKind.ABSOLUTE,
        "Absolute claim",
        "A claim without a limit: “no risk”, “nothing can go wrong”.",
    ),
    Rule(
        FindingKind.AGENTLESS,
        "Agentless promise",
        "“It will be handled” or “the team will look at it”, and no owner anywhere.",
    ),
    Rule(
        FindingKind.HEDGE,
        "Hedged commitment",
        "“Should be fine” or “hopefully” beside a promise or a fact; never for opinions.",
    ),
    Rule(
        FindingKind.EVASIVE,
        "Evasive",
        "Words that lead away from the question before it is answered.",
    ),
    Rule(
        FindingKind.OFF_TOPIC,
        "Off topic",
        "Nothing of the question, its theme or its key points came up. A weak sign by itself.",
    ),
    Rule(
        FindingKind.ACKNOWLEDGED,
        "Acknowledged only",
        "“We take this very seriously”, and nothing that was asked for.",
    ),
    Rule(
        FindingKind.PRAISE,
        "Praise without evidence",
        "Two words of praise, and no figure, day, name or record.",
    ),
    Rule(
        FindingKind.REPETITION,
        "Repeated answer",
        "Nearly the same answer as to an earlier question of this rehearsal.",
    ),
    Rule(
        FindingKind.TOO_LONG,
        "Too long",
        "More than twice the useful length.",
    ),
    Rule(
        FindingKind.TOO_SHORT,
        "Too short",
        "Under a third of the useful length, with something missing. Coaching only.",
    ),
    Rule(
        FindingKind.LONG_SENTENCE,
        "Long sentence",
        "A sentence of more than 35 words. Coaching only.",
    ),
    Rule(
        FindingKind.JARGON,
        "Jargon",
        "Acronyms and technical terms for an audience that does not use them. Coaching only.",
    ),
    Rule(
        FindingKind.LATE_ANSWER,
        "Answer comes late",
        "No yes, no or “it depends” in the first 25 words of a yes-or-no answer. Coaching only.",
    ),
)
"""Every rule, in the order of the settings list. Strengths and take-aways have no switch."""

SWITCHABLE = frozenset(rule.kind for rule in RULES)
"""The kinds a user may switch off."""
