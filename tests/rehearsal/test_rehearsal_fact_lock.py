"""The fact lock: an answer contradicts the sheet only where that is certain."""

import json
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import ROOT
from greenroom.errors import TranscriptError
from greenroom.exchange.importing import read_transcript
from greenroom.model.ledger import Verdict
from greenroom.model.prompt import KeyPoint
from greenroom.model.rehearsal import Brief, Promise
from greenroom.model.release import Fact, FactKind, FactStatus
from greenroom.model.transcript import SpeakerRole
from greenroom.rehearsal.facts.fact_lock import claims_of
from rehearsal.builders_facts import BRIEF, a_claiming_turn, said, verdicts
from rehearsal.builders_rehearsal import START, a_question

ROLLBACK = ("rollback_minutes", "rollback_owner")
AGREES = [
    # durations
    ("The rollback takes four minutes.", "rollback_minutes"),
    ("A rollback takes 4 min.", "rollback_minutes"),
    ("We can roll back in 240 s.", "rollback_minutes"),
    ("Rollback: four minutes.", "rollback_minutes"),
    ("Rollback – about four minutes.", "rollback_minutes"),
    ("It takes four minutes to roll back.", "rollback_minutes"),
    ("The four-minute rollback is scripted.", "rollback_minutes"),
    ("The rollback takes under five minutes.", "rollback_minutes"),
    ("The rollback takes at most 4 minutes.", "rollback_minutes"),
    ("The rollback takes no more than five minutes.", "rollback_minutes"),
    ("The rollback takes between 3 and 5 minutes.", "rollback_minutes"),
    ("The rollback takes three to five minutes.", "rollback_minutes"),
    ("The rollback took 4.2 minutes.", "rollback_minutes"),
    ("The rollback takes 0.07 h.", "rollback_minutes"),
    ("After the 10 minute canary the rollback takes 4.", "rollback_minutes"),
    ("The migration takes an hour and a half.", "migration_minutes"),
    ("The migration runs 1.5 hours.", "migration_minutes"),
    ("The migration takes 90 minutes in total.", "migration_minutes"),
    ("We give five days' notice.", "notice_days"),
    # shares
    ("Availability is 99.95 percent.", "availability"),
    ("Availability is 99.95%.", "availability"),
    ("The error threshold is 1 %.", "error_threshold"),
    ("We roll back when the error rate is over 1 %.", "error_threshold"),
    ("Three percent is the rollback rate.", "rollback_rate"),
    # counts
    ("405 of 412 tests passed.", "tests_passed"),
    ("405 of 412 tests passed.", "tests_total"),
    ("405 tests passed.", "tests_passed"),
    ("We ran 412 tests.", "tests_total"),
    ("412 tests ran and 405 passed.", "tests_total"),
    ("412 tests ran and 405 passed.", "tests_passed"),
    ("The rollback takes four minutes plus ten minutes to verify.", "rollback_minutes"),
    ("There are no open criticals.", "open_critical"),
    ("Zero criticals.", "open_critical"),
    ("We have no critical findings and two highs.", "open_critical"),
    ("We have no critical findings and two highs.", "open_high"),
    ("We expect 1.2k requests per second.", "expected_peak"),
    ("1,840 accounts are affected.", "affected_accounts"),
    ("About 1,800 accounts are affected.", "affected_accounts"),
    ("38 of 40 are trained.", "agents_trained"),
    # days and hours
    ("We drilled it on 12 May.", "rollback_last_drill"),
    ("The last drill was on May 12, 2026.", "rollback_last_drill"),
    ("We launch on Saturday.", "launch_date"),
    ("We go live on Saturday 23 May.", "launch_date"),
    ("The window opens at 22:00.", "window_start"),
    ("The window opens at 10 pm on Saturday.", "window_start"),
    ("The window opens on 23 May at 22:00.", "window_start"),
    ("The call starts at noon UTC.", "call_start"),
    ("The call starts at 12:00Z.", "call_start"),
    ("The call starts at 14:00 CEST.", "call_start"),
    ("The call starts at noon.", "call_start"),
    ("The point of no return is 23:20.", "rollback_deadline"),
    # people
    ("Priya decides on the rollback.", "rollback_owner"),
    ("The rollback is owned by Priya Nair.", "rollback_owner"),
    ("Nair makes the call on the rollback.", "rollback_owner"),
    ("Marco is on call.", "on_call"),
    ("Ruth decides.", "decision_owner"),
    # yes or no, and text
    ("The alarms were tested.", "monitored"),
    ("There are no manual steps.", "manual"),
    ("We have no manual steps.", "manual"),
    ("All the alarms have been tested.", "monitored"),
    ("We tested the alarms.", "monitored"),
    ("The rollback does not take ten minutes, it takes four.", "rollback_minutes"),
    ("The rollback takes ten, no, four minutes.", "rollback_minutes"),
    ("The error threshold is one in a hundred.", "error_threshold"),
    ("The flag is routing-v2.", "flag_name"),
    ("We depend on Larkspur\nPay.", "dependency"),
]
CONTRADICTS = [
    ("The rollback takes ten minutes.", "rollback_minutes"),
    ("The rollback takes about ten minutes.", "rollback_minutes"),
    ("A rollback needs half an hour.", "rollback_minutes"),
    ("We can roll back in 40 seconds.", "rollback_minutes"),
    ("It takes nine minutes to roll back.", "rollback_minutes"),
    ("The nine-minute rollback is scripted.", "rollback_minutes"),
    ("The rollback takes less than two minutes.", "rollback_minutes"),
    ("The rollback takes more than ten minutes.", "rollback_minutes"),
    ("The rollback takes 6 to 8 minutes.", "rollback_minutes"),
    ("The rollback takes five minutes.", "rollback_minutes"),
    ("If it fails, the rollback takes nine minutes.", "rollback_minutes"),
    ("The migration takes twenty minutes.", "migration_minutes"),
    ("We give three days notice.", "notice_days"),
    ("Availability is 99.5 percent.", "availability"),
    ("The error threshold is 2 percent.", "error_threshold"),
    ("We stop when the error rate is over 5 %.", "error_threshold"),
    ("The rollback rate is 8 %.", "rollback_rate"),
    ("412 of 412 tests passed.", "tests_passed"),
    ("All 412 tests passed.", "tests_passed"),
    ("405 of 405 tests passed.", "tests_total"),
    ("We have two open criticals.", "open_critical"),
    ("No criticals and three highs.", "open_high"),
    ("There are no high findings.", "open_high"),
    ("1,200 accounts are affected.", "affected_accounts"),
    ("35 are trained.", "agents_trained"),
    ("We drilled it on 3 May.", "rollback_last_drill"),
    ("The last drill was on 12 May 2025.", "rollback_last_drill"),
    ("Launch is on 24 May.", "launch_date"),
    ("We launch on Friday.", "launch_date"),
    ("The window opens at 21:00.", "window_start"),
    ("The window opens at 22:00 on Sunday.", "window_start"),
    ("The call starts at 12:00 CEST.", "call_start"),
    ("The rollback deadline is 23:00.", "rollback_deadline"),
    ("Marco decides on the rollback.", "rollback_owner"),
    ("Marco Diaz makes the call on the rollback.", "rollback_owner"),
    ("The rollback owner is Marco.", "rollback_owner"),
    ("The rollback is owned by Elif Aydin.", "rollback_owner"),
    ("Tomas is on call.", "on_call"),
    ("The alarms were not tested.", "monitored"),
    ("The alarms haven't been tested.", "monitored"),
    ("We have not tested the alarms.", "monitored"),
    ("There are manual steps.", "manual"),
    ("We still have manual steps.", "manual"),
    ("The error threshold is one in ten.", "error_threshold"),
    ("The rollback does not take four minutes, it takes nine.", "rollback_minutes"),
]
NOT_CHECKED = [
    ("The database rollback takes ten minutes.", "rollback_minutes"),
    ("It takes nine minutes to roll back the cache.", "rollback_minutes"),
    ("A rollback could take ten minutes.", "rollback_minutes"),
    ("The rollback takes about five minutes.", "rollback_minutes"),
    ("The rollback of one node takes ten minutes.", "rollback_minutes"),
    ("The rollback takes ten minutes in staging.", "rollback_minutes"),
    ("The rollback is decided within ten minutes.", "rollback_minutes"),
    ("The migration takes two hours.", "migration_minutes"),
    ("Availability is 100 %.", "availability"),
    ("The call starts at 13:00.", "call_start"),
    ("The window opens at 10:00.", "window_start"),
    ("The window opens before 23:00.", "window_start"),
]
NO_CLAIM = [
    # conditions, wishes and other times
    "If the rollback took ten minutes we would stop.",
    "Suppose the rollback takes ten minutes.",
    "The rollback used to take ten minutes.",
    "The old rollback took ten minutes.",
    "Last year the rollback took ten minutes.",
    "The rollback would have taken ten minutes.",
    "Our target is ten minutes for the rollback.",
    "We want the rollback to take two minutes.",
    "We cut the rollback from ten minutes to four.",
    "The next drill is on 14 June.",
    "Another drill is planned for 14 June, again drilled by us.",
    # denials
    "The rollback does not take ten minutes.",
    "The rollback never takes ten minutes.",
    "The rollback is not ten minutes.",
    "We launch, but not on Friday.",
    # other people's words
    "You said the rollback takes ten minutes.",
    "Does the rollback take ten minutes?",
    "Somebody wrote “the rollback takes ten minutes” in the pack.",
    "You ask whether the rollback takes ten minutes.",
    "The pack says ten minutes for the rollback.",
    # other things' numbers
    "After ten minutes we roll back.",
    "We roll back ten minutes after the alarm.",
    "We check every ten minutes and roll back.",
    "The rollback runs on version 12.",
    "The rollback is recorded under CHG-1042.",
    "A rollback costs 12 euros.",
    "The rollback takes several minutes.",
    "The rollback starts at 23:10.",
    "We look at it in five-minute intervals.",
    "The error rate is 0.4 % right now.",
    "7 of 412 tests failed.",
    "12 tests failed.",
    "We added 30 tests.",
    "4.2 ran.",
    "We expect 500 tickets.",
    "No critical systems are touched.",
    "900 accounts save two hours.",
    # people who own nothing here
    "Marco runs the rollback script.",
    "Ask Marco about the rollback.",
    "Marco should have owned the rollback.",
    "Marco decides.",
    "Marco decides if Priya is away, and she has the rollback.",
    "Priya's deputy Marco decides on the rollback.",
    "The release manager owns the rollback.",
    "Nobody decides on the rollback.",
    # text that is not literally there, and half a yes
    "The flag is routing-v3.",
    "The alarms will be tested.",
    "The alarms were tested by the vendor in another country.",
    "If the alarms were tested we could go.",
    "The old alarms were not tested.",
    "Two of the alarms were not tested.",
    "The alarms of the pilot were not tested.",
    "You need to make sure that your pipeline has either a manual step or a lock.",
    "There were manual steps.",
    "The manual steps are in the run sheet.",
    "There are three manual steps in the other team's plan.",
    "Without manual steps it would be faster.",
    "He is happy that the alarms were not tested.",
    # text that is denied
    "The flag is not routing-v2.",
    "We do not depend on Larkspur Pay.",
    # nothing to measure
    "There is no rollback.",
    "No rollback is needed.",
    "Were the alarms tested?",
    "Larkspur has a pay rise.",
    "",
    "Thank you, good question.",
]


@pytest.mark.parametrize(("answer", "key"), AGREES)
def test_what_the_sheet_says_too_agrees(answer: str, key: str) -> None:
    assert verdicts(answer).get(key) == "agrees"


@pytest.mark.parametrize(("answer", "key"), CONTRADICTS)
def test_what_lies_clearly_apart_contradicts(answer: str, key: str) -> None:
    assert verdicts(answer).get(key) == "contradicts"


@pytest.mark.parametrize(("answer", "key"), NOT_CHECKED)
def test_what_is_not_certain_is_not_checked(answer: str, key: str) -> None:
    assert verdicts(answer) == {key: "not checked"}


@pytest.mark.parametrize("answer", NO_CLAIM)
def test_what_is_not_claimed_is_no_claim(answer: str) -> None:
    assert [claim for claim in said(answer) if claim.verdict is not Verdict.NOT_CHECKED] == []


@pytest.mark.parametrize(("answer", "key"), [*AGREES, *CONTRADICTS])
def test_no_other_fact_is_contradicted_on_the_way(answer: str, key: str) -> None:
    others = {each: verdict for each, verdict in verdicts(answer).items() if each != key}
    if answer not in {other for other, _ in CONTRADICTS}:
        assert "contradicts" not in others.values()


@pytest.mark.parametrize(
    ("answer", "verdict"),
    [
        ("It takes about ten minutes.", "contradicts"),
        ("Ten minutes.", "contradicts"),
        ("Well, about ten minutes.", "contradicts"),
        ("We need ten minutes.", "contradicts"),
        ("It would take ten minutes.", "contradicts"),
        ("Four minutes, and I can show the log.", "agrees"),
        ("Yes. Ten minutes.", "contradicts"),
        ("Four minutes; we have the log.", "agrees"),
        ("It's ten minutes end to end.", "contradicts"),
        ("Ten minutes ago we tried it.", None),
        ("It took ten minutes last time.", None),
        ("No, it is not ten minutes.", None),
        ("It takes four.", None),
        ("We watch it for ten minutes.", None),
        ("Give us ten minutes.", None),
        ("One minute, please.", None),
        ("The canary runs first. It takes ten minutes.", None),
        ("The migration is long, it takes ten minutes.", None),
    ],
)
def test_the_question_supplies_the_subject(answer: str, verdict: str | None) -> None:
    assert verdicts(answer, about=ROLLBACK).get("rollback_minutes") == verdict


@pytest.mark.parametrize(
    ("answer", "verdict"),
    [
        ("Marco decides.", "contradicts"),
        ("Marco.", "contradicts"),
        ("It is Marco Diaz.", "contradicts"),
        ("Priya.", "agrees"),
        ("Priya decides, Marco is her deputy.", "agrees"),
        ("Marco and Priya decide together.", "agrees"),
        ("Marco checks the logs.", None),
        ("The team decides.", None),
        ("I decide.", None),
        ("will do", None),
    ],
)
def test_the_question_names_what_a_person_owns(answer: str, verdict: str | None) -> None:
    assert verdicts(answer, about=ROLLBACK).get("rollback_owner") == verdict


def test_two_facts_of_one_kind_leave_the_question_open() -> None:
    about = ("rollback_minutes", "migration_minutes")
    assert said("It takes about ten minutes.", about=about) == ()


def test_a_key_points_fact_counts_as_asked() -> None:
    turn = a_claiming_turn("It takes about ten minutes.")
    point = KeyPoint("time", "the time", must=True, facts=("rollback_minutes",))
    question = a_question(key_points=(point,))
    (claim,) = claims_of(type(turn)(question, START, turn.exchanges, brief=BRIEF))
    assert claim.verdict is Verdict.CONTRADICTS


@pytest.mark.parametrize(
    ("key", "answer", "value", "verdict"),
    [
        ("rollback_minutes", "Four.", "240", "agrees"),
        ("rollback_minutes", "Ten.", "600", "contradicts"),
        ("rollback_minutes", "Sorry, four.", "240", "agrees"),
        ("rollback_minutes", "It is four, not ten.", "240", "agrees"),
        ("rollback_minutes", "The pack is right.", "240", "agrees"),
        ("rollback_minutes", "Write down four minutes.", None, None),
        ("availability", "99.95", "99.95", "agrees"),
        ("tests_passed", "405", "405", "agrees"),
        ("launch_date", "The 23rd of May.", "2026-05-23", "agrees"),
        ("rollback_owner", "Marco.", "Marco Diaz", "contradicts"),
        ("rollback_owner", "Elif Aydin.", "Elif Aydin", "contradicts"),
        ("rollback_owner", "The pack's.", "Priya Nair", "agrees"),
        ("monitored", "Yes.", "yes", "agrees"),
        ("monitored", "No.", "no", "contradicts"),
        ("window_start", "22:00", "22:00", "agrees"),
    ],
)
def test_a_bare_reply_to_a_confrontation_is_about_its_fact(
    key: str, answer: str, value: str | None, verdict: str | None
) -> None:
    found = [(claim.value, claim.verdict.value) for claim in said((key, answer))]
    assert found == ([(value, verdict)] if value else [])


def test_a_contradiction_names_both_values_and_quotes_the_answer() -> None:
    (claim,) = said("On the night the rollback takes about ten minutes.")
    assert (claim.fact_key, claim.value) == ("rollback_minutes", "600")
    assert (claim.said, claim.expected) == ("about ten minutes", "4 minutes")
    assert claim.quote == "about ten minutes"
    assert (claim.persona_name, claim.said_at) == ("Release manager", START)


def test_a_later_value_corrects_the_earlier_one() -> None:
    claims = said(
        "Priya decides, and it takes about ten minutes.",
        (
            "rollback_minutes",
            "Four. Ten was the old figure. Priya calls it as soon as error rate is over 1 %.",
        ),
        about=ROLLBACK,
    )
    told = [(claim.fact_key, claim.value, claim.verdict, claim.corrected) for claim in claims]
    assert told == [
        ("rollback_owner", "Priya Nair", Verdict.AGREES, False),
        ("rollback_minutes", "600", Verdict.CONTRADICTS, True),
        ("rollback_minutes", "240", Verdict.AGREES, False),
        ("error_threshold", "1", Verdict.AGREES, False),
    ]
    assert claims[2].said == "four minutes"


def test_a_closer_value_is_no_correction() -> None:
    claims = said("The rollback takes under five minutes. The rollback takes four minutes.")
    assert [(claim.value, claim.corrected) for claim in claims] == [("<300", False), ("240", False)]


def test_the_same_value_said_twice_is_one_claim() -> None:
    assert len(said("The rollback takes four minutes. Yes, the rollback takes 240 s.")) == 1


def test_a_take_away_claims_nothing() -> None:
    words = "Priya Nair brings it, the rollback takes ten minutes."
    turn = a_claiming_turn(words)
    promised = type(turn)(
        turn.question, START, turn.exchanges, brief=BRIEF, promise=Promise("Priya", START, words)
    )
    assert claims_of(promised) == ()


def test_unknown_facts_and_unknown_units_are_not_compared() -> None:
    unknown = Fact("rollback_minutes", "rollback", FactKind.DURATION, unit="minutes")
    sprints = Fact("fix", "time to fix", FactKind.DURATION, "2", "sprints", FactStatus.CONFIRMED)
    brief = Brief(facts=(unknown, sprints))
    answer = "The rollback takes ten minutes, and the fix takes 2 minutes."
    assert claims_of(a_claiming_turn(answer, brief=brief)) == ()


def test_a_label_stands_in_for_missing_anchors() -> None:
    fact = Fact(
        "lag", "replication lag time", FactKind.DURATION, "3", "seconds", FactStatus.CONFIRMED
    )
    brief = Brief(facts=(fact,))
    (claim,) = claims_of(a_claiming_turn("The replication lag is 9 seconds.", brief=brief))
    assert claim.verdict is Verdict.CONTRADICTS


def test_the_tolerance_decides_how_far_an_answer_may_be_off() -> None:
    def verdict(tolerance: float, answer: str) -> Verdict:
        fact = Fact(
            "lag", "lag", FactKind.DURATION, "20", "minutes", FactStatus.CONFIRMED,
            tolerance=tolerance, anchors=("lag",),
        )  # fmt: skip
        return claims_of(a_claiming_turn(answer, brief=Brief(facts=(fact,))))[0].verdict

    assert verdict(3, "The lag is 23 minutes.") is Verdict.AGREES
    assert verdict(1, "The lag is 23 minutes.") is Verdict.CONTRADICTS


def test_people_who_share_a_name_are_not_told_apart() -> None:
    brief = Brief(facts=BRIEF.facts, people=("Priya Nair", "Priya Rao"))
    answer = "Priya decides on the rollback."
    assert claims_of(a_claiming_turn(answer, brief=brief)) == ()


SCRAPS = st.sampled_from(
    [
        "The rollback takes ten minutes.",
        "the rollback takes 4 min",
        "Priya decides on the rollback",
        "405 of 412 tests passed",
        "no open criticals",
        "The window opens at 22:00 on Saturday 23 May",
        "we drilled it on 12 May 2026.",
        "The flag is routing-v2",
        "99.95 %",
        "🚀",
        "👩‍🚀",
        "e\u0301te\u0301",
        "שלום 10 דקות",
        "\r\n",
        "\n",
        "İstanbul",
        "“ten minutes”",
        "\u202e",
        "12:00Z",
        "and so on,",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(SCRAPS, st.text(max_size=12)), max_size=12), st.booleans())
def test_every_span_cuts_the_words_it_quotes(parts: list[str], probed: bool) -> None:
    words = " ".join(parts)
    turn = a_claiming_turn(words, ("rollback_minutes", words) if probed else words, about=ROLLBACK)
    for claim in claims_of(turn):
        assert turn.answer[claim.start : claim.end] == claim.quote
        assert claim.quote.strip()
        assert claim.verdict is Verdict.NOT_CHECKED or claim.value


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.lists(SCRAPS, min_size=1, max_size=5), min_size=1, max_size=4),
    st.sampled_from([" ", "\r\n", "\u2028", " 🧑‍🚒\u0301 ", "e\u0301\r\n", "\t"]),
)
def test_offsets_are_code_points_of_the_whole_turn(rows: list[list[str]], between: str) -> None:
    turn = a_claiming_turn(*(between.join(row) for row in rows), about=ROLLBACK)
    for claim in claims_of(turn):
        cut = turn.answer[claim.start : claim.end]
        assert cut == claim.quote
        # What is shown as said is the quotation itself, but for white space, case and its unit.
        assert claim.said.casefold().startswith(" ".join(cut.split()).casefold())


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 500), st.sampled_from([("s", 1), ("minutes", 60), ("hours", 3600)]))
def test_the_units_own_value_always_agrees(number: int, unit: tuple[str, int]) -> None:
    name, seconds = unit
    fact = Fact(
        "lag", "lag", FactKind.DURATION, str(number * seconds), "seconds", FactStatus.CONFIRMED,
        anchors=("lag",),
    )  # fmt: skip
    turn = a_claiming_turn(f"The lag is {number} {name}.", brief=Brief(facts=(fact,)))
    assert [claim.verdict for claim in claims_of(turn)] == [Verdict.AGREES]


LONG = [
    "the rollback takes ten minutes and ",
    "4 min ",
    "1 2 ",
    "Marco decides. ",
    "no open critical ",
    "405 of 412 tests passed. ",
    "a hundred and ",
    "may 1 ",
    "“",
    ". ",
    "x: ",
    "roll back ",
]


@pytest.mark.parametrize("scrap", LONG)
def test_an_answer_of_any_length_is_read_in_good_time(scrap: str) -> None:
    answer = scrap * (100_000 // len(scrap))
    before = perf_counter()
    claims_of(a_claiming_turn(answer, about=ROLLBACK))
    # Quadratic time would take minutes here; the limit leaves room for a busy machine.
    assert perf_counter() - before < 20


def _real_texts() -> list[str]:
    answers = ROOT.parent / "shared" / "eval" / "answers_dev.jsonl"
    folder = ROOT.parent / "shared" / "transcripts"
    if not answers.exists() or not folder.exists():
        pytest.skip("The recorded transcripts are not beside this checkout.")
    lines = answers.read_text(encoding="utf-8").splitlines()
    texts = [json.loads(line)["answer"] for line in lines]
    for path in sorted(folder.rglob("*.md")):
        try:
            read = read_transcript(path)
        except TranscriptError:
            continue
        texts += [
            read.text[each.start : each.end]
            for each in read.utterances
            if each.role is SpeakerRole.RESPONDENT
        ]
    return texts


def test_ordinary_talk_contradicts_nothing() -> None:
    texts = _real_texts()
    wrong = [
        claim.quote
        for text in texts
        for claim in claims_of(a_claiming_turn(text))
        if claim.verdict is Verdict.CONTRADICTS
    ]
    assert len(wrong) * 1000 <= len(texts)
