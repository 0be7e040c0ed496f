"""Create every table of the first version.

The words of the CHECK constraints are written out here on purpose: what the model calls
things later must not change what this step did.
"""

import sqlalchemy as sa
from alembic import op

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


def _text(
    name: str, *, empty: bool = False, key: bool = False, index: bool = False
) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=empty, primary_key=key, index=index)


def _number(name: str, *, empty: bool = False, key: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=empty, primary_key=key)


def _flag(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean(), nullable=False)


def _owner(table: str, *, empty: bool = False, key: bool = False) -> sa.Column[str]:
    return sa.Column(
        f"{table}_id",
        sa.String(),
        sa.ForeignKey(f"{table}.id", ondelete="CASCADE"),
        nullable=empty,
        primary_key=key,
        # A key is its own index.
        index=not key,
    )


def _one_of(column: str, words: str) -> sa.CheckConstraint:
    listed = ", ".join(f"'{word.strip()}'" for word in words.split("|"))
    return sa.CheckConstraint(f"{column} IN ({listed})", name=column)


def _span() -> sa.CheckConstraint:
    return sa.CheckConstraint('"start" >= 0 AND "end" >= "start"', name="span")


def _create_releases() -> None:
    op.create_table(
        "release",
        _text("id", key=True),
        _number("position"),
        _text("hidden_in", empty=True),
        *(_text(name) for name in ("name", "version", "type", "status", "strategy")),
        *(_text(name) for name in ("owner", "summary", "rollback_plan")),
        *(_text(f"window_{name}", empty=True) for name in ("start", "end", "time_zone")),
        _text("board_at", empty=True),
        _flag("sample"),
        _one_of("type", "standard | normal | emergency"),
        _one_of("status", "planned | in review | decided | released | withdrawn"),
        _one_of("strategy", "all at once | rolling | blue-green | canary | feature flag"),
    )
    op.create_table(
        "fact",
        _owner("release", key=True),
        _number("position", key=True),
        *(_text(name) for name in ("key", "label", "kind", "value", "unit", "status")),
        *(_text(name) for name in ("owner", "evidence")),
        _text("as_of", empty=True),
        _one_of("kind", "duration | percent | count | date | person | boolean | text"),
        _one_of("status", "confirmed | estimate | unknown"),
    )


def _create_rehearsals() -> None:
    op.create_table(
        "rehearsal",
        _text("id", key=True),
        _owner("release"),
        _number("position"),
        _text("started_at"),
        _flag("ended"),
    )
    op.create_table(
        "event",
        _owner("rehearsal", key=True),
        _number("sequence", key=True),
        *(_text(name) for name in ("kind", "payload", "seal")),
        _one_of("kind", "Started | Asked | Answered | Probed | Skipped | Paused | Resumed | Ended"),
    )
    op.create_table("draft", _owner("rehearsal", key=True), _text("text"))


def _create_transcripts() -> None:
    op.create_table(
        "transcript",
        _text("id", key=True),
        _owner("release", empty=True),
        _owner("rehearsal", empty=True),
        _number("position"),
        _text("hidden_in", empty=True),
        *(_text(name) for name in ("kind", "title", "created_at", "source")),
        _text("digest", index=True),
        _number("words"),
        _text("text"),
        _text("seal"),
        _one_of("kind", "interview | rehearsal"),
    )
    op.create_table(
        "utterance",
        _owner("transcript", key=True),
        _number("index", key=True),
        _text("speaker"),
        _text("role"),
        _number("start"),
        _number("end"),
        _number("begins_ms", empty=True),
        _number("ends_ms", empty=True),
        _text("theme_id", empty=True),
        _one_of("role", "respondent | interviewer"),
        _span(),
    )


def _create_marks() -> None:
    op.create_table("analysis", _owner("transcript", key=True), _text("payload"), _text("seal"))
    op.create_table(
        "coding",
        _text("id", key=True),
        _owner("transcript"),
        _text("theme_id"),
        _number("start"),
        _number("end"),
        *(_text(name) for name in ("coder", "status", "stance", "reason")),
        sa.Column("confidence", sa.Float(), nullable=True),
        _one_of("status", "suggested | accepted | rejected"),
        _one_of("stance", "raised | mitigated | unknown | mixed"),
        _span(),
    )


def _create_readiness() -> None:
    op.create_table("scorecard", _owner("release", key=True), _text("payload"), _text("seal"))
    op.create_table(
        "assessment",
        _text("id", key=True),
        _owner("release"),
        _number("position"),
        *(_text(name) for name in ("at", "payload", "seal")),
    )
    op.create_table(
        "decision",
        _text("id", key=True),
        _owner("release"),
        _owner("assessment"),
        _number("position"),
        *(_text(name) for name in ("at", "payload", "seal")),
    )


def _create_records() -> None:
    op.create_table(
        "export",
        _text("id", key=True),
        _owner("release", empty=True),
        _number("position"),
        *(_text(name) for name in ("kind", "format", "path", "digest")),
        *(_text(name) for name in ("content_digest", "created_at")),
    )
    op.create_table("setting", _text("key", key=True), _text("value"))
