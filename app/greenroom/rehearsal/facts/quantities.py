"""Amounts in text, with their units converted and the words that bound them.

Durations come out in seconds, shares in percent, everything else as a bare number. What cannot be
an amount for certain (money, versions, `1.200` without a percent sign) is left out.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum, auto

from greenroom.rehearsal.facts.moments import Moment, find_moments
from greenroom.rehearsal.facts.numerals import Numeral, as_number, find_numerals, write_number
from greenroom.rehearsal.hearing.clauses import Span, fold


class Measure(Enum):
    """What an amount measures; only amounts of one measure are ever compared."""

    TIME = auto()
    SHARE = auto()
    COUNT = auto()


class Bound(Enum):
    """How an amount limits the value it speaks of."""

    EXACT = auto()
    ABOUT = auto()
    UNDER = auto()
    AT_MOST = auto()
    OVER = auto()
    AT_LEAST = auto()


@dataclass(frozen=True, slots=True)
class Quantity:
    """One amount: `low` and `high` differ only for a range, in seconds, percent or pieces.

    `span` holds the words that bound it, `figure` only number and unit. `step` is the place of the
    last digit in the same unit and `scale` the size of that unit; `unit` says whether one was
    said. `whole` is the m of `n of m`.
    """

    measure: Measure
    span: Span
    figure: Span
    low: Decimal
    high: Decimal
    step: Decimal
    bound: Bound = Bound.EXACT
    unit: bool = True
    scale: Decimal = Decimal(1)
    whole: "Quantity | None" = None

    def written(self) -> str:
        """The amount in its plainest form: `240`, `<300`, `>60` or `180..300`."""
        if self.low != self.high:
            return f"{write_number(self.low)}..{write_number(self.high)}"
        return f"{_SIGNS.get(self.bound, '')}{write_number(self.low)}"

    def times(self, factor: Decimal, measure: Measure) -> "Quantity":
        """The bare amount read in a unit, of which `factor` seconds or pieces make one."""
        return replace(
            self,
            measure=measure,
            low=self.low * factor,
            high=self.high * factor,
            step=self.step * factor,
            scale=factor,
        )


_SIGNS = {Bound.UNDER: "<", Bound.AT_MOST: "<", Bound.OVER: ">", Bound.AT_LEAST: ">"}
_SECONDS = {
    "ms": Decimal("0.001"),
    "s": Decimal(1),
    "m": Decimal(60),
    "h": Decimal(3600),
    "d": Decimal(86400),
    "w": Decimal(604800),
}
_TIME_UNITS = (
    r"(?P<ms>ms|milliseconds?|millis)|(?P<s>s|secs?|seconds?)|(?P<m>m|mins?|minutes?)"
    r"|(?P<h>h|hrs?|hours?)|(?P<d>d|days?)|(?P<w>wks?|weeks?)"
)
_UNIT = re.compile(
    rf"[\s-]?(?:(?:{_TIME_UNITS})(?!\w|'[a-z])|(?P<share>%|per\s?cent(?!\w)|pct(?!\w))"
    # Units that look like these or stand for others make the number unusable.
    r"|(?P<foreign>(?:months?|years?|yrs?|quarters?|decades?|euros?|dollars?|pounds?|cents?|bucks|"
    r"eur|usd|gbp|chf|percentage\spoints?|basis\spoints?|bps|pp|x|times|kb|mb|gb|tb|pb|am|pm|th|"
    r"st|nd|rd|°|degrees?|fold|(?:working|business)\s(?:days?|hours?))(?!\w)))"
)
# Seconds are run together only after a bigger unit, so "4m" alone may still be four metres.
_COMPACT = re.compile(
    r"(?<![\w.,:-])(?:(?P<h>\d{1,3})h\s?)?(?:(?P<m>\d{1,4})m(?:ins?)?\s?)?(?:(?P<s>\d{1,5})s(?:ecs?)?)?"
    r"(?![\w:]|\.\d)"
)
_CLOCKED = re.compile(r"(?<![\w.,:-])(?P<m>\d{1,3}):(?P<s>[0-5]\d)\s(?=min)min(?:ute)?s?(?!\w)")
# "A minute" and "a second" are turns of phrase; an hour or a day is meant.
_ARTICLE = re.compile(
    r"(?<![\w'-])(?<!call\sit\s)(?<!called\sit\s)(?:(?P<quarter>(?:a\s|three\s)?quarters?)\sof\san\s(?P<qh>h)our"
    r"|(?P<half>(?:a\s)?half)[\s-]?(?:an?\s|[-\s])?(?P<hunit>hour|minute)"
    r"|an?\s(?P<unit>hour|day|week)(?P<more>\sand\sa\s(?:half|quarter))?"
    r"|a\s(?P<munit>minute)(?P<mmore>\sand\sa\s(?:half|quarter)))(?!\w)"
)
_AND_PART = re.compile(r"\sand\sa\s(half|quarter)(?!\w)")
_PARTS = {"half": Decimal("0.5"), "quarter": Decimal("0.25")}
_BEFORE: tuple[tuple[Bound, re.Pattern[str]], ...] = tuple(
    (bound, re.compile(rf"(?:(?<!\w)(?:{words})\s|{signs}\s?)(?:the\s|an?\s)?$"))
    for bound, words, signs in (
        (
            Bound.AT_MOST,
            (
                r"at\s(?:the\s)?most|up\sto|(?:no|not|n't|never)(?:\s(?:take|taken|need|last))?\s"
                r"(?:more|longer|over|higher|greater)(?:\sthan)?|a?\s?max(?:imum)?(?:\sof)?|at\sworst"
            ),
            "[≤]|<=",
        ),
        (
            Bound.AT_LEAST,
            (
                r"at\s(?:the\s)?least|(?:no|not)\s(?:less|fewer|lower)\sthan|"
                r"a?\s?min(?:imum)?(?:\sof)?"
            ),
            "[≥]|>=",
        ),
        # "Just over four" and "nearly four" speak of four.
        (
            Bound.ABOUT,
            (
                r"(?:(?:just|a\slittle|slightly|a\sbit)\s(?:over|under|above|below|more\sthan|less\sthan)"
                r"|about|around|roughly|approximately|approx\.?|circa|ca\.?|nearly|almost|close\sto|"
                r"more\sor\sless|something\slike|in\sthe\sregion\sof|in\sthe\sorder\sof|some|maybe|"
                r"perhaps|probably|an\sestimated|i\sthink|i\sguess|i'd\ssay|"
                r"(?:about|around)\smaybe|in\sabout|in\saround|say)"
            ),
            "[~≈∼]",
        ),
        (
            Bound.UNDER,
            (
                r"(?:well\s|in\s)?(?:under|below|less\sthan|fewer\sthan|within|inside|lower\sthan|"
                r"faster\sthan|quicker\sthan|shorter\sthan)"
            ),
            "<",
        ),
        (
            Bound.OVER,
            (
                r"(?:well\s)?(?:over|above|more\sthan|longer\sthan|greater\sthan|higher\sthan|beyond|"
                r"in\sexcess\sof|upwards\sof|exceeds|exceeding|exceeded|exceed|passes|crosses)"
            ),
            ">",
        ),
    )
)
_AFTER: tuple[tuple[Bound, re.Pattern[str]], ...] = (
    (
        Bound.AT_MOST,
        re.compile(
            r",?\s(?:or\s(?:less|fewer|under|below|lower|quicker)|at\s(?:the\s)?most|tops|max(?:imum)?"
            r"|at\sworst)(?!\w)"
        ),
    ),
    (
        Bound.AT_LEAST,
        re.compile(
            r"\+|,?\s(?:or\s(?:more|longer|over|above|higher)|at\s(?:the\s)?least|plus(?!\s\w)|minimum)"
            r"(?!\w)"
        ),
    ),
    (Bound.ABOUT, re.compile(r"-?ish(?!\w)|\s(?:or\sso|give\sor\stake|more\sor\sless)(?!\w)")),
)
_RANGE = re.compile(r"\s?(?:to|or|[-–—]|and)\s?(?:(?:about|around|maybe)\s)?")
_OF = re.compile(r"(?:\s[a-z]{3,12}){0,2}\s(?:out\sof|of)\s(?:the\s|all\s|our\s)?|\s?/\s?")
_COMPOUND = re.compile(r",?\s(?:and\s)?|")
_BETWEEN = re.compile(r"(?<!\w)(?:between|from|anywhere\sfrom)\s$")
_LABELS = frozenset("DMSW")
_BEFORE_DECADE = re.compile(r"(?<!\w)(?:the|in|his|her|my|early|late|mid)[\s-]$")
_IN = re.compile(r"\sin\s(?:every\s)?")
_WHOLES = frozenset(map(Decimal, (2, 3, 4, 5, 6, 8, 10, 20, 100, 1000, 10_000)))
_LOOK_BACK = 32


def find_quantities(text: str, moments: Sequence[Moment] | None = None) -> tuple[Quantity, ...]:
    """Every amount of a text as typed, in order; days and hours of the clock are none.

    `moments` are those of the text when they are known already.
    """
    folded = fold(text)
    known = find_moments(text) if moments is None else moments
    taken = [moment.span for moment in known]
    amounts = _drop_overlaps([*_find_special(folded), *_find_plain(text, folded)], taken)
    return tuple(_bounded(folded, each) for each in _combine(folded, amounts))


def read_quantity(value: str, unit: str, measure: Measure) -> Quantity | None:
    """A fact's value in its unit as an amount; None when number or unit cannot be understood."""
    number = as_number(value)
    factor = factor_of(unit, measure)
    if number is None or factor is None:
        return None
    plain = Quantity(
        Measure.COUNT, number.span, number.span, number.value, number.value, number.step
    )
    return plain.times(factor, measure)


def factor_of(unit: str, measure: Measure) -> Decimal | None:
    """How many seconds one unit of a duration has, 1 for other measures; None if unknown."""
    if measure is not Measure.TIME:
        return Decimal(1)
    match = _UNIT.fullmatch(unit.strip().lower())
    return _SECONDS.get(match.lastgroup or "") if match else None


def _find_special(folded: str) -> Iterator[Quantity]:
    """Durations that are not one number and one unit: `2m30s`, `4:30 minutes`, `half an hour`."""
    for pattern in (_COMPACT, _CLOCKED):
        for match in pattern.finditer(folded):
            parts = {unit: number for unit, number in match.groupdict().items() if number}
            # One part alone is an ordinary number with its unit.
            if len(parts) > 1:
                seconds = sum((_SECONDS[unit] * int(parts[unit]) for unit in parts), Decimal(0))
                yield _amount(Span(*match.span()), seconds, _SECONDS[list(parts)[-1]])
    for match in _ARTICLE.finditer(folded):
        yield _read_article(match)


def _read_article(match: re.Match[str]) -> Quantity:
    unit = match["qh"] or match["hunit"] or match["unit"] or match["munit"]
    seconds = _SECONDS[unit[0]]
    more = (match["more"] or match["mmore"] or "").split()
    if match["quarter"]:
        value = Decimal("0.75" if match["quarter"].startswith("three") else "0.25")
    elif match["half"]:
        value = Decimal("0.5")
    else:
        value = 1 + (_PARTS[more[-1]] if more else Decimal(0))
    # People round to these, so they are never taken to the second.
    amount = _amount(Span(*match.span()), value * seconds, seconds / 4)
    return replace(amount, bound=Bound.ABOUT)


def _amount(span: Span, seconds: Decimal, step: Decimal) -> Quantity:
    return Quantity(Measure.TIME, span, span, seconds, seconds, step)


def _find_plain(text: str, folded: str) -> Iterator[Quantity]:
    """Numbers with the unit behind them, or without one."""
    for numeral in find_numerals(folded):
        unit = _UNIT.match(folded, numeral.span.end)
        name = unit.lastgroup if unit else None
        # "1.200 %" can only be a little over one; without the sign it may be a thousand.
        touching = unit is None and folded[numeral.span.end : numeral.span.end + 1].isalpha()
        if name == "foreign" or touching or (numeral.open_point and name != "share"):
            continue
        if unit and _is_label(text, folded, numeral, unit):
            continue
        yield _with_unit(folded, numeral, unit, name)


def _is_label(text: str, folded: str, numeral: Numeral, unit: re.Match[str]) -> bool:
    """Whether a letter after a figure is no unit: a film in `4D`, `the 40s`."""
    letter = text[numeral.span.end : unit.end()]
    decade = letter == "s" and numeral.value % 10 == 0
    start = numeral.span.start
    return letter in _LABELS or (decade and _BEFORE_DECADE.search(folded, 0, start) is not None)


def _with_unit(
    folded: str, numeral: Numeral, unit: re.Match[str] | None, name: str | None
) -> Quantity:
    end = unit.end() if unit else numeral.span.end
    span = Span(numeral.span.start, end)
    bare = Quantity(Measure.COUNT, span, span, numeral.value, numeral.value, numeral.step)
    if name is None:
        return replace(bare, unit=False)
    if name == "share":
        return replace(bare, measure=Measure.SHARE)
    part = _AND_PART.match(folded, end)
    if part:
        value = numeral.value + _PARTS[part[1]]
        span = Span(span.start, part.end())
        bare = replace(bare, span=span, figure=span, low=value, high=value, step=_PARTS[part[1]])
    return bare.times(_SECONDS[name], Measure.TIME)


def _drop_overlaps(amounts: list[Quantity], taken: Sequence[Span]) -> list[Quantity]:
    """The amounts in order without those inside a moment or inside a longer amount."""
    amounts.sort(key=lambda each: (each.span.start, -each.span.end))
    kept: list[Quantity] = []
    blocked = iter(sorted(taken, key=lambda span: span.start))
    block = next(blocked, None)
    for amount in amounts:
        while block is not None and block.end <= amount.span.start:
            block = next(blocked, None)
        inside = block is not None and block.start < amount.span.end
        if not inside and (not kept or kept[-1].span.end <= amount.span.start):
            kept.append(amount)
    return kept


def _combine(folded: str, amounts: Sequence[Quantity]) -> Iterator[Quantity]:
    """Ranges, compound durations and `n of m` put together, the others as they are."""
    held: Quantity | None = None
    for amount in amounts:
        if held is None:
            held = amount
            continue
        joined = _join(folded, held, amount)
        if joined is None:
            yield held
            held = amount
        else:
            held = joined
    if held is not None:
        yield held


def _join(folded: str, first: Quantity, second: Quantity) -> Quantity | None:
    """Two neighbours as one amount; None when they are two."""
    if second.span.start - first.span.end > _LOOK_BACK or first.whole or first.low != first.high:
        return None
    between = folded[first.span.end : second.span.start]
    span = Span(first.span.start, second.span.end)
    longer = first.measure is Measure.TIME and second.measure is Measure.TIME
    if longer and second.low < first.step and _COMPOUND.fullmatch(between):
        total = first.low + second.low
        return replace(second, span=span, figure=span, low=total, high=total)
    if _is_share(first, second, between):
        return as_share(first, second)
    if _OF.fullmatch(between) and not first.unit and not second.unit:
        # "Four of five minutes" is no share, but "405 of 412" counts twice.
        return replace(first, whole=second) if first.low <= second.low else None
    return _join_range(folded, first, second, between)


def _is_share(first: Quantity, second: Quantity, between: str) -> bool:
    """Whether two numbers are one in so many: "one in ten"."""
    if first.unit or second.unit or first.low >= second.low or second.low not in _WHOLES:
        return False
    return _IN.fullmatch(between) is not None


def as_share(first: Quantity, second: Quantity) -> Quantity:
    """The first number as percent of the second."""
    share = first.times(Decimal(100) / second.low, Measure.SHARE)
    span = Span(first.span.start, second.span.end)
    return replace(share, span=span, figure=span, scale=Decimal(1), unit=True, whole=None)


def _join_range(folded: str, first: Quantity, second: Quantity, between: str) -> Quantity | None:
    if not _RANGE.fullmatch(between):
        return None
    before = folded[max(0, first.span.start - _LOOK_BACK) : first.span.start]
    spread = _BETWEEN.search(before)
    # "And" makes a range only after "between"; elsewhere it lists.
    if "and" in between and not (spread and spread.group().startswith("between")):
        return None
    if not first.unit and second.unit:
        first = first.times(second.scale, second.measure)
    if first.measure is not second.measure or first.low >= second.low:
        return None
    start = spread and first.span.start - len(spread.group())
    return replace(
        second,
        span=Span(first.span.start if start is None else start, second.span.end),
        figure=Span(first.figure.start, second.figure.end),
        low=first.low,
    )


def _bounded(folded: str, quantity: Quantity) -> Quantity:
    """The amount with the words before and after it that bound it."""
    start, end = quantity.span.start, quantity.span.end
    before = folded[max(0, start - _LOOK_BACK) : start]
    for bound, pattern in _BEFORE:
        found = pattern.search(before)
        if found:
            lead = len(found.group()) - len(found.group().lstrip())
            span = Span(start - len(before) + found.start() + lead, end)
            return replace(quantity, bound=bound, span=span)
    for bound, pattern in _AFTER:
        match = pattern.match(folded, end)
        if match:
            return replace(quantity, bound=bound, span=Span(start, match.end()))
    return quantity
