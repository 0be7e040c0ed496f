"""Make room for the export workbench: snapshots of exports, release records, templates.

The exports are rebuilt, because SQLite cannot add a column that has no default.
"""

import sqlalchemy as sa
from alembic import op

from greenroom.store.migrations import columns

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Rebuild the exports with every row they hold, then add the new tables."""
    _widen_exports()
    op.create_table(
        "launch",
        columns.owner("release", key=True),
        *(columns.text(name) for name in ("payload", "seal")),
    )
    op.create_table(
        "template",
        columns.text("name", key=True),
        columns.number("position"),
        *(columns.text(name) for name in ("payload", "seal")),
    )


def _widen_exports() -> None:
    # The index keeps its name when its table is renamed, and the new table wants that name.
    op.drop_index("ix_export_release_id", "export")
    op.rename_table("export", "export_before")
    made = op.create_table(
        "export",
        columns.text("id", key=True),
        columns.owner("release", empty=True),
        columns.number("position"),
        *(columns.text(name) for name in ("kind", "format", "path", "digest")),
        *(columns.text(name) for name in ("content_digest", "created_at", "document_id")),
        columns.number("version"),
        *(columns.text(name) for name in ("variant", "snapshot")),
        columns.text("as_of", empty=True),
        *(columns.text(name) for name in ("assessment_id", "writers")),
    )
    # What was not recorded stays unsaid: no id, version 0, no writers.
    added = {
        "document_id": sa.literal(""),
        "version": sa.literal(0),
        "variant": sa.literal(""),
        "snapshot": sa.literal(""),
        "as_of": sa.null(),
        "assessment_id": sa.literal(""),
        "writers": sa.literal(""),
    }
    kept = [column.name for column in made.columns if column.name not in added]
    old = sa.table("export_before", *(sa.column(name) for name in kept))
    rows = sa.select(*old.columns, *added.values())
    op.execute(made.insert().from_select([*kept, *added], rows))
    op.drop_table("export_before")
