"""Look a document over before it is written: what is open, and where each thing is put right."""

from collections.abc import Iterator

from greenroom.model.export import EVERYTHING, OpenPoint, Options, Place
from greenroom.report.build.choice_points import choice_points, too_long, unprintable
from greenroom.report.build.kind import Kind, build_document
from greenroom.report.build.kinds import find_kind
from greenroom.report.build.material import Material
from greenroom.report.build.source_texts import source_texts
from greenroom.report.build.wording import joined
from greenroom.report.document import Document, Format, spelled_out
from greenroom.report.preview import count_pages
from greenroom.report.theme import Theme
from greenroom.report.write import WRITERS
from greenroom.report.write.pdf_fonts import unprintable_in
from greenroom.report.write.printable import printable
from greenroom.services.exports import settled_options
from greenroom.services.looks import load_theme
from greenroom.services.materials import gather
from greenroom.services.workspace import Workspace

NAMED = 3
"""The most characters a point names; more are counted."""


def preflight(
    workspace: Workspace, release_id: str, kind_id: str, options: Options = EVERYTHING
) -> tuple[OpenPoint, ...]:
    """Everything open in that document, the missing first; nothing in the workspace changes.

    Nothing of it keeps anybody from exporting: what matters to readers the document says
    itself (`told`).
    """
    kind = find_kind(kind_id)
    settled = settled_options(kind, options)
    material = gather(workspace, release_id, kind, record=False)
    document = build_document(kind, material, settled)
    found = (
        *kind.open_points(material),
        *choice_points(kind, material, settled),
        *_unprintable(material, document),
        *_length(kind, document, load_theme(workspace)),
    )
    return tuple(dict.fromkeys(found))


def _length(kind: Kind, document: Document, theme: Theme) -> Iterator[OpenPoint]:
    # Laying a document out takes time, and most kinds may be as long as they are.
    if kind.pages is not None:
        yield from too_long(kind, count_pages(WRITERS[Format.PDF](document, theme)))


def _unprintable(material: Material, document: Document) -> Iterator[OpenPoint]:
    """The fields whose characters the document shows and a PDF cannot print."""
    wanted = {character for each in printable(document) for character in each.characters}
    if not wanted:
        return
    explained: set[str] = set()
    for source in source_texts(material):
        found = [each for each in unprintable_in(source.text) if each in wanted]
        if found:
            explained.update(found)
            yield unprintable(source.label, _named(found), source.place)
    rest = sorted(wanted - explained)
    if rest:
        yield unprintable("this document", _named(rest), Place("exports"))


def _named(characters: list[str]) -> str:
    names = [spelled_out(each).strip("[]") for each in characters[:NAMED]]
    rest = len(characters) - NAMED
    return joined([*names, f"{rest} more"] if rest > 0 else names)
