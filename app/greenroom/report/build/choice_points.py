"""What the choices made for a document leave to watch: private words, hidden names, its length."""

from collections.abc import Iterator

from greenroom.model.export import OpenKind, OpenPoint, Options, Place, Redaction
from greenroom.model.transcript import SpeakerRole
from greenroom.report.build.kind import Kind
from greenroom.report.build.material import Material, Part
from greenroom.report.build.wording import count, joined, sentence

_OPTIONS = Place("exports", "options")
_SECTIONS = Place("exports", "sections")


def choice_points(kind: Kind, material: Material, options: Options) -> Iterator[OpenPoint]:
    """What a person should know before sending the document with these choices."""
    if Part.TRANSCRIPTS in kind.parts:
        yield from _private(material, options)
    if options.hides(Redaction.NAMES):
        text = "names that stand only in free text, and are recorded nowhere, are not hidden"
        fix = "Read the document once before it leaves the house."
        yield OpenPoint(OpenKind.REDACTED, sentence(text), fix, _OPTIONS, told=False)


def too_long(kind: Kind, pages: int) -> Iterator[OpenPoint]:
    """A document of more printed pages than its kind should have."""
    if kind.pages is not None and pages > kind.pages:
        text = f"{pages} pages; {count(kind.pages, 'page')} should do"
        fix = "Leave sections out, or shorten long texts."
        yield OpenPoint(OpenKind.TOO_LONG, sentence(text), fix, _SECTIONS, told=False)


def unprintable(label: str, named: str, place: Place) -> OpenPoint:
    """A field with characters that the PDF spells out instead of printing."""
    text = f"{label} holds {named}, which a PDF can only spell out"
    fix = "Write it in other letters, or export to Word, which borrows a font that has them."
    return OpenPoint(OpenKind.UNPRINTABLE, sentence(text), fix, place, told=False)


def _private(material: Material, options: Options) -> Iterator[OpenPoint]:
    speaking = sorted(
        {
            name
            for read in material.transcripts
            for name, role in read.transcript.speakers
            if role is SpeakerRole.RESPONDENT and material.record.is_private(name)
        }
    )
    if not speaking or options.hides(Redaction.QUOTES):
        return
    shown = "are quoted" if options.private_quotes else "are left out"
    text = f"{joined(speaking)} asked for privacy; their words {shown}"
    fix = (
        "Make sure they agreed, or do not allow private quotes."
        if options.private_quotes
        else "Allow private quotes only when they agreed."
    )
    yield OpenPoint(OpenKind.PRIVATE, sentence(text), fix, _OPTIONS, told=False)
