"""Decisions teach the workspace, visibly, and can be unlearned; the codebook can be edited."""

from dataclasses import replace

import pytest

from greenroom.errors import InputError
from greenroom.model.theme import Stance
from greenroom.model.transcript import AUTO, CodingStatus
from greenroom.services.analyses import (
    add_coding,
    analyse_transcript,
    decide_coding,
    list_codings,
    remove_coding,
)
from greenroom.services.codebook import add_theme, list_themes, remove_theme, save_theme
from greenroom.services.learning import (
    forget_decisions,
    read_learned,
    remember_decisions,
    suggest_again,
    switch_learning,
)
from greenroom.services.transcripts import list_transcripts, remove_transcript
from greenroom.services.workspace import open_workspace
from services.builders_services import keep_interview

KIOSKS = (
    "The kiosk firmware in the northern stations still needs the older card reader driver.",
    "Two kiosks at the harbour refused the new firmware and showed only a blank screen.",
    "Our field crew swaps the card reader of every kiosk before the firmware goes out.",
    "If the kiosk firmware hangs, a traveller cannot buy a ticket until somebody restarts it.",
    "Half of the kiosks run firmware from last year because the card reader is discontinued.",
)
LATER = "The kiosk firmware with the old card reader will hang in every northern station."
COVERAGE = (
    "The insurance coverage of the courier fleet ends in March and nobody renewed the coverage.",
    "Coverage of the courier fleet was cut again after the accident on the coast road.",
    "Our broker says that coverage for the courier vans will cost twice as much next year.",
    "We lost coverage for three courier vans because the broker forgot to send the letter.",
    "With no coverage the courier vans may not leave the yard, says the broker on Monday.",
    "The broker promised coverage for all courier vans by the end of the week at last.",
)
NEXT = "The courier vans have no coverage because the broker never sent the forms to the yard."


@pytest.fixture
def workspace(tmp_path):
    opened = open_workspace(tmp_path)
    yield opened
    opened.close()


def suggested(workspace, transcript):
    return {
        each.theme_id
        for each in list_codings(workspace, transcript.id)
        if each.status is CodingStatus.SUGGESTED
    }


def mark(workspace, transcript, words, theme_id):
    start = transcript.text.index(words)
    return add_coding(
        workspace,
        transcript,
        (start, start + len(words)),
        theme_id=theme_id,
        stance=Stance.RAISED,
        coder="analyst",
    )


def reject_all(workspace, transcript):
    for each in list_codings(workspace, transcript.id):
        if each.coder == AUTO:
            decide_coding(workspace, each, CodingStatus.REJECTED)


def taught(workspace):
    """The workspace after everything about coverage was rejected, with one interview ahead."""
    earlier = keep_interview(workspace, *COVERAGE)
    ahead = keep_interview(workspace, NEXT)
    assert "test_evidence" in suggested(workspace, ahead)
    reject_all(workspace, earlier)
    return ahead


def test_rejections_teach_the_next_run(workspace):
    ahead = taught(workspace)
    learned = read_learned(workspace)
    assert learned.on
    assert learned.decisions >= 3
    assert learned.outdated == 2
    (line,) = (each for each in learned.themes if each.name == "Test evidence and defects")
    assert line.rejected >= 3
    assert line.accepted == 0
    assert "coverag" in line.less
    assert suggest_again(workspace) == 2
    assert "test_evidence" not in suggested(workspace, ahead)
    assert read_learned(workspace).outdated == 0


def test_what_was_learned_survives_closing_and_needs_no_copy(tmp_path):
    first = open_workspace(tmp_path)
    taught(first)
    name = first.analyser.name
    first.close()
    again = open_workspace(tmp_path)
    assert again.analyser.name == name
    again.close()


def test_learning_can_be_switched_off_and_on(workspace):
    ahead = taught(workspace)
    switch_learning(workspace, on=False)
    assert not read_learned(workspace).on
    assert read_learned(workspace).outdated == 0
    analyse_transcript(workspace, ahead.id)
    assert "test_evidence" in suggested(workspace, ahead)
    switch_learning(workspace, on=True)
    analyse_transcript(workspace, ahead.id)
    assert "test_evidence" not in suggested(workspace, ahead)


def test_what_was_learned_can_be_forgotten_and_the_decisions_stay(workspace):
    ahead = taught(workspace)
    count = read_learned(workspace).decisions
    forgotten = forget_decisions(workspace)
    learned = read_learned(workspace)
    assert (len(forgotten), learned.decisions, learned.forgotten) == (count, 0, count)
    assert learned.themes == ()
    analyse_transcript(workspace, ahead.id)
    assert "test_evidence" in suggested(workspace, ahead)
    remember_decisions(workspace, forgotten)
    assert read_learned(workspace).decisions == count


PARKED = (
    "The database migration of the parcel archive is parked.",
    "Our payment provider integration is parked since Monday with the other team.",
    "The memory outage of the northern cluster was parked by the whole team in May.",
    "Customer data export to the insurer is parked at the lawyers for this year.",
)
PARKED_TOO = "The alert for the slow database queries is parked as well, said Ines."


def stances(workspace, transcript):
    return {each.stance for each in list_codings(workspace, transcript.id)}


def test_corrected_stances_teach_the_next_run_and_can_be_forgotten(workspace):
    earlier = keep_interview(workspace, *PARKED)
    ahead = keep_interview(workspace, PARKED_TOO)
    assert stances(workspace, ahead) == {Stance.RAISED}
    for each in list_codings(workspace, earlier.id):
        decide_coding(workspace, each, CodingStatus.ACCEPTED, stance=Stance.MITIGATED)
    learned = read_learned(workspace)
    (line,) = (each for each in learned.stances if each.stance is Stance.MITIGATED)
    assert (line.accepted, line.rejected) == (len(PARKED), 0)
    assert "park" in line.more
    suggest_again(workspace)
    assert stances(workspace, ahead) == {Stance.MITIGATED}
    assert stances(workspace, earlier) == {Stance.MITIGATED}
    forget_decisions(workspace)
    assert read_learned(workspace).stances == ()
    suggest_again(workspace)
    assert stances(workspace, ahead) == {Stance.RAISED}
    assert stances(workspace, earlier) == {Stance.MITIGATED}


def test_a_decision_that_is_taken_again_teaches_again(workspace):
    taught(workspace)
    (first, *_) = forget_decisions(workspace)
    lines = list_transcripts(workspace)
    known = {each.id: each for line in lines for each in list_codings(workspace, line.id)}
    decide_coding(workspace, known[first], CodingStatus.REJECTED)
    assert read_learned(workspace).decisions == 1


def test_a_removed_transcript_teaches_no_more(workspace):
    earlier = keep_interview(workspace, *COVERAGE)
    reject_all(workspace, earlier)
    assert read_learned(workspace).decisions
    remove_transcript(workspace, earlier.id)
    workspace.forget_lesson()
    assert read_learned(workspace).decisions == 0


def test_a_theme_of_ones_own_is_suggested_after_a_handful_of_examples(workspace):
    theme = add_theme(workspace, "Kiosk hardware")
    earlier = keep_interview(workspace, *KIOSKS)
    for words in KIOSKS[:4]:
        mark(workspace, earlier, words, theme.id)
    ahead = keep_interview(workspace, LATER)
    assert theme.id not in suggested(workspace, ahead)
    (line,) = (each for each in read_learned(workspace).themes if each.is_new)
    assert (line.name, line.missing) == ("Kiosk hardware", 1)
    last = mark(workspace, earlier, KIOSKS[4], theme.id)
    suggest_again(workspace)
    assert theme.id in suggested(workspace, ahead)
    remove_coding(workspace, last.id)
    suggest_again(workspace)
    assert theme.id not in suggested(workspace, ahead)


def test_edited_phrases_have_effect_on_the_next_run(workspace):
    interview = keep_interview(workspace, "On the pier the crane operators meet at dawn on Monday.")
    assert suggested(workspace, interview) == set()
    entry = next(each for each in list_themes(workspace) if each.theme.id == "support_readiness")
    assert not entry.is_edited
    edited = replace(entry.theme, strong=(*entry.theme.strong, "Crane  Operators"))
    assert "crane operators" in save_theme(workspace, edited).strong
    assert read_learned(workspace).outdated == 1
    suggest_again(workspace)
    assert suggested(workspace, interview) == {"support_readiness"}
    assert next(e for e in list_themes(workspace) if e.theme.id == "support_readiness").is_edited
    remove_theme(workspace, "support_readiness")
    suggest_again(workspace)
    assert suggested(workspace, interview) == set()


def test_a_shipped_theme_worded_as_before_follows_the_program_again(workspace):
    entry = list_themes(workspace)[0]
    save_theme(workspace, replace(entry.theme, severity=2))
    save_theme(workspace, entry.theme)
    assert list_themes(workspace)[0] == entry


def test_an_own_theme_with_marks_cannot_be_deleted(workspace):
    theme = add_theme(workspace, "Kiosk hardware", "Whether the kiosks take it.")
    assert list_themes(workspace)[-1].is_own
    interview = keep_interview(workspace, KIOSKS[0])
    coding = mark(workspace, interview, "kiosk firmware", theme.id)
    with pytest.raises(InputError, match="Kiosk hardware"):
        remove_theme(workspace, theme.id)
    remove_coding(workspace, coding.id)
    remove_theme(workspace, theme.id)
    assert not list_themes(workspace)[-1].is_own
