"""Numbers as people write and say them: `1,200`, `1.2k`, `four and a half`, `nine point nine`.

A number here has no unit yet. Versions, ticket ids, money and the other numbers that only name
something are left out, because nobody claims anything with them.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from greenroom.rehearsal.hearing.clauses import Span

_ONES = {
    word: number
    for number, word in enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
    )
}
_TEENS = {
    word: number
    for number, word in enumerate(
        [
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ],
        10,
    )
}
_TENS = {
    word: number * 10
    for number, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2
    )
}
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9}
_SHORT_SCALES = {"k": 10**3, "mn": 10**6, "bn": 10**9, **_SCALES}
_WORDS = {**_ONES, **_TEENS, **_TENS}

_BELOW_TEN = "(?:" + "|".join(_ONES) + ")"
_BELOW_HUNDRED = (
    rf"(?:(?:{'|'.join(_TENS)})(?:[-\s]{_BELOW_TEN}(?!\w))?|{'|'.join(_TEENS)}|{_BELOW_TEN})"
)
_BELOW_THOUSAND = (
    rf"(?:(?:{_BELOW_HUNDRED}|a)\shundred(?:\s(?:and\s)?{_BELOW_HUNDRED})?|{_BELOW_HUNDRED})"
)
_SPELLED = re.compile(
    r"(?<![\w'])(?<!\w-)(?:"
    rf"(?P<dozens>(?:half\sa|a|{_BELOW_TEN})\sdozen)"
    rf"|(?:(?P<many>{_BELOW_THOUSAND}|a)\s(?P<scale>{'|'.join(_SCALES)})"
    rf"(?:\s(?:and\s)?(?P<rest>{_BELOW_THOUSAND}))?|(?P<few>{_BELOW_THOUSAND}))"
    rf"(?:\spoint(?P<point>(?:\s{_BELOW_TEN}){{1,4}}))?"
    r"(?:\sand\sa\s(?P<part>half|quarter))?"
    r")(?![\w'])"
)
# A figure may touch its unit ("4min"), but not another figure, a date, a version or an id.
_DIGITS = re.compile(
    r"(?<![\w.,:#$€£])(?<![a-z_]-)(?<![a-z]/)(?<!24/)"
    r"(?P<whole>\d{1,3}(?:[,'\u00a0\u202f\u2009\x20]\d{3}){1,3}(?!\d)|\d{1,12})"
    r"(?:(?P<mark>[.,])(?P<fraction>\d{1,6}))?"
    r"(?:\s?(?P<scale>k|mn|bn|thousand|million|billion)(?!\w))?"
    r"(?:\sand\sa\s(?P<part>half|quarter)(?!\w))?"
    r"(?!\d)(?![.,:]\d)(?!-\d+-)(?!\s?[$€£])"
)
_NAMES_SOMETHING = re.compile(
    r"(?<!\w)(?:versions?|v|builds?|releases?|pages?|steps?|phases?|sections?|items?|options?|"
    r"tickets?\s(?:no|id)|incident|case|log|numbers?|no|nr|days?|weeks?|nodes?|room|levels?|tier|"
    r"sev|severity|priority|parts?|sprint|rounds?|q|wave|stages?|slides?|appendix|annex|rfc|"
    r"python|java|windows|top|article|gate|chapter|episode|iso|http|error|code|port|plan)"
    r"[.:#]?\s$"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_FILLED_UP = re.compile(r"0\d")
_BEFORE_YEAR = re.compile(
    r"(?<!\w)(?:in|since|by|until|during|from|of|year|before|after|late|the)\s$"
)
# "One" is a pronoun more often than a number.
_BEFORE_PRONOUN = re.compile(
    r"(?<!\w)(?:this|that|which|no|the|each|every|another|any|last|next|only|other|some|old|new|"
    r"first|second|these|those|big|good|better|right|wrong|day)\s$"
)
_AFTER_PRONOUN = re.compile(r"\s(?:of|thing|can|could|would|should|might|who|that|which|is|was)\b")
_LOOK_BACK = 20
_PARTS = {"half": Decimal("0.5"), "quarter": Decimal("0.25")}


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number and where it stands.

    `step` is the place of its last digit (0.1 for `4.2`, 100 for `1.2k`): a value that differs
    by less may be the same one rounded. `open_point` marks `1.200`, which may be 1200 or 1.2.
    """

    span: Span
    value: Decimal
    step: Decimal
    open_point: bool = False


def find_numerals(folded: str) -> tuple[Numeral, ...]:
    """Every number of a folded text that can be a value, in order."""
    found = [_read_digits(match) for match in _DIGITS.finditer(folded) if not _is_rate(match)]
    found += [_read_words(match) for match in _SPELLED.finditer(folded)]
    found.sort(key=lambda each: each.span.start)
    return tuple(each for each in found if not _is_a_name(folded, each))


def as_number(written: str) -> Numeral | None:
    """The number that is the whole of a text such as a fact's value; None for anything else."""
    text = written.strip().lower()
    for match in (_DIGITS.fullmatch(text), _SPELLED.fullmatch(text)):
        if match:
            return _read_digits(match) if match.re is _DIGITS else _read_words(match)
    return None


def write_number(value: Decimal) -> str:
    """The number in its plainest form: no exponent, no zeros at the end, six decimals at most."""
    rounded = value.quantize(Decimal("0.000001")) if abs(value) < 10**15 else value
    text = f"{rounded:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _read_digits(match: re.Match[str]) -> Numeral:
    whole = re.sub(r"\D", "", match["whole"])
    fraction = match["fraction"] or ""
    value = Decimal(f"{whole}.{fraction}" if fraction else whole)
    step = Decimal(1).scaleb(-len(fraction))
    if match["scale"]:
        value, step = (each * _SHORT_SCALES[match["scale"]] for each in (value, step))
    if match["part"]:
        value, step = value + _PARTS[match["part"]], _PARTS[match["part"]]
    # In half of Europe the dot parts thousands, so "1.200" is left for the unit to decide.
    open_point = len(fraction) == 3 and len(whole) <= 3 and not whole.startswith("0")
    return Numeral(Span(*match.span()), value, step, open_point)


def _read_words(match: re.Match[str]) -> Numeral:
    value, step = _whole_of(match), Decimal(1)
    if match["point"]:
        digits = "".join(str(_ONES[word]) for word in match["point"].split())
        value, step = value + Decimal(f"0.{digits}"), Decimal(1).scaleb(-len(digits))
    if match["part"]:
        value, step = value + _PARTS[match["part"]], _PARTS[match["part"]]
    return Numeral(Span(*match.span()), value, step)


def _whole_of(match: re.Match[str]) -> Decimal:
    if match["dozens"]:
        many = match["dozens"].split()[0]
        return Decimal({"half": 6, "a": 12}.get(many) or 12 * _ONES[many])
    if match["scale"]:
        many = _below_thousand(match["many"]) * _SCALES[match["scale"]]
        return Decimal(many + _below_thousand(match["rest"] or "zero"))
    return Decimal(_below_thousand(match["few"]))


def _below_thousand(words: str) -> int:
    """The value of number words up to `nine hundred and ninety-nine`."""
    head, hundred, tail = words.replace("-", " ").partition("hundred")
    below = sum(_WORDS.get(word, 0) for word in (tail if hundred else head).split())
    return (_below_thousand(head) or 1) * 100 + below if hundred else below or int(words == "a")


def _is_rate(match: re.Match[str]) -> bool:
    """Whether the figure belongs to `24/7`, which counts nothing."""
    return match.string.startswith("24/7", match.start())


def _is_a_name(folded: str, numeral: Numeral) -> bool:
    """Whether the number only names something: a version, a page, a year, `this one`."""
    start, end = numeral.span.start, numeral.span.end
    before = folded[max(0, start - _LOOK_BACK) : start]
    if _NAMES_SOMETHING.search(before):
        return True
    said = folded[start:end]
    # "01-migration" is the name of a file.
    if _FILLED_UP.match(said):
        return True
    if _YEAR.fullmatch(said):
        return _BEFORE_YEAR.search(before) is not None
    if said != "one":
        return False
    return bool(_BEFORE_PRONOUN.search(before) or _AFTER_PRONOUN.match(folded, end))
