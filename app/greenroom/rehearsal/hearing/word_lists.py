"""Word lists written as they are read: words with blanks between them."""


def list_words(*lines: str) -> tuple[str, ...]:
    """The words of the lines, in order."""
    return tuple(word for line in lines for word in line.split())


def word_set(*lines: str) -> frozenset[str]:
    """The words of the lines as a set, for looking words up."""
    return frozenset(list_words(*lines))
