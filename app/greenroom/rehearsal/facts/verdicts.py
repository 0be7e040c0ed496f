"""Whether a value that was said stands with a fact's value.

Rounding is allowed for: two figures agree when one is the other rounded, and when they differ by
less than people round to, nothing is decided. Only what lies clearly apart contradicts.
"""

from decimal import ROUND_HALF_UP, Decimal

from greenroom.model.ledger import Verdict
from greenroom.rehearsal.facts.moments import (
    Moment,
    days_apart,
    minutes_apart,
    same_day,
    weekday_of,
)
from greenroom.rehearsal.facts.quantities import Bound, Measure, Quantity
from greenroom.rehearsal.hearing.word_lists import word_set

_ROUNDED = Decimal("0.1")
"""The largest part of a value that rounding to the same figure may hide."""
_ABOUT = Decimal("0.15")
"""How far "about" reaches for certain."""
_NOT_ABOUT = Decimal("0.3")
"""From here on "about" cannot be meant; between the two nothing is decided."""
_COARSE = Decimal("0.35")
"""How far figures given in too large a unit may lie apart without contradicting."""
_SAYS_NOTHING = 20
"""A bound this many times off the value is true and tells nothing."""
_UNDECIDED_MINUTES = 30


def compare_amounts(
    said: Quantity, known: Quantity, tolerance: Decimal = Decimal(0), *, bounds: bool = True
) -> Verdict:
    """The verdict on an amount against a fact's amount, both in the same unit.

    `tolerance` is in that unit too. Without `bounds`, "over 1 %" is taken as 1 %.
    """
    bound = said.bound if bounds else Bound.EXACT
    if said.low != said.high:
        return _within(said, known.low, tolerance)
    if abs(said.low - known.low) <= tolerance:
        return Verdict.AGREES if bound not in _STRICT else Verdict.NOT_CHECKED
    if bound is Bound.EXACT:
        return _exactly(said, known, tolerance)
    if bound is Bound.ABOUT:
        return _about(said, known)
    return _bounded(said, known, bound)


def compare_moments(said: Moment, known: Moment, tolerance: int, *, deadline: bool) -> Verdict:
    """The verdict on a day or hour against a fact's; `tolerance` in days, in minutes for hours.

    A moment given as a bound contradicts only a deadline.
    """
    parts = _day_verdict(said, known, tolerance), _hour_verdict(said, known, tolerance)
    if Verdict.CONTRADICTS in parts:
        kept = not said.bound or (deadline and said.bound in _FINAL)
        return Verdict.CONTRADICTS if kept else Verdict.NOT_CHECKED
    if said.bound in _REPEATED:
        return Verdict.NOT_CHECKED
    if said.minute is not None and parts[1] is None:
        return Verdict.NOT_CHECKED
    return Verdict.AGREES if Verdict.AGREES in parts else Verdict.NOT_CHECKED


_STRICT = frozenset({Bound.UNDER, Bound.OVER})
_FINAL = frozenset(
    ("by", "before", "until", "till", "no later than", "not later than", "at the latest")
)
_REPEATED = word_set("every each last next")


def _exactly(said: Quantity, known: Quantity, tolerance: Decimal) -> Verdict:
    apart = abs(said.low - known.low)
    share = apart / max(abs(said.low), abs(known.low), Decimal("0.000001"))
    step = max(said.step, known.step)
    edge = said.measure is Measure.SHARE and {said.low, known.low} & {Decimal(0), Decimal(100)}
    same = _rounded(said.low, step) == _rounded(known.low, step)
    # 99.95 is 100 when rounded, and nobody on a board would have that.
    if same and share <= _ROUNDED and not edge:
        return Verdict.AGREES
    if apart < step and share <= _COARSE:
        return Verdict.NOT_CHECKED
    # Where a tolerance was set, it says how far people may round.
    if not tolerance and apart <= _place_of(said) and share <= _ROUNDED:
        return Verdict.NOT_CHECKED
    return Verdict.CONTRADICTS


def _about(said: Quantity, known: Quantity) -> Verdict:
    apart = abs(said.low - known.low) / max(said.low, known.low, Decimal("0.000001"))
    # A share lies on a scale to 100, where "about 97" is not 90.
    if said.measure is Measure.SHARE and known.low > 50:
        apart *= 3
    if apart <= _ABOUT:
        return Verdict.AGREES
    return Verdict.CONTRADICTS if apart > _NOT_ABOUT else Verdict.NOT_CHECKED


def _bounded(said: Quantity, known: Quantity, bound: Bound) -> Verdict:
    below = bound in {Bound.UNDER, Bound.AT_MOST}
    if (known.low < said.low) is below:
        # "Up to 2,000" may be the very figure, so a smaller one is no agreement; and "at least
        # one" of 405 says nothing.
        far = max(known.low, said.low) > _SAYS_NOTHING * min(known.low, said.low)
        open_end = far or (said.measure is not Measure.TIME and bound is Bound.AT_MOST)
        return Verdict.NOT_CHECKED if open_end else Verdict.AGREES
    apart = abs(known.low - said.low)
    if apart < max(said.step, known.step) and apart <= _ROUNDED * max(known.low, said.low):
        return Verdict.NOT_CHECKED
    return Verdict.CONTRADICTS


def _within(said: Quantity, known: Decimal, tolerance: Decimal) -> Verdict:
    if said.low - tolerance <= known <= said.high + tolerance:
        return Verdict.AGREES
    edge = said.low if known < said.low else said.high
    apart = abs(known - edge) / max(known, edge, Decimal("0.000001"))
    return Verdict.CONTRADICTS if apart > _ABOUT else Verdict.NOT_CHECKED


def _place_of(said: Quantity) -> Decimal:
    """What a figure looks rounded to: tens and fives of minutes, hundreds of tests; else 0."""
    smallest = {Measure.TIME: Decimal(10), Measure.COUNT: Decimal(100)}.get(said.measure)
    units = said.low / said.scale
    if smallest is None or units < smallest:
        return Decimal(0)
    places = (Decimal(1000), Decimal(100), Decimal(10), Decimal(5))
    found = next((place for place in places if units % place == 0), Decimal(0))
    return Decimal(0) if found < 10 and said.measure is Measure.COUNT else found * said.scale


def _rounded(value: Decimal, step: Decimal) -> Decimal:
    return (value / step).quantize(Decimal(1), rounding=ROUND_HALF_UP)


def _day_verdict(said: Moment, known: Moment, tolerance: int) -> Verdict | None:
    if said.zone is not None and known.zone is not None and said.zone != known.zone:
        # Midnight falls at different moments, so the days may differ and be right.
        return None
    same = same_day(said, known)
    if same is None:
        return None
    if same and said.days and said.weekday is not None:
        # "Saturday 24 May" for Friday 23 May is wrong in one of the two.
        weekdays = said.weekday, weekday_of(known)
        same = (None not in weekdays and weekdays[0] == weekdays[1]) or weekdays[1] is None
        return Verdict.AGREES if same else Verdict.NOT_CHECKED
    if same or (days_apart(said, known) or tolerance + 1) <= tolerance:
        return Verdict.AGREES
    return Verdict.CONTRADICTS


def _hour_verdict(said: Moment, known: Moment, tolerance: int) -> Verdict | None:
    apart = minutes_apart(said, known)
    if apart is None:
        return None
    # Tolerance is in days where a day is known, and says nothing about the hour.
    allowed = 0 if known.days else tolerance
    if apart <= allowed:
        return Verdict.AGREES
    roughly = said.bound in {"about", "around", "roughly", "shortly", "sometime"}
    return None if roughly and apart <= _UNDECIDED_MINUTES else Verdict.CONTRADICTS
