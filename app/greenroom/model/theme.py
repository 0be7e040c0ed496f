"""Release-risk themes, their codebook and the stances a speaker can take on them."""

from dataclasses import dataclass
from enum import StrEnum


class Enforcement(StrEnum):
    """What a red or unassessed gate means: no release at all, or release with conditions."""

    BLOCKING = "BLOCKING"
    CONDITIONAL = "CONDITIONAL"


class Stance(StrEnum):
    """What a speaker says about a risk."""

    RAISED = "raised"
    MITIGATED = "mitigated"
    UNKNOWN = "unknown"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class Theme:
    """One release-risk theme; `severity` runs from 1 (minor) to 5 (stops a release)."""

    id: str
    name: str
    definition: str
    severity: int
    enforcement: Enforcement
    strong: tuple[str, ...] = ()
    medium: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    not_when: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Codebook:
    """The themes in their order, and the cues that tell a stance."""

    themes: tuple[Theme, ...]
    mitigated_cues: tuple[str, ...] = ()
    raised_cues: tuple[str, ...] = ()
    unknown_cues: tuple[str, ...] = ()

    def theme(self, theme_id: str) -> Theme:
        """The theme with that id; KeyError when there is none."""
        for theme in self.themes:
            if theme.id == theme_id:
                return theme
        raise KeyError(theme_id)
