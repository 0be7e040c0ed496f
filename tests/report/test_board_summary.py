import json
from dataclasses import replace
from pathlib import Path

import pytest

from greenroom.model.analysis import Baseline, NetSentiment
from greenroom.model.launch import LaunchRecord
from greenroom.model.readiness import Condition, DecisionKind, GateStatus
from greenroom.model.rehearsal import TakeAway
from greenroom.model.release import Release
from greenroom.report.build.board_summary import BoardSummary, ThemeLine, build_board_summary
from greenroom.report.build.missing import missing_items
from greenroom.report.document import (
    BarChart,
    Block,
    Callout,
    Document,
    PageBreak,
    Table,
    Tiles,
    Tone,
    TrendChart,
    canonical,
)
from greenroom.report.write.pdf import write_pdf
from report.builders_report import (
    a_board_summary,
    a_decision,
    a_proxy_summary,
    a_release,
    an_assessment,
    an_empty_summary,
)
from report.reading_report import pdf_pages, texts

GOLDEN = Path(__file__).parent / "golden" / "board_summary.json"


def page_one(document: Document) -> tuple[Block, ...]:
    return document.blocks[: document.blocks.index(PageBreak())]


def page_one_text(facts: BoardSummary) -> str:
    document = build_board_summary(facts)
    return texts(replace(document, blocks=page_one(document)))


def tiles(facts: BoardSummary) -> tuple[tuple[str, str, str, Tone], ...]:
    row = next(each for each in build_board_summary(facts).blocks if isinstance(each, Tiles))
    return tuple((each.label, each.value, each.note, each.tone) for each in row.tiles)


def callout(facts: BoardSummary) -> Callout:
    return next(each for each in build_board_summary(facts).blocks if isinstance(each, Callout))


def a_crowded_summary() -> BoardSummary:
    """Everything at the length people really write, and more of it than page one can list."""
    facts = a_board_summary()
    assert facts.assessment is not None
    long_text = "A finding that somebody described at some length because it really mattered. "
    gates = tuple(
        replace(gate, evidence=long_text * 3, owner="Aurelia Example-Invented")
        for gate in facts.assessment.gates
    )
    assessment = replace(
        facts.assessment,
        gates=gates,
        proposal=replace(facts.assessment.proposal, reasons=(long_text,) * 6),
    )
    return replace(
        facts,
        release=replace(a_release(), summary=long_text * 9, rollback_plan=long_text * 5),
        record=LaunchRecord("r", why_now=long_text, if_not_done=long_text, worst_case=long_text),
        assessment=assessment,
        take_aways=(TakeAway("Why?", long_text * 2, "Operations director", "rollout"),) * 9,
        themes=tuple(
            ThemeLine(f"A theme with a long name, number {n}", 5, 9, 1, 3, 3, 2, 1, "Ada Example")
            for n in range(7)
        ),
    )


def test_the_document_matches_its_golden_copy() -> None:
    # After a wanted change: write `canonical(build_board_summary(a_board_summary()))` there.
    written = json.loads(GOLDEN.read_text(encoding="utf-8"))
    assert canonical(build_board_summary(a_board_summary())) == written


@pytest.mark.parametrize(
    "facts",
    [
        a_board_summary(),
        a_proxy_summary(),
        replace(a_board_summary(), decision=a_decision()),
        replace(a_board_summary(), assessment=an_assessment(None)),
        replace(a_board_summary(), richness=None, history=()),
        an_empty_summary(),
        a_crowded_summary(),
        replace(a_crowded_summary(), baseline=Baseline(NetSentiment(1, 4, 19, -99.9, -44.4), 12)),
    ],
    ids=["normal", "proxy", "decided", "no score", "first", "empty", "crowded", "long figures"],
)
def test_page_one_is_one_page(facts: BoardSummary) -> None:
    pages = pdf_pages(write_pdf(build_board_summary(facts)))
    assert "Still missing" in pages[0]
    assert "The change in full" in pages[1]


def test_without_a_decision_the_rules_propose() -> None:
    box = callout(a_board_summary())
    assert box.title == "Recommendation: go with conditions"
    assert box.tone is Tone.CAUTION
    assert "may Meridian Portal 24.6 go into production" in box.lines[0]
    assert "Wed 25 Nov 2026, 14:00 UTC+01:00; normal change" in page_one_text(a_board_summary())
    assert box.lines[1].startswith("Proposed by the decision rules: Launch readiness is 82.6")


def test_a_recorded_decision_names_who_when_and_an_override() -> None:
    decision = replace(a_decision(), kind=DecisionKind.GO, overrides=True)
    box = callout(replace(a_board_summary(), decision=decision))
    assert box.title == "Decision: go"
    assert "Decided by Mo Fictive on Wed 25 Nov 2026, 14:40 UTC+01:00." in box.lines[0]
    assert box.lines[1] == "This overrides the rules, which propose: go with conditions."


def test_conditions_come_with_owner_and_date_or_say_what_is_absent() -> None:
    bare = Condition("Watch the queue", "", "")
    decision = replace(a_decision(), conditions=(*a_decision().conditions, bare))
    text = page_one_text(replace(a_board_summary(), decision=decision))
    assert "Condition: Test the two alerts (Ines Sample, 26 November 12:00)" in text
    assert "Condition: Watch the queue (no owner, no date)" in text


def test_tiles_carry_their_count_or_formula() -> None:
    assert tiles(a_board_summary()) == (
        ("Launch readiness", "82.6", "target 85; +4.2 since 12 Nov 2026", Tone.CAUTION),
        (
            "Net sentiment",
            "+30.5",
            "n = 128 sentences; 95% interval +15.3 to +45.6; baseline +9.1 (9 interviews)",
            Tone.NEUTRAL,
        ),
        ("Richness of answers", "63.7", "of 100; 6 interviews, by words", Tone.NEUTRAL),
        ("Blocking gates evidenced", "3 of 3", "none stops the release", Tone.GOOD),
    )


@pytest.mark.parametrize(
    ("counts", "value", "note"),
    [
        ((3, 1, 1), "too few", "n = 5 sentences; no score under 10"),
        ((9, 5, 2), "+43.8", "provisional; n = 16 sentences; 95% interval −5 to +60"),
        ((0, 0, 0), "not assessed", "no respondent sentences"),
    ],
)
def test_a_small_sample_is_never_shown_as_firm(
    counts: tuple[int, int, int], value: str, note: str
) -> None:
    sentiment = NetSentiment(*counts, low=-5.0, high=60.0)
    assessment = replace(an_assessment(), sentiment=sentiment)
    facts = replace(a_board_summary(), assessment=assessment, baseline=None)
    assert tiles(facts)[1][1:3] == (value, note)


OTHERS = Baseline(NetSentiment(120, 240, 80, 3.5, 14.7), 9)


@pytest.mark.parametrize(
    ("facts", "note", "told"),
    [
        (a_board_summary(), "baseline +9.1 (9 interviews)", "This release is above the baseline."),
        (
            replace(a_board_summary(), baseline=replace(OTHERS, chosen=frozenset("abc"))),
            "baseline +9.1 (9 interviews)",
            "is +9.1 (9 chosen interviews, 440 sentences; 95% interval +3.5 to +14.7).",
        ),
        (
            replace(a_board_summary(), baseline=Baseline(NetSentiment(9, 5, 2, -5.0, 60.0), 1)),
            "baseline +43.8 provisional (1 interview)",
            "This release is no different from the baseline.",
        ),
        (
            replace(a_board_summary(), baseline=Baseline(an_assessment().sentiment, 6)),
            "baseline: these interviews alone",
            "so it compares nothing",
        ),
        (
            replace(a_board_summary(), baseline=Baseline(NetSentiment(3, 1, 1, 0, 60), 1)),
            "",
            "there is no baseline of interviews to compare with yet",
        ),
        (replace(a_board_summary(), baseline=None), "", "there is no baseline of interviews"),
        (a_proxy_summary(), "baseline +9.1 (9 interviews)", "Rehearsals are not compared with it."),
    ],
    ids=["usual", "chosen", "provisional", "own", "too few", "none", "practice"],
)
def test_net_sentiment_stands_beside_its_baseline(
    facts: BoardSummary, note: str, told: str
) -> None:
    shown = tiles(facts)[1][2].partition("95% interval +15.3 to +45.6")[2]
    assert shown.removeprefix("; ") == note
    text = texts(build_board_summary(facts))
    assert told in text
    assert "0 is not neutral" in text


def test_a_missing_component_leaves_no_score() -> None:
    facts = replace(a_board_summary(), assessment=an_assessment(None))
    assert tiles(facts)[0][1:3] == ("not assessed", "target 85; 2 of 3 components assessed")
    text = texts(build_board_summary(facts))
    assert "Support preparedness: not assessed, so there is no launch readiness score." in text
    assert "weights are never shifted" in text


def test_suggested_themes_are_counted_and_never_listed() -> None:
    text = texts(build_board_summary(a_board_summary()))
    assert "Secret suspicion" not in text
    assert "7 suggestions not yet confirmed; not counted here." in text


def test_open_risks_come_before_mitigated_ones() -> None:
    calm = ThemeLine("Calm", 5, 4, 0, 0, 4, 0, 0)
    stormy = ThemeLine("Stormy", 2, 1, 0, 1, 0, 0, 0)
    text = page_one_text(replace(a_board_summary(), themes=(calm, stormy)))
    assert text.index("Stormy") < text.index("Calm")


def test_practice_says_rehearsal_proxy_wherever_its_numbers_stand() -> None:
    facts = a_proxy_summary()
    document = build_board_summary(facts)
    assert tiles(facts)[1][0] == "Net sentiment (rehearsal proxy)"
    assert tiles(facts)[2][0] == "Richness (rehearsal proxy)"
    chart = next(each for each in document.blocks if isinstance(each, BarChart))
    assert chart.categories[0] == "Interview sentiment (30%, rehearsal proxy)"
    assert "rehearsal proxy" in chart.alt
    tables = [each for each in document.blocks if isinstance(each, Table)]
    scored = next(each for each in tables if each.header[0].title == "Component")
    assert "rehearsal proxy" in scored.rows[0][0].text
    text = texts(document)
    assert "From rehearsals (rehearsal proxy)" in text
    assert "No interviews stand behind the sentiment yet" in text


def test_interviews_are_never_called_a_proxy() -> None:
    assert "proxy" not in texts(build_board_summary(a_board_summary()))


def test_not_assessed_gates_are_said_plainly() -> None:
    text = page_one_text(a_board_summary())
    assert "○ Not assessed" in text
    assert "1 gate not assessed: Post-release monitoring." in text


def test_a_blocking_gate_that_stops_turns_its_tile_bad() -> None:
    assessment = an_assessment()
    first, *others = assessment.gates
    gates = (replace(first, status=GateStatus.RED), *others)
    facts = replace(a_board_summary(), assessment=replace(assessment, gates=gates))
    assert tiles(facts)[3][1:] == ("2 of 3", "1 red or not assessed", Tone.BAD)


def test_worst_case_comes_from_the_fact_sheet() -> None:
    text = page_one_text(a_board_summary())
    assert "Roll back in 12 minutes (as of 20 Nov 2026); decided by Ines Sample" in text
    assert "last drill 18 Nov 2026" in text
    bare = page_one_text(replace(a_board_summary(), release=replace(a_release(), facts=())))
    assert "Roll back in an unknown time; decided by nobody named; last drill not known." in bare


def test_a_trend_needs_two_assessments() -> None:
    charts = [
        sum(isinstance(each, TrendChart) for each in build_board_summary(facts).blocks)
        for facts in (a_board_summary(), replace(a_board_summary(), history=(an_assessment(),)))
    ]
    assert charts == [1, 0]


def test_an_empty_release_names_everything_it_lacks() -> None:
    assert missing_items(an_empty_summary()) == (
        "Launch readiness has not been assessed.",
        "No release window.",
        "No release owner.",
        "No description of the change.",
        "The fact sheet is empty.",
        (
            "Not on the fact sheet: time to roll back, who decides to roll back and last "
            "rollback drill."
        ),
        "No stakeholder interviews behind the sentiment.",
    )
    box = callout(an_empty_summary())
    assert box.title == "No recommendation yet"
    assert box.lines[0] == (
        "Decision asked: may this release go into production? No window is planned yet."
    )


def test_a_sample_release_is_classified_as_sample_data() -> None:
    sample = Release(id="s", name="Sample", version="1", sample=True)
    meta = build_board_summary(replace(an_empty_summary(), release=sample)).meta
    assert meta.classification == "Sample data"
    assert "Sample data" in meta.byline
