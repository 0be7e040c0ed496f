"""Plainly invented material for every kind of document: one of everything, and nothing at all."""

from dataclasses import replace
from datetime import UTC, date, datetime

from greenroom.model.board import Ballot, HeatCell, HeatMap, MessageReadiness, ThemeAnswer, Vote
from greenroom.model.debrief import AskedForReal, Debrief, Outcome
from greenroom.model.launch import (
    Action,
    Attendee,
    Change,
    ChangeKind,
    DeploymentStatus,
    Incident,
    LaunchRecord,
    Meeting,
    Result,
    Review,
    RiskNote,
    Severity,
    StatusNote,
    Step,
)
from greenroom.model.ledger import Claim
from greenroom.model.ledger import Verdict as ClaimVerdict
from greenroom.model.prompt import PromptKind
from greenroom.model.readiness import DecisionKind
from greenroom.model.rehearsal import (
    Dispute,
    Exchange,
    FindingKind,
    Plan,
    Pressure,
    Question,
    Rehearsal,
    RehearsalState,
    Turn,
)
from greenroom.model.score import Bill, Cap, Fix, Scored, Strength
from greenroom.model.theme import Enforcement, Stance, Theme
from greenroom.model.transcript import (
    AUTO,
    Coding,
    CodingStatus,
    SpeakerRole,
    Transcript,
    TranscriptKind,
    Utterance,
)
from greenroom.report.build.board_input import Practice, RehearsalLine
from greenroom.report.build.material import Material, ReadTranscript, ReleaseLine
from report.builders_report import (
    BERLIN,
    PREPARED_AT,
    a_board_summary,
    a_decision,
    an_empty_summary,
)

NIGHT = datetime(2026, 11, 26, 22, 0, tzinfo=BERLIN)
THEMES = (
    Theme("rollback_recovery", "Rollback and recovery", "", 5, Enforcement.BLOCKING),
    Theme("support_readiness", "Support readiness", "", 4, Enforcement.CONDITIONAL),
)
PRIVATE = "Uma Unseen"
"""The respondent whose words are private."""
PRIVATE_WORDS = "We never drilled it"


def a_record() -> LaunchRecord:
    """One of everything that can be written down about a release."""
    return LaunchRecord(
        "release-1",
        why_now="The old queue loses its licence in December.",
        if_not_done="Support goes on running exports by hand.",
        worst_case="412 customers cannot export for a morning.",
        changes=(
            Change(ChangeKind.FEATURE, "Own exports", "Up to 50,000 rows.", "MP-1", "fast-export"),
            Change(ChangeKind.FIX, "Empty columns", "They keep their heading.", "MP-2"),
            Change(ChangeKind.BREAKING, "New file name", remedy="Read the date from inside."),
            Change(ChangeKind.KNOWN_ISSUE, "Slow first export", remedy="Wait a minute."),
        ),
        steps=(
            Step("Turn on for 5%.", 20, 30, "Ines Sample", "No error for 30 minutes", True),
            Step("Deploy build 4411.", 0, 15, "Bo Invented", "Health page is green"),
            Step("Tell the desk.", -30, 5),
        ),
        rollback_steps=(Step("Turn off fast-export.", 0, 2, "Ines Sample", "Flag shows off"),),
        triggers=("More than 1% of exports fail for five minutes",),
        risks=(RiskNote("support_readiness", "Cy Madeup", "Wednesday", 3, "Train the last two"),),
        statuses=(
            StatusNote(
                datetime(2026, 11, 20, 9, 0, tzinfo=UTC), DeploymentStatus.COMPLETED, "staging"
            ),
            StatusNote(
                datetime(2026, 11, 24, 9, 0, tzinfo=UTC),
                DeploymentStatus.IN_PROGRESS,
                "production",
                "First five per cent",
                5.0,
                "Bo Invented",
            ),
        ),
        incidents=(
            Incident(
                "Exports stalled",
                Severity.HIGH,
                datetime(2026, 11, 24, 10, 0, tzinfo=UTC),
                "Three customers waited",
                "A full disk",
                "The disk is being cleared",
                "Export fewer rows",
                "Bo Invented",
                datetime(2026, 11, 24, 11, 0, tzinfo=UTC),
            ),
            Incident(
                "Wrong heading",
                Severity.LOW,
                datetime(2026, 11, 20, 10, 0, tzinfo=UTC),
                mitigated_at=datetime(2026, 11, 20, 11, 30, tzinfo=UTC),
            ),
        ),
        meetings=(
            Meeting(
                datetime(2026, 11, 25, 14, 0, tzinfo=BERLIN),
                "Mo Fictive",
                "Cy Madeup",
                (Attendee("Mo Fictive", "Chair", "go with conditions"), Attendee("Bo Invented")),
                ("The drill was shown",),
                ("Cy Madeup would wait",),
                (Action("Test two alerts", "Ines Sample", "26 November"), Action("Call customers")),
            ),
        ),
        review=Review(
            datetime(2026, 12, 8, 10, 0, tzinfo=BERLIN),
            Result.WITH_PROBLEMS,
            "Exports by hand fell from 40 to 2 a week",
            12,
            9,
            31,
            4.2,
            ("The texts were ready",),
            ("The disk was small",),
            ("Watch the disk",),
            (Action("Order disks", "Bo Invented", "12 December"),),
        ),
        review_due=date(2026, 12, 8),
        private=(PRIVATE,),
    )


def an_interview() -> ReadTranscript:
    """Two respondents, one private, with confirmed, suggested and rejected codings."""
    said = (
        ("Interviewer", "How ready are you?"),
        ("Cy Madeup", "The desk is trained. I worry about the night, as nobody covers it."),
        (PRIVATE, f"Nobody knows the rollback. {PRIVATE_WORDS}."),
    )
    return _transcript("interview-1", TranscriptKind.INTERVIEW, "Interview with support", said)


def a_rehearsal_transcript() -> ReadTranscript:
    """What the presenter practised."""
    said = (
        ("Operations director", "How do you go back?"),
        ("Ada Example", "We turn off the flag, and that takes twelve minutes."),
    )
    return _transcript("rehearsal-1", TranscriptKind.REHEARSAL, "Rehearsal of November", said)


def _transcript(
    name: str, kind: TranscriptKind, title: str, said: tuple[tuple[str, str], ...]
) -> ReadTranscript:
    utterances, codings, at = [], [], 0
    for index, (speaker, words) in enumerate(said):
        asks = speaker in ("Interviewer", "Operations director")
        role = SpeakerRole.INTERVIEWER if asks else SpeakerRole.RESPONDENT
        utterances.append(Utterance(index, speaker, role, at, at + len(words), 1000 * at))
        if not asks:
            start = at + words.index(" ") + 1
            codings.append(_coding(f"{name}-{index}", name, start, start + 7))
        at += len(words) + 1
    hidden = replace(
        codings[0], id="s", status=CodingStatus.SUGGESTED, theme_id="support_readiness"
    )
    rejected = replace(codings[0], id="r", status=CodingStatus.REJECTED)
    return ReadTranscript(
        Transcript(
            name,
            kind,
            title,
            "\n".join(words for _, words in said),
            tuple(utterances),
            PREPARED_AT,
        ),
        (*codings, hidden, rejected),
    )


def _coding(name: str, transcript: str, start: int, end: int) -> Coding:
    return Coding(
        name,
        transcript,
        "rollback_recovery",
        start,
        end,
        AUTO,
        CodingStatus.ACCEPTED,
        Stance.RAISED,
    )


def a_scored_rehearsal() -> Scored:
    """Three turns: one that held, one that did not, one without an answer."""
    plan = Plan("release-1", "board", ("ops",), Pressure.BOARD, 3, 1)
    turns = (
        _turn("How do you go back?", "We turn off the flag in twelve minutes."),
        _turn("Who is on call?", "Somebody will be."),
        _turn("What does it cost?", ""),
    )
    strength = Strength(0, 2, "We", "you gave a figure")
    bills = (
        Bill(91, 91, (), strength=strength),
        Bill(
            38,
            50,
            (),
            cap=Cap(45, "nobody is named"),
            fixes=(Fix("Name who is on call", 31),),
        ),
        None,
    )
    rehearsal = Rehearsal("rehearsal-1", plan, RehearsalState.ENDED, PREPARED_AT, turns=turns)
    return Scored(rehearsal, bills)


def _turn(question: str, answer: str) -> Turn:
    asked = Question(
        prompt_id=question[:5],
        persona_id="ops",
        persona_name="Operations director",
        persona_seat="Operations",
        theme_id="rollback_recovery",
        theme_name="Rollback and recovery",
        kind=PromptKind.STATUS,
        difficulty=2,
        text=question,
        short="",
        why="",
        needs=(),
        key_points=(),
        probes=(),
        hint="",
        target_words=(20, 60),
        time_limit=60,
    )
    said = (Exchange(None, answer, PREPARED_AT),) if answer else ()
    disputed = (Dispute(FindingKind.NO_OWNER, "", "the roster is public"),) if answer else ()
    return Turn(asked, PREPARED_AT, said, disputes=disputed)


def a_practice() -> Practice:
    """A rehearsal held, message readiness and one vote."""
    return Practice(
        rehearsals=(RehearsalLine(PREPARED_AT, "Full board", "board", 3, 2, 64.5),),
        message=MessageReadiness(
            32.3,
            64.5,
            0.5,
            (ThemeAnswer("rollback_recovery", "Rollback and recovery", 5, True, 64, 2),),
            1,
        ),
        ballots=(
            Ballot("ops", "Operations director", "Operations", Vote.NO_GO, ("nobody on call",)),
        ),
        weak=("Operations director: Who is on call?",),
    )


def a_material() -> Material:
    """Everything a document may say, about the invented Meridian Portal."""
    themes = a_board_summary().themes
    board = replace(
        a_board_summary(),
        decision=replace(a_decision(), kind=DecisionKind.GO_WITH_CONDITIONS),
        record=a_record(),
        practice=a_practice(),
        themes=(
            themes[0],
            replace(themes[1], owner="Cy Madeup", due="Wednesday", likelihood=3, answer="Train"),
            *themes[2:],
        ),
    )
    cells = (
        HeatCell("ops", "rollback_recovery", 2, 38, Stance.RAISED, 9),
        HeatCell("ops", "support_readiness", 0, None, None, 4),
    )
    return Material(
        board=board,
        as_of=PREPARED_AT,
        themes=THEMES,
        transcripts=(an_interview(), a_rehearsal_transcript()),
        coached=(a_scored_rehearsal(),),
        heat=HeatMap(
            (("ops", "Operations director"),),
            tuple((each.id, each.name) for each in THEMES),
            cells,
        ),
        claims=(
            Claim(
                "rollback_minutes",
                "Time to roll back",
                "240",
                "four minutes",
                "12 minutes",
                ClaimVerdict.CONTRADICTS,
                0,
                4,
                "four",
                PREPARED_AT,
                persona_name="Operations director",
            ),
        ),
        take_aways=board.take_aways,
        stale_answers=("Who is on call?",),
        debriefs=(
            Debrief(
                "debrief-1",
                "release-1",
                PREPARED_AT,
                Outcome.CONDITIONS,
                (
                    AskedForReal("How do you go back?", "rollback_recovery", "ops", "Q1"),
                    AskedForReal("Who pays?", "support_readiness"),
                ),
            ),
        ),
        others=(ReleaseLine("Harbour 3.1", "planned", None, None, None, None),),
        people=("Pat Pretend",),
    )


def an_empty_material() -> Material:
    """A release somebody has just created and nothing more."""
    return Material(an_empty_summary(), PREPARED_AT)
