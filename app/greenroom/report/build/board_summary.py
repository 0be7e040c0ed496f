"""The board summary: one page a change review board can decide on, and the pack behind it."""

from hashlib import sha256

from greenroom.report.build.board_input import BoardSummary, ThemeLine
from greenroom.report.build.board_pack import pack
from greenroom.report.build.board_page import page_one
from greenroom.report.build.wording import moment
from greenroom.report.document import Document, Meta, PageBreak

__all__ = ["BoardSummary", "ThemeLine", "build_board_summary"]


def build_board_summary(facts: BoardSummary) -> Document:
    """The whole document; the same facts always give the same document."""
    return Document(_meta(facts), (*page_one(facts), PageBreak(), *pack(facts)))


def _meta(facts: BoardSummary) -> Meta:
    release, at = facts.release, facts.prepared_at
    # The id names the state it shows, so a later summary of the release has another one.
    mark = sha256(release.id.encode("utf-8", "replace")).hexdigest()[:6].upper()
    document_id = f"BS-{at:%Y%m%d-%H%M}-{mark}"
    author = facts.prepared_by.strip() or "Greenroom"
    classification = "Sample data" if release.sample else facts.classification
    byline = f"Change review board summary · {document_id} · {classification}"
    return Meta(
        title=release.title or "Untitled release",
        subject="Change review board summary",
        author=author,
        document_id=document_id,
        created_at=at,
        classification=classification,
        byline=f"{byline} · prepared by {author}, {moment(at)}",
    )
