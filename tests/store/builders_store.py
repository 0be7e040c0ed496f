"""Builders and strategies for what a workspace holds; all people and companies are invented."""

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import strategies as st

from greenroom.model.analysis import (
    Analysis,
    AnswerReading,
    NetSentiment,
    Polarity,
    Richness,
    Sentence,
    ThemeMark,
)
from greenroom.model.debrief import AskedForReal, Debrief, Outcome
from greenroom.model.event import (
    Answered,
    Asked,
    Briefed,
    Clarified,
    Disputed,
    Ended,
    Hinted,
    Paused,
    Probed,
    Rated,
    Resumed,
    Retried,
    Revealed,
    Skipped,
    Started,
    TakenAway,
)
from greenroom.model.export import ExportRecord
from greenroom.model.launch import (
    Change,
    ChangeKind,
    DeploymentStatus,
    LaunchRecord,
    Result,
    Review,
    StatusNote,
    Step,
)
from greenroom.model.ledger import Claim
from greenroom.model.prompt import (
    KeyPoint,
    PersonaStyle,
    Prompt,
    PromptKind,
    PromptStatus,
    Slot,
)
from greenroom.model.readiness import (
    Assessment,
    Component,
    ComponentName,
    Condition,
    Decision,
    DecisionKind,
    Gate,
    GateName,
    GateStatus,
    Measure,
    Proposal,
    Scorecard,
    SentimentSource,
)
from greenroom.model.rehearsal import (
    Brief,
    Dispute,
    FindingKind,
    Mode,
    Plan,
    Pressure,
    Probe,
    Promise,
    Question,
    Trap,
)
from greenroom.model.release import (
    Fact,
    FactKind,
    FactStatus,
    Release,
    ReleaseStatus,
    ReleaseType,
    Strategy,
    Window,
)
from greenroom.model.theme import Enforcement, Stance
from greenroom.model.transcript import (
    Coding,
    CodingStatus,
    SpeakerRole,
    Transcript,
    TranscriptKind,
    Utterance,
)

NOON = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)

moments = st.datetimes(
    min_value=datetime(2000, 1, 1),
    max_value=datetime(2100, 1, 1),
    timezones=st.sampled_from([UTC, timezone(timedelta(hours=2)), timezone(-timedelta(hours=8))]),
)
words = st.text(max_size=40) | st.sampled_from(["", "naïve 😀👩‍👩‍👧", "a\0b", "\u202eabc", "'; --"])
numbers = st.floats(min_value=-1000, max_value=1000)
counts = st.integers(min_value=0, max_value=2**40)

facts = st.builds(
    Fact,
    **dict.fromkeys(("key", "label", "value", "unit", "owner", "evidence"), words),
    kind=st.sampled_from(FactKind),
    status=st.sampled_from(FactStatus),
    as_of=st.none() | st.dates(),
    tolerance=st.floats(min_value=0, max_value=1000),
    anchors=st.lists(words, max_size=3).map(tuple),
)
releases = st.builds(
    Release,
    id=st.just("release-1"),
    **dict.fromkeys(("name", "version", "owner", "summary", "rollback_plan"), words),
    type=st.sampled_from(ReleaseType),
    status=st.sampled_from(ReleaseStatus),
    strategy=st.sampled_from(Strategy),
    window=st.none() | st.builds(Window, start=moments, end=moments, time_zone=words),
    board_at=st.none() | moments,
    facts=st.lists(facts, max_size=5).map(tuple),
    sample=st.booleans(),
)
QUESTION_TEXTS = (
    *("prompt_id", "persona_id", "persona_name", "persona_seat", "theme_id", "theme_name"),
    *("text", "short", "why", "hint"),
)
questions = st.builds(
    Question,
    **dict.fromkeys(QUESTION_TEXTS, words),
    needs=st.lists(st.sampled_from(Slot), max_size=3).map(tuple),
    key_points=st.lists(
        st.builds(KeyPoint, any=st.lists(words, max_size=2).map(tuple)), max_size=2
    ).map(tuple),
    probes=st.lists(st.tuples(words, st.lists(words, max_size=2).map(tuple)), max_size=2).map(
        tuple
    ),
    cues=st.lists(words, max_size=2).map(tuple),
    style=st.none() | st.builds(PersonaStyle),
    trap=st.none() | st.builds(Trap, fact_key=words, label=words, wrong=words, right=words),
)
claims = st.builds(
    Claim,
    **dict.fromkeys(("fact_key", "label", "value", "said", "expected", "quote"), words),
    start=counts,
    end=counts,
    said_at=moments,
)
briefs = st.builds(
    Brief,
    facts=st.lists(facts, max_size=2).map(tuple),
    people=st.lists(words, max_size=2).map(tuple),
    earlier=st.lists(claims, max_size=2).map(tuple),
    last_release=words,
)
plans = st.builds(
    Plan,
    release_id=st.just("release-1"),
    panel=words,
    personas=st.lists(words, max_size=2).map(tuple),
    mode=st.sampled_from(Mode),
    theme_id=words,
    prompt_ids=st.lists(words, max_size=2).map(tuple),
)
events = st.one_of(
    st.builds(Briefed, at=moments, brief=briefs),
    st.builds(
        TakenAway, at=moments, promise=st.builds(Promise, owner=words, due=moments, text=words)
    ),
    st.builds(Rated, at=moments, rating=st.integers(0, 100)),
    st.builds(
        Disputed,
        at=moments,
        turn=st.integers(0, 30),
        dispute=st.builds(Dispute, kind=st.sampled_from(FindingKind), quote=words, reason=words),
    ),
    st.builds(Asked, at=moments, question=questions),
    st.builds(Answered, at=moments, text=words, cut_off=st.booleans()),
    st.builds(
        Probed,
        at=moments,
        probe=st.builds(
            Probe, kind=st.sampled_from(FindingKind), text=words, quote=words, fact_key=words
        ),
    ),
    *(
        st.builds(kind, at=moments)
        for kind in (Skipped, Hinted, Clarified, Revealed, Retried, Paused, Resumed, Ended)
    ),
)
PROMPT_TEXTS = ("theme", "text", "short", "why", "intent", "clarification", "sample_answer")
prompts = st.builds(
    Prompt,
    id=st.just("own-1"),
    **dict.fromkeys((*PROMPT_TEXTS, "incident"), words),
    personas=st.lists(words, max_size=2).map(tuple),
    status=st.sampled_from(PromptStatus),
    kind=st.sampled_from(PromptKind),
    key_points=st.lists(st.builds(KeyPoint, label=words), max_size=2).map(tuple),
    probes=st.dictionaries(words, st.lists(words, max_size=2).map(tuple), max_size=2),
    own=st.booleans(),
    came_up=st.integers(0, 9),
)
debriefs = st.builds(
    Debrief,
    id=st.just("debrief-1"),
    release_id=st.just("release-1"),
    at=moments,
    outcome=st.sampled_from(Outcome),
    asked=st.lists(
        st.builds(AskedForReal, **dict.fromkeys(("text", "theme_id", "prompt_id"), words)),
        max_size=3,
    ).map(tuple),
    note=words,
)


def a_release(release_id: str = "release-1", **changes: object) -> Release:
    """A release of an invented company with two facts and a window."""
    fields: dict[str, object] = {
        "name": "Parcel tracker",
        "version": "4.2",
        "owner": "Mara Lindqvist",
        "window": Window(NOON, NOON + timedelta(hours=2), "Europe/Stockholm"),
        "facts": (
            Fact("rollback_minutes", "Rollback time", FactKind.DURATION, "4", "minutes"),
            Fact("canary_percent", "Canary share", FactKind.PERCENT),
        ),
    }
    return Release(id=release_id, **{**fields, **changes})


def a_start(rehearsal_id: str = "rehearsal-1", release_id: str = "release-1") -> Started:
    """The first event of a rehearsal."""
    plan = Plan(release_id, "board", ("cto",), Pressure.BOARD, 3, 7)
    return Started(NOON, rehearsal_id, plan)


def a_question(text: str = "How fast can you roll back?") -> Question:
    """A question as it was asked."""
    return Question(
        prompt_id="rollback-1",
        persona_id="cto",
        persona_name="Ilse Brandt",
        persona_seat="CTO",
        theme_id="rollback",
        theme_name="Rollback",
        kind=PromptKind.QUANTIFY,
        difficulty=2,
        text=text,
        short="Rollback time",
        why="Nobody asked yet.",
        needs=(Slot.ANSWER, Slot.NUMBER),
        key_points=(KeyPoint("time", "Says a time", must=True, any=("minutes",)),),
        probes=(("no number", ("How many minutes?",)),),
        hint="Name the minutes.",
        target_words=(30, 110),
        time_limit=90,
    )


def a_prompt(prompt_id: str = "own-1", **changes: object) -> Prompt:
    """A prompt of the user's own."""
    fields: dict[str, object] = {
        "version": 1,
        "status": PromptStatus.ACTIVE,
        "personas": ("cto",),
        "theme": "rollback",
        "kind": PromptKind.QUANTIFY,
        "difficulty": 3,
        "text": "How fast can you roll back?",
        "short": "Rollback time",
        "why": "It bit us in March.",
        "intent": "A number.",
        "clarification": "From the alarm to the old version.",
        "probes": {"no number": ("How many minutes?",)},
        "own": True,
    }
    return Prompt(id=prompt_id, **{**fields, **changes})


def a_debrief(debrief_id: str = "debrief-1", **changes: object) -> Debrief:
    """A real meeting with one question that was foreseen and one that was not."""
    fields: dict[str, object] = {
        "release_id": "release-1",
        "at": NOON,
        "outcome": Outcome.CONDITIONS,
        "asked": (
            AskedForReal("How fast can you roll back?", "rollback", "cto", "own-1"),
            AskedForReal("Who watches on Sunday?", "support"),
        ),
        "note": "Short meeting.",
    }
    return Debrief(id=debrief_id, **{**fields, **changes})


def a_transcript(transcript_id: str = "transcript-1", **changes: object) -> Transcript:
    """An interview with one question and one answer."""
    asked, said = "How do you feel about it?", "We are worried about the rollback 😀."
    utterances = (
        Utterance(0, "Host", SpeakerRole.INTERVIEWER, 0, len(asked), 0, 2000),
        Utterance(
            1,
            "Tove Ek",
            SpeakerRole.RESPONDENT,
            len(asked) + 1,
            len(asked) + 1 + len(said),
            theme_id="rollback",
        ),
    )
    fields: dict[str, object] = {
        "kind": TranscriptKind.INTERVIEW,
        "title": "Interview with Tove Ek",
        "text": f"{asked}\n{said}",
        "utterances": utterances,
        "created_at": NOON,
        "release_id": "release-1",
        "source": "tove.txt",
        "digest": "ab" * 32,
    }
    return Transcript(id=transcript_id, **{**fields, **changes})


def a_coding(coding_id: str = "coding-1", **changes: object) -> Coding:
    """A suggestion on the answer of `a_transcript`."""
    fields: dict[str, object] = {
        "transcript_id": "transcript-1",
        "theme_id": "rollback",
        "start": 33,
        "end": 40,
        "coder": "auto",
        "status": CodingStatus.SUGGESTED,
        "stance": Stance.RAISED,
        "reason": "says 'worried'",
        "confidence": 0.8,
    }
    return Coding(id=coding_id, **{**fields, **changes})


def an_analysis(note: str = "", sentences: int = 1) -> Analysis:
    """What a pipeline might find in `a_transcript`."""
    sentiment = NetSentiment(0, 0, sentences, -100.0, -20.5)
    richness = Richness(41.5, 8, 30.0, 20.0, 50.0, 10.0, None)
    mark = ThemeMark("rollback", 33, 40, Stance.RAISED, 0.8, "says 'worried'")
    sentence = Sentence(1, 26, 62, Polarity.NEGATIVE, -0.42, (mark,))
    return Analysis(
        "pipeline-1",
        (sentence,) * sentences,
        (AnswerReading(1, sentiment, richness),),
        sentiment,
        richness,
        note,
    )


def a_scorecard(release_id: str = "release-1") -> Scorecard:
    """A scorecard with one measure and one gate."""
    gate = Gate(
        GateName.DEPLOYMENT_SAFETY,
        Enforcement.BLOCKING,
        "Rollback was rehearsed.",
        GateStatus.GREEN,
        "Run 12",
        "Mara Lindqvist",
        NOON.date(),
    )
    measure = Measure(82.5, "Test report 7", "Mara Lindqvist", NOON.date())
    return Scorecard(release_id, measure, None, (gate,), pinned=SentimentSource.INTERVIEWS)


def an_assessment(assessment_id: str = "assessment-1", *, hours: int = 0) -> Assessment:
    """Launch readiness that could not be scored."""
    return Assessment(
        assessment_id,
        "release-1",
        NOON + timedelta(hours=hours),
        (Component(ComponentName.QA_COVERAGE, 82.5, 0.4, "Test report 7"),),
        a_scorecard().gates,
        None,
        None,
        85.0,
        SentimentSource.NONE,
        None,
        Proposal(DecisionKind.NO_GO, ("Support was not assessed.",)),
    )


def a_decision(decision_id: str = "decision-1", *, hours: int = 0) -> Decision:
    """A conditional go."""
    return Decision(
        decision_id,
        "release-1",
        "assessment-1",
        DecisionKind.GO_WITH_CONDITIONS,
        "Ilse Brandt",
        NOON + timedelta(hours=hours),
        "The window is small.",
        (Condition("Rehearse rollback", "Tove Ek", "Wednesday 17:00"),),
        overrides=True,
    )


def a_launch(release_id: str = "release-1") -> LaunchRecord:
    """A record with one of several things, empty in the others."""
    return LaunchRecord(
        release_id,
        changes=(Change(ChangeKind.FIX, "Labels", areas=("depots", "print")),),
        steps=(Step("Switch the flag", at=-5, minutes=3, owner="Tove Ek", no_return=True),),
        statuses=(StatusNote(NOON, DeploymentStatus.STARTED, "staging", exposure=12.5),),
        review=Review(NOON, Result.AS_PLANNED, downtime_minutes=0),
        private=("Ilse Brandt",),
        changed_at=NOON,
    )


def an_export(export_id: str = "export-1", **changes: object) -> ExportRecord:
    """A written board summary."""
    fields: dict[str, object] = {
        "release_id": "release-1",
        "kind": "board summary",
        "format": "pdf",
        "path": "board.pdf",
        "digest": "cd" * 32,
        "content_digest": "ef" * 32,
        "created_at": NOON,
    }
    return ExportRecord(id=export_id, **{**fields, **changes})
