"""Plainly invented releases and documents for the tests of the report room."""

import struct
import zlib
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

from greenroom.model.analysis import Baseline, NetSentiment
from greenroom.model.readiness import (
    TARGET,
    Assessment,
    Component,
    ComponentName,
    Condition,
    Decision,
    DecisionKind,
    Gate,
    GateName,
    GateStatus,
    Proposal,
    SentimentSource,
)
from greenroom.model.rehearsal import TakeAway
from greenroom.model.release import Fact, FactKind, FactStatus, Release, Window
from greenroom.model.theme import Enforcement
from greenroom.report.build.board_summary import BoardSummary, ThemeLine
from greenroom.report.document import (
    Alignment,
    Appendix,
    BarChart,
    Block,
    Bullets,
    Callout,
    Cell,
    Check,
    CheckItem,
    Checklist,
    Column,
    Comment,
    Document,
    Heading,
    HeatCell,
    HeatMap,
    KeyValues,
    Meta,
    PageBreak,
    Paragraph,
    Quote,
    Run,
    Series,
    SignatureRow,
    SignatureRows,
    Table,
    Tile,
    Tiles,
    Tone,
    TrendChart,
)

BERLIN = timezone(timedelta(hours=1))
PREPARED_AT = datetime(2026, 11, 24, 16, 5, tzinfo=UTC)


def a_release() -> Release:
    """Meridian Portal 24.6, two days before its window."""
    return Release(
        id="release-1",
        name="Meridian Portal",
        version="24.6",
        owner="Ada Example",
        summary=(
            "Customers can export their survey results themselves, up to 50,000 rows at a time. "
            "Version 24.6 moves the export queue to the new job service behind the flag "
            "fast-export. Support no longer runs exports by hand."
        ),
        rollback_plan="Turn off fast-export; the old queue stays in place until 15 December.",
        window=Window(
            datetime(2026, 11, 26, 22, 0, tzinfo=BERLIN),
            datetime(2026, 11, 27, 1, 0, tzinfo=BERLIN),
            "Europe/Berlin",
        ),
        board_at=datetime(2026, 11, 25, 14, 0, tzinfo=BERLIN),
        facts=_facts(),
    )


def _facts() -> tuple[Fact, ...]:
    seen = date(2026, 11, 20)
    confirmed, estimate = FactStatus.CONFIRMED, FactStatus.ESTIMATE
    return (
        Fact(
            "rollback_minutes",
            "Time to roll back",
            FactKind.DURATION,
            "12",
            "minutes",
            confirmed,
            "Ines Sample",
            "Drill protocol of 18 November",
            seen,
        ),
        Fact(
            "rollback_owner",
            "Who decides to roll back",
            FactKind.PERSON,
            "Ines Sample",
            "",
            confirmed,
            "Ada Example",
            "On-call plan",
            seen,
        ),
        Fact(
            "rollback_last_drill",
            "Last rollback drill",
            FactKind.DATE,
            "18 Nov 2026",
            "",
            confirmed,
            "Ines Sample",
            "Drill protocol",
            seen,
        ),
        Fact(
            "tests_total",
            "Automated tests",
            FactKind.COUNT,
            "1840",
            "tests",
            confirmed,
            "Bo Invented",
            "Run 4411",
            seen,
        ),
        Fact(
            "customers_affected",
            "Customers affected",
            FactKind.COUNT,
            "412",
            "customers",
            estimate,
            "Ada Example",
            "",
            seen,
        ),
        Fact("error_threshold", "Error rate that stops the rollout", FactKind.PERCENT),
    )


def some_gates() -> tuple[Gate, ...]:
    """Five gates: three green, one amber, one not assessed."""
    seen = date(2026, 11, 23)
    blocking, conditional = Enforcement.BLOCKING, Enforcement.CONDITIONAL
    return (
        Gate(
            GateName.PRE_RELEASE_VALIDATION,
            blocking,
            "All regression suites pass.",
            GateStatus.GREEN,
            "Run 4411: 1,838 of 1,840 passed, 2 accepted",
            "Bo Invented",
            seen,
        ),
        Gate(
            GateName.DEPLOYMENT_SAFETY,
            blocking,
            "Rollback drilled in the last 30 days.",
            GateStatus.GREEN,
            "Drill of 18 November took 12 minutes",
            "Ines Sample",
            seen,
        ),
        Gate(
            GateName.PROGRESSIVE_ROLLOUT,
            blocking,
            "Stages, thresholds and abort rule written.",
            GateStatus.AMBER,
            "Stages written; threshold still open",
            "Ines Sample",
            seen,
        ),
        Gate(
            GateName.RELEASE_DOCUMENTATION,
            conditional,
            "Notes and runbook reviewed.",
            GateStatus.GREEN,
            "Release note 24.6 reviewed by support",
            "Cy Madeup",
            seen,
        ),
        Gate(
            GateName.POST_RELEASE_MONITORING,
            conditional,
            "Alerts tested, watch staffed.",
            GateStatus.NOT_ASSESSED,
        ),
    )


def an_assessment(
    score: float | None = 82.6, *, at: datetime = PREPARED_AT, change: float | None = 4.2
) -> Assessment:
    """An assessment whose parts add up to the default score."""
    support = None if score is None else 80.0
    return Assessment(
        id=f"assessment-{at:%d}",
        release_id="release-1",
        at=at,
        components=(
            Component(ComponentName.INTERVIEW_SENTIMENT, 74.0, 0.3, "6 interviews", 3.0),
            Component(ComponentName.QA_COVERAGE, 91.0, 0.4, "Run 4411: 91% of cases", 6.0),
            Component(ComponentName.SUPPORT_PREPAREDNESS, support, 0.3, "8 of 10 trained", None),
        ),
        gates=some_gates(),
        score=score,
        change=change,
        target=TARGET,
        source=SentimentSource.INTERVIEWS,
        sentiment=NetSentiment(61, 45, 22, 15.3, 45.6),
        proposal=Proposal(
            DecisionKind.GO_WITH_CONDITIONS,
            (
                "Launch readiness is 82.6, between 75 and the target of 85",
                "No blocking gate is red or not assessed",
                "Post-release monitoring is not assessed and becomes a condition",
            ),
        ),
    )


def some_themes() -> tuple[ThemeLine, ...]:
    """Four confirmed themes and one that is only suggested."""
    return (
        ThemeLine("Rollback and recovery", 5, 9, 2, 2, 6, 1, 0, "Ines Sample"),
        ThemeLine("Support readiness", 4, 6, 1, 5, 1, 0, 0, "Cy Madeup"),
        ThemeLine("Test evidence and defects", 4, 5, 0, 1, 4, 0, 0, "Bo Invented"),
        ThemeLine("Data and privacy", 3, 2, 0, 0, 2, 0, 0),
        ThemeLine("Secret suspicion", 5, 0, 4, 0, 0, 0, 0),
    )


def a_board_summary() -> BoardSummary:
    """The normal case: assessed, with interviews, themes, take-aways and a short history."""
    earlier = an_assessment(78.4, at=datetime(2026, 11, 12, 9, 0, tzinfo=UTC), change=None)
    return BoardSummary(
        release=a_release(),
        assessment=an_assessment(),
        themes=some_themes(),
        take_aways=(
            TakeAway(
                "Who watches the first night?",
                "I don't have the roster; Cy sends it by Wednesday 12:00.",
                "Support lead",
                "support_readiness",
            ),
            TakeAway(
                "At what error rate do we stop?",
                "Ines brings the threshold on Tuesday.",
                "Operations director",
                "rollout",
            ),
        ),
        sentiment=an_assessment().sentiment,
        richness=63.7,
        decision=None,
        history=(earlier, an_assessment()),
        rehearsals=3,
        questions_answered=21,
        interviews=6,
        prepared_at=PREPARED_AT,
        prepared_by="Ada Example",
        baseline=Baseline(NetSentiment(120, 240, 80, 3.5, 14.7), 9),
    )


def a_decision() -> Decision:
    """A conditional go, decided by the invented board's chair."""
    return Decision(
        id="decision-1",
        release_id="release-1",
        assessment_id="assessment-24",
        kind=DecisionKind.GO_WITH_CONDITIONS,
        decided_by="Mo Fictive",
        at=datetime(2026, 11, 25, 14, 40, tzinfo=BERLIN),
        reason="The gap in monitoring can be closed before the window opens.",
        conditions=(Condition("Test the two alerts", "Ines Sample", "26 November 12:00"),),
    )


def a_proxy_summary() -> BoardSummary:
    """A summary whose sentiment comes from rehearsals."""
    assessment = replace(an_assessment(), source=SentimentSource.REHEARSAL_PROXY)
    return replace(a_board_summary(), assessment=assessment, interviews=0)


def an_empty_summary() -> BoardSummary:
    """A release somebody has just created and nothing more."""
    return BoardSummary(
        release=Release(id="release-2", name="", version=""),
        assessment=None,
        themes=(),
        take_aways=(),
        sentiment=None,
        richness=None,
        decision=None,
        history=(),
        rehearsals=0,
        questions_answered=0,
        interviews=0,
        prepared_at=PREPARED_AT,
        prepared_by="",
    )


def a_meta(title: str = "Meridian Portal 24.6") -> Meta:
    """The facts of a test document."""
    return Meta(title, "Test document", "Ada Example", "BS-1", PREPARED_AT, byline="Made up")


def a_document(*blocks: Block, title: str = "Meridian Portal 24.6") -> Document:
    """A document of those blocks."""
    return Document(a_meta(title), blocks)


def a_table(rows: int = 2, text: str = "cell") -> Table:
    """A table of three columns, every alignment and tone in it."""
    header = (
        Column("Name", share=2),
        Column("Count", Alignment.RIGHT),
        Column("State", Alignment.CENTRE),
    )
    tones = tuple(Tone)
    body = tuple(
        (Cell(f"{text} {row}"), Cell(str(row)), Cell("state", tones[row % len(tones)]))
        for row in range(rows)
    )
    return Table(header, body, caption="What was counted")


def a_trend(text: str = "plain") -> TrendChart:
    """Two lines over three points, one value missing."""
    return TrendChart(
        f"{text} trend",
        (f"{text} May", "June", "July"),
        (Series(f"{text} line", (40.0, None, 82.5)), Series("other line", (10.0, 20.0, 30.0))),
        f"{text} trend in words",
        target=85.0,
    )


def a_heat_map(text: str = "plain") -> HeatMap:
    """Two rows by two columns, one field empty."""
    return HeatMap(
        f"{text} heat",
        (f"{text} column", "second column"),
        (f"{text} row", "second row"),
        (
            (HeatCell(f"{text} 9", 9.0, Tone.BAD), HeatCell("none")),
            (HeatCell("3", 3.0, Tone.GOOD), HeatCell("5", 5.0, Tone.CAUTION)),
        ),
        f"{text} heat in words",
        maximum=9.0,
    )


def every_block(text: str = "plain") -> tuple[Block, ...]:
    """One block of every type, each with that text in it."""
    return (
        Heading(f"{text} heading"),
        Heading(f"{text} under it", 2),
        Paragraph((Run(f"{text} bold", bold=True), Run(f" {text} italic", italic=True))),
        Paragraph((Run(f"{text} note"),), note=True),
        Paragraph((Run(f"{text} noted"),), comments=(Comment(f"{text} remark", "Mo Fictive"),)),
        Bullets(((Run(f"{text} item"),), (Run("second item"),))),
        Bullets(((Run(f"{text} step"),), (Run("second step"),)), numbered=True),
        Checklist((CheckItem(f"{text} check", Check.DONE, f"{text} proof"), CheckItem("open one"))),
        KeyValues(((f"{text} key", f"{text} value"),)),
        a_table(3, text),
        Tiles((Tile(f"{text} label", "42", f"{text} tile note", Tone.GOOD), Tile("b", "c"))),
        BarChart(
            f"{text} chart",
            (f"{text} first", "second", "third"),
            (91.0, 4.0, None),
            f"{text} in words",
            target=85.0,
        ),
        a_trend(text),
        a_heat_map(text),
        Quote(f"{text} said", f"{text} speaker"),
        Callout(f"{text} callout", (f"{text} line",), Tone.CAUTION),
        SignatureRows((SignatureRow(f"{text} role", f"{text} name"),)),
        Appendix(f"{text} appendix"),
        PageBreak(),
        Paragraph((Run(f"{text} on the next page"),)),
    )


def a_logo(width: int = 8, height: int = 4, *, extra: bytes = b"") -> bytes:
    """A red PNG picture of that size, with a text about its maker and what else is asked."""
    rows = b"".join(b"\0" + b"\xc0\x20\x20" * width for _ in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = (
        _part(b"IHDR", head),
        _part(b"tEXt", b"Author\0somebody at a desk"),
        extra,
        _part(b"IDAT", zlib.compress(rows)),
        _part(b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def _part(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
