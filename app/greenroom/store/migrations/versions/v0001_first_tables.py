"""Create every table of the first version.

The words of the CHECK constraints are written out here on purpose: what the model calls
things later must not change what this step did.
"""

from alembic import op

from greenroom.store.migrations import columns

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create the tables, owners before what belongs to them."""
    _create_releases()
    _create_rehearsals()
    _create_transcripts()
    _create_marks()
    _create_readiness()
    _create_records()


def _create_releases() -> None:
    op.create_table(
        "release",
        columns.text("id", key=True),
        columns.number("position"),
        columns.text("hidden_in", empty=True),
        *(columns.text(name) for name in ("name", "version", "type", "status", "strategy")),
        *(columns.text(name) for name in ("owner", "summary", "rollback_plan")),
        *(columns.text(f"window_{name}", empty=True) for name in ("start", "end", "time_zone")),
        columns.text("board_at", empty=True),
        columns.flag("sample"),
        columns.one_of("type", "standard | normal | emergency"),
        columns.one_of("status", "planned | in review | decided | released | withdrawn"),
        columns.one_of("strategy", "all at once | rolling | blue-green | canary | feature flag"),
    )
    op.create_table(
        "fact",
        columns.owner("release", key=True),
        columns.number("position", key=True),
        *(columns.text(name) for name in ("key", "label", "kind", "value", "unit", "status")),
        *(columns.text(name) for name in ("owner", "evidence")),
        columns.text("as_of", empty=True),
        columns.one_of("kind", "duration | percent | count | date | person | boolean | text"),
        columns.one_of("status", "confirmed | estimate | unknown"),
    )


def _create_rehearsals() -> None:
    op.create_table(
        "rehearsal",
        columns.text("id", key=True),
        columns.owner("release"),
        columns.number("position"),
        columns.text("started_at"),
        columns.flag("ended"),
    )
    op.create_table(
        "event",
        columns.owner("rehearsal", key=True),
        columns.number("sequence", key=True),
        *(columns.text(name) for name in ("kind", "payload", "seal")),
        columns.one_of(
            "kind", "Started | Asked | Answered | Probed | Skipped | Paused | Resumed | Ended"
        ),
    )
    op.create_table("draft", columns.owner("rehearsal", key=True), columns.text("text"))


def _create_transcripts() -> None:
    op.create_table(
        "transcript",
        columns.text("id", key=True),
        columns.owner("release", empty=True),
        columns.owner("rehearsal", empty=True),
        columns.number("position"),
        columns.text("hidden_in", empty=True),
        *(columns.text(name) for name in ("kind", "title", "created_at", "source")),
        columns.text("digest", index=True),
        columns.number("words"),
        columns.text("text"),
        columns.text("seal"),
        columns.one_of("kind", "interview | rehearsal"),
    )
    op.create_table(
        "utterance",
        columns.owner("transcript", key=True),
        columns.number("index", key=True),
        columns.text("speaker"),
        columns.text("role"),
        columns.number("start"),
        columns.number("end"),
        columns.number("begins_ms", empty=True),
        columns.number("ends_ms", empty=True),
        columns.text("theme_id", empty=True),
        columns.one_of("role", "respondent | interviewer"),
        columns.span(),
    )


def _create_marks() -> None:
    op.create_table(
        "analysis",
        columns.owner("transcript", key=True),
        columns.text("payload"),
        columns.text("seal"),
    )
    op.create_table(
        "coding",
        columns.text("id", key=True),
        columns.owner("transcript"),
        columns.text("theme_id"),
        columns.number("start"),
        columns.number("end"),
        *(columns.text(name) for name in ("coder", "status", "stance", "reason")),
        columns.real("confidence", empty=True),
        columns.one_of("status", "suggested | accepted | rejected"),
        columns.one_of("stance", "raised | mitigated | unknown | mixed"),
        columns.span(),
    )


def _create_readiness() -> None:
    op.create_table(
        "scorecard",
        columns.owner("release", key=True),
        columns.text("payload"),
        columns.text("seal"),
    )
    op.create_table(
        "assessment",
        columns.text("id", key=True),
        columns.owner("release"),
        columns.number("position"),
        *(columns.text(name) for name in ("at", "payload", "seal")),
    )
    op.create_table(
        "decision",
        columns.text("id", key=True),
        columns.owner("release"),
        columns.owner("assessment"),
        columns.number("position"),
        *(columns.text(name) for name in ("at", "payload", "seal")),
    )


def _create_records() -> None:
    op.create_table(
        "export",
        columns.text("id", key=True),
        columns.owner("release", empty=True),
        columns.number("position"),
        *(columns.text(name) for name in ("kind", "format", "path", "digest")),
        *(columns.text(name) for name in ("content_digest", "created_at")),
    )
    op.create_table("setting", columns.text("key", key=True), columns.text("value"))
