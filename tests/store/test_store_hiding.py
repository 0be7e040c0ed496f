"""Hidden things are out of sight, can come back, and go for good at the next opening."""

import pytest

from greenroom.errors import StoreError
from greenroom.store.codings import list_codings, list_release_codings, save_coding
from greenroom.store.database import open_database
from greenroom.store.debriefs import list_debriefs, save_debrief
from greenroom.store.exports import list_exports, save_export
from greenroom.store.rehearsals import append_event, list_rehearsals, unfinished_rehearsals
from greenroom.store.releases import (
    hide_release,
    list_releases,
    load_release,
    purge_hidden,
    save_release,
    unhide_release,
)
from greenroom.store.take_aways import close_take_away, closed_take_aways
from greenroom.store.transcripts import (
    hide_transcript,
    list_transcripts,
    load_transcript,
    save_transcript,
    unhide_transcript,
)
from store.builders_store import (
    NOON,
    a_coding,
    a_debrief,
    a_release,
    a_start,
    a_transcript,
    an_export,
)


def fill(database):
    save_release(database, a_release())
    append_event(database, "rehearsal-1", 0, a_start())
    save_transcript(database, a_transcript())
    save_coding(database, a_coding())
    save_export(database, an_export())
    save_debrief(database, a_debrief())
    close_take_away(database, "rehearsal-1/0", "release-1", NOON, "Four minutes.")


def seen(database):
    return (
        len(list_releases(database)),
        len(list_rehearsals(database)),
        len(unfinished_rehearsals(database)),
        len(list_transcripts(database)),
        len(list_release_codings(database, "release-1")),
        len(list_exports(database)),
        len(list_debriefs(database)),
        len(list_debriefs(database, "release-1")),
        len(closed_take_aways(database, "release-1")),
    )


def test_a_hidden_release_takes_everything_out_of_sight_and_brings_it_back(database):
    fill(database)
    hide_release(database, "release-1")
    assert seen(database) == (0,) * 9
    for load in (load_release, hide_release):
        with pytest.raises(StoreError, match="not in the workspace any more"):
            load(database, "release-1")
    with pytest.raises(StoreError, match="not in the workspace any more"):
        load_transcript(database, "transcript-1")
    unhide_release(database, "release-1")
    assert seen(database) == (1,) * 9
    assert load_release(database, "release-1") == a_release()


def test_a_hidden_transcript_goes_alone_and_comes_back_with_its_codings(database):
    fill(database)
    hide_transcript(database, "transcript-1")
    assert seen(database) == (1, 1, 1, 0, 0, 1, 1, 1, 1)
    unhide_transcript(database, "transcript-1")
    assert seen(database) == (1,) * 9
    assert list_codings(database, "transcript-1") == (a_coding(),)


@pytest.mark.parametrize("step", [unhide_release, hide_release, hide_transcript, unhide_transcript])
def test_what_is_not_there_cannot_be_hidden_or_brought_back(database, step):
    with pytest.raises(StoreError, match="not in the workspace any more"):
        step(database, "nowhere")


def test_saving_a_hidden_thing_brings_it_back(database):
    fill(database)
    hide_transcript(database, "transcript-1")
    hide_release(database, "release-1")
    save_release(database, a_release())
    save_transcript(database, a_transcript())
    assert seen(database) == (1,) * 9


def test_hidden_things_survive_a_purge_in_the_same_visit_and_go_in_the_next(workspace):
    with open_database(workspace) as database:
        fill(database)
        save_release(database, a_release("kept"))
        save_transcript(database, a_transcript("loose", release_id=None))
        hide_release(database, "release-1")
        hide_transcript(database, "loose")
        assert purge_hidden(database) == 0
        unhide_transcript(database, "loose")
        hide_transcript(database, "loose")
    with open_database(workspace) as database:
        assert [release.id for release in list_releases(database)] == ["kept"]
        for step, name in ((unhide_release, "release-1"), (unhide_transcript, "loose")):
            with pytest.raises(StoreError):
                step(database, name)
        assert list_codings(database, "transcript-1") == ()
        save_release(database, a_release())
        assert list_debriefs(database) == ()
        assert closed_take_aways(database, "release-1") == {}
