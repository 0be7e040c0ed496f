"""False premises made from the user's own confirmed facts, to train correcting the asker.

Only a murder board sets them, and only where a wrong value can be told from the right one
beyond doubt: numbers in the same unit, another person of the sheet, a day close by.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from decimal import ROUND_HALF_UP, Decimal

from greenroom.model.rehearsal import Mode, Plan, Pressure, Question, Trap
from greenroom.model.release import Fact, FactKind, FactStatus, Release
from greenroom.prompts.chance import chance
from greenroom.prompts.facts import FactKey, anchored, as_date, as_number, speak, ways_to_say
from greenroom.prompts.missing import describe
from greenroom.prompts.render import render

MOST_TRAPS = 2
"""The most traps of one session; more of them would train distrust, not care."""

SHARE = 0.5
"""The chance of a trap where one is possible; over a session about one question in five."""

_MODES = (Mode.PANEL, Mode.DRILL)
_SCALES = tuple(map(Decimal, ("0.5", "0.7", "1.5", "2", "2.5")))
# A high percentage is remembered by what is missing from 100, so it moves in points.
_POINTS = tuple(map(Decimal, (-20, -12, -8, 8, 12)))
_HIGH_PERCENT = 50
_DAYS = (3, 4, 6, 9)
# Being wrong by less than a quarter could pass for rounding.
_CLEAR_SHARE = Decimal("0.25")
_CLEAR_POINTS = Decimal(5)
# A part above its whole would be noticed as nonsense rather than as wrong.
_PART_OF = {"tests_passed": "tests_total", "agents_trained": "agents_total"}
_WHOLE_OF = {whole: part for part, whole in _PART_OF.items()}
_VALUE_PREMISES = (
    "The pack gives {label} as {wrong}.",
    "I have {wrong} down as {label}.",
    "As I read the pack, {label} is {wrong}.",
)
_PREMISES = {
    FactKind.PERSON: (
        "As I understand it, {wrong} is {label}.",
        "I have {wrong} down as {label}.",
        "The pack names {wrong} as {label}.",
    ),
    FactKind.DATE: (
        "The pack gives {label} as {wrong}.",
        "I have {wrong} down as {label}.",
        "My notes say {wrong} for {label}.",
    ),
}


def is_trap_due(plan: Plan, asked: Sequence[Question]) -> bool:
    """Whether the next question may hold a false premise, decided by the plan's seed."""
    if plan.pressure is not Pressure.MURDER_BOARD or plan.mode not in _MODES:
        return False
    # Named prompts are cards to learn by, and a first question should win trust.
    if plan.prompt_ids or not asked:
        return False
    # One for each half of the session, never side by side: a presenter who expects a trap
    # listens for it instead of answering.
    most = min(MOST_TRAPS, 1 + len(asked) * MOST_TRAPS // max(1, plan.length))
    if asked[-1].trap or sum(question.trap is not None for question in asked) >= most:
        return False
    return chance(plan.seed, len(asked), "trap") < SHARE


def trap_for(
    tiers: Sequence[Sequence[str]],
    release: Release,
    fact_keys: Sequence[FactKey],
    drawn: float,
) -> Trap | None:
    """A wrong value for one of the confirmed facts with those keys, or None when none fits.

    Facts of an earlier tier come first, but any figure or day comes before a person: nearly
    every question is about some person. `drawn` from 0 up to 1 picks a fact and its wrong value.
    """
    sheet = {fact.key: fact for fact in anchored(release.facts, fact_keys)}
    rows = [[sheet[key] for key in keys if key in sheet] for keys in tiers]
    measured = [[fact for fact in row if fact.kind is not FactKind.PERSON] for row in rows]
    people = [[fact for fact in row if fact.kind is FactKind.PERSON] for row in rows]
    for row in (*measured, *people):
        usable = [(fact, found) for fact in row if (found := _wrong_values(fact, sheet, release))]
        if usable:
            return _drawn(usable, release, fact_keys, drawn)
    return None


def _drawn(
    usable: Sequence[tuple[Fact, list[str]]],
    release: Release,
    fact_keys: Sequence[FactKey],
    drawn: float,
) -> Trap:
    place = drawn * len(usable)
    fact, values = usable[int(place)]
    # What is left of the draw after the fact was picked is as even as the draw itself.
    wrong = values[int(place % 1 * len(values))]
    return Trap(fact.key, describe(fact.key, release, fact_keys).label, wrong, speak(fact))


def premise(name: str, wrong: str, kind: FactKind, drawn: float) -> str:
    """The false statement that the named fact is `wrong`; `drawn` from 0 up to 1 words it."""
    wordings = _PREMISES.get(kind, _VALUE_PREMISES)
    sentence = wordings[int(drawn * len(wordings))]
    parts = {"label": name, "wrong": _beside(wrong, name)}
    # One pass for both, so that braces in a value are never taken for a place to fill.
    return render(sentence, parts)


def correction(name: str, right: str) -> str:
    """What a presenter says who notices."""
    return f"One correction first: {name} is {_beside(right, name)}."


def _beside(value: str, name: str) -> str:
    # “The number of tests is 412 tests” is how a form speaks, not a person.
    number, _, unit = value.partition(" ")
    return number if unit and unit in name.split() else value


def _wrong_values(fact: Fact, sheet: Mapping[str, Fact], release: Release) -> list[str]:
    """Every wrong value of the fact as spoken, in a fixed order; none when it cannot be a trap."""
    if not fact.known or fact.status is not FactStatus.CONFIRMED:
        return []
    if fact.kind is FactKind.PERSON:
        return list(_other_people(fact, sheet, release))
    if fact.kind is FactKind.DATE:
        wrong = _other_days(fact, release)
    elif fact.kind in (FactKind.DURATION, FactKind.PERCENT, FactKind.COUNT):
        wrong = _other_numbers(fact, sheet)
    else:
        # Nobody can tell how far off a text is, and the other side of a yes is a plain lie.
        return []
    # A value the sheet gives for something else could be right about that.
    taken = {way for each in sheet.values() if each.known for way in ways_to_say(each)}
    spoken = (speak(replace(fact, value=value)) for value in wrong)
    return [each for each in dict.fromkeys(spoken) if each not in taken]


def _other_people(fact: Fact, sheet: Mapping[str, Fact], release: Release) -> Iterator[str]:
    people = [each.value for each in sheet.values() if each.kind is FactKind.PERSON and each.known]
    owners = [*(each.owner for each in sheet.values()), release.owner]
    # A person the sheet gives a job is a better mistake than one who only keeps a figure.
    names = dict.fromkeys(" ".join(name.split()) for name in people or owners)
    if not any(_strangers(name, fact.value) for name in names):
        names = dict.fromkeys(" ".join(name.split()) for name in owners)
    yield from (name for name in names if _strangers(name, fact.value))


def _strangers(name: str, other: str) -> bool:
    # “Ines” would be right for both Ines Okoro and Ines Blake.
    words, others = name.casefold().split(), other.casefold().split()
    return bool(words) and not set(words) & set(others)


def _other_days(fact: Fact, release: Release) -> Iterator[str]:
    day = as_date(fact.value)
    # The calendar of the language ends with the years 1 and 9999.
    if day is None or not 2 <= day.year <= 9998:
        return
    # The last drill cannot lie ahead, and the launch cannot lie behind the board.
    ahead = release.board_at is not None and day >= release.board_at.date()
    for days in _DAYS:
        if days > fact.tolerance:
            yield (day + timedelta(days=days if ahead else -days)).isoformat()


def _other_numbers(fact: Fact, sheet: Mapping[str, Fact]) -> Iterator[str]:
    value = as_number(fact.value)
    if value is None:
        return
    low, high = _limits(fact, sheet)
    for wrong in _scaled(fact, value):
        if low <= wrong <= high and abs(wrong - value) > Decimal(str(fact.tolerance)):
            # Thousands are set apart where the sheet sets them apart.
            yield f"{wrong:,}" if "," in fact.value else str(wrong)


def _scaled(fact: Fact, value: Decimal) -> Iterator[Decimal]:
    """Numbers clearly unlike the value, as fine as it is written."""
    if not value:
        yield from (Decimal(2), Decimal(3))
        return
    in_points = fact.kind is FactKind.PERCENT and value >= _HIGH_PERCENT
    wanted = [value + each for each in _POINTS] if in_points else [value * each for each in _SCALES]
    clear = _CLEAR_POINTS if in_points else value * _CLEAR_SHARE
    exponent = value.as_tuple().exponent
    finest = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    for each in wanted:
        rounded = each.quantize(finest, ROUND_HALF_UP)
        if rounded > 0 and abs(rounded - value) > clear:
            yield rounded


def _limits(fact: Fact, sheet: Mapping[str, Fact]) -> tuple[Decimal, Decimal]:
    whole, part = sheet.get(_PART_OF.get(fact.key, "")), sheet.get(_WHOLE_OF.get(fact.key, ""))
    high = as_number(whole.value) if whole and whole.known else None
    low = as_number(part.value) if part and part.known else None
    if high is None:
        high = Decimal(100 if fact.kind is FactKind.PERCENT else 10**15)
    return low if low is not None else Decimal(0), high
