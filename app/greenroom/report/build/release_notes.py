"""Release notes: what is new, fixed and known, and how it gets to people."""

from greenroom.model.export import Options
from greenroom.model.launch import ChangeKind
from greenroom.report.build.kind import Builder, Kind, Section
from greenroom.report.build.launch_parts import change_items, changes_of, fact_row, window_row
from greenroom.report.build.material import Material
from greenroom.report.build.open_points import Need
from greenroom.report.build.parts import text
from greenroom.report.document import Block, Bullets, Heading, KeyValues, Slide

_TITLES = {
    ChangeKind.FEATURE: "New features",
    ChangeKind.FIX: "Fixes",
    ChangeKind.PERFORMANCE: "Performance",
    ChangeKind.SECURITY: "Security",
    ChangeKind.BREAKING: "Breaking changes",
    ChangeKind.KNOWN_ISSUE: "Known issues",
}
_SLIDES = {
    ChangeKind.FEATURE: Slide.FIGURES,
    ChangeKind.BREAKING: Slide.RISKS,
    ChangeKind.KNOWN_ISSUE: Slide.RISKS,
}


def _opening(material: Material, _options: Options) -> tuple[Block, ...]:
    summary = material.release.summary.strip()
    return (text(summary or "No description has been written."),)


def _changes(kind: ChangeKind) -> Builder:
    def build(material: Material, _options: Options) -> tuple[Block, ...]:
        found = changes_of(material.record.changes, kind)
        if not found:
            return ()
        heading = Heading(_TITLES[kind], slide=_SLIDES.get(kind))
        return (heading, Bullets(change_items(found)))

    return build


def _deployment(material: Material, _options: Options) -> tuple[Block, ...]:
    release = material.release
    rows = (
        window_row(release),
        ("Rollout", release.strategy.value),
        *fact_row(release, "canary_steps", "Exposure"),
        ("Rollback", release.rollback_plan.strip() or "no plan has been written"),
        *fact_row(release, "rollback_minutes", "Time to roll back"),
        *fact_row(release, "announce_time", "Announced"),
    )
    if release.owner.strip():
        rows = (*rows, ("Questions", f"{release.owner.strip()}, release owner"))
    return (Heading("Deployment", slide=Slide.NEXT_STEPS), KeyValues(rows))


RELEASE_NOTES = Kind(
    id="release-notes",
    name="release notes",
    description="What is new, fixed and known, with workarounds and the rollout",
    mark="RN",
    opening=_opening,
    sections=(
        *(Section(kind.name.lower(), _TITLES[kind], _changes(kind)) for kind in ChangeKind),
        Section("deployment", "Deployment", _deployment),
    ),
    needs=(Need.SUMMARY, Need.CHANGES, Need.WINDOW, Need.ROLLBACK_PLAN),
    pages=3,
)
