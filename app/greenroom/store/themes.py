"""The themes of a workspace: new ones, and shipped ones as the user edited them.

They belong to the workspace and to no release, so removing a release or the sample leaves them.
"""

from sqlalchemy import delete
from sqlmodel import col, select

from greenroom.model.theme import Theme
from greenroom.model.transcript import CodingStatus
from greenroom.store.codec import decode, encode, seal_of
from greenroom.store.database import Database, next_position
from greenroom.store.tables import CodingRow, OwnThemeRow


def save_theme(database: Database, theme: Theme) -> None:
    """Keep the theme as it now is; saving it again under its id updates it in its place."""
    payload = encode(theme)
    with database.writing() as session:
        known = session.get(OwnThemeRow, theme.id)
        position = known.position if known else next_position(session, OwnThemeRow.position)
        session.merge(
            OwnThemeRow(id=theme.id, position=position, payload=payload, seal=seal_of(payload))
        )


def load_themes(database: Database) -> tuple[Theme, ...]:
    """Every theme of the workspace in the order first saved; StoreError when one is damaged."""
    wanted = select(OwnThemeRow).order_by(col(OwnThemeRow.position))
    with database.reading() as session:
        return tuple(decode(Theme, row.payload, row.seal) for row in session.exec(wanted))


def delete_theme(database: Database, theme_id: str) -> None:
    """Delete the workspace's own wording of a theme; nothing happens when there is none."""
    with database.writing() as session:
        session.exec(delete(OwnThemeRow).where(col(OwnThemeRow.id) == theme_id))


def delete_codings(database: Database, theme_id: str) -> None:
    """Delete what was suggested or rejected under a theme; what was accepted stays."""
    with database.writing() as session:
        session.exec(
            delete(CodingRow).where(
                col(CodingRow.theme_id) == theme_id,
                col(CodingRow.status) != CodingStatus.ACCEPTED.value,
            )
        )


def is_confirmed(database: Database, theme_id: str) -> bool:
    """Whether anything in the workspace is marked with the theme, also in what is hidden."""
    wanted = select(CodingRow.id).where(
        CodingRow.theme_id == theme_id, CodingRow.status == CodingStatus.ACCEPTED.value
    )
    with database.reading() as session:
        return session.exec(wanted.limit(1)).first() is not None
