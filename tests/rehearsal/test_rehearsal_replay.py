"""Saved events add up to the same rehearsal: in any order, after storing, and from before."""

import json
from copy import deepcopy
from datetime import timedelta
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from greenroom.errors import RehearsalError
from greenroom.model.event import (
    Answered,
    Asked,
    Briefed,
    Clarified,
    Disputed,
    Ended,
    Event,
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
from greenroom.model.ledger import Claim, Verdict
from greenroom.model.prompt import KeyPoint, PersonaStyle, PromptKind, Slot
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
    RehearsalState,
    Trap,
)
from greenroom.model.release import Fact, FactKind, FactStatus
from greenroom.rehearsal.engine import TRANSITIONS, apply, replay
from greenroom.store.codec import decode_event, encode, seal_of
from rehearsal.builders_rehearsal import START, a_plan, a_question, minutes_in

BARE = (Skipped, Hinted, Clarified, Revealed, Retried, Paused, Resumed, Ended)
"""The events that say nothing but when."""

CLAIM = Claim(
    *("rollback_minutes", "Rollback time", "240.0", "four minutes", "4 minutes"),
    *(Verdict.AGREES, 4, 16, "four minutes", START),
)
FACT = Fact("rollback_minutes", "Rollback time", FactKind.DURATION, "4", "minutes", tolerance=0.5)
BRIEFS = (Brief(), Brief((FACT,), ("Priya Nair",), (CLAIM,), "3.1"))
QUESTIONS = (
    a_question(),
    a_question(
        key_points=(KeyPoint("time", "a time", must=True, any=("minutes",), slot=Slot.NUMBER),),
        style=PersonaStyle(1, 2, 3, 4, 5, 1, 2),
        trap=Trap("rollback_minutes", "Rollback time", "2 minutes", "4 minutes"),
        fact_keys=("rollback_minutes",),
    ),
)
PLANS = (
    a_plan(),
    Plan("tidewater", "all", (), Pressure.MURDER_BOARD, 3, 7, Mode.DRILL, "rollback"),
)
TEXTS = st.sampled_from(["", " \u200b", "Priya.", "naïve 🙂", "two\r\nlines", " padded "])
KINDS = st.sampled_from(FindingKind)


def contents(*, sound: bool):
    """Strategies of what each kind of event holds; not sound ones may also be refused."""
    numbers = st.integers(0, 100) if sound else st.integers(-3, 103)
    texts = TEXTS.filter(lambda text: text.strip(" \u200b")) if sound else TEXTS
    turns = st.just(0) if sound else st.integers(-2, 6)
    promises = st.builds(Promise, owner=texts, due=st.just(minutes_in(600)), text=texts)
    disputes = st.builds(Dispute, KINDS, st.sampled_from(["", "the team"]), TEXTS)
    return {
        Started: {"rehearsal_id": st.just("run-1"), "plan": st.sampled_from(PLANS)},
        Briefed: {"brief": st.sampled_from(BRIEFS)},
        Asked: {"question": st.sampled_from(QUESTIONS)},
        Answered: {"text": texts, "cut_off": st.booleans()},
        Probed: {"probe": st.builds(Probe, KINDS, TEXTS, TEXTS, st.sampled_from(["", "share"]))},
        TakenAway: {"promise": promises},
        Rated: {"rating": numbers},
        Disputed: {"turn": turns, "dispute": disputes},
        **{kind: {} for kind in BARE},
    }


@st.composite
def any_events(draw):
    """Events in any order, the first and some others of which will be refused."""
    within = contents(sound=False)
    kinds = draw(st.lists(st.sampled_from(tuple(within)), max_size=40))
    return [
        draw(st.builds(kind, at=st.just(minutes_in(n)), **within[kind]))
        for n, kind in enumerate(kinds)
    ]


@st.composite
def sound_events(draw):
    """A run that follows the table, with nothing in it to refuse."""
    within = contents(sound=True)
    run = [Started(START, "run-1", draw(st.sampled_from(PLANS)))]
    state, paused_from, asked, answered = RehearsalState.READY, None, 0, False
    for n in range(draw(st.integers(0, 40))):
        allowed = [
            kind
            for where, kind in TRANSITIONS
            if where is state
            and (kind is not Disputed or asked)
            and (kind is not Rated or answered)
        ]
        if not allowed:
            break
        kind = draw(st.sampled_from(allowed))
        run.append(draw(st.builds(kind, at=st.just(minutes_in(n)), **within[kind])))
        asked += kind is Asked
        answered = answered or kind in (Answered, TakenAway)
        answered = answered and kind not in (Asked, Retried)
        target = TRANSITIONS[state, kind] or paused_from
        paused_from = state if kind is Paused else None
        state = target
    return run


def test_every_kind_of_event_is_drawn():
    assert set(contents(sound=True)) == set(get_args(Event))


def run_through(events):
    """The rehearsal those events that are not refused lead to, and these events."""
    rehearsal, kept, refusals = None, [], []
    for event in events:
        before = deepcopy(rehearsal)
        try:
            after = apply(rehearsal, event)
        except RehearsalError as refusal:
            refusals.append(refusal)
            after = rehearsal
        else:
            kept.append(event)
        # Neither a step nor a refusal changes what it was given.
        assert rehearsal == before
        rehearsal = after
    assert all(each.message.endswith(".") and each.hint.endswith(".") for each in refusals)
    return rehearsal, kept


@given(any_events())
def test_any_events_are_taken_or_refused_and_replay_to_the_same(events):
    rehearsal, kept = run_through([Started(START, "run-1", a_plan()), *events])
    assert replay(kept) == rehearsal
    assert_sound(rehearsal, kept)


@given(sound_events())
def test_a_run_along_the_table_is_never_refused_and_replays_to_the_same(events):
    rehearsal, kept = run_through(events)
    assert kept == events
    assert replay(events) == rehearsal
    assert_sound(rehearsal, kept)


def assert_sound(rehearsal, events):
    """What holds of every rehearsal, however it came about."""
    exchanges = [
        exchange
        for turn in rehearsal.turns
        for attempt in (*turn.attempts, turn.exchanges)
        for exchange in attempt
    ]
    said = [each for each in events if isinstance(each, Answered | TakenAway)]
    assert [each.answer for each in exchanges] == [
        each.text if isinstance(each, Answered) else each.promise.text for each in said
    ]
    assert [each.answered_at for each in exchanges] == [each.at for each in said]
    assert all(START <= each.asked_at <= each.answered_at for each in exchanges)
    assert len(rehearsal.turns) == sum(isinstance(event, Asked) for event in events)
    assert (rehearsal.paused_from is not None) == (rehearsal.state is RehearsalState.PAUSED)
    assert not any(turn.open_probe for turn in rehearsal.turns[:-1])
    standing = rehearsal.paused_from or rehearsal.state
    if standing is not RehearsalState.ENDED:
        open_probe = rehearsal.turns[-1].open_probe if rehearsal.turns else None
        assert (open_probe is not None) == (standing is RehearsalState.PROBED)


@given(sound_events())
def test_events_that_were_stored_replay_to_the_same(events):
    stored = [(type(each).__name__, encode(each)) for each in events]
    read = [decode_event(name, text, seal_of(text)) for name, text in stored]
    assert read == events
    assert replay(read) == replay(events)


# ------------------------------------------------------------- what the first version stored

AT = "2026-05-18T09:00:00Z"
PLAN_THEN = {
    "release_id": "tidewater",
    "panel": "full_board",
    "personas": ["release_manager"],
    "pressure": "board",
    "length": 3,
    "seed": 7,
}
QUESTION_THEN = {
    "prompt_id": "RB-1",
    "persona_id": "release_manager",
    "persona_name": "Release manager",
    "persona_seat": "chairs the meeting",
    "theme_id": "rollback_recovery",
    "theme_name": "Rollback and recovery",
    "kind": "what_if",
    "difficulty": 3,
    "text": "Do we roll back?",
    "short": "Roll back or not",
    "why": "A late rollback costs more.",
    "needs": ["answer", "owner"],
    "key_points": [
        {
            "id": "decider",
            "label": "one named decider",
            "must": True,
            "weight": 3,
            "any": [],
            "slot": "owner",
            "facts": [],
        }
    ],
    "probes": [["no owner", ["Who exactly?"]]],
    "hint": "Is there one person?",
    "target_words": [30, 110],
    "time_limit": 60,
}
PROBE_THEN = {"kind": "no owner", "text": "Who exactly?", "quote": "the team"}
THEN = (
    ("Started", {"at": AT, "rehearsal_id": "run-1", "plan": PLAN_THEN}),
    ("Asked", {"at": AT, "question": QUESTION_THEN}),
    ("Answered", {"at": AT, "text": "The team will handle it."}),
    ("Probed", {"at": AT, "probe": PROBE_THEN}),
    ("Paused", {"at": AT}),
    ("Resumed", {"at": AT}),
    ("Answered", {"at": AT, "text": "Priya Nair."}),
    ("Asked", {"at": AT, "question": QUESTION_THEN}),
    ("Skipped", {"at": AT}),
    ("Ended", {"at": AT}),
)
QUESTION_NOW = Question(
    prompt_id="RB-1",
    persona_id="release_manager",
    persona_name="Release manager",
    persona_seat="chairs the meeting",
    theme_id="rollback_recovery",
    theme_name="Rollback and recovery",
    kind=PromptKind.WHAT_IF,
    difficulty=3,
    text="Do we roll back?",
    short="Roll back or not",
    why="A late rollback costs more.",
    needs=(Slot.ANSWER, Slot.OWNER),
    key_points=(KeyPoint("decider", "one named decider", must=True, weight=3, slot=Slot.OWNER),),
    probes=(("no owner", ("Who exactly?",)),),
    hint="Is there one person?",
    target_words=(30, 110),
    time_limit=60,
)
NOW = (
    Started(START, "run-1", a_plan()),
    Asked(START, QUESTION_NOW),
    Answered(START, "The team will handle it."),
    Probed(START, Probe(FindingKind.NO_OWNER, "Who exactly?", "the team")),
    Paused(START),
    Resumed(START),
    Answered(START, "Priya Nair."),
    Asked(START, QUESTION_NOW),
    Skipped(START),
    Ended(START),
)


@pytest.mark.parametrize(("then", "now"), list(zip(THEN, NOW, strict=True)))
def test_an_event_of_the_first_version_reads_as_it_was_meant(then, now):
    name, payload = then
    text = json.dumps(payload, separators=(",", ":"))
    assert decode_event(name, text, seal_of(text)) == now


def test_a_rehearsal_of_the_first_version_replays_to_the_same_state():
    texts = [(name, json.dumps(payload)) for name, payload in THEN]
    rehearsal = replay(decode_event(name, text, seal_of(text)) for name, text in texts)
    assert rehearsal == replay(NOW)
    assert rehearsal.state is RehearsalState.ENDED
    assert rehearsal.plan.mode is Mode.PANEL
    assert [turn.answer for turn in rehearsal.turns] == [
        "The team will handle it.\nPriya Nair.",
        "",
    ]
    assert rehearsal.turns[0].brief == Brief()


def test_a_fact_of_the_first_version_has_no_tolerance_yet():
    fact = Fact("share", "Share", FactKind.PERCENT, "5", "", FactStatus.CONFIRMED)
    brief = json.loads(encode(Briefed(START, Brief((fact,)))))
    for name in ("tolerance", "anchors"):
        del brief["brief"]["facts"][0][name]
    text = json.dumps(brief)
    assert decode_event("Briefed", text, seal_of(text)) == Briefed(START, Brief((fact,)))


def test_time_comes_from_the_events_alone():
    later = timedelta(days=400)
    moved = [type(each)(**{**fields_of(each), "at": each.at + later}) for each in NOW]
    assert replay(moved).ended_at == replay(NOW).ended_at + later


def fields_of(event):
    return {name: getattr(event, name) for name in event.__slots__}
