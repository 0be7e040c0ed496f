"""What a board would ask for and this release cannot show yet."""

from collections.abc import Iterator

from greenroom.model.analysis import Confidence
from greenroom.model.readiness import GateStatus, SentimentSource
from greenroom.report.build.board_input import BoardSummary
from greenroom.report.build.wording import count, joined, sentence

ROLLBACK_MINUTES = "rollback_minutes"
ROLLBACK_OWNER = "rollback_owner"
ROLLBACK_DRILL = "rollback_last_drill"


def missing_items(facts: BoardSummary) -> tuple[str, ...]:
    """Every gap as a short sentence, the ones a decision hangs on first."""
    # Page one has room for the first few only, so the order is part of the message.
    return tuple(
        sentence(item)
        for find in (_of_assessment, _of_gates, _of_release, _of_rollback, _of_evidence)
        for item in find(facts)
    )


def _of_assessment(facts: BoardSummary) -> Iterator[str]:
    if facts.assessment is None:
        # Without an assessment there is nothing to say about its parts.
        yield "launch readiness has not been assessed"
        return
    names = [part.name.value for part in facts.assessment.components if part.score is None]
    if names:
        yield f"{joined(names)}: not assessed, so there is no launch readiness score"


def _of_gates(facts: BoardSummary) -> Iterator[str]:
    idle = [gate.name.value for gate in facts.gates if gate.status is GateStatus.NOT_ASSESSED]
    if idle:
        yield f"{count(len(idle), 'gate')} not assessed: {joined(idle)}"
    # An unassessed gate was named above; saying it twice would hide the others.
    bare = [
        gate.name.value
        for gate in facts.gates
        if gate.status is not GateStatus.NOT_ASSESSED and not gate.evidence.strip()
    ]
    if bare:
        yield f"no evidence named for {joined(bare)}"
    unowned = [gate.name.value for gate in facts.gates if not gate.owner.strip()]
    if unowned:
        yield f"no owner named for {joined(unowned)}"


def _of_release(facts: BoardSummary) -> Iterator[str]:
    release = facts.release
    if release.window is None:
        yield "no release window"
    if not release.owner.strip():
        yield "no release owner"
    if not release.summary.strip():
        yield "no description of the change"
    # A fact on the sheet without a value is a question somebody already asked.
    unknown = [fact.label or fact.key for fact in release.facts if not fact.known]
    if not release.facts:
        yield "the fact sheet is empty"
    elif unknown:
        yield f"{count(len(unknown), 'fact')} unknown: {joined(unknown)}"


def _of_rollback(facts: BoardSummary) -> Iterator[str]:
    listed = {fact.key for fact in facts.release.facts}
    # A key on the sheet without a value is already named among the unknown facts.
    wanted = {
        ROLLBACK_MINUTES: "time to roll back",
        ROLLBACK_OWNER: "who decides to roll back",
        ROLLBACK_DRILL: "last rollback drill",
    }
    absent = [label for key, label in wanted.items() if key not in listed]
    if absent:
        yield f"not on the fact sheet: {joined(absent)}"


def _of_evidence(facts: BoardSummary) -> Iterator[str]:
    # Practice can stand in for evidence only while the reader is told so.
    if facts.source is not SentimentSource.INTERVIEWS:
        yield "no stakeholder interviews behind the sentiment"
    sentiment = facts.assessed_sentiment
    if sentiment is not None and sentiment.confidence is Confidence.TOO_FEW:
        yield f"too few sentences for a sentiment score ({sentiment.sentences} of at least 10)"
    if facts.suggestions:
        codings = count(facts.suggestions, "suggested coding")
        yield f"{codings} not yet confirmed or rejected"
