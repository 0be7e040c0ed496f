"""Fill `{placeholders}` in one pass, and nothing else.

The text of a bank and the values of a fact sheet are plain text: format strings, attribute
access and braces inside a value stay what they are.
"""

import re
from collections.abc import Mapping

from greenroom.errors import PromptBankError

PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)\}")
"""A fact key in braces; anything else in braces is no placeholder."""


def placeholders(text: str) -> tuple[str, ...]:
    """The keys a text needs, each once, in the order they appear."""
    return tuple(dict.fromkeys(PLACEHOLDER.findall(text)))


def render(text: str, facts: Mapping[str, str]) -> str:
    """The text with every placeholder replaced by its value, in one pass.

    Raises PromptBankError for a placeholder that has no value.
    """
    # Looked up before anything is replaced, so a half-filled sentence never leaves.
    missing = [key for key in placeholders(text) if key not in facts]
    if missing:
        raise PromptBankError(
            f"There is no value for {{{missing[0]}}} in “{text}”.",
            f"Add “{missing[0]}” to the release's fact sheet.",
        )
    # A function as replacement keeps backslashes and group references in values literal.
    return PLACEHOLDER.sub(lambda match: facts[match[1]], text)
