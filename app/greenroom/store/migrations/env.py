"""Alembic's entry point: run the wanted steps on the connection the store hands over.

No settings file and no engine of its own; the transaction belongs to the caller.
"""

from alembic import context

from greenroom.store.tables import Row

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Row.metadata,
    # SQLite changes a table by building a new one and moving the rows.
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
