"""The rehearsal coaching report: how the answers stood up, and what to practise next."""

from dataclasses import replace

from greenroom.model.board import HeatMap as AnswerMap
from greenroom.model.export import Options, Redaction
from greenroom.model.ledger import Verdict
from greenroom.model.rehearsal import Turn
from greenroom.model.score import BOARD_READY, PASS, Bill, Scored
from greenroom.report.build.kind import Kind, Section
from greenroom.report.build.material import Material, Part
from greenroom.report.build.open_points import Need
from greenroom.report.build.parts import labelled, table, text, under
from greenroom.report.build.quote_book import may_show
from greenroom.report.build.rehearsal_record import message_parts, poll_parts
from greenroom.report.build.wording import (
    NONE_GIVEN,
    count,
    day,
    joined,
    number,
    percent,
    sentence,
    shorten,
)
from greenroom.report.document import (
    Alignment,
    Block,
    Bullets,
    Callout,
    Cell,
    Column,
    Comment,
    Heading,
    HeatCell,
    HeatMap,
    Quote,
    Run,
    Slide,
    Tile,
    Tiles,
    Tone,
)

WEAKEST = 5
"""The most questions the first page sends back to practice."""

Answered = tuple[Scored, Turn, Bill]


def _answered(material: Material) -> tuple[Answered, ...]:
    """Every turn with a score, oldest first, with its rehearsal."""
    return tuple(
        (each, turn, bill)
        for each in material.coached
        for turn, bill in zip(each.rehearsal.turns, each.bills, strict=True)
        if bill is not None
    )


def _opening(material: Material, _options: Options) -> tuple[Block, ...]:
    answered = _answered(material)
    if not answered:
        lines = ("Hold one to its end, and this report says what to practise.",)
        return (Callout("No rehearsal to coach on yet", lines, Tone.CAUTION),)
    held = sum(bill.passed for _, _, bill in answered)
    weak = len(answered) - held
    title = (
        f"Practise {count(weak, 'answer')} again" if weak else "Every answer held; keep it fresh"
    )
    result = f"{held} of {count(len(answered), 'answer')} held ({PASS} of 100 or more)."
    caveat = "This is practice: it shows how the message stands up, not how ready the release is."
    return (
        Callout(title, (result, caveat), Tone.CAUTION if weak else Tone.GOOD),
        _tiles(material, answered),
    )


def _tiles(material: Material, answered: tuple[Answered, ...]) -> Tiles:
    scores = [bill.score for _, _, bill in answered]
    mean = sum(scores) / len(scores)
    ready = sum(bill.board_ready for _, _, bill in answered)
    message = material.board.practice.message
    tiles = [
        Tile(
            "Mean score",
            number(mean),
            f"of 100; {count(len(scores), 'answer')}",
            Tone.GOOD if mean >= PASS else Tone.CAUTION,
        ),
        Tile("Fit for the board", str(ready), f"answers from {BOARD_READY} of 100"),
        Tile("Rehearsals", str(len(material.coached)), "held to their end"),
    ]
    if message is not None and message.value is not None and message.mean is not None:
        note = f"{number(message.mean)} × {percent(message.coverage)} of themes"
        tiles.append(Tile("Message readiness", number(message.value), note))
    return Tiles(tuple(tiles))


def _practise(material: Material, _options: Options) -> tuple[Block, ...]:
    weak = sorted(
        (each for each in _answered(material) if not each[2].passed),
        key=lambda each: (each[2].score, each[1].question.prompt_id),
    )
    header = (
        Column("Question", share=4),
        Column("Score", Alignment.RIGHT),
        Column("Change first", share=4.4),
        Column("Gain", Alignment.RIGHT),
    )
    rows = (
        (
            Cell(f"{turn.question.persona_name}: {turn.question.short or turn.question.text}"),
            Cell(str(bill.score), Tone.BAD),
            Cell(bill.fixes[0].text if bill.fixes else _held_down(bill)),
            Cell(f"+{bill.fixes[0].gain}" if bill.fixes else NONE_GIVEN),
        )
        for _, turn, bill in weak[:WEAKEST]
    )
    return under(Heading("Practise first", slide=Slide.DECISION), *table(header, rows))


def _held_down(bill: Bill) -> str:
    return sentence(bill.cap.reason) if bill.cap else NONE_GIVEN


def _heat(material: Material, _options: Options) -> tuple[Block, ...]:
    if material.heat is None or not material.coached:
        return ()
    chart = _heat_map(material.heat)
    return () if chart is None else (Heading("Who asked about what", slide=Slide.RISKS), chart)


def _heat_map(found: AnswerMap) -> HeatMap | None:
    """Themes down, personas across; only those that were asked at all."""
    asked = [cell for cell in found.cells if cell.asked]
    askers, subjects = {cell.persona_id for cell in asked}, {cell.theme_id for cell in asked}
    people = [each for each in found.personas if each[0] in askers]
    themes = [each for each in found.themes if each[0] in subjects]
    if not asked:
        return None
    cells = tuple(
        tuple(_heat_cell(found, persona, theme) for persona, _ in people) for theme, _ in themes
    )
    return HeatMap(
        title="Newest score of each persona on each theme, of 100",
        columns=tuple(name for _, name in people),
        rows=tuple(name for _, name in themes),
        cells=cells,
        alt=f"Heat map of newest scores: {_told(found)}. Other fields were never asked.",
        corner="Theme",
        maximum=100,
    )


def _told(found: AnswerMap) -> str:
    """Every field that was asked, in words."""
    names = dict((*found.personas, *found.themes))
    return joined(
        f"{names[cell.theme_id]} by {names[cell.persona_id]} "
        f"{'open' if cell.score is None else cell.score}"
        for cell in found.cells
        if cell.asked
    )


def _heat_cell(found: AnswerMap, persona: str, theme: str) -> HeatCell:
    cell = found.cell(persona, theme)
    if not cell.asked:
        return HeatCell("")
    if cell.score is None:
        return HeatCell("open", None, Tone.CAUTION)
    tone = Tone.GOOD if cell.score >= PASS else Tone.BAD
    return HeatCell(str(cell.score), float(cell.score), tone)


def _turns(material: Material, options: Options) -> tuple[Block, ...]:
    blocks: list[Block] = []
    quoted = may_show(material, material.release.owner, options)
    for scored in material.coached:
        blocks.append(Heading(f"Rehearsal of {day(scored.rehearsal.started_at)}", 2))
        for turn, bill in zip(scored.rehearsal.turns, scored.bills, strict=True):
            blocks += _turn(turn, bill, quoted=quoted)
    return under(Heading("Answer by answer", slide=Slide.REHEARSAL), *blocks)


def _turn(turn: Turn, bill: Bill | None, *, quoted: bool) -> tuple[Block, ...]:
    question = replace(
        labelled(turn.question.persona_name, turn.question.text), comments=_disagreements(turn)
    )
    if bill is None:
        return (question, text("Not answered."))
    blocks: list[Block] = [question]
    if quoted and turn.answer.strip():
        blocks.append(Quote(shorten(turn.answer, 420), f"scored {bill.score} of 100"))
    else:
        blocks.append(text(f"Scored {bill.score} of 100."))
    items = _verdicts(bill)
    return (*blocks, Bullets(items)) if items else tuple(blocks)


def _disagreements(turn: Turn) -> tuple[Comment, ...]:
    """What the presenter did not accept, as a reviewer's notes beside the question."""
    return tuple(
        Comment(f"I disagree with “{each.kind.value}”. {sentence(each.reason)}", "the presenter")
        for each in turn.disputes
    )


def _verdicts(bill: Bill) -> tuple[tuple[Run, ...], ...]:
    items: list[tuple[Run, ...]] = []
    if bill.strength is not None:
        items.append((Run("Keep: ", bold=True), Run(sentence(bill.strength.reason))))
    items += [
        (Run(f"Change (+{fix.gain}): ", bold=True), Run(sentence(fix.text))) for fix in bill.fixes
    ]
    if bill.cap is not None:
        held = f"held at {bill.cap.limit}: {bill.cap.reason}"
        items.append((Run("Limit: ", bold=True), Run(sentence(held))))
    return tuple(items)


def _claims(material: Material, options: Options) -> tuple[Block, ...]:
    wrong = [each for each in material.claims if each.verdict is Verdict.CONTRADICTS]
    header = (
        Column("Fact", share=2.4),
        Column("You said", share=2.4),
        Column("The fact sheet says", share=2.4),
        Column("Asked by", share=2),
    )
    hide = options.hides(Redaction.QUOTES)
    rows = (
        (
            Cell(each.label),
            Cell(NONE_GIVEN if hide else each.said, Tone.BAD),
            Cell(each.expected),
            Cell(each.persona_name or NONE_GIVEN),
        )
        for each in wrong
    )
    return under(Heading("Said against the fact sheet"), *table(header, rows))


def _take_aways(material: Material, _options: Options) -> tuple[Block, ...]:
    header = (
        Column("Owed to the board", share=4.4),
        Column("Asked in", share=3.6),
        Column("State", share=2),
    )
    rows = (
        (
            Cell(each.text),
            Cell(f"{each.persona_name}: {each.question}"),
            Cell("open", Tone.CAUTION)
            if each.closed_at is None
            else Cell(f"closed {day(each.closed_at)}", Tone.GOOD),
        )
        for each in material.take_aways
    )
    return under(Heading("Take-aways", slide=Slide.NEXT_STEPS), *table(header, rows))


def _message(material: Material, _options: Options) -> tuple[Block, ...]:
    # On the slide of the key figures: beside the map of scores neither would have room.
    return message_parts(material.board.practice.message, slide=Slide.FIGURES)


def _poll(material: Material, _options: Options) -> tuple[Block, ...]:
    return poll_parts(material.board.practice.ballots)


COACHING_REPORT = Kind(
    id="coaching-report",
    name="rehearsal coaching report",
    description="How each answer stood up, what to change, and what the panel would vote",
    mark="CR",
    opening=_opening,
    sections=(
        Section("practise", "Practise first", _practise),
        Section("heat", "Who asked about what", _heat),
        Section("message", "Message readiness", _message),
        Section("answers", "Answer by answer", _turns),
        Section("claims", "Said against the fact sheet", _claims),
        Section("take-aways", "Take-aways", _take_aways),
        Section("poll", "Closing poll", _poll),
    ),
    needs=(Need.REHEARSAL,),
    parts=frozenset({Part.REHEARSALS}),
)
