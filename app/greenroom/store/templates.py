"""Named sets of choices for documents; they belong to the workspace and outlive releases."""

from sqlmodel import col, select

from greenroom.model.export import Template
from greenroom.store.codec import decode, encode, seal_of
from greenroom.store.database import Database, next_position
from greenroom.store.tables import TemplateRow


def save_template(database: Database, template: Template) -> None:
    """Keep the template; one of the same name is replaced and keeps its place in the list."""
    payload = encode(template)
    with database.writing() as session:
        known = session.get(TemplateRow, template.name)
        position = known.position if known else next_position(session, TemplateRow.position)
        session.merge(
            TemplateRow(
                name=template.name, position=position, payload=payload, seal=seal_of(payload)
            )
        )


def list_templates(database: Database) -> tuple[Template, ...]:
    """Every template in the order they were first saved; StoreError when one is damaged."""
    wanted = select(TemplateRow).order_by(col(TemplateRow.position))
    with database.reading() as session:
        return tuple(decode(Template, row.payload, row.seal) for row in session.exec(wanted))


def delete_template(database: Database, name: str) -> None:
    """Delete the template of that name; nothing happens when there is none."""
    with database.writing() as session:
        row = session.get(TemplateRow, name)
        if row is not None:
            session.delete(row)
