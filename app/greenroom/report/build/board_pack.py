"""Page two of the board summary and what follows: the pack that page one stands on."""

from collections.abc import Iterator
from dataclasses import replace

from greenroom.model.release import Fact, FactStatus
from greenroom.report.build.board_input import BoardSummary, risks
from greenroom.report.build.board_page import condition_text
from greenroom.report.build.kind import Section, of_board
from greenroom.report.build.methods import how_numbers_are_made
from greenroom.report.build.missing import missing_items
from greenroom.report.build.parts import labelled, listed, text
from greenroom.report.build.plan_tables import steps_table, triggers, way_back
from greenroom.report.build.readiness_parts import gates, score_and_trend, themes
from greenroom.report.build.rehearsal_record import rehearsal_record
from greenroom.report.build.wording import NONE_GIVEN, day, day_or_none, fact_text, joined
from greenroom.report.document import (
    Block,
    Cell,
    Column,
    Heading,
    SignatureRow,
    SignatureRows,
    Slide,
    Table,
    Tone,
)


def description(facts: BoardSummary) -> tuple[Block, ...]:
    """The change uncut, its case, the rollback plan and the reasons of the proposal."""
    release = facts.release
    blocks: list[Block] = [Heading("The change in full")]
    blocks.append(text(release.summary.strip() or "No description has been written."))
    blocks += [labelled(label, words) for label, words in _case(facts)]
    if facts.assessment is not None:
        proposal = facts.assessment.proposal
        blocks.append(text(f"The decision rules propose {proposal.kind.value}, because:"))
        blocks.append(listed(proposal.reasons or ("no reason was recorded",)))
    return tuple(blocks)


def _readiness(facts: BoardSummary) -> tuple[Block, ...]:
    # The slide of the key figures has the components already, and needs its room for the gates.
    blocks = score_and_trend(facts)
    return tuple(
        replace(each, slide=None) if isinstance(each, Heading) else each for each in blocks
    )


def _gates(facts: BoardSummary) -> tuple[Block, ...]:
    # Page one has them in short, and so has its slide.
    return (Heading("Quality gates in full"), *gates(facts)[1:]) if facts.gates else ()


def _themes(facts: BoardSummary) -> tuple[Block, ...]:
    # Page one has already said when there is none, and its slide shows the top risks.
    return themes(facts, slide=None) if risks(facts) else ()


def _case(facts: BoardSummary) -> Iterator[tuple[str, str]]:
    record = facts.record
    plan = facts.release.rollback_plan.strip() or "no plan has been written."
    for label, words in (
        ("Why now", record.why_now),
        ("If it is not done", record.if_not_done),
        ("Worst realistic case", record.worst_case),
        ("Rollback plan", plan),
    ):
        if words.strip():
            yield label, words.strip()


def actions(facts: BoardSummary) -> tuple[Block, ...]:
    """Conditions and open take-aways uncut."""
    # Page one cuts these short; here they stand as they were said.
    conditions = () if facts.decision is None else facts.decision.conditions
    if not conditions and not facts.take_aways:
        return ()
    header = (
        Column("Kind", share=1.1),
        Column("What, by whom, by when", share=5),
        Column("Asked in", share=3.6),
    )
    rows = tuple(
        (Cell("Condition"), Cell(condition_text(each)), Cell("decision")) for each in conditions
    ) + tuple(
        (Cell("Take-away"), Cell(each.text), Cell(f"{each.persona_name}: {each.question}"))
        for each in facts.take_aways
    )
    heading = Heading("Conditions and open actions in full")
    return (heading, Table(header, rows))


def gaps(facts: BoardSummary) -> tuple[Block, ...]:
    """Everything that is missing, unconfirmed or old."""
    found = missing_items(facts)
    return (Heading("What is missing"), listed(found)) if found else ()


def run_sheet(facts: BoardSummary) -> tuple[Block, ...]:
    """The steps of the night; nothing while none are written."""
    tables = steps_table(facts.record.steps, facts.release)
    return (Heading("Implementation plan"), *tables) if tables else ()


def backout(facts: BoardSummary) -> tuple[Block, ...]:
    """The way back step by step, and what triggers it; nothing while none is written."""
    record = facts.record
    blocks = (*way_back(record.rollback_steps), *triggers(record.triggers))
    return (Heading("Backout and recovery"), *blocks) if blocks else ()


def fact_sheet(facts: BoardSummary) -> tuple[Block, ...]:
    """Every fact with its status, owner and evidence."""
    if not facts.release.facts:
        return (Heading("Fact sheet"), text("The fact sheet is empty."))
    header = (
        Column("Fact", share=2.5),
        Column("Value", share=2.3),
        Column("Status", share=1.3),
        Column("Owner", share=1.5),
        Column("Evidence", share=2.4),
        Column("As of", share=1.6),
    )
    rows = tuple(_fact_row(fact) for fact in facts.release.facts)
    return (Heading("Fact sheet"), Table(header, rows))


def _fact_row(fact: Fact) -> tuple[Cell, ...]:
    tones = {FactStatus.ESTIMATE: Tone.CAUTION, FactStatus.UNKNOWN: Tone.BAD}
    return (
        Cell(fact.label or fact.key),
        Cell(fact_text(fact) if fact.known else "not known"),
        Cell(fact.status.value, tones.get(fact.status, Tone.NEUTRAL)),
        Cell(fact.owner.strip() or NONE_GIVEN),
        Cell(fact.evidence.strip() or NONE_GIVEN),
        Cell(day_or_none(fact.as_of)),
    )


def votes(facts: BoardSummary) -> tuple[Block, ...]:
    """Who voted how in the last meeting, and what was said against it."""
    if not facts.record.meetings:
        return ()
    meeting = max(facts.record.meetings, key=lambda each: each.held_at)
    header = (Column("Role", share=2), Column("Name", share=2), Column("Vote", share=2))
    rows = tuple(
        (Cell(each.role or NONE_GIVEN), Cell(each.name), Cell(each.vote or "no vote"))
        for each in meeting.attendees
    )
    blocks: list[Block] = [Table(header, rows)] if rows else []
    if meeting.dissent:
        blocks += [text("Against the decision it was said:"), listed(meeting.dissent)]
    return (Heading(f"Votes of {day(meeting.held_at)}"), *blocks) if blocks else ()


def sign_off(facts: BoardSummary) -> tuple[Block, ...]:
    """Lines to sign on: the release owner, the board, and who answers for each gate."""
    decision = facts.decision
    board = SignatureRow("Change review board")
    if decision is not None:
        made_on = day(decision.at)
        board = SignatureRow(
            "Change review board", decision.decided_by, decision.kind.value, made_on
        )
    # One person signs once, for all the gates they own.
    owners: dict[str, list[str]] = {}
    for gate in facts.gates:
        if gate.owner.strip():
            owners.setdefault(gate.owner.strip(), []).append(gate.name.value)
    rows = [SignatureRow("Release owner", facts.release.owner.strip()), board]
    rows += [SignatureRow(joined(names), owner) for owner, names in owners.items()]
    review = facts.record.review_due
    due = (text(f"The release is reviewed afterwards on {day(review)}."),) if review else ()
    return (Heading("Sign-off", slide=Slide.NEXT_STEPS), *due, SignatureRows(tuple(rows)))


# What is decided on comes before how it was worked out; the signatures close.
SECTIONS = (
    Section("change", "The change in full", of_board(description)),
    Section("readiness", "Launch readiness", of_board(_readiness)),
    Section("gates", "Quality gates", of_board(_gates)),
    Section("themes", "Risk themes", of_board(_themes)),
    Section("actions", "Conditions and open actions", of_board(actions)),
    Section("missing", "What is missing", of_board(gaps)),
    Section("plan", "Implementation plan", of_board(run_sheet)),
    Section("backout", "Backout and recovery", of_board(backout)),
    Section("facts", "Fact sheet", of_board(fact_sheet)),
    Section("rehearsal", "Rehearsal record", of_board(rehearsal_record)),
    Section("methods", "How the numbers are made", of_board(how_numbers_are_made)),
    Section("votes", "Votes", of_board(votes)),
    Section("sign-off", "Sign-off", of_board(sign_off)),
)
"""The sections of the pack in the board's reading order."""
