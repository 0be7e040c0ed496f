"""Net sentiment beside its baseline: by theme, by person, and over time."""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from greenroom.analysis.net_sentiment import count_polarities, pool
from greenroom.errors import InputError
from greenroom.model.analysis import Analysis, Baseline, NetSentiment, Sentence
from greenroom.model.transcript import (
    Coding,
    CodingStatus,
    SpeakerRole,
    Transcript,
    TranscriptKind,
)
from greenroom.services.workspace import Workspace
from greenroom.store import analyses, codings, transcripts
from greenroom.store.settings import load_setting, save_setting
from greenroom.store.transcripts import TranscriptLine

_CHOSEN = "sentiment.baseline"
_DAY = re.compile(r"(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)")


@dataclass(frozen=True, slots=True)
class SentimentRow:
    """The sentences about one theme, or of one person: their reading and how many say it."""

    name: str
    sentiment: NetSentiment


@dataclass(frozen=True, slots=True)
class TrendStep:
    """One interview: the day it was held, as far as its title tells, else was imported."""

    day: date
    title: str
    sentiment: NetSentiment


@dataclass(frozen=True, slots=True)
class SentimentReport:
    """The net sentiment of a release, or of everything, in all its parts.

    `themes` counts sentences whose theme a person confirmed; `people` are the respondents of
    interviews or, where there is only practice, the personas who asked. `practice` is true
    then: practice never passes for evidence.
    """

    whole: NetSentiment | None
    baseline: Baseline
    themes: tuple[SentimentRow, ...]
    people: tuple[SentimentRow, ...]
    trend: tuple[TrendStep, ...]
    practice: bool


def read_baseline(workspace: Workspace) -> Baseline:
    """The pooled net sentiment of the workspace's interviews, or of the chosen ones."""
    chosen = frozenset(json.loads(load_setting(workspace.database, _CHOSEN) or "[]"))
    interviews = [
        each
        for each in analyses.list_sentiments(workspace.database)
        if each.kind is TranscriptKind.INTERVIEW
    ]
    # Chosen interviews that were removed since leave the others, or all of them, behind.
    counted = [each for each in interviews if each.transcript_id in chosen] or interviews
    return Baseline(
        sentiment=pool(each.sentiment for each in counted) if counted else None,
        transcripts=len(counted),
        chosen=chosen if counted is not interviews else frozenset(),
    )


def choose_baseline(workspace: Workspace, transcript_ids: Iterable[str]) -> Baseline:
    """The baseline made of those interviews, or of all when none is named.

    InputError for a transcript that is no interview of this workspace.
    """
    wanted = frozenset(transcript_ids)
    known = {line.id for line in list_interviews(workspace)}
    if wanted - known:
        raise InputError(
            "The baseline is made of interviews of this workspace only.",
            "Choose from its interviews; rehearsals are practice.",
        )
    save_setting(workspace.database, _CHOSEN, json.dumps(sorted(wanted)))
    return read_baseline(workspace)


def list_interviews(workspace: Workspace) -> tuple[TranscriptLine, ...]:
    """Every interview that a baseline can be made of, newest first."""
    lines = transcripts.list_transcripts(workspace.database)
    return tuple(line for line in lines if line.kind is TranscriptKind.INTERVIEW)


def read_sentiment(workspace: Workspace, release_id: str | None = None) -> SentimentReport:
    """The net sentiment of the analysed transcripts of a release, or of all of them."""
    lines = transcripts.list_transcripts(workspace.database, release_id)
    interviews = [line for line in lines if line.kind is TranscriptKind.INTERVIEW]
    read = _load(workspace, interviews)
    practice = not read
    if practice:
        read = _load(workspace, lines)
    steps = [TrendStep(_day_of(line), line.title, each.sentiment) for line, each, _ in read]
    # Lists come newest first, and a trend is read from the left.
    steps.reverse()
    return SentimentReport(
        whole=pool(each.sentiment for _, each, _ in read) if read else None,
        baseline=read_baseline(workspace),
        themes=_by_theme(workspace, read),
        people=_by_person(read),
        trend=tuple(sorted(steps, key=lambda step: step.day)),
        practice=practice and bool(read),
    )


_Read = tuple[TranscriptLine, Analysis, Transcript]


def _load(workspace: Workspace, lines: Iterable[TranscriptLine]) -> list[_Read]:
    found = []
    for line in lines:
        analysis = analyses.load_analysis(workspace.database, line.id)
        if analysis is not None:
            transcript = transcripts.load_transcript(workspace.database, line.id)
            found.append((line, analysis, transcript))
    return found


def _by_theme(workspace: Workspace, read: Iterable[_Read]) -> tuple[SentimentRow, ...]:
    sentences: dict[str, list[Sentence]] = defaultdict(list)
    for line, analysis, _ in read:
        listed = codings.list_codings(workspace.database, line.id)
        confirmed = [each for each in listed if each.status is CodingStatus.ACCEPTED]
        for sentence in analysis.sentences:
            for theme_id in sorted({each.theme_id for each in _on(sentence, confirmed)}):
                sentences[theme_id].append(sentence)
    names = {theme.id: theme.name for theme in workspace.codebook.themes}
    return _rows({names[key]: found for key, found in sentences.items() if key in names})


def _on(sentence: Sentence, listed: Iterable[Coding]) -> Iterator[Coding]:
    for each in listed:
        if max(each.start, sentence.start) < min(each.end, sentence.end):
            yield each


def _by_person(read: Iterable[_Read]) -> tuple[SentimentRow, ...]:
    sentences: dict[str, list[Sentence]] = defaultdict(list)
    for _, analysis, transcript in read:
        names = _people(transcript)
        for sentence in analysis.sentences:
            sentences[names[sentence.utterance]].append(sentence)
    return _rows(sentences)


def _people(transcript: Transcript) -> Mapping[int, str]:
    """By utterance: who responds, and in a rehearsal the persona who asked."""
    asker = ""
    names = {}
    for utterance in transcript.utterances:
        if utterance.role is SpeakerRole.INTERVIEWER:
            asker = utterance.speaker
        practice = transcript.kind is TranscriptKind.REHEARSAL
        names[utterance.index] = (asker if practice else utterance.speaker) or "Nobody named"
    return names


def _rows(sentences: Mapping[str, list[Sentence]]) -> tuple[SentimentRow, ...]:
    """The readings by name, most sentences first."""
    rows = [
        SentimentRow(name, count_polarities(each.polarity for each in found))
        for name, found in sentences.items()
    ]
    return tuple(sorted(rows, key=lambda row: (-row.sentiment.sentences, row.name)))


def _day_of(line: TranscriptLine) -> date:
    """The day written in the title as 2026-05-12, else the day of import."""
    written = _DAY.search(line.title)
    with suppress(ValueError):
        if written is not None:
            return date.fromisoformat(written[0])
    return line.created_at.date()
