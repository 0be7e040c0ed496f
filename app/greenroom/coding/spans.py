"""The rules of spans: code points [start, end) of a transcript's text that a coding marks."""

from greenroom.errors import InputError


def clip(start: int, end: int, length: int) -> tuple[int, int]:
    """The part of [start, end) inside a text of `length` code points, ends put in order."""
    low, high = min(start, end), max(start, end)
    return min(max(low, 0), length), min(max(high, 0), length)


def overlaps(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two spans share at least one code point."""
    return max(one[0], other[0]) < min(one[1], other[1])


def snap_to_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The span widened to whole words and freed of blank ends, as a person means it.

    Raises InputError when nothing but white space is selected.
    """
    start, end = clip(start, end, len(text))
    # Blank ends go first: a double click often takes the space after the word along.
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start == end:
        raise InputError("Nothing is selected.", "Select the words the theme is about.")
    while start > 0 and _joined(text, start):
        start -= 1
    while end < len(text) and _joined(text, end):
        end += 1
    return start, end


def _joined(text: str, at: int) -> bool:
    """Whether a cut before `at` would split a word, a combining sequence or an emoji."""
    return _inside_word(text[at - 1]) and _inside_word(text[at])


def _inside_word(character: str) -> bool:
    # Combining marks and joiners are no letters, but a span that drops them cuts a character.
    return not character.isspace() and (
        character.isalnum() or character in "'’\u200d" or not character.isascii()
    )
