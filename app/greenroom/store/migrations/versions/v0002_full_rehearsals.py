"""Make room for the full rehearsal: more events, facts that are compared, prompts of one's own.

Two tables are rebuilt, because SQLite can neither change a CHECK nor add a column that has no
default. The words of the CHECK constraints are written out here on purpose: what the model
calls things later must not change what this step did.
"""

from collections.abc import Mapping

import sqlalchemy as sa
from alembic import op
from sqlalchemy.sql.schema import SchemaItem

from greenroom.store.migrations import columns

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Rebuild the facts and the events with every row they hold, then add the new tables."""
    _widen_facts()
    _widen_events()
    _create_prompts()
    _create_aftermath()


def _widen_facts() -> None:
    _rebuild(
        "fact",
        columns.owner("release", key=True),
        columns.number("position", key=True),
        *(columns.text(name) for name in ("key", "label", "kind", "value", "unit", "status")),
        *(columns.text(name) for name in ("owner", "evidence")),
        columns.text("as_of", empty=True),
        columns.real("tolerance"),
        columns.text("anchors"),
        columns.one_of("kind", "duration | percent | count | date | person | boolean | text"),
        columns.one_of("status", "confirmed | estimate | unknown"),
        # What the sheet did not say before: no tolerance, and no anchors beyond the usual ones.
        added={"tolerance": sa.literal(0.0), "anchors": sa.literal("[]")},
    )


def _widen_events() -> None:
    _rebuild(
        "event",
        columns.owner("rehearsal", key=True),
        columns.number("sequence", key=True),
        *(columns.text(name) for name in ("kind", "payload", "seal")),
        columns.one_of(
            "kind",
            "Started | Briefed | Asked | Answered | Probed | Skipped | Hinted | Clarified"
            " | Revealed | TakenAway | Rated | Disputed | Retried | Paused | Resumed | Ended",
        ),
        added={},
    )


def _rebuild(
    table: str,
    *parts: SchemaItem,
    added: Mapping[str, sa.ColumnElement[float] | sa.ColumnElement[str]],
) -> None:
    """Put a table of those parts in the place of the old one, with its rows.

    `added` says what the columns hold that the old table had not. Nothing may refer to the
    table: SQLite would let the references follow the old one.
    """
    before = f"{table}_before"
    op.rename_table(table, before)
    made = op.create_table(table, *parts)
    kept = [column.name for column in made.columns if column.name not in added]
    old = sa.table(before, *(sa.column(name) for name in kept))
    rows = sa.select(*old.columns, *added.values())
    op.execute(made.insert().from_select([*kept, *added], rows))
    op.drop_table(before)


def _create_prompts() -> None:
    op.create_table(
        "own_prompt",
        columns.text("id", key=True),
        columns.number("position"),
        *(columns.text(name) for name in ("payload", "seal")),
    )
    op.create_table("retired_prompt", columns.text("id", key=True))


def _create_aftermath() -> None:
    op.create_table(
        "closed_take_away",
        columns.text("id", key=True),
        columns.owner("release"),
        *(columns.text(name) for name in ("at", "answer")),
    )
    op.create_table(
        "debrief",
        columns.text("id", key=True),
        columns.owner("release"),
        columns.number("position"),
        *(columns.text(name) for name in ("at", "payload", "seal")),
    )
