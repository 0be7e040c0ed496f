"""Reading the codebook: the release-risk themes with their phrases, and the stance cues."""

from pathlib import Path

from greenroom.coding.fields import Fields, read_fields
from greenroom.model.theme import Codebook, Enforcement, Theme

_THEME_FIELDS = (
    "id",
    "name",
    "definition",
    "severity",
    "enforcement",
    "strong",
    "medium",
    "weak",
    "not_when",
)
_STANCE_FIELDS = ("mitigated", "raised", "unknown", "absent_words", "needed")


def load_codebook(path: Path) -> Codebook:
    """The codebook in that file, themes in the order of the file.

    Raises InputError naming file, line and field for anything that breaks the format.
    """
    fields = read_fields(path)
    fields.only(("themes", "stance"))
    # An unknown field is most often a mistyped one, and would be lost without a word.
    stance = fields.entry("stance")
    stance.only(_STANCE_FIELDS)
    return Codebook(
        themes=_themes(fields),
        mitigated_cues=stance.phrases("mitigated"),
        raised_cues=(*stance.phrases("raised"), *_missing(stance)),
        unknown_cues=stance.phrases("unknown"),
    )


def _themes(fields: Fields) -> tuple[Theme, ...]:
    themes: dict[str, Theme] = {}
    for entry in fields.entries("themes"):
        theme = _theme(entry)
        if theme.id in themes:
            raise entry.unusable("id", None, f"repeats “{theme.id}”")
        themes[theme.id] = theme
    if not themes:
        raise fields.unusable("themes", None, "must list at least one theme")
    return tuple(themes.values())


def _theme(entry: Fields) -> Theme:
    entry.only(_THEME_FIELDS)
    enforcement = entry.text("enforcement")
    if enforcement not in tuple(Enforcement):
        allowed = " or ".join(Enforcement)
        raise entry.unusable("enforcement", None, f"must be {allowed}, not “{enforcement}”")
    theme = Theme(
        id=entry.text("id"),
        name=entry.text("name"),
        definition=entry.text("definition"),
        severity=entry.number("severity", 1, 5),
        enforcement=Enforcement(enforcement),
        strong=entry.phrases("strong"),
        medium=entry.phrases("medium"),
        weak=entry.phrases("weak"),
        not_when=entry.phrases("not_when"),
    )
    # A phrase with two weights would count as the heavier one, which nobody could see.
    seen: set[str] = set()
    for name, phrases in (("strong", theme.strong), ("medium", theme.medium), ("weak", theme.weak)):
        for phrase in phrases:
            if phrase in seen:
                raise entry.unusable(name, None, f"repeats “{phrase}”, which has a weight already")
            seen.add(phrase)
    return theme


def _missing(stance: Fields) -> tuple[str, ...]:
    """Every absent word with everything needed: “no owner”, “without runbook”."""
    absent, needed = stance.phrases("absent_words"), stance.phrases("needed")
    return tuple(f"{word} {thing}" for word in absent for thing in needed)
