"""The brief before a release: what is coming, when, and what each audience has to know."""

from greenroom.model.export import Audience, Options
from greenroom.model.launch import ChangeKind
from greenroom.report.build.board_page import KIND_TONES, rollback_text
from greenroom.report.build.brief_parts import (
    AUDIENCES,
    by_audience,
    changes,
    fact_rows,
    facts,
    proven,
    together,
)
from greenroom.report.build.kind import Kind, Section
from greenroom.report.build.launch_parts import changes_of
from greenroom.report.build.material import Material, Part
from greenroom.report.build.open_points import Need
from greenroom.report.build.parts import labelled, text
from greenroom.report.build.wording import first_sentences, number, window_text
from greenroom.report.document import (
    Block,
    Callout,
    Checklist,
    Heading,
    KeyValues,
    Slide,
    Tone,
)


def _opening(material: Material, _options: Options) -> tuple[Block, ...]:
    release = material.release
    planned = window_text(release.window) if release.window else "no window is planned yet"
    box = Callout(f"Planned: {planned}", (_decided(material),), _tone(material))
    words = first_sentences(release.summary, 3, 600) or "No description has been written."
    return (box, text(words))


def _decided(material: Material) -> str:
    decision = material.board.decision
    if decision is not None:
        return f"The board decided: {decision.kind.value}."
    return "The board has not decided yet; nothing goes live before it has."


def _tone(material: Material) -> Tone:
    decision = material.board.decision
    return Tone.CAUTION if decision is None else KIND_TONES[decision.kind]


def _compatible(material: Material) -> tuple[Block, ...]:
    breaking = changes_of(material.record.changes, ChangeKind.BREAKING)
    if breaking or not material.record.changes:
        return ()
    return (text("No breaking change is listed: what works today keeps working."),)


def _rollout(material: Material) -> tuple[Block, ...]:
    rows = (
        ("Strategy", material.release.strategy.value),
        *fact_rows(
            material.release,
            ("canary_steps", "Exposure"),
            ("flag_name", "Feature flag"),
            ("error_threshold", "Stops at an error rate of"),
            ("migration_minutes", "Migration"),
            ("dependency", "Hardest dependency"),
            ("on_call", "On call"),
        ),
    )
    return (Heading("Rollout", slide=Slide.RISKS), KeyValues(rows))


def _checks(material: Material) -> tuple[Block, ...]:
    items = (
        proven(material, "migration_minutes", "Database migration run on a copy of production"),
        proven(material, "flag_name", "Feature flag registered"),
        proven(material, "alert_test_date", "Alarms set off on purpose"),
        proven(material, "rollback_last_drill", "Rollback drilled"),
        proven(material, "restore_drill", "Backup restored"),
    )
    return (Heading("Before the window", slide=Slide.NEXT_STEPS), Checklist(items))


def _way_back(material: Material) -> tuple[Block, ...]:
    return (labelled("If it goes wrong", rollback_text(material.board)),)


def _case(material: Material) -> tuple[Block, ...]:
    record, assessment = material.record, material.assessment
    rows = []
    if assessment is not None and assessment.score is not None:
        words = f"{number(assessment.score)} of 100, target {number(assessment.target)}"
        rows.append(("Launch readiness", words))
    pairs = (
        ("Why now", record.why_now),
        ("If it is not done", record.if_not_done),
    )
    rows += [(label, words) for label, words in pairs if words.strip()]
    rows += fact_rows(material.release, ("success_metric", "Success is measured by"))
    return (Heading("What it means", slide=Slide.FIGURES), KeyValues(tuple(rows))) if rows else ()


_CUSTOMERS = facts(
    "For customers",
    ("affected_accounts", "Accounts that notice"),
    ("customer_segment", "Told first"),
    ("notice_days", "Promised notice"),
    ("announce_time", "Announced"),
    ("success_metric", "Success is measured by"),
    slide=Slide.RISKS,
)
_DESK = facts(
    "For the desk",
    ("expected_tickets", "Tickets expected"),
    ("agents_trained", "Agents trained"),
    ("agents_total", "Agents on shift"),
    ("on_call", "First escalation"),
    ("announce_time", "Customers are told"),
    slide=Slide.RISKS,
)
_KNOWN = changes("Known issues and workarounds", ChangeKind.KNOWN_ISSUE, full=False)
_TOLD = {
    Audience.ENGINEERING: together(
        changes(
            "Technical changes",
            *(ChangeKind.FEATURE, ChangeKind.FIX, ChangeKind.PERFORMANCE, ChangeKind.SECURITY),
            ChangeKind.BREAKING,
        ),
        _compatible,
        _rollout,
        _checks,
        _way_back,
    ),
    Audience.PRODUCT: together(
        changes("New features", ChangeKind.FEATURE),
        changes("Fixes", ChangeKind.FIX, full=False),
        changes("Breaking changes", ChangeKind.BREAKING, full=False),
        _CUSTOMERS,
    ),
    Audience.SUPPORT: together(
        changes("What changes for customers", ChangeKind.FEATURE, ChangeKind.BREAKING, full=False),
        _KNOWN,
        _DESK,
        _way_back,
    ),
    Audience.EXECUTIVES: together(_case, _way_back),
}

_FACTS = frozenset(
    {
        *("canary_steps", "flag_name", "error_threshold", "migration_minutes", "dependency"),
        *("on_call", "alert_test_date", "rollback_minutes", "rollback_owner", "restore_drill"),
        *("rollback_last_drill", "affected_accounts", "success_metric", "expected_tickets"),
    }
)

PRE_RELEASE_BRIEF = Kind(
    id="pre-release-brief",
    name="pre-release brief",
    description="What is coming and when, in the words of one audience",
    mark="PB",
    opening=_opening,
    sections=(Section("told", "What the audience has to know", by_audience(_TOLD)),),
    needs=(Need.SUMMARY, Need.WINDOW, Need.CHANGES, Need.FRESH_FACTS),
    facts=_FACTS,
    parts=frozenset({Part.ASSESSMENT}),
    audiences=AUDIENCES,
    pages=2,
)
