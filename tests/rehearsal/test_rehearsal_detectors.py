"""What answers show: one table of answers with everything that should be found, and no more."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from greenroom.model.prompt import KeyPoint, PromptKind, Slot
from greenroom.model.rehearsal import FindingKind
from greenroom.rehearsal.detectors import find
from greenroom.rehearsal.stems import cut_stem, find_phrase, stem_text
from rehearsal.builders_rehearsal import DECIDER, PEOPLE, TRIGGER, a_question

K = FindingKind
N, W, D, E = Slot.NUMBER, Slot.OWNER, Slot.DATE, Slot.EVIDENCE


ANSWERS = [
    ((N, W), "Restoring takes six minutes. Ines calls it once errors pass 2 %.", set()),
    (
        (N, W),
        "It should be fine, we can go back pretty fast.",
        {K.NO_NUMBER, K.NO_OWNER, K.HEDGE, K.VAGUE},
    ),
    ((N,), "We drilled it three times on staging, last on Monday, in under seven minutes.", set()),
    ((N,), "We have looked at it closely and like what we see.", {K.NO_NUMBER}),
    ((N,), "A handful of tenants could notice slower exports.", {K.NO_NUMBER, K.VAGUE}),
    ((N,), "Most customers will not notice.", {K.NO_NUMBER, K.VAGUE}),
    ((N,), "At most 12 tenants notice, for 20 minutes.", set()),
    ((N,), "Zero open criticals, two highs, both with a workaround.", set()),
    ((N,), "We widen it and watch the usual graphs.", {K.NO_NUMBER}),
    ((W,), "That will be taken care of on the night.", {K.NO_OWNER, K.AGENTLESS}),
    ((W,), "Somebody will keep an eye on the graphs.", {K.NO_OWNER, K.AGENTLESS}),
    ((W,), "The incident commander decides, and tonight that is Tomas Lind.", set()),
    ((W,), "Someone in operations will do it.", {K.NO_OWNER, K.AGENTLESS}),
    ((W,), "I make the call; the on-call lead does if I am out.", set()),
    ((W,), "The fix will be reviewed, and Priya approves it.", set()),
    ((D,), "The patch lands on Thursday and we run the suite on Friday at 10:00.", set()),
    ((D,), "The patch will land soon, as soon as we can.", {K.NO_DATE, K.VAGUE}),
    ((D,), "It is on the roadmap.", {K.NO_DATE, K.VAGUE}),
    ((E,), "The soak test ran for 48 hours without an error, report in the pack.", set()),
    ((E,), "Everybody feels good about it.", {K.NO_EVIDENCE}),
    (
        (D, W),
        "I don't have that figure here. Ines brings it by Tuesday 12:00.",
        {K.TAKE_AWAY},
    ),
    ((N,), "I don't have it; Ines sends it by Wednesday 17:00.", {K.TAKE_AWAY}),
    ((), "I'll get back to you by Friday 12:00.", {K.TAKE_AWAY}),
    (
        (),
        "I can't share the names here, but Ines shows the list today at 15:00.",
        {K.TAKE_AWAY},
    ),
    ((), "I'll get back to you.", {K.DEFERRAL}),
    ((), "Could we take that offline?", {K.DEFERRAL}),
    ((), "It's too early to tell.", {K.DEFERRAL}),
    ((), "We would rather not discuss the finding.", {K.DEFERRAL}),
    ((W, D), "We'll sort it out on the night.", {K.DEFERRAL, K.NO_OWNER, K.NO_DATE}),
    ((), "We haven't measured that.", {K.DONT_KNOW}),
    ((), "I have no idea.", {K.DONT_KNOW}),
    ((N,), "I don't know the exact figure, it is about 40 tenants.", set()),
    ((N,), "I don't know how many there are.", {K.NO_NUMBER, K.DONT_KNOW}),
    ((), "The vendor let us down on the certificate.", {K.BLAME}),
    ((), "QA should have caught it.", {K.BLAME}),
    ((), "Testing took too long, so the soak test was dropped.", {K.BLAME}),
    ((), "That is on the customer, they never read the notice.", {K.BLAME}),
    ((), "It was not our job.", {K.BLAME}),
    ((), "The suite had no case for expired tokens; we added six and all pass.", set()),
    ((), "The security team signed it on 3 March.", set()),
    ((), "There is no risk at all.", {K.ABSOLUTE}),
    ((), "It is completely safe and nothing can go wrong.", {K.ABSOLUTE}),
    ((), "The switch can't fail.", {K.ABSOLUTE}),
    ((), "There is no risk acceptance open, and we cannot guarantee the date.", set()),
    ((), "It is impossible to undo after the schema change.", set()),
    ((), "In theory the flag turns it off.", {K.HEDGE}),
    ((), "I'm not sure, probably the platform group owns that.", {K.HEDGE}),
    ((), "Hopefully it holds.", {K.HEDGE}),
    ((), "Maybe.", {K.HEDGE}),
    ((), "The flag turns it off in 40 seconds; we tried it yesterday.", set()),
    ((), "I probably met her at the spring party.", set()),
    ((), "Legal has not approved the claim yet, so the press text is held until Friday.", set()),
]


@pytest.mark.parametrize(("needs", "answer", "kinds"), ANSWERS)
def test_an_answer_shows_exactly_these_kinds(needs, answer, kinds):
    question = a_question(needs=needs, kind=PromptKind.STATUS)
    assert {finding.kind for finding in find(answer, question, PEOPLE)} == kinds


@pytest.mark.parametrize("kind", PromptKind)
def test_hedges_count_only_where_facts_are_asked_for(kind):
    found = find("Hopefully it holds.", a_question(kind=kind), ())
    opinion = {PromptKind.TRADE_OFF, PromptKind.HISTORY, PromptKind.PLAIN_LANGUAGE}
    assert bool(found) == (kind not in opinion)


def test_only_what_is_needed_is_missed():
    assert find("Fine by me.", a_question(needs=()), ()) == ()
    assert [each.kind for each in find("Fine by me.", a_question(needs=(D,)), ())] == [K.NO_DATE]


@pytest.mark.parametrize(
    ("answer", "labels"),
    [
        ("Above the error rate we agreed, Priya decides.", []),
        ("Thresholds are set; Priya decides.", []),
        ("The rate of errors tells us.", ["one named decider"]),
        ("Priya decides.", ["the threshold"]),
        ("We go back.", ["one named decider", "the threshold"]),
    ],
)
def test_missing_points_are_named(answer, labels):
    question = a_question(key_points=(DECIDER, TRIGGER))
    reasons = [each.reason for each in find(answer, question, PEOPLE)]
    assert reasons == [f"You have not mentioned {label}." for label in labels]


def test_points_that_need_not_be_made_or_cannot_be_checked_are_not_missed():
    points = (
        KeyPoint("nice", "a nice extra", must=False, any=("macros",)),
        KeyPoint("fact", "the restore time", must=True, facts=("rollback_minutes",)),
    )
    assert find("We go back.", a_question(key_points=points), ()) == ()


@pytest.mark.parametrize(
    ("phrase", "said"),
    [
        ("monitoring", "We monitored it"),
        ("roll back", "the rollback"),
        ("rollback", "we roll back"),
        ("rolled back", "Rolling back is quick"),
        ("error rate", "the rate of errors"),
        ("stop the rollout", "the rollout was stopped"),
        ("data lost", "No data is lost"),
        ("decide", "she decides"),
        ("dependency", "dependencies"),
        ("i own", "I own it"),
        ("1%", "above 1 %"),
    ],
)
def test_key_points_are_found_whatever_the_endings(phrase, said):
    assert find_phrase(phrase, stem_text(said)) is not None


@pytest.mark.parametrize(
    ("phrase", "said"),
    [
        (
            "error rate",
            "the rate we pay; much later and in another place, one day, an error",
        ),
        ("rollback", "we roll forward"),
        ("test", "the protest"),
        ("", "anything"),
    ],
)
def test_other_words_make_no_key_point(phrase, said):
    assert find_phrase(phrase, stem_text(said)) is None


@given(st.text(alphabet=st.characters(categories=("Ll",)), min_size=1, max_size=30))
def test_a_stem_is_never_empty(word):
    assert cut_stem(word)


def test_too_long_is_twice_the_useful_length_and_quotes_where_it_ran_over():
    question = a_question(target_words=(5, 10))
    said = "One two three four five six seven eight nine ten. Here it runs over the mark"
    assert find(said, question, ()) == ()
    (finding,) = find(f"{said} and on and on again.", question, ())
    assert finding.kind is K.TOO_LONG
    assert finding.quote.startswith("Here it runs over")


def test_agentless_promises_are_forgiven_where_an_owner_is_named():
    answer = "It will be handled on the night."
    (finding,) = find(answer, a_question(), PEOPLE)
    assert (finding.kind, finding.quote) == (K.AGENTLESS, "It will be handled on the night")
    assert find(f"{answer} Priya does it.", a_question(), PEOPLE) == ()


def test_a_take_away_in_two_sentences_is_quoted_whole():
    answer = "I have no data on that. Ines looks it up. She is in on Friday."
    assert {each.kind for each in find(answer, a_question(), PEOPLE)} == {K.TAKE_AWAY}


def test_a_day_in_the_past_promises_nothing():
    answer = "Let me check. Priya tested it last Tuesday."
    assert {each.kind for each in find(answer, a_question(), PEOPLE)} == {K.DEFERRAL}


WEAK = (
    "Hopefully the team will handle it 🙂, nothing can go wrong.\r\n"
    "Naïve cafe\u0301: QA missed it, let me check. "
)


@pytest.mark.parametrize("before", ["", "🙂🙂 ", "İ. ", "e\u0301 ", "line\r\n", "“quote” "])
def test_quotations_are_the_answers_own_words_whatever_stands_before(before):
    answer = before + WEAK
    findings = find(answer, a_question(needs=tuple(Slot)), PEOPLE)
    quotes = {finding.quote for finding in findings}
    assert {"nothing can go wrong", "let me check"} <= quotes
    assert any(quote.endswith("Hopefully the team will handle it 🙂") for quote in quotes)
    assert all(answer[each.start : each.end] == each.quote for each in findings)


SAID = [*(row[1] for row in ANSWERS), "🙂", "\r\n", "e\u0301"]


@given(st.lists(st.sampled_from(SAID), max_size=6))
def test_findings_always_cut_what_they_quote(parts):
    answer = " ".join(parts)
    question = a_question(needs=tuple(Slot), key_points=(DECIDER, TRIGGER), target_words=(1, 5))
    for finding in find(answer, question, PEOPLE):
        assert answer[finding.start : finding.end] == finding.quote
        assert finding.reason.endswith(".")


@given(st.text(max_size=300))
def test_any_text_can_be_examined(text):
    for finding in find(text, a_question(needs=tuple(Slot), key_points=(TRIGGER,)), PEOPLE):
        assert text[finding.start : finding.end] == finding.quote


@pytest.mark.parametrize(
    "pattern",
    ["a", "9", ".", " ", "\r\n", "Aa Bb ", "one ", "1 ", "1.", "'", "we take a ", "probably will "],
)
def test_time_grows_with_the_length_and_nothing_else(pattern):
    question = a_question(needs=tuple(Slot), key_points=(TRIGGER,))

    def measure(length: int, rounds: int) -> float:
        text = (pattern * length)[:length]
        best = float("inf")
        for _ in range(rounds):
            began = time.perf_counter()
            find(text, question, PEOPLE)
            best = min(best, time.perf_counter() - began)
        return best

    # Ten times the text takes about ten times as long; a quadratic pattern would take a hundred.
    assert measure(100_000, 1) < 40 * max(measure(10_000, 3), 0.002)
