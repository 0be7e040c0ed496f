"""From the passages of a file to statements by named speakers, for every format alike."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from greenroom.exchange.labels import NOT_SPEECH, fold, is_plausible, recognise
from greenroom.exchange.statements import Reading, Statement, join_lines, merge_neighbours

_LEGEND = re.compile(r"\s*([^\W\d_]\w{0,3})\s*=\s*([^\W\d_][\w ()'’./-]{2,40}?)\s*[.,;]?\s*")


@dataclass(frozen=True, slots=True)
class Passage:
    """A line or paragraph of a file, before anyone decided whether its label is a speaker.

    `label` is what it may begin with and `rest` the text after it; `text` is all of it.
    `opens` says that it begins a paragraph; `certain` that the label is a speaker beyond doubt;
    `apart` that it does not continue what was said before (a list item); `ends_turn` that it
    is a heading, which nobody says.
    """

    text: str
    label: str = ""
    rest: str = ""
    begins_ms: int | None = None
    ends_ms: int | None = None
    opens: bool = True
    certain: bool = False
    apart: bool = False
    ends_turn: bool = False


@dataclass(slots=True)
class _Turn:
    """The lines of one turn while they are gathered, by paragraph."""

    speaker: str
    begins_ms: int | None
    ends_ms: int | None = None
    paragraphs: list[list[str]] = field(default_factory=list)

    def add(self, text: str, passage: Passage) -> None:
        """Add words of that passage, as a new paragraph if the passage begins one."""
        if passage.opens or not self.paragraphs:
            self.paragraphs.append([])
        if text:
            self.paragraphs[-1].append(text)
        if passage.ends_ms is not None:
            self.ends_ms = max(passage.ends_ms, self.ends_ms or 0)

    def statement(self, *, flowing: bool) -> Statement:
        """Everything said in this turn; in one line when `flowing`."""
        if flowing:
            text = " ".join(line for lines in self.paragraphs for line in lines)
        else:
            text = "\n".join(join_lines(lines) for lines in self.paragraphs if lines)
        return Statement(self.speaker, text, self.begins_ms, self.ends_ms)


def speakers_of(passages: Sequence[Passage], *, least_share: float = 0.3) -> Mapping[str, str]:
    """The labels of the passages that are speakers, folded, with the name to show."""
    said = [each for each in passages if not each.ends_turn]
    # Without blank lines nothing but the first line opens, and every line counts.
    by_line = sum(each.opens for each in said) <= 1
    starts = [each.label for each in said if by_line or each.opens or is_plausible(each.label)]
    certain = {fold(each.label): each.label for each in reversed(said) if each.certain}
    # A file that marks its speakers for certain does not need a guess at the rest.
    return certain or recognise(starts, least_share=least_share)


def settle(
    passages: Sequence[Passage], speakers: Mapping[str, str], *, captions: bool = False
) -> Reading:
    """The statements of the passages, given which labels are speakers.

    What stands before the first speaker was said by nobody and is left out, with a note;
    in `captions` everything was said, and the words of a turn flow without breaks.
    A passage without a speaker continues the turn before it, unless it stands apart.
    """
    first = next(i for i, each in enumerate(passages) if fold(each.label) in speakers)
    named, notes = _apply_legend(passages[:first], speakers)
    skipped = sum(not each.ends_turn for each in passages[:first]) - len(notes)
    if captions:
        first = 0
    elif skipped:
        notes += (f"Left out before the first speaker: {_lines(skipped)} that nobody says.",)
    turns = _gather(passages[first:], named)
    statements = (turn.statement(flowing=captions) for turn in turns)
    said = (each for each in statements if each.text)
    return Reading(merge_neighbours(said, " " if captions else "\n"), notes)


def _lines(count: int) -> str:
    return "1 line" if count == 1 else f"{count} lines"


def _gather(passages: Iterable[Passage], speakers: Mapping[str, str]) -> list[_Turn]:
    turns: list[_Turn] = []
    interrupted = False
    for passage in passages:
        label = fold(passage.label)
        if passage.ends_turn:
            # What follows a heading without a name is the writer's, not the last speaker's.
            interrupted = True
        elif label in speakers:
            turns.append(_Turn(speakers[label], passage.begins_ms))
            turns[-1].add(passage.rest, passage)
            interrupted = False
        elif label not in NOT_SPEECH:
            if passage.apart or interrupted or not turns:
                turns.append(_Turn("", passage.begins_ms))
                interrupted = False
            turns[-1].add(passage.text, passage)
    return turns


def is_legend(line: str) -> bool:
    """Whether the line explains a label, as in `H = host`."""
    return _LEGEND.fullmatch(line[:100]) is not None


def _apply_legend(
    preface: Iterable[Passage], speakers: Mapping[str, str]
) -> tuple[Mapping[str, str], tuple[str, ...]]:
    """The speakers with short labels spelt out where the file says `H = host` before it starts."""
    named = dict(speakers)
    notes = []
    for passage in preface:
        match = _LEGEND.fullmatch(passage.text[:100])
        if match and fold(match[1]) in named:
            name = match[2][:1].upper() + match[2][1:]
            notes.append(f"{match[1]} stands for {name}, as the file says at its start.")
            named[fold(match[1])] = name
    return named, tuple(notes)
