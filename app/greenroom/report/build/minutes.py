"""Go/no-go minutes: what was decided, by whom, on what, and who does what next."""

from dataclasses import replace
from datetime import datetime

from greenroom.model.export import Options
from greenroom.model.launch import Meeting
from greenroom.report.build.board_page import KIND_TONES, condition_text
from greenroom.report.build.gate_tables import gate_summary
from greenroom.report.build.kind import Kind, Section
from greenroom.report.build.launch_parts import action_rows
from greenroom.report.build.material import Material
from greenroom.report.build.open_points import Need
from greenroom.report.build.parts import listed, text, under
from greenroom.report.build.wording import (
    NONE_GIVEN,
    count,
    day,
    joined,
    moment,
    number,
    sentence,
)
from greenroom.report.document import (
    Block,
    Bullets,
    Callout,
    Cell,
    Column,
    Heading,
    KeyValues,
    Run,
    SignatureRow,
    SignatureRows,
    Slide,
    Table,
    Tone,
)


def _meeting(material: Material) -> Meeting | None:
    return max(material.record.meetings, key=lambda each: each.held_at, default=None)


def _opening(material: Material, _options: Options) -> tuple[Block, ...]:
    meeting = _meeting(material)
    box = _decision_box(material)
    if meeting is None:
        return (box, text("No meeting has been written down."))
    present = [each.name for each in meeting.attendees]
    rows = (
        ("Held", moment(meeting.held_at)),
        ("Chair", meeting.chair or "nobody named"),
        ("Minutes by", meeting.minutes_by or "nobody named"),
        ("Present", joined(present) or "nobody named"),
    )
    return (box, KeyValues(rows))


def _decision_box(material: Material) -> Callout:
    decision = material.board.decision
    if decision is None:
        return Callout("No decision has been recorded", (), Tone.CAUTION)
    lines = [f"Decided by {decision.decided_by} on {moment(decision.at)}."]
    if decision.reason.strip():
        lines.append(f"Reason: {sentence(decision.reason)}")
    if decision.overrides:
        lines.append("This goes further than the decision rules propose.")
    return Callout(f"Decision: {decision.kind.value}", tuple(lines), KIND_TONES[decision.kind])


def _basis(material: Material, _options: Options) -> tuple[Block, ...]:
    # Not the newest assessment: minutes must not change when the evidence moves on.
    assessment = material.decided_on
    if assessment is None:
        return ()
    score = "no score" if assessment.score is None else f"{number(assessment.score)} of 100"
    words = (
        f"Launch readiness {score} (target {number(assessment.target)}), "
        f"assessed {moment(assessment.at)}. The rules proposed {assessment.proposal.kind.value}."
    )
    heading = Heading("What it was decided on", slide=Slide.FIGURES)
    return (heading, text(words), gate_summary(replace(material.board, assessment=assessment)))


def _conditions(material: Material, _options: Options) -> tuple[Block, ...]:
    decision = material.board.decision
    if decision is None or not decision.conditions:
        return ()
    items = tuple((Run(condition_text(each)),) for each in decision.conditions)
    return (Heading("Conditions", slide=Slide.RISKS), Bullets(items, numbered=True))


def _votes(material: Material, _options: Options) -> tuple[Block, ...]:
    meeting = _meeting(material)
    voted = meeting.attendees if meeting else ()
    if not voted:
        return ()
    header = (Column("Name", share=2), Column("Role", share=2.4), Column("Vote", share=2))
    rows = tuple(
        (Cell(each.name), Cell(each.role or NONE_GIVEN), Cell(each.vote or "no vote"))
        for each in voted
    )
    return (Heading("Votes"), Table(header, rows))


def _discussion(material: Material, _options: Options) -> tuple[Block, ...]:
    meeting = _meeting(material)
    if meeting is None:
        return ()
    blocks: list[Block] = [listed(meeting.points)] if meeting.points else []
    if meeting.dissent:
        blocks += [Heading("Dissent", 2), listed(meeting.dissent)]
    return under(Heading("What was said"), *blocks)


def _asked(material: Material, _options: Options) -> tuple[Block, ...]:
    if not material.debriefs:
        return ()
    debrief = material.debriefs[-1]
    words = (
        f"{count(len(debrief.asked), 'question')} asked, {debrief.foreseen} of them rehearsed "
        "before."
    )
    heading = Heading("Questions of the board", slide=Slide.REHEARSAL)
    return (heading, text(words), listed(each.text for each in debrief.asked))


def _actions(material: Material, _options: Options) -> tuple[Block, ...]:
    meeting = _meeting(material)
    tables = action_rows(meeting.actions if meeting else ())
    return under(Heading("Actions", slide=Slide.NEXT_STEPS), *tables)


def _sign_off(material: Material, _options: Options) -> tuple[Block, ...]:
    meeting, decision = _meeting(material), material.board.decision
    if meeting is None or decision is None:
        return ()
    rows = (
        SignatureRow("Chair", meeting.chair, decision.kind.value, day(meeting.held_at)),
        SignatureRow("Release owner", material.release.owner.strip()),
        SignatureRow("Minutes", meeting.minutes_by),
    )
    return (Heading("Signed", slide=Slide.NEXT_STEPS), SignatureRows(rows))


def _dated(material: Material) -> datetime | None:
    meeting, decision = _meeting(material), material.board.decision
    moments = [each.held_at for each in (meeting,) if each] + [
        each.at for each in (decision,) if each
    ]
    return max(moments, default=None)


GO_NO_GO_MINUTES = Kind(
    id="go-no-go-minutes",
    name="go/no-go minutes",
    description="The decision with its basis, conditions, votes, dissent and actions",
    mark="GM",
    opening=_opening,
    sections=(
        Section("conditions", "Conditions", _conditions),
        Section("actions", "Actions", _actions),
        Section("votes", "Votes", _votes),
        Section("basis", "What it was decided on", _basis),
        Section("discussion", "What was said", _discussion),
        Section("questions", "Questions of the board", _asked),
        Section("sign-off", "Signatures", _sign_off),
    ),
    needs=(Need.DECISION, Need.MEETING),
    dated=_dated,
    pages=3,
)
