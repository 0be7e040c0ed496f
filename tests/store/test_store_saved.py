"""What is saved comes back equal, in its order, and goes with what it belongs to."""

from dataclasses import replace
from datetime import UTC, timedelta
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from greenroom.errors import StoreError
from greenroom.model.event import Answered, Asked, Disputed, Ended, Paused, Rated, TakenAway
from greenroom.model.export import Options, Redaction, Template
from greenroom.model.readiness import Measure
from greenroom.model.rehearsal import Dispute, FindingKind, Promise
from greenroom.model.release import Fact, FactKind
from greenroom.model.theme import Stance
from greenroom.model.transcript import CodingStatus, SpeakerRole, TranscriptKind, Utterance
from greenroom.store import (
    analyses,
    assessments,
    codings,
    exports,
    launches,
    rehearsals,
    samples,
    transcripts,
)
from greenroom.store import debriefs as debrief_store
from greenroom.store import prompts as prompt_store
from greenroom.store import releases as release_store
from greenroom.store import settings as setting_store
from greenroom.store import take_aways as take_away_store
from greenroom.store import templates as template_store
from greenroom.store.codec import decode, encode, seal_of
from store.builders_store import (
    NOON,
    a_coding,
    a_debrief,
    a_decision,
    a_launch,
    a_prompt,
    a_question,
    a_release,
    a_scorecard,
    a_start,
    a_transcript,
    an_analysis,
    an_assessment,
    an_export,
    counts,
    events,
    moments,
    numbers,
    plans,
    releases,
    words,
)

FRESH = count()
EXAMPLES = settings(max_examples=40, deadline=None)


def with_everything(database):
    """One release with one of every thing below it."""
    release_store.save_release(database, a_release())
    rehearsals.append_event(database, "rehearsal-1", 0, a_start())
    rehearsals.save_draft(database, "rehearsal-1", "Four min")
    transcripts.save_transcript(database, a_transcript(rehearsal_id="rehearsal-1"))
    analyses.save_analysis(database, "transcript-1", an_analysis(), (a_coding(),))
    assessments.save_scorecard(database, a_scorecard())
    assessments.save_assessment(database, an_assessment())
    assessments.save_decision(database, a_decision())
    exports.save_export(database, an_export())
    take_away_store.close_take_away(database, "rehearsal-1/0", "release-1", NOON, "4 minutes.")
    debrief_store.save_debrief(database, a_debrief())
    launches.save_launch(database, a_launch())


def a_fact(anchors):
    return Fact("share", "Share", FactKind.PERCENT, "5", tolerance=0.5, anchors=anchors)


def row_counts(database):
    with database.reading() as session:
        tables = session.execute(
            text(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name != 'alembic_version'"
            )
        ).scalars()
        return {
            name: session.execute(text(f'SELECT count(*) FROM "{name}"')).scalar_one()
            for name in list(tables)
        }


@EXAMPLES
@given(release=releases)
def test_a_release_comes_back_equal(shared_database, release):
    release_store.save_release(shared_database, release)
    assert release_store.load_release(shared_database, release.id) == release
    assert release_store.list_releases(shared_database) == (release,)


def test_a_window_keeps_the_offset_it_was_typed_with(database):
    release = a_release(board_at=NOON)
    release_store.save_release(database, release)
    window = release_store.load_release(database, release.id).window
    assert window.start.isoformat() == release.window.start.isoformat()


def test_releases_are_listed_newest_first_and_edits_keep_the_place(database):
    for name in ("a", "b", "c"):
        release_store.save_release(database, a_release(name))
    release_store.save_release(database, a_release("a", name="Renamed"))
    listed = release_store.list_releases(database)
    assert [release.id for release in listed] == ["c", "b", "a"]


def test_saving_a_release_again_keeps_what_is_below_it(database):
    with_everything(database)
    before = row_counts(database)
    release_store.save_release(database, a_release(summary="Changed"))
    assert row_counts(database) == before


@EXAMPLES
@given(plan=plans, listed=st.lists(events, max_size=4))
def test_events_come_back_equal_and_in_order(shared_database, plan, listed):
    release_store.save_release(shared_database, a_release())
    name = f"rehearsal-{next(FRESH)}"
    everything = (replace(a_start(name), plan=plan), *listed)
    for sequence, event in enumerate(everything):
        rehearsals.append_event(shared_database, name, sequence, event)
    assert rehearsals.load_events(shared_database, name) == everything


@EXAMPLES
@given(said=words, speaker=words, times=st.none() | counts, at=moments, title=words)
def test_a_transcript_comes_back_equal(shared_database, said, speaker, times, at, title):
    name = f"transcript-{next(FRESH)}"
    utterances = (Utterance(0, speaker, SpeakerRole.RESPONDENT, 0, len(said), times, times, title),)
    transcript = a_transcript(
        name, text=said, utterances=utterances, created_at=at, title=title, release_id=None
    )
    transcripts.save_transcript(shared_database, transcript)
    assert transcripts.load_transcript(shared_database, name) == transcript


def test_a_transcript_without_utterances_comes_back_equal(database):
    transcript = a_transcript(release_id=None, text="", utterances=())
    transcripts.save_transcript(database, transcript)
    assert transcripts.load_transcript(database, "transcript-1") == transcript


@EXAMPLES
@given(reason=words, confidence=st.none() | numbers, start=counts, length=counts)
def test_a_coding_comes_back_equal(shared_database, reason, confidence, start, length):
    transcripts.save_transcript(shared_database, a_transcript("coded", release_id=None))
    coding = a_coding(
        transcript_id="coded",
        reason=reason,
        confidence=confidence,
        start=start,
        end=start + length,
    )
    codings.save_coding(shared_database, coding)
    assert codings.list_codings(shared_database, "coded") == (coding,)


@EXAMPLES
@given(note=words, sentences=st.integers(0, 5), value=numbers)
def test_numbers_and_judgements_come_back_equal(shared_database, note, sentences, value):
    release_store.save_release(shared_database, a_release())
    transcripts.save_transcript(shared_database, a_transcript("read", release_id=None))
    analysis = an_analysis(note, sentences)
    analyses.save_analysis(shared_database, "read", analysis, ())
    assert analyses.load_analysis(shared_database, "read") == analysis
    scorecard = replace(a_scorecard(), qa_coverage=Measure(value, note))
    assessments.save_scorecard(shared_database, scorecard)
    assert assessments.load_scorecard(shared_database, "release-1") == scorecard


def test_assessments_decisions_and_exports_come_back_equal_and_in_order(database):
    release_store.save_release(database, a_release())
    later, earlier = an_assessment("later", hours=2), an_assessment()
    for assessment in (later, earlier, later):
        assessments.save_assessment(database, assessment)
    assert assessments.list_assessments(database, "release-1") == (earlier, later)
    second, first = a_decision("second", hours=5), a_decision()
    for decision in (second, first, first):
        assessments.save_decision(database, decision)
    assert assessments.list_decisions(database, "release-1") == (first, second)
    old = an_export("old", release_id=None)
    new = an_export("new", created_at=NOON + timedelta(microseconds=1))
    for record in (new, old, new):
        exports.save_export(database, record)
    assert exports.list_exports(database) == (new, old)
    assert exports.list_exports(database, "release-1") == (new,)


def test_a_record_is_never_rewritten(database):
    with_everything(database)
    with pytest.raises(StoreError, match="Another assessment"):
        assessments.save_assessment(database, an_assessment(hours=1))
    with pytest.raises(StoreError, match="Another decision"):
        assessments.save_decision(database, a_decision(hours=1))


@EXAMPLES
@given(value=words)
def test_settings_and_drafts_keep_every_character(shared_database, value):
    setting_store.save_setting(shared_database, "theme", value)
    assert setting_store.load_setting(shared_database, "theme") == value
    if not rehearsals.load_events(shared_database, "drafted"):
        release_store.save_release(shared_database, a_release())
        rehearsals.append_event(shared_database, "drafted", 0, a_start("drafted"))
    rehearsals.save_draft(shared_database, "drafted", value)
    assert rehearsals.load_draft(shared_database, "drafted") == value


def test_what_was_never_saved_is_none_or_empty(database):
    assert setting_store.load_setting(database, "theme") is None
    assert rehearsals.load_draft(database, "rehearsal-1") == ""
    assert rehearsals.load_events(database, "rehearsal-1") == ()
    assert analyses.load_analysis(database, "transcript-1") is None
    assert assessments.load_scorecard(database, "release-1") is None
    assert transcripts.find_by_digest(database, "ab" * 32, None) is None
    codings.delete_coding(database, "coding-1")
    rehearsals.clear_draft(database, "rehearsal-1")


BROKEN = "half \ud83d"


@pytest.mark.parametrize(
    "save",
    [
        lambda db: release_store.save_release(db, a_release(name=BROKEN)),
        lambda db: rehearsals.append_event(db, "rehearsal-1", 1, Answered(NOON, BROKEN)),
        lambda db: rehearsals.save_draft(db, "rehearsal-1", BROKEN),
        lambda db: transcripts.save_transcript(db, a_transcript("other", title=BROKEN)),
        lambda db: transcripts.save_transcript(
            db, a_transcript("other", text=BROKEN, utterances=())
        ),
        lambda db: analyses.save_analysis(db, "transcript-1", an_analysis(BROKEN), ()),
        lambda db: codings.save_coding(db, a_coding("other", reason=BROKEN)),
        lambda db: setting_store.save_setting(db, "theme", BROKEN),
        lambda db: release_store.save_release(db, a_release(facts=(a_fact((BROKEN,)),))),
        lambda db: prompt_store.save_prompt(db, a_prompt(text=BROKEN)),
        lambda db: prompt_store.retire_prompt(db, BROKEN),
        lambda db: debrief_store.save_debrief(db, a_debrief(note=BROKEN)),
        lambda db: take_away_store.close_take_away(db, "1/0", "release-1", NOON, BROKEN),
    ],
)
def test_half_a_character_is_refused_with_a_sentence_and_nothing_is_saved(database, save):
    with_everything(database)
    before = row_counts(database)
    with pytest.raises(StoreError) as caught:
        save(database)
    assert "nothing was saved" in caught.value.message
    assert caught.value.hint
    assert "half" not in caught.value.message.replace("half a character", "")
    assert row_counts(database) == before
    assert release_store.load_release(database, "release-1") == a_release()


@pytest.mark.parametrize("score", [float("nan"), float("inf")])
def test_a_score_that_is_no_number_is_refused(database, score):
    release_store.save_release(database, a_release())
    with pytest.raises(StoreError, match="cannot be stored"):
        assessments.save_scorecard(
            database, replace(a_scorecard(), qa_coverage=Measure(score, "Report"))
        )


def test_a_time_without_a_zone_is_refused(database):
    with pytest.raises(StoreError, match="time zone"):
        transcripts.save_transcript(
            database, a_transcript(release_id=None, created_at=NOON.replace(tzinfo=None))
        )


def test_a_number_too_large_for_the_file_is_refused(database):
    transcripts.save_transcript(database, a_transcript(release_id=None))
    with pytest.raises(StoreError, match="too large"):
        codings.save_coding(database, a_coding(end=2**70))


def test_appending_again_does_nothing_but_only_with_the_same_event(database):
    with_everything(database)
    asked = Asked(NOON, a_question())
    for _ in range(3):
        rehearsals.append_event(database, "rehearsal-1", 1, asked)
    assert rehearsals.load_events(database, "rehearsal-1") == (a_start(), asked)
    with pytest.raises(StoreError, match="Step 1 does not follow"):
        rehearsals.append_event(database, "rehearsal-1", 1, Paused(NOON))
    assert rehearsals.load_events(database, "rehearsal-1") == (a_start(), asked)


@pytest.mark.parametrize(
    ("rehearsal_id", "sequence", "event"),
    [
        ("rehearsal-1", 5, Paused(NOON)),
        ("rehearsal-1", 1, a_start()),
        ("nowhere", 0, Paused(NOON)),
        ("other", 0, a_start("another name")),
        ("other", 0, a_start("other", release_id="nowhere")),
    ],
    ids=["a gap", "a second start", "no start", "another id", "no release"],
)
def test_an_event_that_cannot_come_next_is_refused(database, rehearsal_id, sequence, event):
    with_everything(database)
    with pytest.raises(StoreError) as caught:
        rehearsals.append_event(database, rehearsal_id, sequence, event)
    assert caught.value.hint
    assert rehearsals.list_rehearsals(database) == ("rehearsal-1",)


def test_an_answer_clears_the_draft_and_nothing_else_does(database):
    with_everything(database)
    rehearsals.append_event(database, "rehearsal-1", 1, Asked(NOON, a_question()))
    assert rehearsals.load_draft(database, "rehearsal-1") == "Four min"
    rehearsals.append_event(database, "rehearsal-1", 2, Answered(NOON, "Four minutes."))
    assert rehearsals.load_draft(database, "rehearsal-1") == ""


@pytest.mark.parametrize(
    "late",
    [
        Rated(NOON, 60),
        Disputed(NOON, 0, Dispute(FindingKind.NO_OWNER, "the team", "It is two people.")),
    ],
)
def test_a_rehearsal_is_rated_and_disputed_after_its_end_and_stays_ended(database, late):
    with_everything(database)
    listed = (Asked(NOON, a_question()), Answered(NOON, "Four minutes."), Ended(NOON), late)
    for sequence, event in enumerate(listed, 1):
        rehearsals.append_event(database, "rehearsal-1", sequence, event)
    assert rehearsals.load_events(database, "rehearsal-1") == (a_start(), *listed)
    assert rehearsals.unfinished_rehearsals(database) == ()


def test_a_take_away_leaves_what_was_being_typed(database):
    with_everything(database)
    promise = Promise("Tove Ek", NOON, "Tove Ek brings it by noon.")
    rehearsals.append_event(database, "rehearsal-1", 1, TakenAway(NOON, promise))
    assert rehearsals.load_draft(database, "rehearsal-1") == "Four min"


def test_an_event_that_was_stored_with_fewer_fields_can_be_repeated(database):
    with_everything(database)
    answered = Answered(NOON, "Four minutes.")
    rehearsals.append_event(database, "rehearsal-1", 1, answered)
    earlier = encode(answered).replace(',"cut_off":false', "")
    with database.writing() as session:
        session.execute(
            text("UPDATE event SET payload = :payload, seal = :seal WHERE sequence = 1"),
            {"payload": earlier, "seal": seal_of(earlier)},
        )
    rehearsals.append_event(database, "rehearsal-1", 1, answered)
    with pytest.raises(StoreError, match="Step 1 does not follow"):
        rehearsals.append_event(database, "rehearsal-1", 1, replace(answered, cut_off=True))


def test_a_draft_can_be_cleared_by_hand_and_needs_its_rehearsal(database):
    with_everything(database)
    rehearsals.clear_draft(database, "rehearsal-1")
    assert rehearsals.load_draft(database, "rehearsal-1") == ""
    with pytest.raises(StoreError, match="not in the workspace"):
        rehearsals.save_draft(database, "nowhere", "text")


def test_rehearsals_are_listed_newest_first_and_leave_the_unfinished_when_ended(database):
    for name in ("release-1", "release-2"):
        release_store.save_release(database, a_release(name))
    for number, name in enumerate(("old", "new", "newest")):
        release_id = "release-2" if name == "new" else "release-1"
        start = replace(a_start(name, release_id), at=NOON + timedelta(days=number))
        rehearsals.append_event(database, name, 0, start)
    rehearsals.append_event(database, "newest", 1, Ended(NOON))
    assert rehearsals.list_rehearsals(database) == ("newest", "new", "old")
    assert rehearsals.list_rehearsals(database, "release-1") == ("newest", "old")
    assert rehearsals.unfinished_rehearsals(database) == ("new", "old")


def test_a_transcript_line_counts_and_names_respondents_once(database):
    release_store.save_release(database, a_release())
    transcripts.save_transcript(database, a_transcript())
    later = a_transcript(
        "empty",
        kind=TranscriptKind.REHEARSAL,
        utterances=(),
        release_id=None,
        created_at=NOON + timedelta(days=1),
    )
    transcripts.save_transcript(database, later)
    empty, line = transcripts.list_transcripts(database)
    assert (line.utterances, line.words, line.respondents) == (2, 13, ("Tove Ek",))
    assert line.created_at == NOON
    assert line.created_at.utcoffset() == UTC.utcoffset(None)
    assert (empty.id, empty.utterances, empty.respondents) == ("empty", 0, ())
    assert [each.id for each in transcripts.list_transcripts(database, "release-1")] == [line.id]


def test_saving_a_transcript_again_updates_all_but_its_text(database):
    with_everything(database)
    transcripts.save_transcript(database, a_transcript(title="Renamed"))
    assert transcripts.load_transcript(database, "transcript-1").title == "Renamed"
    assert codings.list_codings(database, "transcript-1") == (a_coding(),)
    with pytest.raises(StoreError, match="Another text"):
        transcripts.save_transcript(database, a_transcript(text="Other", utterances=()))


def test_an_utterance_outside_the_text_is_refused(database):
    outside = (Utterance(0, "Host", SpeakerRole.INTERVIEWER, 0, 6),)
    with pytest.raises(StoreError, match="Utterance 0 lies outside"):
        transcripts.save_transcript(
            database, a_transcript(release_id=None, text="Short", utterances=outside)
        )


def test_a_known_file_is_found_in_its_release_only(database):
    with_everything(database)
    digest = a_transcript().digest
    assert transcripts.find_by_digest(database, digest, "release-1") == "transcript-1"
    assert transcripts.find_by_digest(database, digest, None) is None
    transcripts.hide_transcript(database, "transcript-1")
    assert transcripts.find_by_digest(database, digest, "release-1") is None


def test_roles_change_by_speaker_or_not_at_all(database):
    with_everything(database)
    transcripts.set_roles(database, "transcript-1", {"Host": SpeakerRole.RESPONDENT})
    roles = dict(transcripts.load_transcript(database, "transcript-1").speakers)
    assert roles == {"Host": SpeakerRole.RESPONDENT, "Tove Ek": SpeakerRole.RESPONDENT}
    with pytest.raises(StoreError, match="Nobody does not speak"):
        transcripts.set_roles(
            database,
            "transcript-1",
            {"Host": SpeakerRole.INTERVIEWER, "Nobody": SpeakerRole.RESPONDENT},
        )
    assert dict(transcripts.load_transcript(database, "transcript-1").speakers) == roles


def test_a_new_analysis_replaces_suggestions_and_keeps_what_people_decided(database):
    with_everything(database)
    accepted = a_coding("accepted", status=CodingStatus.ACCEPTED, start=40, end=50)
    own = a_coding(
        "own", coder="Mara", status=CodingStatus.ACCEPTED, confidence=None, start=50, end=52
    )
    for coding in (accepted, own):
        codings.save_coding(database, coding)
    fresh = a_coding("fresh", start=10, end=12)
    again = a_coding("accepted", stance=Stance.MIXED, start=40, end=50)
    analyses.save_analysis(database, "transcript-1", an_analysis("new"), (fresh, again))
    assert codings.list_codings(database, "transcript-1") == (fresh, accepted, own)
    assert analyses.load_analysis(database, "transcript-1").note == "new"
    analyses.clear_analysis(database, "transcript-1")
    assert analyses.load_analysis(database, "transcript-1") is None
    assert codings.list_codings(database, "transcript-1") == (accepted, own)


def test_a_failed_analysis_leaves_the_earlier_one_whole(database):
    with_everything(database)
    stray = a_coding("stray", transcript_id="nowhere")
    with pytest.raises(StoreError, match="not in the workspace"):
        analyses.save_analysis(database, "transcript-1", an_analysis("new"), (stray,))
    assert analyses.load_analysis(database, "transcript-1") == an_analysis()
    assert codings.list_codings(database, "transcript-1") == (a_coding(),)


def test_codings_of_a_release_follow_its_transcripts(database):
    with_everything(database)
    transcripts.save_transcript(
        database, a_transcript("earlier", created_at=NOON - timedelta(days=1))
    )
    transcripts.save_transcript(database, a_transcript("elsewhere", release_id=None))
    for name in ("earlier", "elsewhere"):
        codings.save_coding(database, a_coding(name, transcript_id=name))
    listed = codings.list_release_codings(database, "release-1")
    assert [coding.id for coding in listed] == ["earlier", "coding-1"]
    codings.delete_coding(database, "coding-1")
    assert [coding.id for coding in codings.list_release_codings(database, "release-1")] == [
        "earlier"
    ]


def test_removing_the_sample_takes_everything_below_and_nothing_else(database):
    with_everything(database)
    release_store.save_release(database, a_release("kept"))
    release_store.save_release(database, a_release(sample=True))
    prompt_store.save_prompt(database, a_prompt())
    prompt_store.retire_prompt(database, "rollback-1")
    assert samples.remove_sample(database) == 1
    left = {name: count for name, count in row_counts(database).items() if count}
    assert left == {"release": 1, "fact": 2, "own_prompt": 1, "retired_prompt": 1}
    assert prompt_store.load_prompts(database) == (a_prompt(),)
    assert samples.remove_sample(database) == 0


@pytest.mark.parametrize(
    ("table", "column", "load"),
    [
        ("event", "payload", lambda db: rehearsals.load_events(db, "rehearsal-1")),
        ("analysis", "payload", lambda db: analyses.load_analysis(db, "transcript-1")),
        ("transcript", "text", lambda db: transcripts.load_transcript(db, "transcript-1")),
        ("scorecard", "payload", lambda db: assessments.load_scorecard(db, "release-1")),
        ("assessment", "payload", lambda db: assessments.list_assessments(db, "release-1")),
        ("decision", "payload", lambda db: assessments.list_decisions(db, "release-1")),
        ("own_prompt", "payload", prompt_store.load_prompts),
        ("debrief", "payload", debrief_store.list_debriefs),
    ],
)
def test_a_changed_bit_is_noticed(database, table, column, load):
    with_everything(database)
    prompt_store.save_prompt(database, a_prompt())
    load(database)
    with database.writing() as session:
        session.execute(text(f"UPDATE \"{table}\" SET {column} = replace({column}, 'a', 'c')"))
    with pytest.raises(StoreError, match="damaged"):
        load(database)


def test_rows_that_make_no_sense_are_damage_and_tell_nothing(database):
    with_everything(database)
    with database.writing() as session:
        session.execute(text("PRAGMA ignore_check_constraints=ON"))
        session.execute(text("UPDATE coding SET stance = 'canary word'"))
    with pytest.raises(StoreError, match=r"entry \(coding\) is damaged") as caught:
        codings.list_codings(database, "transcript-1")
    assert "canary word" not in repr(caught.value)
    assert caught.value.__context__ is None


def test_a_payload_of_the_wrong_shape_is_damage():
    payload = encode(Paused(NOON))
    with pytest.raises(StoreError, match=r"entry \(answered\) is damaged"):
        decode(Answered, payload, seal_of(payload))


@pytest.mark.parametrize("anchors", ["", "[", "{}", "[1]", "null", "canary word"])
def test_anchors_that_are_no_row_of_words_are_damage_and_tell_nothing(database, anchors):
    with_everything(database)
    with database.writing() as session:
        session.execute(text("UPDATE fact SET anchors = :anchors"), {"anchors": anchors})
    with pytest.raises(StoreError, match=r"entry \(fact\) is damaged") as caught:
        release_store.load_release(database, "release-1")
    assert "canary word" not in repr(caught.value)


@pytest.mark.parametrize("tolerance", [float("nan"), 0.0, 0.1, 1e300])
def test_a_tolerance_comes_back_or_is_refused(database, tolerance):
    fact = replace(a_fact(("canary", "stage")), tolerance=tolerance)
    release = a_release(facts=(fact,))
    if tolerance != tolerance:  # a NaN equals nothing, itself included
        with pytest.raises(StoreError, match="breaks one of its rules"):
            release_store.save_release(database, release)
    else:
        release_store.save_release(database, release)
        assert release_store.load_release(database, "release-1") == release


def test_an_export_is_found_by_its_file_and_by_its_document(database):
    release_store.save_release(database, a_release())
    written = an_export("pdf", document_id="BS-1", version=2, as_of=NOON, writers="pdf 1")
    other = an_export("docx", format="docx", digest="ab" * 32, document_id="BS-1")
    for record in (written, other):
        exports.save_export(database, record)
    assert exports.find_export(database, "cd" * 32) == written
    assert exports.find_export(database, "00" * 32) is None
    assert exports.exports_of_document(database, "BS-1") == (other, written)
    release_store.hide_release(database, "release-1")
    assert exports.find_export(database, "cd" * 32) is None


def test_a_launch_record_is_replaced_by_the_next(database):
    release_store.save_release(database, a_release())
    assert launches.load_launch(database, "release-1") is None
    launches.save_launch(database, a_launch())
    launches.save_launch(database, replace(a_launch(), why_now="Peak is over."))
    assert launches.load_launch(database, "release-1") == replace(
        a_launch(), why_now="Peak is over."
    )


def test_templates_keep_their_order_and_are_replaced_by_name(database):
    one = Template("Board", "board-summary", Options(), ("pdf",))
    two = Template("Press", "release-notes", Options(redaction=(Redaction.NAMES,)))
    for each in (one, two, replace(one, kind="minutes")):
        template_store.save_template(database, each)
    assert template_store.list_templates(database) == (replace(one, kind="minutes"), two)
    template_store.delete_template(database, "Board")
    template_store.delete_template(database, "Board")
    assert template_store.list_templates(database) == (two,)
