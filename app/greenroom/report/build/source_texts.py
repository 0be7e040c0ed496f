"""Every text a person typed that may stand in a document, with the place where it is typed."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum

from greenroom.model.export import Place
from greenroom.report.build.material import Material

_RECORD = {
    "why_now": "why now",
    "if_not_done": "what happens if not done",
    "worst_case": "the worst case",
    "rollback_steps": "the rollback steps",
    "triggers": "the rollback triggers",
    "private": "the private people",
    "review": "the review",
}


@dataclass(frozen=True, slots=True)
class SourceText:
    """One text as typed, what it is called, and where it is changed."""

    label: str
    text: str
    place: Place


def source_texts(material: Material) -> Iterator[SourceText]:
    """The typed texts behind the material, release first; empty ones are left out."""
    for find in (_of_release, _of_facts, _of_readiness, _of_record, _of_transcripts):
        for found in find(material):
            if found.text:
                yield found


def _of_release(material: Material) -> Iterator[SourceText]:
    release = material.release
    for label, text, field in (
        ("the release's name", release.title, "name"),
        ("the release owner", release.owner, "owner"),
        ("the description", release.summary, "summary"),
        ("the rollback plan", release.rollback_plan, "rollback_plan"),
    ):
        yield SourceText(label, text, Place("releases", "form", field))


def _of_facts(material: Material) -> Iterator[SourceText]:
    for fact in material.release.facts:
        words = "\n".join((fact.label, fact.value, fact.unit, fact.owner, fact.evidence))
        yield SourceText(
            f"the fact “{fact.label or fact.key}”", words, Place("releases", "facts", fact.key)
        )


def _of_readiness(material: Material) -> Iterator[SourceText]:
    for gate in material.board.gates:
        place = Place("readiness", "gates", gate.name.value)
        yield SourceText(f"the gate {gate.name.value}", f"{gate.evidence}\n{gate.owner}", place)
    if material.assessment is not None:
        for part in material.assessment.components:
            yield SourceText(
                f"the evidence of {part.name.value}", part.evidence, Place("readiness")
            )
    decision = material.board.decision
    if decision is not None:
        said = (decision.decided_by, decision.reason)
        agreed = (f"{each.text}\n{each.owner}\n{each.due}" for each in decision.conditions)
        words = "\n".join((*said, *agreed))
        yield SourceText("the decision", words, Place("readiness", "decision"))


def _of_record(material: Material) -> Iterator[SourceText]:
    record = material.record
    for field in fields(record):
        if field.name == "release_id":
            continue
        words = "\n".join(_words(getattr(record, field.name)))
        label = _RECORD.get(field.name, f"the {field.name}")
        yield SourceText(label, words, Place("releases", "record", field.name))


def _of_transcripts(material: Material) -> Iterator[SourceText]:
    for read in material.transcripts:
        said = read.transcript
        names = "\n".join(name for name, _ in said.speakers)
        words = f"{said.title}\n{names}\n{said.text}"
        yield SourceText(f"the transcript “{said.title}”", words, Place("transcripts", "", said.id))


def _words(value: object) -> Iterator[str]:
    if isinstance(value, str):
        if not isinstance(value, Enum):
            yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _words(each)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from _words(getattr(value, field.name))
