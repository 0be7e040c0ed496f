"""The quote book: what stakeholders said on each risk theme, in their own words."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from greenroom.model.export import Options, Redaction
from greenroom.model.theme import Theme
from greenroom.model.transcript import Coding, Utterance
from greenroom.report.build.kind import Kind, Section
from greenroom.report.build.material import Material, Part, ReadTranscript
from greenroom.report.build.open_points import Need
from greenroom.report.build.parts import notes, text
from greenroom.report.build.wording import count, joined
from greenroom.report.document import Alignment, Block, Cell, Column, Heading, Quote, Slide, Table

PRIVATE = "a person whose words are private"
"""Who said it, where the name is kept with the words."""


_STOP = re.compile(r"[.!?…]+[\"'”’)]*\s+")


@dataclass(frozen=True, slots=True)
class Passage:
    """A confirmed coding with the whole sentences it stands in, and who said them."""

    coding: Coding
    words: str
    speaker: str
    source: str


def passages(material: Material, *, practice: bool) -> tuple[Passage, ...]:
    """Every confirmed coding of the interviews, or of the rehearsals, in the texts' order."""
    return tuple(
        passage
        for read in material.transcripts
        if read.practice is practice
        for passage in _passages(read)
    )


def may_show(material: Material, speaker: str, options: Options) -> bool:
    """Whether that person's words may stand in a document."""
    if options.hides(Redaction.QUOTES):
        return False
    return options.private_quotes or not material.record.is_private(speaker)


def _passages(read: ReadTranscript) -> Iterator[Passage]:
    seen: set[tuple[str, str]] = set()
    for coding in read.confirmed:
        said = _utterance_at(read, coding.start)
        words = _sentences(read, coding, said)
        # Two marks of one theme in a sentence are one thing that was said.
        if (coding.theme_id, words) not in seen:
            seen.add((coding.theme_id, words))
            yield Passage(coding, words, said.speaker if said else "", read.transcript.title)


def _sentences(read: ReadTranscript, coding: Coding, said: Utterance | None) -> str:
    """The sentences the passage stands in: half a sentence can say the opposite of the whole."""
    text = read.transcript.text
    if said is None:
        return text[coding.start : coding.end].strip()
    starts = [found.end() for found in _STOP.finditer(text, said.start, said.end)]
    begin = max((each for each in starts if each <= coding.start), default=said.start)
    last = max(min(coding.end, said.end) - 1, begin)
    end = min((each for each in starts if each > last), default=said.end)
    return text[begin:end].strip()


def _utterance_at(read: ReadTranscript, start: int) -> Utterance | None:
    # Utterances follow each other, so thousands of passages need no thousand walks each.
    spoken = read.transcript.utterances
    place = bisect_right(spoken, start, key=lambda each: each.start) - 1
    return spoken[place] if place >= 0 and start < spoken[place].end else None


def _opening(material: Material, options: Options) -> tuple[Block, ...]:
    interviews = sum(not read.practice for read in material.transcripts)
    found = passages(material, practice=False)
    if not found:
        return (text("No passage of an interview has been confirmed under a theme."),)
    names = dict.fromkeys(each.coding.theme_id for each in found)
    words = (
        f"{count(len(found), 'passage')} on {count(len(names), 'theme')} from "
        f"{count(interviews, 'interview')}, each confirmed by a person. "
        "Each quote is the whole sentence around it. The worst themes come first."
    )
    return (text(words), _index(material, found), *notes(_left_out(material, found, options)))


def _index(material: Material, found: tuple[Passage, ...]) -> Table:
    header = (
        Column("Theme", share=5),
        Column("Severity", Alignment.RIGHT),
        Column("Passages", Alignment.RIGHT),
    )
    rows = tuple(
        (
            Cell(theme.name),
            Cell(f"{theme.severity} of 5"),
            Cell(str(sum(each.coding.theme_id == theme.id for each in found))),
        )
        for theme in _themes(material, found)
    )
    return Table(header, rows)


def _themes(material: Material, found: tuple[Passage, ...]) -> tuple[Theme, ...]:
    marked = {each.coding.theme_id for each in found}
    kept = [theme for theme in material.themes if theme.id in marked]
    return tuple(sorted(kept, key=lambda theme: (-theme.severity, theme.name)))


def _left_out(material: Material, found: tuple[Passage, ...], options: Options) -> str:
    hidden = sum(not may_show(material, each.speaker, options) for each in found)
    if not hidden:
        return ""
    why = "all quotes" if options.hides(Redaction.QUOTES) else "quotes of people marked private"
    return f"Counted but not shown: {why}, {count(hidden, 'passage')}."


def _interviews(material: Material, options: Options) -> tuple[Block, ...]:
    return _by_theme(material, passages(material, practice=False), options, level=1)


def _rehearsals(material: Material, options: Options) -> tuple[Block, ...]:
    blocks = _by_theme(material, passages(material, practice=True), options, level=2)
    if not blocks:
        return ()
    remark = text("Answers practised in rehearsals. They are not evidence.")
    heading = Heading("From rehearsals (practice)", slide=Slide.REHEARSAL)
    return (heading, remark, *blocks)


def _by_theme(
    material: Material, found: tuple[Passage, ...], options: Options, *, level: int
) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for theme in _themes(material, found):
        shown = [
            each
            for each in found
            if each.coding.theme_id == theme.id and may_show(material, each.speaker, options)
        ]
        if shown:
            blocks.append(Heading(theme.name, level, Slide.RISKS if level == 1 else None))
            blocks += [_quote(each) for each in shown]
    return tuple(blocks)


def _quote(passage: Passage) -> Quote:
    by = joined((passage.speaker, f"“{passage.source}”"), last="in")
    return Quote(passage.words, f"{by} ({passage.coding.stance.value})")


QUOTE_BOOK = Kind(
    id="quote-book",
    name="quote book",
    description="Confirmed passages by risk theme, in the speakers' own words",
    mark="QB",
    opening=_opening,
    sections=(
        Section("interviews", "From interviews", _interviews),
        Section("rehearsals", "From rehearsals", _rehearsals),
    ),
    needs=(Need.INTERVIEWS, Need.THEMES),
    parts=frozenset({Part.TRANSCRIPTS}),
)
