"""The closing poll: votes follow the written rules, and the reasons quote rule and evidence."""

import pytest

from builders import a_fact
from greenroom.model.board import Vote, VoteRule
from greenroom.model.rehearsal import TakeAway
from greenroom.model.release import FactKind, FactStatus
from greenroom.rehearsal.practice.poll import poll
from rehearsal.builders_board import (
    ROLLBACK,
    SHEET,
    SUPPORT,
    TESTS,
    THEMES,
    a_persona,
    asked,
    days,
    on_day,
    passed_on,
)

GATE = VoteRule(
    "No-go until the rollback holds.", Vote.NO_GO, "Show a drill.", themes=("rollback_recovery",)
)
SHIFT = VoteRule(
    "Conditions until support is ready.",
    Vote.CONDITIONS,
    "Train the shift.",
    themes=("support_readiness",),
    below=60,
)
KNOWN = VoteRule(
    "No-go until the rollback is timed.", Vote.NO_GO, "Time it.", facts=("rollback_minutes",)
)
GOOD = (asked(90), asked(82, "SR-1", SUPPORT))


def ballot(*rules, turns=GOOD, facts=SHEET, take_aways=()):
    (found,) = poll(
        (a_persona(*(rules or (GATE, SHIFT, KNOWN))),),
        THEMES,
        (on_day(0, *turns),) if turns else (),
        facts,
        take_aways,
    )
    return found


def a_take_away(take_away_id: str = "run-0/0", theme=ROLLBACK, **changes) -> TakeAway:
    return TakeAway(
        question="How long does it take?",
        text="Ines Okoro brings the figure by Wednesday 17:00.",
        persona_name="Release manager",
        theme_id=theme.id,
        id=take_away_id,
        **changes,
    )


def test_nothing_in_the_way_is_a_go_that_names_the_lowest_answer():
    found = ballot()
    assert found.vote is Vote.GO
    assert found.reasons == ("None of its rules holds; lowest was support readiness, 82 of 100.",)
    assert found.turned_by == ()
    assert (found.persona_name, found.persona_seat) == ("Release manager", "chairs the meeting")


BALLOTS = [
    # turns, facts, vote, reasons, turned by
    (
        (asked(42), GOOD[1]),
        SHEET,
        Vote.NO_GO,
        ("“No-go until the rollback holds”: asked about rollback and recovery, 42 of 100.",),
        ("Show a drill.",),
    ),
    # Exactly at the limit is enough.
    ((asked(50), asked(60, "SR-1", SUPPORT)), SHEET, Vote.GO, None, ()),
    (
        (asked(90), asked(59, "SR-1", SUPPORT)),
        SHEET,
        Vote.CONDITIONS,
        ("“Conditions until support is ready”: asked about support readiness, 59 of 100.",),
        ("Train the shift.",),
    ),
    (
        (asked(10), asked(20, "SR-1", SUPPORT)),
        (),
        Vote.NO_GO,
        (
            # The rollback answer leant on a fact that is gone by now.
            (
                "“No-go until the rollback holds”: the answer on rollback and recovery is out of "
                "date: the rollback minutes was 4 minutes and is now not known."
            ),
            "“No-go until the rollback is timed”: the fact sheet has no “rollback minutes”.",
            "“Conditions until support is ready”: asked about support readiness, 20 of 100.",
        ),
        ("Show a drill.", "Time it.", "Train the shift."),
    ),
    # A theme that does not block may stay unasked; a blocking one may not.
    ((asked(90),), SHEET, Vote.GO, None, ()),
    (
        GOOD[1:],
        SHEET,
        Vote.NO_GO,
        ("“No-go until the rollback holds”: nobody has asked yet about rollback and recovery.",),
        ("Show a drill.",),
    ),
    (
        (passed_on(), passed_on("SR-1", SUPPORT)),
        SHEET,
        Vote.NO_GO,
        (
            "“No-go until the rollback holds”: asked about rollback and recovery, no answer.",
            "“Conditions until support is ready”: asked about support readiness, no answer.",
        ),
        ("Show a drill.", "Train the shift."),
    ),
]


@pytest.mark.parametrize(("turns", "facts", "vote", "reasons", "turned_by"), BALLOTS)
def test_votes_follow_the_rules(turns, facts, vote, reasons, turned_by):
    # The support answer leans on no fact, so that only the rollback answer can go out of date.
    found = ballot(turns=[_free_of_facts(*each) for each in turns], facts=facts)
    assert found.vote is vote
    assert reasons is None or found.reasons == reasons
    assert found.turned_by == turned_by


def _free_of_facts(turn, bill):
    if turn.question.theme_id == ROLLBACK.id:
        return turn, bill
    return asked(
        bill.score if bill else None, "SR-1", SUPPORT, facts=(), fact_keys=(), skipped=turn.skipped
    )


def test_the_newest_answer_to_a_question_counts():
    persona = a_persona(GATE)
    better = poll((persona,), THEMES, (on_day(0, asked(20)), on_day(1, asked(80))), SHEET, ())
    worse = poll((persona,), THEMES, (on_day(0, asked(80)), on_day(1, asked(20))), SHEET, ())
    assert (better[0].vote, worse[0].vote) == (Vote.GO, Vote.NO_GO)


def test_one_weak_answer_among_good_ones_holds_a_rule():
    found = ballot(GATE, turns=(asked(90), asked(30, "RB-2")))
    assert found.vote is Vote.NO_GO


def test_an_answer_counts_whoever_asked_for_it():
    assert ballot(GATE, turns=(asked(90, persona_id="qa_lead"),)).vote is Vote.GO


def test_an_answer_whose_fact_changed_counts_as_none():
    found = ballot(GATE, facts=(a_fact(value="6"),))
    assert found.vote is Vote.NO_GO
    assert (
        "is out of date: the rollback minutes was 4 minutes and is now 6 minutes"
        in found.reasons[0]
    )


@pytest.mark.parametrize(
    ("fact", "vote"),
    [
        (a_fact(), Vote.GO),
        (a_fact(status=FactStatus.ESTIMATE), Vote.GO),
        (a_fact(status=FactStatus.UNKNOWN, value=""), Vote.NO_GO),
        (a_fact("drilled", kind=FactKind.BOOLEAN, value="yes", unit=""), Vote.GO),
        (a_fact("drilled", kind=FactKind.BOOLEAN, value="No", unit=""), Vote.NO_GO),
        # Nothing critical is open: a count of no is no “no”.
        (a_fact("open_critical", kind=FactKind.COUNT, value="0", unit=""), Vote.GO),
    ],
)
def test_a_fact_holds_a_rule_when_it_is_unknown_or_a_no(fact, vote):
    rule = VoteRule("No-go until it is known.", Vote.NO_GO, "Find out.", facts=(fact.key,))
    found = ballot(rule, facts=(fact,))
    assert found.vote is vote
    assert found.turned_by == (() if vote is Vote.GO else ("Find out.",))


def test_who_heard_nothing_on_its_themes_does_not_say_go():
    found = ballot(SHIFT, turns=())
    assert found.vote is Vote.CONDITIONS
    assert found.reasons == ("Nobody has asked yet about support readiness.",)
    assert found.turned_by == ("Answer a question on support readiness.",)


def test_all_blocking_themes_that_nobody_asked_about_are_named_in_one_piece():
    rule = VoteRule(
        "No-go until the gates hold.", Vote.NO_GO, "Show it.", themes=(TESTS.id, ROLLBACK.id)
    )
    found = ballot(rule, turns=())
    assert found.reasons == (
        (
            "“No-go until the gates hold”: nobody has asked yet about “test evidence and defects” "
            "and “rollback and recovery”."
        ),
    )


def test_an_open_take_away_is_a_condition_instead_of_a_weak_answer():
    found = ballot(GATE, turns=(asked(40),), take_aways=(a_take_away(),))
    assert found.vote is Vote.CONDITIONS
    assert found.reasons == (
        (
            "A take-away on rollback and recovery is still open: "
            "“Ines Okoro brings the figure by Wednesday 17:00”."
        ),
    )
    assert found.turned_by == ("Close the take-away: How long does it take?",)


def test_a_closed_take_away_settles_its_question():
    closed = a_take_away(closed_at=days(1), closed_with="Four minutes.")
    assert ballot(GATE, turns=(asked(40),), take_aways=(closed,)).vote is Vote.GO


def test_a_take_away_on_another_theme_is_not_this_persona_s_business():
    found = ballot(GATE, turns=(asked(90),), take_aways=(a_take_away("run-9/0", TESTS),))
    assert found.vote is Vote.GO


def test_many_weak_answers_are_named_worst_first_and_then_counted():
    themes = tuple(
        type(SUPPORT)(f"theme_{n}", f"Theme {n}", "", 3, SUPPORT.enforcement) for n in range(5)
    )
    turns = [asked(40 - n, f"P-{n}", theme) for n, theme in enumerate(themes)]
    rule = VoteRule("No-go.", Vote.NO_GO, "Answer.", themes=tuple(each.id for each in themes))
    (found,) = poll((a_persona(rule),), themes, (on_day(0, *turns),), SHEET, ())
    assert found.reasons == (
        (
            "“No-go”: asked about theme 4, 36 of 100; asked about theme 3, 37 of 100; "
            "asked about theme 2, 38 of 100; 2 more of its themes scored under 50."
        ),
    )


def test_personas_keep_their_order_and_one_without_rules_cannot_say_go():
    people = [a_persona(persona_id="b"), a_persona(GATE, persona_id="a")]
    found = poll(people, THEMES, (on_day(0, *GOOD),), SHEET, ())
    assert [each.persona_id for each in found] == ["b", "a"]
    assert [each.vote for each in found] == [Vote.CONDITIONS, Vote.GO]
    assert found[0].reasons == ("There are no written rules for this persona.",)
