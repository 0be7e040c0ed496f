"""The user's own prompts, and the prompts that are not asked any more.

Both belong to the workspace and to no release, so removing a release or the sample leaves them.
"""

from collections.abc import Iterable
from dataclasses import replace

from sqlmodel import Session, SQLModel, col, select

from greenroom.model.prompt import Prompt
from greenroom.store.codec import decode, encode, seal_of
from greenroom.store.database import Database, next_position
from greenroom.store.tables import OwnPromptRow, RetiredPromptRow


def save_prompt(database: Database, prompt: Prompt) -> None:
    """Keep the prompt as it now is; saving it again under its id updates it in its place."""
    save_prompts(database, (prompt,))


def save_prompts(database: Database, prompts: Iterable[Prompt]) -> None:
    """Keep the prompts as they now are, all of them or, when one cannot be kept, none."""
    with database.writing() as session:
        for prompt in prompts:
            _save(session, prompt)


def load_prompts(database: Database) -> tuple[Prompt, ...]:
    """Every own prompt, also retired ones, in the order first saved; StoreError when damaged."""
    wanted = select(OwnPromptRow).order_by(col(OwnPromptRow.position))
    with database.reading() as session:
        return tuple(decode(Prompt, row.payload, row.seal) for row in session.exec(wanted))


def delete_prompt(database: Database, prompt_id: str) -> None:
    """Delete the own prompt; nothing happens when there is none, and rehearsals keep theirs."""
    _delete(database, OwnPromptRow, prompt_id)


def retire_prompt(database: Database, prompt_id: str) -> None:
    """Let the prompt with that id, shipped or own, not be asked any more."""
    with database.writing() as session:
        session.merge(RetiredPromptRow(id=prompt_id))


def restore_prompt(database: Database, prompt_id: str) -> None:
    """Let the prompt be asked again; nothing happens when it was not retired."""
    _delete(database, RetiredPromptRow, prompt_id)


def retired_prompts(database: Database) -> frozenset[str]:
    """The ids of the retired prompts, also of those that no bank holds any more."""
    with database.reading() as session:
        return frozenset(session.exec(select(RetiredPromptRow.id)))


def _save(session: Session, prompt: Prompt) -> None:
    # The model promises a mapping, which may be a read-only view that has no form in JSON.
    payload = encode(replace(prompt, probes=dict(prompt.probes)))
    known = session.get(OwnPromptRow, prompt.id)
    position = known.position if known else next_position(session, OwnPromptRow.position)
    session.merge(
        OwnPromptRow(id=prompt.id, position=position, payload=payload, seal=seal_of(payload))
    )
    # The next one's position counts this row.
    session.flush()


def _delete(database: Database, table: type[SQLModel], prompt_id: str) -> None:
    with database.writing() as session:
        row = session.get(table, prompt_id)
        if row is not None:
            session.delete(row)
