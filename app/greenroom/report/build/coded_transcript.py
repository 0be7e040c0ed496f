"""The coded transcript: everything that was said, with the confirmed themes where they stand."""

from greenroom.model.export import Options
from greenroom.model.transcript import Coding, SpeakerRole, Utterance
from greenroom.report.build.kind import Builder, Kind, Section
from greenroom.report.build.material import Material, Part, ReadTranscript
from greenroom.report.build.open_points import Need
from greenroom.report.build.parts import text
from greenroom.report.build.quote_book import PRIVATE, may_show
from greenroom.report.build.wording import count, day, joined
from greenroom.report.document import Block, Heading, KeyValues, Paragraph, Run, Slide

_MINUTE, _SECOND = 60_000, 1_000


def _opening(material: Material, _options: Options) -> tuple[Block, ...]:
    if not material.transcripts:
        return (text("No transcript belongs to this release."),)
    confirmed = sum(len(read.confirmed) for read in material.transcripts)
    interviews = sum(not read.practice for read in material.transcripts)
    practice = len(material.transcripts) - interviews
    kinds = [count(interviews, "interview")] if interviews else []
    kinds += [count(practice, "rehearsal")] if practice else []
    words = (
        f"{joined(kinds)} with {count(confirmed, 'confirmed coding')}. A marked passage is bold "
        "and followed by its theme and the speaker's stance; suggestions that nobody confirmed "
        "are not marked."
    )
    return (text(words),)


def _transcripts(*, practice: bool) -> Builder:
    def build(material: Material, options: Options) -> tuple[Block, ...]:
        slide = Slide.REHEARSAL if practice else Slide.RISKS
        blocks: list[Block] = []
        for read in material.transcripts:
            if read.practice is practice:
                blocks += _transcript(material, read, options, slide)
        return tuple(blocks)

    return build


def _transcript(
    material: Material, read: ReadTranscript, options: Options, slide: Slide
) -> tuple[Block, ...]:
    transcript = read.transcript
    respondents = [
        name if may_show(material, name, options) else PRIVATE
        for name, role in transcript.speakers
        if role is SpeakerRole.RESPONDENT
    ]
    rows = (
        ("Date", day(transcript.created_at)),
        ("Kind", "rehearsal (practice, not evidence)" if read.practice else "interview"),
        ("Responds", joined(dict.fromkeys(respondents)) or "nobody"),
        ("Codings", f"{len(read.confirmed)} confirmed, {read.suggested} only suggested"),
    )
    by_utterance = _by_utterance(read)
    spoken = (
        _spoken(material, read, each, by_utterance.get(each.index, ()), options)
        for each in transcript.utterances
    )
    return (Heading(transcript.title, slide=slide), KeyValues(rows), *spoken)


def _by_utterance(read: ReadTranscript) -> dict[int, tuple[Coding, ...]]:
    """The confirmed codings of each utterance, by its index, in the order of the text."""
    found: dict[int, tuple[Coding, ...]] = {}
    codings = list(read.confirmed)
    codings.sort(key=lambda each: (each.start, each.end, each.theme_id))
    position = 0
    for utterance in read.transcript.utterances:
        while position < len(codings) and codings[position].start < utterance.end:
            coding = codings[position]
            found[utterance.index] = (*found.get(utterance.index, ()), coding)
            position += 1
    return found


def _spoken(
    material: Material,
    read: ReadTranscript,
    utterance: Utterance,
    codings: tuple[Coding, ...],
    options: Options,
) -> Paragraph:
    shown = may_show(material, utterance.speaker, options)
    clock = "" if utterance.begins_ms is None else f" {_clock(utterance.begins_ms)}"
    name = utterance.speaker if shown else PRIVATE[0].upper() + PRIVATE[1:]
    label = Run(f"{name}{clock}: ", bold=True, italic=utterance.role is SpeakerRole.INTERVIEWER)
    if not shown:
        return Paragraph((label, Run("[left out]", italic=True), *_labels(material, codings)))
    return Paragraph((label, *_marked(material, read.transcript.text, utterance, codings)))


def _marked(
    material: Material, words: str, utterance: Utterance, codings: tuple[Coding, ...]
) -> tuple[Run, ...]:
    """The utterance with every confirmed passage bold and its theme behind it."""
    runs: list[Run] = []
    position = utterance.start
    for coding in codings:
        # A passage that begins inside the one before it only adds its theme.
        start, end = max(coding.start, position), min(coding.end, utterance.end)
        if start > position:
            runs.append(Run(words[position:start]))
        if end > start:
            runs.append(Run(words[start:end], bold=True))
        runs += _labels(material, (coding,))
        position = max(position, end)
    if position < utterance.end:
        runs.append(Run(words[position : utterance.end]))
    return tuple(runs)


def _labels(material: Material, codings: tuple[Coding, ...]) -> tuple[Run, ...]:
    return tuple(
        Run(f" [{material.theme_name(each.theme_id)}: {each.stance.value}]", italic=True)
        for each in codings
    )


def _clock(milliseconds: int) -> str:
    minutes, rest = divmod(milliseconds, _MINUTE)
    return f"{minutes:02d}:{rest // _SECOND:02d}"


CODED_TRANSCRIPT = Kind(
    id="coded-transcript",
    name="coded transcript",
    description="Every word of the transcripts, confirmed themes marked in place",
    mark="CT",
    opening=_opening,
    sections=(
        Section("interviews", "Interviews", _transcripts(practice=False)),
        Section("rehearsals", "Rehearsals", _transcripts(practice=True)),
    ),
    needs=(Need.INTERVIEWS, Need.THEMES),
    parts=frozenset({Part.TRANSCRIPTS}),
)
