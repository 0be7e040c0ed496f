"""What a person chooses about a document, what is still open in it, and what was written."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Audience(StrEnum):
    """Who a brief speaks to."""

    ENGINEERING = "engineering"
    PRODUCT = "product"
    SUPPORT = "support"
    EXECUTIVES = "executives"


class Redaction(StrEnum):
    """What is taken out of a document before it leaves the house."""

    NAMES = "names"
    QUOTES = "quotes"


@dataclass(frozen=True, slots=True)
class Options:
    """What a document shows.

    `sections` are the ids of the sections wanted, none meaning all; `audience` matters to
    briefs only, None taking the first the kind knows. The words of people marked private stay
    out unless `private_quotes` lets them in.
    """

    sections: tuple[str, ...] = ()
    audience: Audience | None = None
    redaction: tuple[Redaction, ...] = ()
    private_quotes: bool = False

    @property
    def variant(self) -> str:
        """The choices in words, empty when none was made; equal choices give equal words."""
        parts = [self.audience.value] if self.audience else []
        parts += [f"sections {', '.join(sorted(self.sections))}"] if self.sections else []
        parts += [f"without {each.value}" for each in sorted(self.redaction)]
        parts += ["private quotes allowed"] if self.private_quotes else []
        return "; ".join(parts)

    def hides(self, what: Redaction) -> bool:
        """Whether that is taken out."""
        return what in self.redaction


EVERYTHING = Options()
"""No choice made: every section, every name, private words left out."""


class OpenKind(StrEnum):
    """What sort of thing a preflight found."""

    MISSING = "missing"
    UNCONFIRMED = "unconfirmed"
    STALE = "stale"
    UNPRINTABLE = "unprintable"
    TOO_LONG = "too long"
    PRIVATE = "private"
    REDACTED = "redacted"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is put right: a page of the window, and what to show there.

    On "releases" `argument` is a field of the release with `part` "form", a fact's key with
    "facts", and a field of the record with "record"; it is the gate's name on "readiness", the
    transcript's id on "transcripts" and the section on "practice". `part` is empty where the
    page has no parts.
    """

    page: str
    part: str = ""
    argument: str = ""


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """One thing that is not as it should be in a document, and where to put it right.

    `told` says whether the document itself lists it.
    """

    kind: OpenKind
    text: str
    fix: str
    place: Place
    told: bool = True


@dataclass(frozen=True, slots=True)
class Template:
    """A named set of choices for one kind of document, kept in the workspace."""

    name: str
    kind: str
    options: Options
    formats: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ExportRecord:
    """One written document, and the state of the workspace it shows.

    `digest` is the SHA-256 of the file, `content_digest` of its blocks, `snapshot` of the same
    blocks before they were given a version, so that it is equal for equal states; `variant`
    says which choices were made. `document_id` and `version` stand in the file itself; `as_of`
    is the moment of the state it shows and `assessment_id` the assessment, empty when it shows
    none; `writers` says what wrote it, as `name version` parts. `release_id` is None for a
    document about no single release. Records of older workspaces know nothing of this: None, 0
    and empty texts.
    """

    id: str
    release_id: str | None
    kind: str
    format: str
    path: str
    digest: str
    content_digest: str
    created_at: datetime
    document_id: str = ""
    version: int = 0
    variant: str = ""
    snapshot: str = ""
    as_of: datetime | None = None
    assessment_id: str = ""
    writers: str = ""


class Standing(StrEnum):
    """What comparing a file with the records says."""

    UNCHANGED = "unchanged"
    CHANGED = "changed since"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Verification:
    """How a file stands to what this workspace wrote.

    `record` is what the file was written as, None when it is unknown; `newest` is a later
    version of the same document, None when the file is the newest; `document_id` is what the
    file says of itself, `text` the whole finding in a sentence.
    """

    standing: Standing
    text: str
    record: ExportRecord | None = None
    newest: ExportRecord | None = None
    document_id: str = ""
