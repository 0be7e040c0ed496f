"""Code points and UTF-16: the one place where the two ways of counting text meet.

The model counts Unicode code points; Qt counts UTF-16 units, two for every character beyond
U+FFFF.
"""

from bisect import bisect_left

_LAST_SINGLE = 0xFFFF


class TextOffsets:
    """Converts offsets into one text both ways, in logarithmic time.

    Offsets run from 0 to the length of the text; larger ones are clipped to its end.
    """

    def __init__(self, text: str) -> None:
        self._length = len(text)
        # Plain text without such characters, the usual case, keeps both lists empty.
        self._wide = [place for place, sign in enumerate(text) if ord(sign) > _LAST_SINGLE]
        # Where each wide character ends, counted in UTF-16 units.
        self._ends = [place + number + 2 for number, place in enumerate(self._wide)]

    def to_utf16(self, code_point: int) -> int:
        """The UTF-16 offset of a code point offset."""
        clipped = min(max(code_point, 0), self._length)
        return clipped + bisect_left(self._wide, clipped)

    def to_code_point(self, utf16: int) -> int:
        """The code point offset of a UTF-16 offset; one inside a pair belongs before it."""
        clipped = min(max(utf16, 0), self._length + len(self._wide))
        before = bisect_left(self._ends, clipped + 1)
        inside = before < len(self._ends) and clipped == self._ends[before] - 1
        return clipped - before - int(inside)
