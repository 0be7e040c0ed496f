"""What a kind of document is: its sections in order, what it needs, and how it is put together."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256

from greenroom.model.export import Audience, OpenPoint, Options, Redaction
from greenroom.report.build.board_input import BoardSummary
from greenroom.report.build.material import Material, Part
from greenroom.report.build.open_points import Need, open_points
from greenroom.report.build.parts import listed
from greenroom.report.build.redaction import people_in, redacted
from greenroom.report.build.wording import moment
from greenroom.report.document import Block, Document, Heading, Meta, PageBreak, Slide

Builder = Callable[[Material, Options], tuple[Block, ...]]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a document that can be left out; it is empty when it has nothing to say."""

    id: str
    name: str
    build: Builder


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document.

    `mark` begins its document ids; `opening` always stands first; `needs` are what a
    preflight asks for, `parts` what has to be gathered, `facts` the keys of the facts it shows,
    None for all; `pages` is how many printed pages it
    should not exceed, None for as many as it takes; `lists_open` says that it names its open
    points in a place of its own, `pack` that the sections start on a new page. `dated` gives
    the moment of what the document tells, where that is not the newest moment of the data.
    """

    id: str
    name: str
    description: str
    mark: str
    opening: Builder
    sections: tuple[Section, ...] = ()
    needs: tuple[Need, ...] = ()
    parts: frozenset[Part] = frozenset()
    facts: frozenset[str] | None = None
    audiences: tuple[Audience, ...] = ()
    pages: int | None = None
    lists_open: bool = False
    pack: bool = False
    dated: Callable[[Material], datetime | None] | None = None

    def audience(self, options: Options) -> Audience | None:
        """Who this document speaks to: the audience chosen, or the first; None without any."""
        if not self.audiences:
            return None
        return options.audience if options.audience in self.audiences else self.audiences[0]

    def open_points(self, material: Material) -> tuple[OpenPoint, ...]:
        """What this kind needs and the material lacks; nothing about facts it does not show."""
        if self.facts is None:
            return open_points(self.needs, material)
        shown = tuple(fact for fact in material.release.facts if fact.key in self.facts)
        release = replace(material.release, facts=shown)
        board = replace(material.board, release=release)
        return open_points(self.needs, replace(material, board=board))

    def subject(self, options: Options) -> str:
        """The kind's name, with its audience where it has one."""
        audience = self.audience(options)
        return self.name if audience is None else f"{self.name} for {audience.value}"


def build_document(kind: Kind, material: Material, options: Options) -> Document:
    """The whole document; the same material and options always give the same document."""
    wanted = [each for each in kind.sections if _is_wanted(each, options)]
    rest = [block for section in wanted for block in section.build(material, options)]
    if not kind.lists_open:
        rest += _open(kind, material)
    page_break = (PageBreak(),) if kind.pack and rest else ()
    blocks = (*kind.opening(material, options), *page_break, *rest)
    document = Document(_meta(kind, material, options), blocks)
    # Done on the finished tree, so that no builder can forget a name.
    if options.hides(Redaction.NAMES):
        document = redacted(document, people_in(material))
    return document


def of_board(build: Callable[[BoardSummary], tuple[Block, ...]]) -> Builder:
    """A section that needs nothing but what a board summary says."""
    return lambda material, _options: build(material.board)


def _is_wanted(section: Section, options: Options) -> bool:
    return not options.sections or section.id in options.sections


def _open(kind: Kind, material: Material) -> tuple[Block, ...]:
    found = tuple(each.text for each in kind.open_points(material) if each.told)
    if not found:
        return ()
    return (Heading("Open when this was written", slide=Slide.NEXT_STEPS), listed(found))


def _meta(kind: Kind, material: Material, options: Options) -> Meta:
    release = material.release
    at = (kind.dated(material) if kind.dated else None) or material.as_of
    # The id names the state it shows, so a later document of the release has another one.
    # Choices are part of the id: a page with its names taken out is another document.
    made_of = f"{release.id}\n{options.variant}" if options.variant else release.id
    mark = sha256(made_of.encode("utf-8", "replace")).hexdigest()[:6].upper()
    document_id = f"{kind.mark}-{at:%Y%m%d-%H%M}-{mark}"
    author = material.board.prepared_by.strip() or "Greenroom"
    classification = "Sample data" if release.sample else material.board.classification
    subject = kind.subject(options)
    heading = f"{subject[0].upper()}{subject[1:]}"
    return Meta(
        title=release.title or "Untitled release",
        subject=heading,
        author=author,
        document_id=document_id,
        created_at=at,
        classification=classification,
        byline=(
            f"{heading} · {document_id} · {classification} · prepared by {author}, {moment(at)}"
        ),
    )
