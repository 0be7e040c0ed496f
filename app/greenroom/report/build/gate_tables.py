"""The quality gates as tables: short for page one, in full for the pack."""

from greenroom.model.readiness import Gate, GateStatus
from greenroom.report.build.board_input import BoardSummary
from greenroom.report.build.wording import NONE_GIVEN, day_or_none, shorten
from greenroom.report.document import Cell, Column, Paragraph, Run, Table, Tone

EVIDENCE_SHOWN = 64
"""Characters of evidence on page one; the pack has all of it."""

# The sign says the same as the colour, for print in grey and for readers who see no red.
_SIGNS = {
    GateStatus.GREEN: ("✓ Green", Tone.GOOD),
    GateStatus.AMBER: ("▲ Amber", Tone.CAUTION),
    GateStatus.RED: ("✗ Red", Tone.BAD),
    GateStatus.NOT_ASSESSED: ("○ Not assessed", Tone.NEUTRAL),
}


def status_cell(gate: Gate) -> Cell:
    """The status in a sign and a word; a gate that stops the release is shown as bad."""
    # Not assessed is neutral on a conditional gate and red on a blocking one.
    text, tone = _SIGNS[gate.status]
    return Cell(text, Tone.BAD if gate.stops else tone)


def gate_summary(facts: BoardSummary) -> Table | Paragraph:
    """One short row for each gate, or a sentence that says there is none."""
    # An empty table would look like gates that were all fine.
    if not facts.gates:
        return Paragraph((Run("The quality gates have not been assessed."),))
    header = (
        Column("Gate", share=2.5),
        Column("Kind", share=1.35),
        Column("Status", share=1.65),
        Column("Evidence", share=3.5),
        Column("Owner", share=1.55),
        Column("As of", share=1.45),
    )
    return Table(header, tuple(_short_row(gate) for gate in facts.gates))


def gates_in_full(facts: BoardSummary) -> Table:
    """Criterion and evidence of each gate, uncut."""
    header = (
        Column("Gate", share=1.8),
        Column("Status", share=1.2),
        Column("Criterion", share=3),
        Column("Evidence", share=3),
    )
    rows = tuple(
        (
            Cell(gate.name.value),
            status_cell(gate),
            Cell(gate.criterion or NONE_GIVEN),
            Cell(gate.evidence.strip() or "no evidence named"),
        )
        for gate in facts.gates
    )
    return Table(header, rows)


def _short_row(gate: Gate) -> tuple[Cell, ...]:
    return (
        Cell(gate.name.value),
        Cell(gate.enforcement.value.capitalize()),
        status_cell(gate),
        Cell(shorten(gate.evidence, EVIDENCE_SHOWN) or NONE_GIVEN),
        Cell(shorten(gate.owner, 22) or NONE_GIVEN),
        Cell(day_or_none(gate.as_of)),
    )
