"""How often each theme stands in the transcripts; only confirmed codings count as evidence."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from greenroom.model.theme import Codebook, Stance, Theme
from greenroom.model.transcript import Coding, CodingStatus


@dataclass(frozen=True, slots=True)
class ThemeSummary:
    """One theme's counts of codings.

    `suggested` are unconfirmed and never evidence; the four stances count confirmed codings
    only and add up to `confirmed`.
    """

    theme: Theme
    confirmed: int
    suggested: int
    raised: int
    mitigated: int
    unknown: int
    mixed: int


def summarise(codings: Iterable[Coding], codebook: Codebook) -> tuple[ThemeSummary, ...]:
    """The themes that were confirmed or suggested: worst first, then most confirmed.

    Rejected codings and themes that the codebook does not hold are left out.
    """
    # The two are never added up: what nobody confirmed is not evidence.
    suggested: Counter[str] = Counter()
    confirmed: dict[str, Counter[Stance]] = {}
    for coding in codings:
        if coding.status is CodingStatus.SUGGESTED:
            suggested[coding.theme_id] += 1
        elif coding.status is CodingStatus.ACCEPTED:
            confirmed.setdefault(coding.theme_id, Counter())[coding.stance] += 1
    summaries = [
        _summary(theme, confirmed.get(theme.id, Counter()), suggested[theme.id])
        for theme in codebook.themes
        if theme.id in confirmed or suggested[theme.id]
    ]
    summaries.sort(key=lambda each: (-each.theme.severity, -each.confirmed, each.theme.name))
    return tuple(summaries)


def _summary(theme: Theme, stances: Counter[Stance], suggested: int) -> ThemeSummary:
    return ThemeSummary(
        theme=theme,
        confirmed=stances.total(),
        suggested=suggested,
        raised=stances[Stance.RAISED],
        mitigated=stances[Stance.MITIGATED],
        unknown=stances[Stance.UNKNOWN],
        mixed=stances[Stance.MIXED],
    )
