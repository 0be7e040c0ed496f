"""Which value can be which fact's, and what it says about that fact."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from greenroom.model.ledger import Verdict
from greenroom.rehearsal.facts.moments import Moment
from greenroom.rehearsal.facts.passages import Mention
from greenroom.rehearsal.facts.quantities import Bound, Measure, Quantity, factor_of
from greenroom.rehearsal.facts.sayings import Reply, Saying, settle, uncertain
from greenroom.rehearsal.facts.targets import Target, Topic
from greenroom.rehearsal.facts.verdicts import compare_amounts, compare_moments

Value = Quantity | Moment


def fits(value: Value, target: Target, *, bare: bool = False) -> bool:
    """Whether a value can be one of the fact's; `bare` lets a number borrow the fact's unit."""
    if isinstance(value, Moment):
        return target.topic is Topic.MOMENT
    measure = measure_of(target)
    if measure is None:
        return False
    if value.unit:
        return value.measure is measure
    # Nobody has 4.2 tests; such a number is a version.
    if measure is Measure.COUNT and value.step < 1 and _is_whole(target):
        return False
    return bare or measure is not Measure.SHARE


def measure_of(target: Target) -> Measure | None:
    """What the fact's amount measures; None for a fact without one."""
    return target.amount.measure if target.amount else None


def weigh(reply: Reply, value: Value, target: Target) -> Saying:
    """What the value says about the fact, with the verdict on it."""
    text = reply.passage.text
    if isinstance(value, Moment):
        return _judge_moment(value, target, text)
    known = target.amount
    measure = measure_of(target)
    if known is None or measure is None:
        return uncertain(target, value.span, text)
    unit = target.fact.unit
    factor = factor_of(unit, measure) or Decimal(1)
    amount = value if value.unit else value.times(factor, measure)
    tolerance = Decimal(str(target.fact.tolerance)) * factor
    verdict = compare_amounts(amount, known, tolerance, bounds=not target.threshold)
    saying = settle(target, value.span, text, verdict, _written(amount, target))
    # "Ten" alone is hard to understand where it is shown later.
    borrowed = measure is Measure.TIME and not value.unit
    spoken = f"{saying.said} {unit}" if borrowed else saying.said
    return replace(saying, said=spoken + " %" * (measure is Measure.SHARE and not value.unit))


def targets_in(mentions: Iterable[Mention]) -> tuple[Target, ...]:
    """The facts of the mentions, each once, in order."""
    found = {mention.target.fact.key: mention.target for mention in mentions}
    return tuple(found.values())


def _is_whole(target: Target) -> bool:
    return target.amount is not None and target.amount.step >= 1


def _written(amount: Quantity, target: Target) -> str:
    plain = replace(amount, bound=Bound.EXACT) if target.threshold else amount
    return plain.written()


def _judge_moment(value: Moment, target: Target, text: str) -> Saying:
    known = target.moment
    if known is None:
        return uncertain(target, value.span, text)
    verdict = compare_moments(value, known, int(target.fact.tolerance), deadline=target.deadline)
    # A day said without its year is a day of the fact's year.
    complete = _completed(value, known)
    written = complete.written() if verdict is not Verdict.NOT_CHECKED else ""
    return settle(target, value.span, text, verdict, written)


def _completed(value: Moment, known: Moment) -> Moment:
    if len(value.days) != 1 or len(known.days) != 1:
        return value
    day, other = value.days[0], known.days[0]
    return replace(
        value,
        days=(replace(day, month=day.month or other.month, year=day.year or other.year),),
    )
