"""Text as every file format can hold it: cleaned, with nothing silently lost."""

import re
import unicodedata

# Word, PDF and Markdown each break lines at other characters; one is enough here.
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# Controls, surrogates and noncharacters cannot stand in XML or have no shape in any font.
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
# Overrides reorder what a reader sees; approvals must not be able to hide behind them.
_REORDERING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_ADDRESS = re.compile(r"(?:https?://|mailto:)[!-;=?-~]+")


def clean(text: str) -> str:
    r"""The text as every format can hold it, with nothing silently lost.

    Every kind of line end becomes `\n` and a tab a space; controls, lone surrogates and
    noncharacters become U+FFFD; characters that reorder text are spelled out by name.
    """
    text = _LINE_ENDS.sub("\n", text).replace("\t", " ")
    # The replacement sign shows a reader that something stood here.
    text = _UNPRINTABLE.sub("\ufffd", text)
    return _REORDERING.sub(lambda found: spelled_out(found[0]), text)


def spelled_out(character: str) -> str:
    """A character as readable text, for example `[U+1F680 ROCKET]`."""
    # Unassigned characters have no name; their number still tells them apart.
    name = unicodedata.name(character, "")
    return f"[U+{ord(character):04X} {name}".rstrip() + "]"


def is_address(text: str) -> bool:
    """Whether the whole text is a web or mail address that a document may link to."""
    return _ADDRESS.fullmatch(text) is not None
