"""People's names taken out of a finished document, the same person always in the same words."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from itertools import count
from string import ascii_uppercase
from typing import Any

from greenroom.model.release import FactKind
from greenroom.model.transcript import SpeakerRole
from greenroom.report.build.material import Material
from greenroom.report.document import Document

# Parts of names that are everyday words too: a date must not lose its month to a May Chen.
_EVERYDAY = frozenset(
    {
        *("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"),
        *(
            "january",
            "february",
            "march",
            "april",
            "june",
            "july",
            "august",
            "september",
            "october",
        ),
        *("november", "december", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "will", "mark"),
        *(
            "grant",
            "frank",
            "drew",
            "hope",
            "faith",
            "grace",
            "rose",
            "dawn",
            "bill",
            "rich",
            "art",
        ),
        *(
            "chase",
            "page",
            "price",
            "best",
            "long",
            "short",
            "young",
            "new",
            "the",
            "and",
            "release",
        ),
        *("manager", "owner", "lead", "team", "board", "service", "support", "engineer"),
        *(
            "engineering",
            "product",
            "security",
            "quality",
            "operations",
            "interviewer",
            "respondent",
        ),
        *("speaker", "presenter"),
    }
)
_SHORTEST = 3


def people_in(material: Material) -> tuple[str, ...]:
    """Every name recorded as a person's, each once, in an order that data alone decides."""
    named = (name.strip() for name in _named(material))
    # Roles such as Interviewer stand where names do and tell nothing about anybody.
    return tuple(dict.fromkeys(each for each in named if each and each.casefold() not in _EVERYDAY))


def redacted(document: Document, people: Iterable[str]) -> Document:
    """The document with `Person A`, `Person B` … in the places of those people.

    Full names, and their parts where these are no everyday words. A name that stands only in
    free text and is recorded nowhere cannot be known and stays.
    """
    aliases = _aliases(people)
    if not aliases:
        return document
    # Longest first, so that a full name is never left half behind its first name.
    words = sorted(aliases, key=lambda name: (-len(name), name))
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)")

    def hide(text: str) -> str:
        return pattern.sub(lambda found: aliases[found[0]], text)

    # Ids are made from data other than names, and changing one would orphan its record.
    meta = replace(
        document.meta,
        title=hide(document.meta.title),
        author=hide(document.meta.author),
        byline=hide(document.meta.byline),
    )
    return Document(meta, _rewritten(document.blocks, hide))


def _aliases(people: Iterable[str]) -> dict[str, str]:
    names = list(people)
    labels = (f"Person {each}" for each in _letters())
    aliases = dict(zip(names, labels, strict=False))
    for name in names:
        for part in name.split():
            if len(part) >= _SHORTEST and part.casefold() not in _EVERYDAY:
                # The first who bears a part of a name keeps it; a wrong letter hides as well.
                aliases.setdefault(part, aliases[name])
    return aliases


def _letters() -> Iterator[str]:
    for number in count():
        lap, letter = divmod(number, len(ascii_uppercase))
        yield ascii_uppercase[letter] + (str(lap + 1) if lap else "")


def _named(material: Material) -> Iterator[str]:
    for find in (_of_release, _of_board, _of_plan, _of_night, _speakers):
        yield from find(material)


def _of_release(material: Material) -> Iterator[str]:
    yield material.release.owner
    yield material.board.prepared_by
    for fact in material.release.facts:
        yield fact.owner
        if fact.kind is FactKind.PERSON:
            yield fact.value
    yield from material.people


def _of_board(material: Material) -> Iterator[str]:
    board = material.board
    yield from (gate.owner for gate in board.gates)
    yield from (theme.owner for theme in board.themes)
    if board.decision is not None:
        yield board.decision.decided_by
        yield from (each.owner for each in board.decision.conditions)
    yield from (each.owner for each in material.take_aways or board.take_aways)


def _of_plan(material: Material) -> Iterator[str]:
    record = material.record
    yield from record.private
    yield from (each.owner for each in (*record.steps, *record.rollback_steps))
    yield from (each.owner for each in record.risks)


def _of_night(material: Material) -> Iterator[str]:
    record = material.record
    yield from (each.by for each in record.statuses)
    yield from (each.owner for each in record.incidents)
    for meeting in record.meetings:
        yield from (meeting.chair, meeting.minutes_by)
        yield from (each.name for each in meeting.attendees)
        yield from (each.owner for each in meeting.actions)
    if record.review is not None:
        yield from (each.owner for each in record.review.actions)


def _speakers(material: Material) -> Iterator[str]:
    for read in material.transcripts:
        for speaker, role in read.transcript.speakers:
            # Who asks in a rehearsal is a persona: a role, not a person.
            if role is SpeakerRole.RESPONDENT or not read.practice:
                yield speaker
        yield from (coding.coder for coding in read.codings if coding.coder != "auto")


def _rewritten(value: Any, hide: Any) -> Any:
    if isinstance(value, str):
        return value if isinstance(value, Enum) else hide(value)
    if isinstance(value, tuple):
        return tuple(_rewritten(each, hide) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        changed = {
            field.name: _rewritten(getattr(value, field.name), hide) for field in fields(value)
        }
        return replace(value, **changed)
    return value
