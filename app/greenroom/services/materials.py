"""Gather what a document is made from, and no more than its kind asks for."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from greenroom.coding.summary import ThemeSummary, summarise
from greenroom.model.launch import LaunchRecord
from greenroom.model.readiness import Assessment, Decision, SentimentSource
from greenroom.model.rehearsal import RehearsalState
from greenroom.model.release import Release
from greenroom.model.transcript import TranscriptKind
from greenroom.report.build.board_input import BoardSummary, ThemeLine
from greenroom.report.build.kind import Kind
from greenroom.report.build.material import Material, Part, ReadTranscript, ReleaseLine
from greenroom.services.analyses import ReleaseReading, analyse_waiting, list_codings, read_release
from greenroom.services.boards import release_claims, release_heat_map
from greenroom.services.cards import list_cards
from greenroom.services.debriefs import list_debriefs
from greenroom.services.launches import load_launch
from greenroom.services.practice import practice_of
from greenroom.services.readiness import (
    assess_release,
    latest_decision,
    list_assessments,
    load_scorecard,
    preview_assessment,
)
from greenroom.services.rehearsals import finished_rehearsals
from greenroom.services.releases import list_releases, load_release
from greenroom.services.scores import scored_rehearsals
from greenroom.services.sentiment import read_baseline
from greenroom.services.take_aways import list_take_aways, open_take_aways
from greenroom.services.transcripts import list_transcripts, load_transcript
from greenroom.services.workspace import Workspace

NEVER = datetime(2000, 1, 1, tzinfo=UTC)
"""The moment of a release in which nothing is dated yet."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What every document needs, read once."""

    release: Release
    record: LaunchRecord
    assessment: Assessment | None
    decision: Decision | None
    history: tuple[Assessment, ...]
    reading: ReleaseReading


def gather(workspace: Workspace, release_id: str, kind: Kind, *, record: bool) -> Material:
    """What a document of that kind says about the release now.

    With `record` transcripts that wait are analysed and, for a kind that shows readiness, the
    assessment is stored; without, nothing in the workspace changes.
    """
    known = _known(workspace, release_id, kind, record=record)
    material = Material(
        board=_board(workspace, known),
        as_of=_newest(known),
        themes=workspace.codebook.themes,
        debriefs=list_debriefs(workspace, known.release),
        people=_people(workspace, release_id),
    )
    if Part.TRANSCRIPTS in kind.parts:
        material = replace(material, transcripts=_transcripts(workspace, release_id))
    if Part.REHEARSALS in kind.parts:
        material = _with_rehearsals(workspace, known.release, material)
    if Part.OTHERS in kind.parts:
        material = replace(material, others=_others(workspace, release_id))
    return material


def _theme_lines(workspace: Workspace, known: _Known) -> tuple[ThemeLine, ...]:
    """The themes of a release as lines of a document, with what was noted about each.

    Practice never passes for evidence: rehearsals count only while there is no interview.
    """
    record = known.record
    lines = []
    for each in _counted_themes(workspace, known):
        line = ThemeLine(
            name=each.theme.name,
            severity=each.theme.severity,
            confirmed=each.confirmed,
            suggested=each.suggested,
            raised=each.raised,
            mitigated=each.mitigated,
            unknown=each.unknown,
            mixed=each.mixed,
        )
        noted = record.risk(each.theme.id)
        if noted is not None:
            line = replace(
                line,
                owner=noted.owner,
                due=noted.due,
                likelihood=noted.likelihood,
                answer=noted.answer,
            )
        lines.append(line)
    return tuple(lines)


def _counted_themes(workspace: Workspace, known: _Known) -> tuple[ThemeSummary, ...]:
    lines = list_transcripts(workspace, known.release.id)
    interviews = [line for line in lines if line.kind is TranscriptKind.INTERVIEW]
    codings = (
        coding for line in interviews or lines for coding in list_codings(workspace, line.id)
    )
    return summarise(codings, workspace.codebook)


def _known(workspace: Workspace, release_id: str, kind: Kind, *, record: bool) -> _Known:
    release = load_release(workspace, release_id)
    if record:
        analyse_waiting(workspace, release_id)
    recorded = list_assessments(workspace, release_id)
    assessment: Assessment | None = recorded[-1] if recorded else None
    if Part.ASSESSMENT in kind.parts:
        assess = assess_release if record else preview_assessment
        assessment = assess(workspace, release_id)
        recorded = list_assessments(workspace, release_id)
    # What was only looked at is shown in the trend as well, or page and trend would differ.
    shown = assessment is not None and assessment not in recorded
    history = (*recorded, assessment) if shown and assessment is not None else recorded
    return _Known(
        release=release,
        record=load_launch(workspace, release_id),
        assessment=assessment,
        decision=latest_decision(workspace, release_id),
        history=history,
        reading=read_release(workspace, release_id),
    )


def _board(workspace: Workspace, known: _Known) -> BoardSummary:
    release, reading, assessment = known.release, known.reading, known.assessment
    finished = finished_rehearsals(workspace, release.id)
    proxy = assessment is not None and assessment.source is SentimentSource.REHEARSAL_PROXY
    return BoardSummary(
        release=release,
        assessment=assessment,
        themes=_theme_lines(workspace, known),
        take_aways=open_take_aways(workspace, release),
        sentiment=reading.rehearsals if proxy else reading.interviews,
        richness=reading.richness,
        decision=known.decision,
        history=known.history,
        rehearsals=len(finished),
        questions_answered=sum(rehearsal.answered for rehearsal in finished),
        interviews=reading.interview_count,
        prepared_at=_newest(known),
        prepared_by=release.owner,
        practice=practice_of(workspace, release),
        record=known.record,
        baseline=read_baseline(workspace),
    )


def _newest(known: _Known) -> datetime:
    """The newest moment of the data, so that a document never carries the time of its writing.

    A release without any dated entry has the first moment that a file can carry.
    """
    record = known.record
    moments = [each for each in (known.assessment, known.decision) if each is not None]
    found = [each.at for each in moments]
    found += [each.at for each in record.statuses]
    found += [each.held_at for each in record.meetings]
    found += [at for each in record.incidents for at in (each.began_at, each.mitigated_at) if at]
    found += [record.review.held_at] if record.review else []
    found += [record.changed_at] if record.changed_at else []
    return max(found, default=NEVER)


def _people(workspace: Workspace, release_id: str) -> tuple[str, ...]:
    card = load_scorecard(workspace, release_id)
    measures = (card.qa_coverage, card.support_preparedness)
    owners = [measure.owner for measure in measures if measure is not None]
    spoke = (name for line in list_transcripts(workspace, release_id) for name in line.respondents)
    return tuple(dict.fromkeys((*owners, *spoke)))


def _transcripts(workspace: Workspace, release_id: str) -> tuple[ReadTranscript, ...]:
    """Interviews and rehearsals, the oldest first."""
    lines = reversed(list_transcripts(workspace, release_id))
    return tuple(
        ReadTranscript(load_transcript(workspace, line.id), list_codings(workspace, line.id))
        for line in lines
    )


def _with_rehearsals(workspace: Workspace, release: Release, material: Material) -> Material:
    coached = tuple(
        each
        for each in scored_rehearsals(workspace, release)
        if each.rehearsal.state is RehearsalState.ENDED
    )
    stale = (card for card in list_cards(workspace, release) if card.stale)
    return replace(
        material,
        coached=coached,
        heat=release_heat_map(workspace, release),
        claims=release_claims(workspace, release),
        take_aways=list_take_aways(workspace, release),
        stale_answers=tuple(card.short or card.question for card in stale),
    )


def _others(workspace: Workspace, release_id: str) -> tuple[ReleaseLine, ...]:
    # By title: what is due next changes with the clock, and a document must not.
    known = sorted(list_releases(workspace), key=lambda each: (each.title, each.id))
    return tuple(_line(workspace, each) for each in known if each.id != release_id)


def _line(workspace: Workspace, release: Release) -> ReleaseLine:
    recorded = list_assessments(workspace, release.id)
    latest = recorded[-1] if recorded else None
    statuses = load_launch(workspace, release.id).statuses
    return ReleaseLine(
        title=release.title,
        status=release.status.value,
        deployment=max(statuses, key=lambda each: each.at, default=None),
        score=latest.score if latest else None,
        change=latest.change if latest else None,
        board_at=release.board_at,
    )
