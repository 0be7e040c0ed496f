"""Make room for themes of one's own, and for decisions that are not learned from any more."""

from alembic import op

from greenroom.store.migrations import columns

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add the two tables; nothing that was there is touched."""
    op.create_table(
        "own_theme",
        columns.text("id", key=True),
        columns.number("position"),
        *(columns.text(name) for name in ("payload", "seal")),
    )
    op.create_table("forgotten_coding", columns.owner("coding", key=True))
