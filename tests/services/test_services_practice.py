"""What a person can do within a turn and after a rehearsal, through the services alone."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from builders import a_fact, a_release
from greenroom.errors import InputError, RehearsalError
from greenroom.model.board import Vote
from greenroom.model.debrief import AskedForReal, Outcome
from greenroom.model.rehearsal import FindingKind, Mode, Pressure, RehearsalState
from greenroom.model.release import FactKind
from greenroom.model.theme import Stance
from greenroom.services.boards import (
    closing_poll,
    release_claims,
    release_heat_map,
    release_message_readiness,
)
from greenroom.services.cards import compare_card, list_cards
from greenroom.services.debriefs import list_debriefs, rehearsed_questions, save_debrief
from greenroom.services.prompts import list_prompts, retire_prompt
from greenroom.services.rehearsals import (
    Course,
    ask_one,
    review_rehearsal,
    start_brush_up,
    start_rehearsal,
)
from greenroom.services.releases import load_release, save_release, set_fact
from greenroom.services.rules import list_rules, switch_rule
from greenroom.services.sitting import Sitting, load_sitting
from greenroom.services.take_aways import (
    close_take_away,
    list_take_aways,
    open_take_aways,
    reopen_take_away,
)
from greenroom.services.turns import (
    answer_question,
    ask_next,
    ask_prompt,
    clarify_question,
    compare_attempts,
    dispute_finding,
    end_rehearsal,
    explain_answer,
    offered_prompts,
    rate_answer,
    retry_question,
    reveal_answer,
    show_hint,
    skip_question,
    take_away,
)
from greenroom.services.workspace import Workspace, workspace_at

START = datetime(2026, 5, 18, 9, 0, tzinfo=UTC)
WEAK = "It should be fine, the team will handle it and we can revert pretty quickly."
ROLLBACK = "RB-WHATIF-003"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with workspace_at(tmp_path / "workspace") as opened:
        ticks = count()
        opened.clock = lambda: START + timedelta(seconds=next(ticks))
        facts = (
            a_fact(anchors=("rollback", "roll back", "restore")),
            a_fact("rollback_owner", kind=FactKind.PERSON, value="Priya Nair", unit=""),
            a_fact("rollback_deadline", kind=FactKind.TEXT, value="01:20", unit=""),
        )
        save_release(opened, a_release(facts=facts))
        yield opened


def begin(workspace: Workspace, **changes: object) -> Sitting:
    fields: dict[str, object] = {"pressure": Pressure.WALK_THROUGH, "length": 2, "seed": 3}
    return start_rehearsal(workspace, "tidewater", Course(**{**fields, **changes}))


def on_rollback(workspace: Workspace, pressure: Pressure = Pressure.BOARD) -> Sitting:
    return ask_one(workspace, "tidewater", ROLLBACK, pressure=pressure)


def said(workspace: Workspace, sitting: Sitting, *answers: str) -> Sitting:
    for answer in answers:
        sitting = answer_question(workspace, sitting, answer)
    return sitting


def through(workspace: Workspace, sitting: Sitting, answer: str) -> Sitting:
    """The rehearsal ended, with every question and follow-up answered alike."""
    while sitting.rehearsal.state is not RehearsalState.ENDED:
        waiting = sitting.rehearsal.state in (RehearsalState.ASKED, RehearsalState.PROBED)
        step = answer_question(workspace, sitting, answer) if waiting else None
        sitting = step or ask_next(workspace, sitting)
    return sitting


def release_of(workspace: Workspace):
    return load_release(workspace, "tidewater")


def test_a_wrong_figure_is_confronted_with_the_sheet_and_kept_in_the_ledger(workspace) -> None:
    sitting = said(
        workspace,
        on_rollback(workspace, Pressure.MURDER_BOARD),
        "Yes. Priya Nair calls it at 1 % errors, and the rollback takes about ten minutes.",
    )
    probe = sitting.rehearsal.turns[-1].open_probe
    assert probe is not None
    assert probe.kind is FindingKind.CONTRADICTION
    assert probe.fact_key == "rollback_minutes"
    assert "4 minutes" in probe.text
    said(workspace, sitting, "Four. Ten was the old figure.")
    claims = [
        each
        for each in release_claims(workspace, release_of(workspace))
        if each.fact_key == "rollback_minutes"
    ]
    assert [(each.value, each.corrected) for each in claims] == [("600", True), ("240", False)]


def test_a_different_value_in_a_later_rehearsal_is_a_finding(workspace) -> None:
    first = "We roll back: the rollback takes 4 minutes and Priya Nair calls it at 1 % errors."
    end_rehearsal(workspace, said(workspace, on_rollback(workspace), first))
    later = said(workspace, on_rollback(workspace), first.replace("4 minutes", "9 minutes"))
    found = {each.kind: each for each in explain_answer(later).findings}
    assert "4 minutes" in found[FindingKind.CONTRADICTION].expected
    assert "4 minutes" in found[FindingKind.INCONSISTENCY].expected


def test_clarify_hint_and_reveal_are_kept_and_a_murder_board_helps_nobody(workspace) -> None:
    sitting = show_hint(workspace, clarify_question(workspace, begin(workspace)))
    assert (sitting.rehearsal.turns[-1].clarified, sitting.rehearsal.turns[-1].hinted) == (
        True,
        True,
    )
    assert show_hint(workspace, sitting).events == sitting.events
    revealed = reveal_answer(workspace, sitting)
    assert revealed.rehearsal.turns[-1].revealed
    assert load_sitting(workspace, revealed.rehearsal.id).rehearsal == revealed.rehearsal
    hard = begin(workspace, pressure=Pressure.MURDER_BOARD)
    for helped in (show_hint, reveal_answer):
        with pytest.raises(RehearsalError, match="murder board"):
            helped(workspace, hard)
    assert clarify_question(workspace, hard).rehearsal.turns[-1].clarified


def test_a_take_away_is_an_honest_answer_an_action_and_can_be_closed(workspace) -> None:
    due = START + timedelta(days=2)
    sitting = take_away(workspace, on_rollback(workspace), " Ines  Okoro ", due)
    bill = explain_answer(sitting).bill
    assert bill is not None
    assert bill.score == 70
    end_rehearsal(workspace, sitting)
    (action,) = open_take_aways(workspace, release_of(workspace))
    assert (action.owner, action.due) == ("Ines Okoro", due)
    assert "Ines Okoro" in action.text
    close_take_away(workspace, release_of(workspace), action.id, "At 1 % errors.")
    assert open_take_aways(workspace, release_of(workspace)) == ()
    (closed,) = list_take_aways(workspace, release_of(workspace))
    assert closed.closed_with == "At 1 % errors."
    reopen_take_away(workspace, action.id)
    assert len(open_take_aways(workspace, release_of(workspace))) == 1


@pytest.mark.parametrize(("owner", "days", "what"), [("  ", 2, "Nobody"), ("Ines", -1, "is over")])
def test_a_take_away_needs_somebody_and_a_moment_to_come(workspace, owner, days, what) -> None:
    with pytest.raises(InputError, match=what):
        take_away(workspace, on_rollback(workspace), owner, START + timedelta(days=days))


def test_try_again_keeps_both_attempts_to_compare(workspace) -> None:
    sitting = said(workspace, on_rollback(workspace, Pressure.WALK_THROUGH), WEAK)
    sitting = skip_question(workspace, sitting)
    better = said(
        workspace,
        retry_question(workspace, sitting),
        "We roll back: when in doubt we go back, Priya Nair decides, at 1 % errors.",
    )
    found = compare_attempts(better)
    assert found is not None
    assert found.before.answer == WEAK
    assert found.before.bill is not None
    assert found.after.bill is not None
    assert found.after.bill.score > found.before.bill.score
    assert found.changes


def test_a_disputed_finding_costs_nothing_and_needs_a_reason(workspace) -> None:
    sitting = said(workspace, on_rollback(workspace, Pressure.WALK_THROUGH), WEAK)
    sitting = skip_question(workspace, sitting)
    told = explain_answer(sitting)
    hedge = next(each for each in told.findings if each.kind is FindingKind.HEDGE)
    with pytest.raises(InputError, match="reason"):
        dispute_finding(workspace, sitting, 0, hedge, " ")
    after = dispute_finding(workspace, sitting, 0, hedge, "It is a figure of speech.")
    bill = explain_answer(after).bill
    assert bill is not None
    assert bill.disputed == 1
    assert not any(
        reason.kind is FindingKind.HEDGE and reason.points < 0
        for line in bill.lines
        for reason in line.reasons
    )


def test_an_own_rating_stands_beside_the_score(workspace) -> None:
    sitting = skip_question(workspace, said(workspace, on_rollback(workspace), WEAK))
    assert rate_answer(workspace, sitting, 80).rehearsal.turns[-1].rating == 80
    with pytest.raises(RehearsalError):
        rate_answer(workspace, sitting, 101)


def test_a_rule_that_is_off_finds_nothing_and_can_come_back(workspace) -> None:
    switch_rule(workspace, FindingKind.HEDGE, on=False)
    sitting = said(workspace, on_rollback(workspace), WEAK)
    assert FindingKind.HEDGE not in {each.kind for each in explain_answer(sitting).findings}
    switch_rule(workspace, FindingKind.HEDGE, on=True)
    assert all(each.on for each in list_rules(workspace))
    again = load_sitting(workspace, sitting.rehearsal.id)
    assert FindingKind.HEDGE in {each.kind for each in explain_answer(again).findings}


def test_in_the_hot_seat_a_colleague_picks(workspace) -> None:
    sitting = begin(workspace, mode=Mode.HOT_SEAT, length=1)
    assert sitting.rehearsal.state is RehearsalState.READY
    offered = offered_prompts(workspace, sitting)
    asked = ask_prompt(workspace, sitting, offered[0].id)
    assert asked.rehearsal.turns[-1].question.prompt_id == offered[0].id
    assert offered[0] not in offered_prompts(workspace, asked)
    with pytest.raises(InputError):
        ask_prompt(workspace, skip_question(workspace, asked), "NO-SUCH-1")


def test_a_drill_stays_with_its_theme(workspace) -> None:
    ended = through(workspace, begin(workspace, length=3, theme_id="rollback_recovery"), WEAK)
    assert len(ended.rehearsal.turns) == 3
    drilled = begin(workspace, mode=Mode.DRILL, length=3, theme_id="rollback_recovery")
    ended = through(workspace, drilled, WEAK)
    assert {turn.question.theme_id for turn in ended.rehearsal.turns} == {"rollback_recovery"}
    with pytest.raises(InputError, match="not a theme"):
        begin(workspace, theme_id="weather")


def test_weak_answers_become_cards_a_brush_up_and_stale_ones(workspace) -> None:
    with pytest.raises(InputError, match="no cards"):
        start_brush_up(workspace, "tidewater")
    through(workspace, begin(workspace, length=3), WEAK)
    answered = said(workspace, on_rollback(workspace), "Priya Nair calls it in 4 minutes.")
    end_rehearsal(workspace, answered)
    cards = list_cards(workspace, release_of(workspace))
    assert len(cards) == 4
    assert not any(card.stale for card in cards)
    brush = start_brush_up(workspace, "tidewater")
    assert brush.rehearsal.plan.mode is Mode.BRUSH_UP
    assert brush.rehearsal.turns[0].question.prompt_id in {card.prompt_id for card in cards}
    set_fact(
        workspace,
        release_of(workspace),
        a_fact("rollback_owner", kind=FactKind.PERSON, value="Marco Diaz", unit=""),
    )
    stale = [card for card in list_cards(workspace, release_of(workspace)) if card.stale]
    assert [card.prompt_id for card in stale] == [ROLLBACK]
    assert stale[0].stale[0].now == "Marco Diaz"


def test_two_rehearsals_of_one_question_can_be_compared(workspace) -> None:
    for answer in (WEAK, "We roll back: Priya Nair decides at 1 % errors, in 4 minutes."):
        end_rehearsal(workspace, said(workspace, on_rollback(workspace), answer))
    (card,) = list_cards(workspace, release_of(workspace))
    found = compare_card(workspace, release_of(workspace), card)
    assert found is not None
    assert found.before.answer == WEAK


def test_the_poll_the_heat_map_and_message_readiness_follow_the_answers(workspace) -> None:
    release = release_of(workspace)
    blank = release_message_readiness(workspace, release)
    assert (blank.value, blank.coverage) == (None, 0)
    ended = through(workspace, begin(workspace, length=4, pressure=Pressure.BOARD), WEAK)
    heat = release_heat_map(workspace, release)
    turn = ended.rehearsal.turns[0]
    cell = heat.cell(turn.question.persona_id, turn.question.theme_id)
    assert cell.asked >= 1
    assert cell.stance is Stance.RAISED
    ballots = closing_poll(workspace, release)
    assert len(ballots) == len(workspace.bank.personas)
    assert any(ballot.vote is not Vote.GO for ballot in ballots)
    assert all(ballot.turned_by for ballot in ballots if ballot.vote is not Vote.GO)
    message = release_message_readiness(workspace, release)
    assert message.value is not None
    assert message.mean is not None
    assert message.value == pytest.approx(message.mean * message.coverage)
    review = review_rehearsal(workspace, ended)
    assert review.mean is not None
    assert {each.persona_id for each in review.ballots} == set(ended.rehearsal.plan.personas)


def test_a_debrief_gives_the_hit_rate_and_teaches_the_bank(workspace) -> None:
    through(workspace, begin(workspace), WEAK)
    release = release_of(workspace)
    first, second = rehearsed_questions(workspace, release)
    asked = (
        AskedForReal(first.text, first.theme_id, first.persona_id, first.prompt_id),
        AskedForReal("Who pays when the vendor is late again?", "dependency_integration"),
    )
    debrief = save_debrief(workspace, release, Outcome.CONDITIONS, asked)
    assert (debrief.foreseen, debrief.hit_rate) == (1, 0.5)
    assert list_debriefs(workspace, release) == (debrief,)
    own = [entry.prompt for entry in list_prompts(workspace) if entry.prompt.own]
    assert [prompt.text for prompt in own] == ["Who pays when the vendor is late again?"]
    assert own[0].came_up == 1
    assert second.prompt_id != first.prompt_id
    with pytest.raises(InputError):
        save_debrief(workspace, release, Outcome.GO, ())


def test_a_retired_prompt_is_never_asked(workspace) -> None:
    first = begin(workspace).rehearsal.turns[0].question.prompt_id
    retire_prompt(workspace, first)
    assert begin(workspace).rehearsal.turns[0].question.prompt_id != first


def test_a_fact_changed_between_two_questions_is_known_to_the_next(workspace) -> None:
    sitting = skip_question(workspace, begin(workspace, length=3))
    changed = replace(release_of(workspace).facts[0], value="9")
    set_fact(workspace, release_of(workspace), changed)
    after = ask_next(workspace, sitting)
    before, now = (turn.brief.fact("rollback_minutes") for turn in after.rehearsal.turns)
    assert before is not None
    assert now is not None
    assert (before.value, now.value) == ("4", "9")
