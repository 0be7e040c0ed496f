"""Whether two claims about one fact say the same, in whatever words and units."""

import re
from dataclasses import replace
from decimal import Decimal

from greenroom.model.ledger import Claim, Verdict
from greenroom.rehearsal.facts.moments import Moment, as_moment, find_moments
from greenroom.rehearsal.facts.quantities import Bound, Measure, Quantity, find_quantities
from greenroom.rehearsal.facts.verdicts import compare_amounts, compare_moments
from greenroom.rehearsal.hearing.clauses import Span, fold

_PLAIN = re.compile(
    r"(?P<sign>[<>]?)(?P<low>\d{1,18}(?:\.\d{1,9})?)(?:\.\.(?P<high>\d{1,18}(?:\.\d{1,9})?))?"
)
_BOUNDS = {"<": Bound.AT_MOST, ">": Bound.AT_LEAST, "": Bound.EXACT}


def is_same(one: Claim, other: Claim) -> bool:
    """Whether two claims about one fact can both be true; values nobody is sure of always can.

    Amounts are rounded as they are against the fact sheet, and "under five" allows four.
    """
    if not one.value or not other.value or one.value == other.value:
        return True
    amounts = _amount_of(one), _amount_of(other)
    if amounts[0] is not None and amounts[1] is not None:
        return _can_both_be(amounts[0], amounts[1])
    moments = _moment_of(one), _moment_of(other)
    if moments[0] is not None and moments[1] is not None:
        verdict = compare_moments(moments[1], moments[0], 0, deadline=False)
        return verdict is not Verdict.CONTRADICTS
    # "Marco" and "Marco Diaz" are one person.
    names = set(fold(one.value).split()), set(fold(other.value).split())
    return names[0] <= names[1] or names[1] <= names[0]


def _amount_of(claim: Claim) -> Quantity | None:
    """The amount a claim's plain value stands for, as precise as it was said."""
    match = _PLAIN.fullmatch(claim.value)
    if match is None:
        return None
    said = find_quantities(claim.said)
    low = Decimal(match["low"])
    high = Decimal(match["high"] or match["low"])
    bound = _BOUNDS[match["sign"]]
    if not said:
        return Quantity(Measure.COUNT, Span(0, 0), Span(0, 0), low, high, Decimal(1), bound)
    about = bound is Bound.EXACT and said[0].bound is Bound.ABOUT
    return replace(said[0], low=low, high=high, bound=Bound.ABOUT if about else bound)


def _moment_of(claim: Claim) -> Moment | None:
    """The moment of a claim, with its year where the value has it."""
    said = find_moments(claim.said)
    return as_moment(claim.value) or (said[0] if len(said) == 1 else None)


def _can_both_be(one: Quantity, other: Quantity) -> bool:
    point, area = (one, other) if _is_point(one) else (other, one)
    if not _is_point(point):
        return _reach(one)[0] <= _reach(other)[1] and _reach(other)[0] <= _reach(one)[1]
    # The vaguer of two figures decides how far they may lie apart.
    if point.bound is Bound.ABOUT and area.bound is Bound.EXACT and _is_point(area):
        point, area = area, point
    return compare_amounts(area, point) is not Verdict.CONTRADICTS


def _is_point(quantity: Quantity) -> bool:
    return quantity.low == quantity.high and quantity.bound in {Bound.EXACT, Bound.ABOUT}


def _reach(quantity: Quantity) -> tuple[Decimal, Decimal]:
    """The lowest and highest value an amount allows."""
    low = Decimal("-Infinity") if quantity.bound is Bound.AT_MOST else quantity.low
    high = Decimal("Infinity") if quantity.bound is Bound.AT_LEAST else quantity.high
    return low, high
