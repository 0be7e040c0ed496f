"""How a persona sounds: the round, the pressure and its dials make the tone of a follow-up."""

from enum import IntEnum

from greenroom.model.prompt import PersonaStyle, Slot
from greenroom.model.rehearsal import FindingKind, Pressure
from greenroom.rehearsal.hearing.reading import Reading


class Tone(IntEnum):
    """How a follow-up sounds; it rises with every round of a turn."""

    POLITE = 0
    DIRECT = 1
    BLUNT = 2


MIDDLE = PersonaStyle(3, 3, 3, 3, 3, 3, 3)
"""The dials of a persona about whom nothing is known."""

# Dials run from 1 to 5; these are the settings from which they can be heard.
_IMPATIENT, _PATIENT = 2, 4
_DIRECT, _TERSE = 4, 5
_WARM = 4
_DEMANDING = 5
_PLAIN = 2

# Where a record would settle it; who asks for a name wants the name.
_ASKS_FOR_RECORD = frozenset(
    (
        FindingKind.NO_NUMBER,
        FindingKind.VAGUE,
        FindingKind.ABSOLUTE,
        FindingKind.HEDGE,
    )
)
_THANKS = {
    FindingKind.DONT_KNOW: "Thank you for saying so openly. ",
    FindingKind.DEFERRAL: "I understand. ",
    FindingKind.CONTRADICTION: "Help me with this one. ",
}
_RECORDS = {
    Tone.POLITE: " And where could I read it?",
    Tone.DIRECT: " And where is it recorded?",
    Tone.BLUNT: " And show me the record.",
}


def tone_of(style: PersonaStyle | None, asked: int, pressure: Pressure) -> Tone:
    """The tone of the next follow-up after `asked` ones in the same turn.

    A murder board and an impatient persona start one step higher, a patient one stays low for a
    round longer, and a direct one is never merely polite.
    """
    dials = style or MIDDLE
    level = asked + (pressure is Pressure.MURDER_BOARD)
    level += (dials.patience <= _IMPATIENT) - (dials.patience >= _PATIENT)
    # Directness sets the floor, so that patience never makes a direct persona polite.
    lowest = Tone.DIRECT if dials.directness >= _DIRECT else Tone.POLITE
    return Tone(max(lowest, min(level, Tone.BLUNT)))


def acknowledgement(
    style: PersonaStyle | None, kind: FindingKind, reading: Reading, asked: int, tone: Tone
) -> str:
    """What a warm persona says first, with its space; empty for anybody else.

    It thanks for what was there and never for what was not.
    """
    dials = style or MIDDLE
    if dials.warmth < _WARM or dials.directness >= _TERSE or tone is Tone.BLUNT:
        return ""
    if asked:
        return "Thank you. One more thing. "
    if kind in _THANKS:
        return _THANKS[kind]
    return "Thank you, that helps. " if reading.delivers else "I know this one is not easy. "


def record_request(
    style: PersonaStyle | None, kind: FindingKind, reading: Reading, tone: Tone
) -> str:
    """What a persona that wants evidence adds, with its space; empty when it would not fit."""
    dials = style or MIDDLE
    wanted = dials.evidence_demand >= _DEMANDING and kind in _ASKS_FOR_RECORD
    return _RECORDS[tone] if wanted and not reading.fills(Slot.EVIDENCE) else ""


def speaks_plainly(style: PersonaStyle | None) -> bool:
    """Whether the persona would rather not hear technical terms."""
    return (style or MIDDLE).technical_depth <= _PLAIN
