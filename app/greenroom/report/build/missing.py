"""What a board would ask for and this release cannot show yet, and where to put it right."""

from collections.abc import Iterator

from greenroom.model.analysis import Confidence
from greenroom.model.export import OpenKind, OpenPoint, Place
from greenroom.model.readiness import GateStatus, SentimentSource
from greenroom.report.build.board_input import BoardSummary
from greenroom.report.build.staleness import stale_points
from greenroom.report.build.wording import count, joined, sentence

ROLLBACK_MINUTES = "rollback_minutes"
ROLLBACK_OWNER = "rollback_owner"
ROLLBACK_DRILL = "rollback_last_drill"

READINESS = Place("readiness")
GATES = Place("readiness", "gates")
FACTS = Place("releases", "facts")
TRANSCRIPTS = Place("transcripts")


def missing_items(facts: BoardSummary) -> tuple[str, ...]:
    """Every gap as a short sentence, the ones a decision hangs on first."""
    return tuple(each.text for each in board_points(facts))


def board_points(facts: BoardSummary) -> tuple[OpenPoint, ...]:
    """Every gap of a board summary, the ones a decision hangs on first."""
    # Page one has room for the first few only, so the order is part of the message.
    found = (of_assessment, of_gates, of_release, of_rollback, of_evidence, stale_points)
    return tuple(point for find in found for point in find(facts))


def field_of_release(name: str) -> Place:
    """Where that field of a release is typed."""
    return Place("releases", "form", name)


def missing(text: str, fix: str, place: Place) -> OpenPoint:
    """Something that is not there, as a sentence."""
    return OpenPoint(OpenKind.MISSING, sentence(text), fix, place)


def of_assessment(facts: BoardSummary) -> Iterator[OpenPoint]:
    """Readiness that was never assessed, or only in part."""
    if facts.assessment is None:
        # Without an assessment there is nothing to say about its parts.
        yield missing(
            "launch readiness has not been assessed",
            "Enter QA coverage, support preparedness and the gates.",
            READINESS,
        )
        return
    names = [part.name.value for part in facts.assessment.components if part.score is None]
    if names:
        yield missing(
            f"{joined(names)}: not assessed, so there is no launch readiness score",
            f"Enter {joined(names)}.",
            READINESS,
        )


def of_gates(facts: BoardSummary) -> Iterator[OpenPoint]:
    """Gates without a status, without evidence or without an owner."""
    idle = [gate.name.value for gate in facts.gates if gate.status is GateStatus.NOT_ASSESSED]
    if idle:
        yield missing(
            f"{count(len(idle), 'gate')} not assessed: {joined(idle)}",
            "Set the status of each gate, with its evidence.",
            Place("readiness", "gates", idle[0]),
        )
    # An unassessed gate was named above; saying it twice would hide the others.
    bare = [
        gate.name.value
        for gate in facts.gates
        if gate.status is not GateStatus.NOT_ASSESSED and not gate.evidence.strip()
    ]
    if bare:
        yield missing(
            f"no evidence named for {joined(bare)}",
            "Name the evidence of each gate.",
            Place("readiness", "gates", bare[0]),
        )
    unowned = [gate.name.value for gate in facts.gates if not gate.owner.strip()]
    if unowned:
        yield missing(
            f"no owner named for {joined(unowned)}",
            "Name who answers for each gate.",
            Place("readiness", "gates", unowned[0]),
        )


def of_release(facts: BoardSummary) -> Iterator[OpenPoint]:
    """Fields of the release that are empty, and facts without a value."""
    release = facts.release
    if release.window is None:
        yield missing(
            "no release window", "Set when the change starts and ends.", field_of_release("window")
        )
    if not release.owner.strip():
        yield missing(
            "no release owner", "Name who answers for the release.", field_of_release("owner")
        )
    if not release.summary.strip():
        yield missing(
            "no description of the change",
            "Describe it in two sentences.",
            field_of_release("summary"),
        )
    # A fact on the sheet without a value is a question somebody already asked.
    unknown = [fact for fact in release.facts if not fact.known]
    if not release.facts:
        yield missing("the fact sheet is empty", "Enter the facts a board asks for.", FACTS)
    elif unknown:
        names = joined(fact.label or fact.key for fact in unknown)
        yield missing(
            f"{count(len(unknown), 'fact')} unknown: {names}",
            "Enter the value, or take the fact off the sheet.",
            Place("releases", "facts", unknown[0].key),
        )


def of_rollback(facts: BoardSummary) -> Iterator[OpenPoint]:
    """The three facts that answer the question for the worst case."""
    listed = {fact.key for fact in facts.release.facts}
    # A key on the sheet without a value is already named among the unknown facts.
    wanted = {
        ROLLBACK_MINUTES: "time to roll back",
        ROLLBACK_OWNER: "who decides to roll back",
        ROLLBACK_DRILL: "last rollback drill",
    }
    absent = [key for key in wanted if key not in listed]
    if absent:
        yield missing(
            f"not on the fact sheet: {joined(wanted[key] for key in absent)}",
            "Add the fact with its evidence.",
            Place("releases", "facts", absent[0]),
        )


def of_evidence(facts: BoardSummary) -> Iterator[OpenPoint]:
    """Sentiment without interviews or with too few sentences, and themes nobody confirmed."""
    # Practice can stand in for evidence only while the reader is told so.
    if facts.source is not SentimentSource.INTERVIEWS:
        yield missing(
            "no stakeholder interviews behind the sentiment",
            "Import the interviews of this release.",
            TRANSCRIPTS,
        )
    sentiment = facts.assessed_sentiment
    if sentiment is not None and sentiment.confidence is Confidence.TOO_FEW:
        yield missing(
            f"too few sentences for a sentiment score ({sentiment.sentences} of at least 10)",
            "Import more interviews, or check who responds in them.",
            TRANSCRIPTS,
        )
    yield from of_themes(facts)


def of_themes(facts: BoardSummary) -> Iterator[OpenPoint]:
    """Suggested themes that no person has confirmed or rejected."""
    if facts.suggestions:
        codings = count(facts.suggestions, "suggested coding")
        yield OpenPoint(
            OpenKind.UNCONFIRMED,
            sentence(f"{codings} not yet confirmed or rejected"),
            "Accept or reject each suggestion.",
            TRANSCRIPTS,
        )
