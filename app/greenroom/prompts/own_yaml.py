"""The user's own prompts as a YAML file that a person can edit."""

from collections.abc import Sequence

import yaml

from greenroom.model.prompt import Prompt
from greenroom.prompts.own_fields import fields_of

_INTRODUCTION = (
    "# Prompts of Greenroom. One entry is one question.\n"
    "# Words in braces are fact keys; {quote} in a probe is what the presenter said.\n\n"
)
_WIDEST = 100


class _Plainly(yaml.SafeDumper):
    """Writes everything out: what repeats is never an alias, which no reader here accepts."""

    def ignore_aliases(self, _data: object) -> bool:
        """Always true: nothing is written as an alias."""
        return True


def write_yaml(prompts: Sequence[Prompt]) -> bytes:
    """The prompts as UTF-8 text, which reads back as the same prompts."""
    # The written-out dumper everywhere: libyaml's would write other bytes for the same prompts.
    listed = yaml.dump(
        [fields_of(prompt) for prompt in prompts],
        Dumper=_Plainly,
        allow_unicode=True,
        sort_keys=False,
        width=_WIDEST,
    )
    return (_INTRODUCTION + listed).encode("utf-8")
