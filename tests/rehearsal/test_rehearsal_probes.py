"""Follow-ups: which one, in which words, and when there is none."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from greenroom.model.prompt import KeyPoint, PromptKind, Slot
from greenroom.model.rehearsal import FindingKind, Pressure, Probe, Turn
from greenroom.rehearsal.probes import LIMITS, choose_probe
from rehearsal.builders_rehearsal import DECIDER, PEOPLE, TRIGGER, a_question, a_turn

EMPTY = "It should be fine, the team will handle it and we can revert pretty quickly."
DECISION = a_question(needs=(Slot.NUMBER, Slot.OWNER), key_points=(TRIGGER, DECIDER))


def test_the_worked_example():
    """One release, one question: the promise without a name is asked for its name first."""
    first = choose_probe(a_turn(EMPTY, question=DECISION), Pressure.BOARD, PEOPLE)
    assert first is not None
    assert first.quote == "the team will handle it"
    assert first.kind is FindingKind.NO_OWNER
    assert first.text == "You said “the team will handle it”. Which person would that be?"

    second_turn = a_turn(EMPTY, (first, "Priya decides."), question=DECISION)
    second = choose_probe(second_turn, Pressure.BOARD, PEOPLE)
    assert second is not None
    assert "the threshold" in second.text
    assert second.quote in second_turn.answer

    done = a_turn(
        EMPTY,
        (first, "Priya decides, and it takes about ten minutes."),
        (second, "Four. She calls it as soon as the error rate is over 1 %."),
        question=DECISION,
    )
    assert choose_probe(done, Pressure.MURDER_BOARD, PEOPLE) is None


@pytest.mark.parametrize(
    ("needs", "answer", "kind"),
    [
        ((Slot.NUMBER,), "Let me take that offline.", FindingKind.DEFERRAL),
        ((Slot.NUMBER,), "We haven't measured that.", FindingKind.DONT_KNOW),
        ((Slot.OWNER, Slot.NUMBER), "We go back when it looks bad.", FindingKind.NO_OWNER),
        ((Slot.NUMBER, Slot.DATE), "We go back when it looks bad.", FindingKind.NO_NUMBER),
        ((Slot.DATE, Slot.EVIDENCE), "The vendor let us down.", FindingKind.NO_DATE),
        ((Slot.EVIDENCE,), "The vendor let us down.", FindingKind.BLAME),
        ((Slot.EVIDENCE,), "It is bulletproof, hopefully.", FindingKind.ABSOLUTE),
        ((Slot.EVIDENCE,), "Someone will look, hopefully.", FindingKind.AGENTLESS),
        ((Slot.EVIDENCE,), "Hopefully it holds tonight.", FindingKind.HEDGE),
        ((Slot.EVIDENCE,), "It works well for us.", FindingKind.NO_EVIDENCE),
        ((), "It is bulletproof and quite good.", FindingKind.ABSOLUTE),
    ],
)
def test_the_most_urgent_weakness_is_probed_first(needs, answer, kind):
    question = a_question(needs=needs, kind=PromptKind.STATUS)
    probe = choose_probe(a_turn(answer, question=question), Pressure.BOARD, PEOPLE)
    assert probe is not None
    assert probe.kind is kind


@pytest.mark.parametrize("pressure", Pressure)
@pytest.mark.parametrize(
    "answer",
    [
        "At an error rate of 1 % Priya decides; hopefully it never comes to that.",
        "I don't have it; Ines sends it by Wednesday 17:00.",
    ],
)
def test_strong_answers_and_take_aways_are_left_alone(answer, pressure):
    assert choose_probe(a_turn(answer, question=DECISION), pressure, PEOPLE) is None


def test_a_plain_good_answer_to_an_open_question_is_left_alone():
    assert choose_probe(a_turn("We cut the export page."), Pressure.MURDER_BOARD, PEOPLE) is None


def test_nothing_is_asked_before_an_answer_after_a_refusal_or_twice_at_once():
    turn = a_turn(EMPTY, question=DECISION)
    probe = Probe(FindingKind.NO_OWNER, "Who?", "")
    assert choose_probe(Turn(DECISION, turn.asked_at), Pressure.BOARD, PEOPLE) is None
    skipped = Turn(DECISION, turn.asked_at, turn.exchanges, skipped=True)
    assert choose_probe(skipped, Pressure.BOARD, PEOPLE) is None
    waiting = Turn(DECISION, turn.asked_at, turn.exchanges, open_probe=probe)
    assert choose_probe(waiting, Pressure.BOARD, PEOPLE) is None


@pytest.mark.parametrize("pressure", Pressure)
def test_a_stubborn_presenter_meets_the_limit_and_never_the_same_gap_twice(pressure):
    question = a_question(needs=tuple(Slot), key_points=(TRIGGER, DECIDER), kind=PromptKind.STATUS)
    replies: list[str | tuple[Probe, str]] = [EMPTY]
    kinds = []
    while probe := choose_probe(a_turn(*replies, question=question), pressure, PEOPLE):
        kinds.append(probe.kind)
        replies.append((probe, "It will be taken care of, as I see it."))
    assert len(kinds) == LIMITS[pressure]
    assert len(set(kinds)) == len(kinds)


def test_the_whole_turn_is_judged_and_not_the_last_reply():
    probe = Probe(FindingKind.NO_OWNER, "Who?", "")
    turn = a_turn("At an error rate of 1 %.", (probe, "Priya."), question=DECISION)
    assert choose_probe(turn, Pressure.MURDER_BOARD, PEOPLE) is None


def test_the_questions_own_wording_comes_first_and_still_quotes():
    plain = a_question(needs=(Slot.OWNER,), probes=(("no owner", ("One name. Who?",)),))
    probe = choose_probe(a_turn(EMPTY, question=plain), Pressure.BOARD, PEOPLE)
    assert probe is not None
    assert probe.text == "You said “the team will handle it”. One name. Who?"
    quoting = a_question(needs=(Slot.OWNER,), probes=(("no owner", ("“{quote}”? Who?",)),))
    probe = choose_probe(a_turn(EMPTY, question=quoting), Pressure.BOARD, PEOPLE)
    assert probe is not None
    assert probe.text == "“the team will handle it”? Who?"


def test_a_wording_that_quotes_is_not_used_when_there_is_nothing_to_quote():
    question = a_question(needs=(Slot.OWNER,), probes=(("no owner", ("“{quote}”? Who?",)),))
    probe = choose_probe(a_turn("We will.", question=question), Pressure.BOARD, PEOPLE)
    assert probe is not None
    assert (probe.text, probe.quote) == ("Who exactly? One name, please.", "")


def test_tone_rises_with_every_round_and_starts_higher_on_a_murder_board():
    question = a_question(needs=(Slot.OWNER, Slot.NUMBER, Slot.DATE))
    asked = Probe(FindingKind.NO_OWNER, "Who?", "")
    first, second = (
        a_turn(EMPTY, question=question),
        a_turn(EMPTY, (asked, "All of us do."), question=question),
    )
    texts = [
        choose_probe(turn, pressure, PEOPLE).text
        for turn, pressure in (
            (first, Pressure.BOARD),
            (first, Pressure.MURDER_BOARD),
            (second, Pressure.BOARD),
            (second, Pressure.MURDER_BOARD),
        )
    ]
    assert texts == [
        "You said “the team will handle it”. Which person would that be?",
        "“the team will handle it”: one name, please.",
        "“pretty quickly”: give me a number or a range.",
        "“pretty quickly” is not a number. Which one do I write down?",
    ]


def test_what_a_presenter_types_is_never_read_as_a_placeholder():
    question = a_question(needs=(Slot.OWNER,))
    answer = "Someone will handle {quote} and {label} there."
    probe = choose_probe(a_turn(answer, question=question), Pressure.BOARD, ())
    assert probe is not None
    assert probe.quote in answer
    assert "{label}" in probe.text


def test_heavier_points_come_first():
    heavy = KeyPoint("restore", "the time to restore", must=True, weight=5, any=("restore",))
    question = a_question(key_points=(DECIDER, heavy))
    probe = choose_probe(a_turn("We just go back then.", question=question), Pressure.BOARD, ())
    assert probe is not None
    assert "the time to restore" in probe.text


PIECES = st.sampled_from(
    [
        "the team will handle it", "hopefully", "pretty quickly", "Priya decides", "four minutes",
        "by Friday 10:00", "I don't know", "let me check", "QA missed it", "no risk", "yes", "🙂",
        "e\u0301t\u00e9", "“so”", "and", "\r\n", ". ", ", ", "error rate", "x" * 300, "—",
    ]
)  # fmt: skip
ANSWERS = st.lists(PIECES, min_size=1, max_size=12).map(" ".join)


@settings(max_examples=150)
@given(st.lists(ANSWERS, min_size=1, max_size=4), st.sampled_from(Pressure), st.booleans())
def test_the_rules_hold_for_any_answers(answers, pressure, own_words):
    probes = (("no owner", ("Who, please?",)),) if own_words else ()
    question = a_question(
        needs=tuple(Slot), key_points=(TRIGGER, DECIDER), kind=PromptKind.STATUS, probes=probes
    )
    replies: list[str | tuple[Probe, str]] = []
    probe = None
    for answer in answers:
        if replies and probe is None:
            break
        replies.append(answer if probe is None else (probe, answer))
        turn = a_turn(*replies, question=question)
        probe = choose_probe(turn, pressure, PEOPLE)
        assert probe == choose_probe(turn, pressure, PEOPLE)
        if probe is None:
            continue
        assert len(replies) <= LIMITS[pressure]
        assert probe.quote in turn.answer
        assert probe.quote in probe.text
        assert len(probe.quote.split()) <= 12
        assert "\n" not in probe.quote
        assert all(each.probe.kind is not probe.kind for each in turn.exchanges if each.probe)
        words = [word for word in turn.answer.split() if any(map(str.isalnum, word))]
        assert probe.quote or len(words) < 3
