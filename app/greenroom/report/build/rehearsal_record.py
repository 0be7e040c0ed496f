"""The rehearsal record of the pack: what was practised, how well, and how the panel would vote."""

from greenroom.model.board import Ballot, MessageReadiness, ThemeAnswer, Vote
from greenroom.report.build.board_input import BoardSummary, Practice, RehearsalLine
from greenroom.report.build.key_figures import from_practice
from greenroom.report.build.wording import NONE_GIVEN, count, day, number, percent, sentence
from greenroom.report.document import (
    Alignment,
    Block,
    Bullets,
    Cell,
    Column,
    Heading,
    Paragraph,
    Run,
    Slide,
    Table,
    Tone,
)

WEAK_SHOWN = 8
"""The most questions the pack lists as not answered well."""

_PASS = 75
_VOTES = {Vote.GO: Tone.GOOD, Vote.CONDITIONS: Tone.CAUTION, Vote.NO_GO: Tone.BAD}


def rehearsal_record(facts: BoardSummary) -> tuple[Block, ...]:
    """What the rehearsals of the release showed; a sentence when there were none."""
    practice = facts.practice
    return (
        Heading("Rehearsal record (practice)", slide=Slide.REHEARSAL),
        Paragraph((Run(_summary(facts)),)),
        *_held(practice.rehearsals),
        *message_parts(practice.message),
        *_weak(practice.weak),
        *poll_parts(practice.ballots),
        *_disputes(practice),
    )


def _summary(facts: BoardSummary) -> str:
    if facts.rehearsals:
        held = count(facts.rehearsals, "rehearsal")
        text = f"{held} held, {count(facts.questions_answered, 'question')} answered. "
    else:
        text = "No rehearsal has been held. "
    # Said every time, so that nobody quotes a rehearsal as an interview.
    text += "A rehearsal is practice, not evidence: it shows how well the message stands up. "
    if from_practice(facts):
        return text + "No interviews stand behind the sentiment yet, so it is a rehearsal proxy."
    return text + f"Interviews behind this summary: {facts.interviews}."


def _held(lines: tuple[RehearsalLine, ...]) -> tuple[Block, ...]:
    if not lines:
        return ()
    header = (
        Column("Rehearsal", share=1.6),
        Column("Panel", share=2.6),
        Column("Pressure", share=1.7),
        Column("Asked", Alignment.RIGHT),
        Column("Answered", Alignment.RIGHT),
        Column("Mean score", Alignment.RIGHT, share=1.2),
    )
    return (Table(header, tuple(_held_row(line) for line in lines)),)


def _held_row(line: RehearsalLine) -> tuple[Cell, ...]:
    return (
        Cell(day(line.at)),
        Cell(line.panel),
        Cell(line.pressure),
        Cell(str(line.asked)),
        Cell(str(line.answered)),
        Cell(NONE_GIVEN if line.mean is None else number(line.mean)),
    )


def message_parts(
    message: MessageReadiness | None, *, slide: Slide | None = None
) -> tuple[Block, ...]:
    """Message readiness with both of its factors and each theme; nothing before an answer."""
    # The product is only shown with both of its factors: either alone would flatter.
    if message is None or message.value is None or message.mean is None:
        return ()
    answered = [theme for theme in message.themes if theme.score is not None]
    text = (
        f"Message readiness {number(message.value)} of 100 = {number(message.mean)} (mean of the "
        f"best recent answers, weighted by severity) × {percent(message.coverage)} "
        f"({len(answered)} of {len(message.themes)} themes answered). It says how well the "
        "presenter answers, and never enters launch readiness."
    )
    header = (
        Column("Theme", share=4),
        Column("Severity", Alignment.RIGHT),
        Column("Asked", Alignment.RIGHT),
        Column("Best recent answers", Alignment.RIGHT, share=1.8),
    )
    table = Table(header, tuple(_theme_row(theme) for theme in message.themes))
    return (Heading("Message readiness", 2, slide), Paragraph((Run(text),)), table)


def _theme_row(theme: ThemeAnswer) -> tuple[Cell, ...]:
    if theme.score is None:
        result = Cell("never answered", Tone.BAD if theme.blocking else Tone.CAUTION)
    else:
        result = Cell(f"{theme.score} of 100", Tone.GOOD if theme.score >= _PASS else Tone.BAD)
    return (
        Cell(theme.theme_name),
        Cell(f"{theme.severity} of 5"),
        Cell(str(theme.asked)),
        result,
    )


def _weak(questions: tuple[str, ...]) -> tuple[Block, ...]:
    if not questions:
        return ()
    rest = len(questions) - WEAK_SHOWN
    items = [(Run(question),) for question in questions[:WEAK_SHOWN]]
    if rest > 0:
        items.append((Run(f"{count(rest, 'more question')} in the workspace.", italic=True),))
    return (Heading("Not answered well yet", 2), Bullets(tuple(items)))


def poll_parts(ballots: tuple[Ballot, ...]) -> tuple[Block, ...]:
    """How the played seats would vote and why; nothing before a poll."""
    if not ballots:
        return ()
    header = (
        Column("Seat", share=2),
        Column("Vote", share=1.6),
        Column("Because", share=3.6),
        Column("What would turn it", share=3.6),
    )
    note = (
        "The seats are played by Greenroom from written rules, on the rehearsed answers and the "
        "fact sheet. No person on the board has voted here."
    )
    return (
        Heading("Closing poll (practice)", 2),
        Table(header, tuple(_ballot_row(ballot) for ballot in ballots)),
        Paragraph((Run(note),), note=True),
    )


def _ballot_row(ballot: Ballot) -> tuple[Cell, ...]:
    return (
        Cell(ballot.persona_name),
        Cell(ballot.vote.value, _VOTES[ballot.vote]),
        Cell(" ".join(sentence(reason) for reason in ballot.reasons) or NONE_GIVEN),
        Cell(" ".join(sentence(way) for way in ballot.turned_by) or NONE_GIVEN),
    )


def _disputes(practice: Practice) -> tuple[Block, ...]:
    if not practice.disputed:
        return ()
    disagreed = count(practice.disputed, "finding")
    text = f"The presenter disagreed with {disagreed}; those cost no points in the scores above."
    return (Paragraph((Run(text),), note=True),)
