"""What the briefs share: sections that speak to one audience only, and the lines they repeat."""

from collections.abc import Callable, Mapping

from greenroom.model.export import Audience, Options
from greenroom.model.launch import ChangeKind
from greenroom.model.release import Release
from greenroom.report.build.kind import Builder
from greenroom.report.build.launch_parts import change_items, changes_of, fact_row
from greenroom.report.build.material import Material
from greenroom.report.build.wording import fact_text
from greenroom.report.document import Block, Bullets, Check, CheckItem, Heading, KeyValues, Slide

AUDIENCES = (Audience.ENGINEERING, Audience.PRODUCT, Audience.SUPPORT, Audience.EXECUTIVES)

Told = Callable[[Material], tuple[Block, ...]]


def by_audience(told: Mapping[Audience, Told]) -> Builder:
    """A section that each audience is told in its own way; nothing for those not named."""

    def build(material: Material, options: Options) -> tuple[Block, ...]:
        audience = options.audience or AUDIENCES[0]
        return told[audience](material) if audience in told else ()

    return build


def changes(title: str, *kinds: ChangeKind, full: bool = True) -> Told:
    """The changes of those kinds under a title, nothing when there are none."""

    def build(material: Material) -> tuple[Block, ...]:
        found = changes_of(material.record.changes, *kinds)
        if not found:
            return ()
        return (Heading(title, slide=Slide.FIGURES), Bullets(change_items(found, full=full)))

    return build


def together(*told: Told) -> Told:
    """Those parts one after the other."""
    return lambda material: tuple(block for each in told for block in each(material))


def facts(title: str, *wanted: tuple[str, str], slide: Slide | None = None) -> Told:
    """Facts by key and label under a title; those not known are left out."""

    def build(material: Material) -> tuple[Block, ...]:
        rows = fact_rows(material.release, *wanted)
        return (Heading(title, slide=slide), KeyValues(rows)) if rows else ()

    return build


def fact_rows(release: Release, *wanted: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    """The known ones of those facts as lines of key values."""
    return tuple(row for key, label in wanted for row in fact_row(release, key, label))


def proven(material: Material, key: str, text: str) -> CheckItem:
    """A check that is done when the fact is known and its evidence named."""
    fact = material.release.fact(key)
    if fact is None or not fact.known:
        return CheckItem(text, Check.OPEN, "nothing on the fact sheet")
    note = ", ".join(part for part in (fact_text(fact), fact.evidence) if part)
    return CheckItem(text, Check.DONE if fact.evidence else Check.OPEN, note)
