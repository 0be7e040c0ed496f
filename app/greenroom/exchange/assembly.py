"""From statements to one text with utterances that point into it."""

import re
from collections.abc import Iterable, Mapping

from greenroom.exchange.statements import Statement
from greenroom.model.transcript import SpeakerRole, Utterance

_LINE_ENDS = re.compile(r"\r\n?|[\x85\u2028\u2029]")
_BLANKS = re.compile(r"[^\S\n]+")
_BLANK_LINES = re.compile(r" ?\n[ \n]*")
# Controls, byte order marks and noncharacters have no place in text that is stored and
# exported. Embeddings, overrides and isolates go too: they would reach past the end of an
# utterance and show words in another order than they are stored. The marks and joiners that
# right-to-left and Indic scripts need (U+200C to U+200F, U+061C) stay.
_UNWANTED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufdd0-\ufdef]"
    "|[\ufffe\uffff\U0001fffe\U0001ffff\U0002fffe\U0002ffff\U0010fffe\U0010ffff\ud800-\udfff]"
)


def remove_unwanted(text: str) -> str:
    """The text with every kind of line end as one line feed, and without control characters.

    Tabs and blanks are left as they are, for formats that read a meaning from them.
    """
    return _UNWANTED.sub("", _LINE_ENDS.sub("\n", text))


def clean(text: str) -> str:
    """Plain text that can be stored, shown and exported.

    It has no controls, no double blanks, no blank lines and no blanks at either end; cleaning
    it again changes nothing.
    """
    text = _BLANKS.sub(" ", remove_unwanted(text))
    return _BLANK_LINES.sub("\n", text).strip()


def clean_line(text: str) -> str:
    """The same as `clean`, on one line: for names and titles."""
    return " ".join(clean(text).split())


def assemble(
    statements: Iterable[Statement], roles: Mapping[str, SpeakerRole]
) -> tuple[str, tuple[Utterance, ...]]:
    """The statements joined by line feeds, and the utterances as code points of that text.

    Statements without words are dropped. Speakers that `roles` does not name respond.
    """
    said = [(each, words) for each in statements if (words := clean(each.text))]
    utterances = []
    start = 0
    for index, (statement, words) in enumerate(said):
        end = start + len(words)
        utterances.append(
            Utterance(
                index=index,
                speaker=statement.speaker,
                role=roles.get(statement.speaker, SpeakerRole.RESPONDENT),
                start=start,
                end=end,
                begins_ms=statement.begins_ms,
                ends_ms=statement.ends_ms,
            )
        )
        # One line feed stands between two utterances and belongs to neither.
        start = end + 1
    return "\n".join(words for _, words in said), tuple(utterances)
