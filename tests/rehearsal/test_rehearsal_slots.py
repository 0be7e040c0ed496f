"""The five slots: what fills each, what only looks like it, and spans that cut what they name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from greenroom.model.prompt import Slot
from greenroom.model.rehearsal import Brief
from greenroom.rehearsal.hearing.clauses import (
    fold,
    shorten,
    split_clauses,
    split_sentences,
    split_words,
)
from greenroom.rehearsal.hearing.slots import read_slots
from rehearsal.builders_rehearsal import PEOPLE


def cut(answer: str, slot: Slot, people: tuple[str, ...] = PEOPLE) -> str | None:
    (reading,) = read_slots(answer, (slot,), Brief(people=people))
    return answer[reading.start : reading.end] if reading.filled else None


@pytest.mark.parametrize(
    ("answer", "number"),
    [
        ("It takes 4 minutes.", "4 minutes"),
        ("About four minutes.", "four minutes"),
        ("Between 4 and 6, say 4-6 min.", "4-6 min"),
        ("Twenty-five tenants are affected.", "Twenty-five tenants"),
        ("Fewer than 38 enterprise tenants.", "38 enterprise tenants"),
        ("We stop above 0.5 % errors.", "0.5 %"),
        ("Two per cent at most.", "Two per cent"),
        ("412 of 412 pass.", "412 of 412"),
        ("Nine out of ten came back.", "Nine out of ten"),
        ("One in 500 calls.", "500 calls"),
        ("1 in 500 calls.", "1 in 500"),
        ("Zero open defects.", "Zero open defects"),
        ("There are no critical findings.", "no critical"),
        ("It costs €12,500 a day.", "€12,500"),
        ("p99 goes over 800ms.", "800ms"),
        ("Half an hour from the call.", "Half an hour"),
        ("An error rate of 0.4 stops us.", "rate of 0.4"),
        ("We rehearsed it twice.", "twice"),
        ("1.2 million records", "1.2 million records"),
        ("One of the things we do is canary.", None),
        ("Version 2.4 fixes it.", None),
        ("We have people around 24/7.", None),
        ("Most tests pass and p99 is fine.", None),
        ("No problem at all.", None),
        ("It is 100% safe.", None),
        ("I am 85 percent sure.", "85 percent"),
        ("Ticket OPS-123 says so.", None),
        ("One day we will.", None),
    ],
)
def test_a_number_counts_with_what_it_counts(answer, number):
    assert cut(answer, Slot.NUMBER) == number


@pytest.mark.parametrize(
    ("answer", "day"),
    [
        ("On Thursday.", "Thursday"),
        ("By Wednesday 17:00, no later.", "Wednesday 17:00"),
        ("The drill was on 12 May.", "12 May"),
        ("June 3rd.", "June 3rd"),
        ("2026-05-21 it is.", "2026-05-21"),
        ("At 23:20 we look.", "23:20"),
        ("By 5pm.", "5pm"),
        ("Within 2 hours.", "Within 2 hours"),
        ("It is done at T-3.", "T-3"),
        ("Tomorrow.", "Tomorrow"),
        ("Three days ago.", "Three days ago"),
        ("By end of day.", "end of day"),
        ("On 03.06.2026.", "03.06.2026"),
        ("Soon, I would say.", None),
        ("We may 20 users later.", None),
        ("A ratio of 16:9.", None),
        ("It took 1.25 % more.", None),
        ("In due course.", None),
        ("It finishes in ten minutes.", None),
    ],
)
def test_a_date_is_a_day_an_hour_or_a_span_with_an_end(answer, day):
    assert cut(answer, Slot.DATE) == day


@pytest.mark.parametrize(
    ("answer", "owner"),
    [
        ("Marco Diaz decides.", "Marco Diaz"),
        ("Lena owns the script.", "Lena"),
        ("priya does that", "priya"),
        ("NAIR, as always.", "NAIR"),
        ("It is owned by Tomas.", "Tomas"),
        ("The incident commander makes the call.", "The incident commander"),
        ("I make the call.", "I make the call"),
        ("On my word.", "On my word"),
        ("Marco Diaz.", "Marco Diaz"),
        ("That would be Tomas.", "Tomas"),
        ("The security lead signed.", "The security lead"),
        ("Zoë will send it.", "Zoë"),
        ("Siobhan O'Neill approves it.", "Siobhan O'Neill"),
        ("The team will handle it.", None),
        ("Someone will be there.", None),
        ("Grafana will send alerts.", None),
        ("You should ask Priya.", None),
        ("Priya should have caught it.", None),
        ("Not Priya.", None),
        ("I'll take that offline.", None),
        ("QA will check.", None),
        ("LeafStore will run it.", None),
        ("Monday will do.", None),
        ("Restoring takes six minutes.", None),
    ],
)
def test_an_owner_is_a_person_or_a_seat_in_charge(answer, owner):
    assert cut(answer, Slot.OWNER) == owner


def test_a_name_that_is_also_a_word_needs_a_verb():
    assert cut("It will work.", Slot.OWNER, ("Will Green",)) is None
    assert cut("Will owns it.", Slot.OWNER, ("Will Green",)) == "Will"
    assert cut("will green has it", Slot.OWNER, ("Will Green",)) == "will green"


@pytest.mark.parametrize(
    ("answer", "evidence"),
    [
        ("The dashboard shows it.", "dashboard"),
        ("We measured it last week.", "We measured"),
        ("See https://example.org/run/7 for it.", "https://example.org/run/7"),
        ("It is in OPS-123.", "OPS-123"),
        ("The CISO signed off on it.", "signed off"),
        ("The drill on Tuesday finished in four minutes.", "drill"),
        ("412 tests pass.", "tests"),
        ("The penetration report has no criticals.", "The penetration report"),
        ("Our audit logs have it.", "audit logs"),
        ("We've tested it quite a lot and the team feels good.", None),
        ("We have not measured it.", None),
        ("It will be tested on Friday.", None),
        ("I'll report back.", None),
        ("UTF-8 is used.", None),
        ("We skipped the soak test for two weeks.", None),
        ("Everybody is happy with it.", None),
    ],
)
def test_evidence_is_a_record_or_a_trial_with_its_outcome(answer, evidence):
    found = cut(answer, Slot.EVIDENCE)
    assert found is None if evidence is None else evidence in (found or "")


@pytest.mark.parametrize(
    ("answer", "filled"),
    [
        ("Yes.", True),
        ("Priya.", True),
        ("We roll back at one percent.", True),
        ("はい、戻します。", True),
        ("I don't know, but the flag is off.", True),
        ("We can't share names, but Ines brings the list by Friday 15:00.", True),
        ("That's a great question, and we take security very seriously.", False),
        ("I don't know. Let me take that offline.", False),
        ("It's too early to say.", False),
        ("Okay, thanks.", False),
        ("Hmm.", False),
        ("🙂", False),
    ],
)
def test_an_answer_is_more_than_a_refusal_or_a_courtesy(answer, filled):
    (reading,) = read_slots(answer, (Slot.ANSWER,), Brief(people=PEOPLE))
    assert reading.filled is filled


def test_readings_follow_the_needs_in_order():
    needs = (Slot.OWNER, Slot.ANSWER, Slot.NUMBER)
    readings = read_slots("Priya, four minutes.", needs, Brief(people=PEOPLE))
    assert tuple(reading.slot for reading in readings) == needs
    assert all(reading.filled for reading in readings)
    assert read_slots("Priya.", (), Brief(people=PEOPLE)) == ()


@pytest.mark.parametrize("before", ["", "🙂🙂 ", "İİ ", "e\u0301 ", "a line\r\n", "\u200d"])
@pytest.mark.parametrize(
    ("slot", "words"),
    [
        (Slot.NUMBER, "four minutes"),
        (Slot.DATE, "Wednesday 17:00"),
        (Slot.OWNER, "Priya Nair"),
        (Slot.EVIDENCE, "dashboard"),
    ],
)
def test_spans_cut_what_they_name_whatever_stands_before(before, slot, words):
    assert cut(f"{before}{words} shows.\r\nMore 🙂", slot) == words


@pytest.mark.parametrize("name", ["José Núñez", "Jose\u0301 Nu\u0301n\u0303ez"])
@pytest.mark.parametrize("typed", ["José decides.", "Jose\u0301 decides."])
def test_names_meet_however_their_accents_are_stored(name, typed):
    assert cut(typed, Slot.OWNER, (name,)) == typed.removesuffix(" decides.")


@given(st.text(max_size=200))
def test_any_text_can_be_read(text):
    for reading in read_slots(text, tuple(Slot), Brief(people=PEOPLE)):
        assert 0 <= reading.start <= reading.end <= len(text)
        assert reading.filled == bool(text[reading.start : reading.end])


@given(st.text(max_size=200))
def test_folding_keeps_every_offset(text):
    assert len(fold(text)) == len(text)


@given(st.text(alphabet=st.sampled_from("ab .,;\r\n!?…'”and we🙂\u0301"), max_size=200))
def test_sentences_and_clauses_are_in_order_and_say_something(text):
    for spans in (split_sentences(text), split_clauses(text)):
        edges = [edge for span in spans for edge in (span.start, span.end)]
        assert edges == sorted(edges)
        assert all(span.of(text).strip() for span in spans)


@given(st.text(alphabet=st.sampled_from("abc  .,\n🙂\u0301"), max_size=300))
def test_a_quotation_is_short_and_cut_at_words(text):
    for clause in split_clauses(text):
        quoted = shorten(text, clause)
        words = [span.of(text) for span in split_words(text)]
        assert len(quoted.of(text).split()) <= 12
        assert all(
            any(part in word for word in words)
            for part in quoted.of(text).split()
            if part.isalnum()
        )
