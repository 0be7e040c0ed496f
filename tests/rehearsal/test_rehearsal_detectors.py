"""What answers show: one table of answers with everything that should be found, and no more."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from greenroom.model.prompt import KeyPoint, PromptKind, Slot
from greenroom.model.rehearsal import Brief, FindingKind
from greenroom.rehearsal.findings.detectors import find
from greenroom.rehearsal.hearing.stems import cut_stem, find_phrase, stem_text
from rehearsal.builders_rehearsal import DECIDER, PEOPLE, TRIGGER, a_question

K = FindingKind
N, W, D, E = Slot.NUMBER, Slot.OWNER, Slot.DATE, Slot.EVIDENCE
BRIEF, NOBODY = Brief(people=PEOPLE), Brief()


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
    # Length and strength have tests of their own.
    question = a_question(needs=needs, kind=PromptKind.STATUS, target_words=(0, 110))
    found = find(answer, question, BRIEF, off=frozenset({K.STRONG}))
    assert {finding.kind for finding in found} == kinds


GATED = [
    # Kind words count only where nothing that was asked for is there.
    ((N,), "That's a great question, and we take it very seriously.", K.ACKNOWLEDGED, True),
    ((N,), "Great question; four minutes, drilled on Monday.", K.ACKNOWLEDGED, False),
    ((N,), "Rest assured, the backup is our top priority.", K.ACKNOWLEDGED, True),
    ((), "Thanks. We go back at once.", K.ACKNOWLEDGED, False),
    # Praise needs two words of it and no record beside it.
    ((), "It is a robust release and we are very excited about it.", K.PRAISE, True),
    ((), "It is a great release.", K.PRAISE, False),
    ((), "A great, robust release: 412 of 412 tests pass.", K.PRAISE, False),
    ((), "A great, robust release, signed by Priya Nair on Monday.", K.PRAISE, False),
    # A bridge is fine after the answer, and an evasion before it.
    ((W,), "We look forward to working with everybody on this.", K.EVASIVE, True),
    ((W,), "Priya decides, and we look forward to working with her.", K.EVASIVE, False),
    ((N,), "What really matters is that everybody is behind it.", K.EVASIVE, True),
    ((N,), "We are working very hard on it.", K.EVASIVE, True),
    ((), "Yes, and we are working very hard on it.", K.EVASIVE, False),
    ((N,), "The previous government left it like this.", K.EVASIVE, True),
    # Not one word of the question in an answer of some length.
    (
        (W,),
        (
            "The new colours were chosen by a small panel and everybody there liked the darker "
            "shade of green more than the old one."
        ),
        K.OFF_TOPIC,
        True,
    ),
    (
        (W,),
        (
            "The new colours were chosen by a small panel and everybody there liked the darker "
            "shade of green, and we roll it back if errors rise."
        ),
        K.OFF_TOPIC,
        False,
    ),
    ((W,), "The new colours were chosen by a small panel.", K.OFF_TOPIC, False),
]


@pytest.mark.parametrize(("needs", "answer", "kind", "found"), GATED)
def test_some_wordings_count_only_without_what_was_asked_for(needs, answer, kind, found):
    kinds = {each.kind for each in find(answer, a_question(needs=needs), BRIEF)}
    assert (kind in kinds) is found


@pytest.mark.parametrize(
    ("needs", "answer", "strong"),
    [
        ((N, W), "Restoring takes six minutes. Ines calls it once errors pass 2 %.", True),
        ((N, W), "Restoring takes six minutes, hopefully. Ines calls it.", False),
        ((N, W), "Restoring takes six minutes.", False),
        ((Slot.ANSWER,), "We go back at once.", False),
        ((D, W), "I don't have that figure here. Ines brings it by Tuesday 12:00.", False),
    ],
)
def test_an_answer_is_strong_when_everything_is_there_and_nothing_takes_it_back(
    needs, answer, strong
):
    found = find(answer, a_question(needs=needs), BRIEF)
    assert (K.STRONG in {each.kind for each in found}) is strong


def test_a_short_answer_is_too_short_only_while_something_is_missing():
    question = a_question(needs=(W,), target_words=(30, 110))
    kinds = {each.kind for each in find("We will see about it.", question, BRIEF)}
    assert K.TOO_SHORT in kinds
    assert K.TOO_SHORT not in {each.kind for each in find("Priya.", question, BRIEF)}
    assert K.TOO_SHORT not in {each.kind for each in find("", question, BRIEF)}


@pytest.mark.parametrize(
    ("words", "joint", "found"),
    [(35, " ", False), (36, " ", True), (36, "; ", False), (36, ": ", False), (36, ". ", False)],
)
def test_a_sentence_is_long_above_thirty_five_words_without_a_stop(words, joint, found):
    half = words // 2
    said = " ".join(["word"] * half) + joint + " ".join(["word"] * (words - half)) + "."
    kinds = {each.kind for each in find(said, a_question(), NOBODY)}
    assert (K.LONG_SENTENCE in kinds) is found


@pytest.mark.parametrize(
    ("level", "answer", "terms"),
    [
        (2, "The WAF sits in front, and p99 stays flat.", ["WAF", "p99"]),
        (1, "We use a canary, a sidecar and TLS.", ["canary", "sidecar"]),
        (3, "The WAF sits in front, and p99 stays flat.", []),
        (2, "The WAF (a filter for web traffic) sits in front.", []),
        (2, "QA and the CEO agree that it is OK.", []),
        (2, "See OPS-123.", []),
        (2, "The KEK is rotated, yes, the KEK.", ["KEK"]),
    ],
)
def test_jargon_depends_on_the_audience(level, answer, terms):
    found = find(answer, a_question(audience_level=level), NOBODY)
    assert [each.quote for each in found if each.kind is K.JARGON] == terms


LATE = "Before I come to that there is some history to tell, because the platform grew over years "
LATE += "and nobody wrote down what depends on what, so it took us a while."


@pytest.mark.parametrize(
    ("text", "answer", "late"),
    [
        ("Is the switch tested?", LATE, True),
        ("Is the switch tested?", f"Yes. {LATE}", False),
        ("Is the switch tested?", f"It depends. {LATE}", False),
        ("Is the switch tested?", f"We tested the switch. {LATE}", False),
        ("Is the switch tested?", "Some history first.", False),
        ("When was the switch tested?", LATE, False),
        ("Tell us about the switch.", LATE, False),
    ],
)
def test_only_a_yes_or_no_question_can_be_answered_late(text, answer, late):
    kinds = {each.kind for each in find(answer, a_question(text=text), NOBODY)}
    assert (K.LATE_ANSWER in kinds) is late


def test_a_rule_that_is_off_finds_nothing_and_no_other_rule_changes():
    answer = "Hopefully the vendor did not drop the ball; QA should have caught it, no risk at all."
    question = a_question(needs=tuple(Slot))
    every = find(answer, question, BRIEF)
    for kind in {each.kind for each in every}:
        kept = tuple(each for each in every if each.kind is not kind)
        assert find(answer, question, BRIEF, off=frozenset({kind})) == kept


@pytest.mark.parametrize("kind", PromptKind)
def test_hedges_count_only_where_facts_are_asked_for(kind):
    found = find("Hopefully it holds.", a_question(kind=kind), NOBODY)
    found = [each for each in found if each.kind is K.HEDGE]
    opinion = {PromptKind.TRADE_OFF, PromptKind.HISTORY, PromptKind.PLAIN_LANGUAGE}
    assert bool(found) == (kind not in opinion)


def test_only_what_is_needed_is_missed():
    assert find("Fine by me.", a_question(needs=()), NOBODY) == ()
    question = a_question(needs=(D,), target_words=(0, 110))
    assert [each.kind for each in find("Fine by me.", question, NOBODY)] == [K.NO_DATE]


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
    missing = [each for each in find(answer, question, BRIEF) if each.kind is K.KEY_POINT_MISSING]
    assert [each.label for each in missing] == labels
    assert [each.reason for each in missing] == [f"You have not mentioned {x}." for x in labels]


def test_points_that_need_not_be_made_or_cannot_be_checked_are_not_missed():
    points = (
        KeyPoint("nice", "a nice extra", must=False, any=("macros",)),
        KeyPoint("fact", "the restore time", must=True, facts=("rollback_minutes",)),
    )
    assert find("We go back.", a_question(key_points=points), NOBODY) == ()


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
    off = frozenset({K.OFF_TOPIC})
    assert find(said, question, NOBODY, off=off) == ()
    (finding,) = find(f"{said} and on and on again.", question, NOBODY, off=off)
    assert finding.kind is K.TOO_LONG
    assert finding.quote.startswith("Here it runs over")


def test_agentless_promises_are_forgiven_where_an_owner_is_named():
    answer = "It will be handled on the night."
    (finding,) = find(answer, a_question(), BRIEF)
    assert (finding.kind, finding.quote) == (K.AGENTLESS, "It will be handled on the night")
    assert find(f"{answer} Priya does it.", a_question(), BRIEF) == ()


def test_a_take_away_in_two_sentences_is_quoted_whole():
    answer = "I have no data on that. Ines looks it up. She is in on Friday."
    assert {each.kind for each in find(answer, a_question(), BRIEF)} == {K.TAKE_AWAY}


def test_a_day_in_the_past_promises_nothing():
    answer = "Let me check. Priya tested it last Tuesday."
    assert {each.kind for each in find(answer, a_question(), BRIEF)} == {K.DEFERRAL}
    answer = "I do not know. Priya Nair rolled it back in nine minutes on Tuesday 12 May."
    assert K.TAKE_AWAY not in {each.kind for each in find(answer, a_question(), BRIEF)}
    answer = "I do not know. Priya Nair rolled it out and will tell you by Tuesday 12 May."
    assert K.TAKE_AWAY in {each.kind for each in find(answer, a_question(), BRIEF)}


WEAK = (
    "Hopefully the team will handle it 🙂, nothing can go wrong.\r\n"
    "Naïve cafe\u0301: QA missed it, let me check. "
)


@pytest.mark.parametrize("before", ["", "🙂🙂 ", "İ. ", "e\u0301 ", "line\r\n", "“quote” "])
def test_quotations_are_the_answers_own_words_whatever_stands_before(before):
    answer = before + WEAK
    findings = find(answer, a_question(needs=tuple(Slot)), BRIEF)
    quotes = {finding.quote for finding in findings}
    assert {"nothing can go wrong", "let me check"} <= quotes
    assert any(quote.endswith("Hopefully the team will handle it 🙂") for quote in quotes)
    assert all(answer[each.start : each.end] == each.quote for each in findings)


SAID = [*(row[1] for row in ANSWERS), "🙂", "\r\n", "e\u0301"]


@given(st.lists(st.sampled_from(SAID), max_size=6))
def test_findings_always_cut_what_they_quote(parts):
    answer = " ".join(parts)
    question = a_question(
        needs=tuple(Slot), key_points=(DECIDER, TRIGGER), target_words=(60, 70), audience_level=1
    )
    for finding in find(answer, question, BRIEF):
        assert answer[finding.start : finding.end] == finding.quote
        assert finding.reason.endswith(".")


@given(st.text(max_size=300))
def test_any_text_can_be_examined(text):
    for finding in find(text, a_question(needs=tuple(Slot), key_points=(TRIGGER,)), BRIEF):
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
            find(text, question, BRIEF)
            best = min(best, time.perf_counter() - began)
        return best

    # Ten times the text takes about ten times as long; a quadratic pattern would take a hundred.
    assert measure(100_000, 1) < 40 * max(measure(10_000, 3), 0.002)
