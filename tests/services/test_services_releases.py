"""Releases: what is stored is what a board can read."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from builders import NOW, a_fact, a_release
from greenroom.errors import InputError
from greenroom.model.release import FactKind, FactStatus
from greenroom.services.releases import (
    find_release,
    list_releases,
    new_release,
    remove_fact,
    remove_release,
    restore_release,
    save_release,
    set_fact,
    suggested_facts,
)
from greenroom.services.workspace import Workspace, workspace_at


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with workspace_at(tmp_path / "workspace") as opened:
        opened.clock = lambda: NOW
        yield opened


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (FactKind.DURATION, "four"),
        (FactKind.COUNT, "many"),
        (FactKind.PERCENT, "120"),
        (FactKind.DATE, "next week"),
        (FactKind.BOOLEAN, "maybe"),
    ],
)
def test_a_value_that_does_not_fit_its_kind_is_refused(
    workspace: Workspace, kind: FactKind, value: str
) -> None:
    release = save_release(workspace, a_release(facts=()))
    with pytest.raises(InputError) as refused:
        set_fact(workspace, release, a_fact(kind=kind, value=value))
    assert value in refused.value.message
    assert refused.value.hint
    assert list_releases(workspace)[0].facts == ()


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (FactKind.DURATION, "2.5"),
        (FactKind.COUNT, "1,200"),
        (FactKind.PERCENT, "99.9"),
        (FactKind.DATE, "2026-05-12"),
        (FactKind.DATE, "23:20"),
        (FactKind.DATE, "2026-05-12 23:20 UTC"),
        (FactKind.BOOLEAN, "Yes"),
        (FactKind.PERSON, "Priya Nair"),
        (FactKind.TEXT, "<b>10 %</b>"),
    ],
)
def test_a_value_that_fits_is_kept_as_typed(
    workspace: Workspace, kind: FactKind, value: str
) -> None:
    release = set_fact(
        workspace, save_release(workspace, a_release()), a_fact("own", kind=kind, value=value)
    )
    stored = list_releases(workspace)[0].fact("own")
    assert release.fact("own") == stored
    assert stored is not None
    assert stored.value == value


def test_a_typed_value_is_never_lost_to_its_status(workspace: Workspace) -> None:
    unknown = a_fact(status=FactStatus.UNKNOWN, value="4")
    release = set_fact(workspace, save_release(workspace, a_release(facts=())), unknown)
    assert release.facts[0].status is FactStatus.ESTIMATE


def test_a_confirmed_fact_needs_a_value(workspace: Workspace) -> None:
    with pytest.raises(InputError):
        save_release(workspace, a_release(facts=(a_fact(value=""),)))


def test_a_release_needs_a_name_and_a_window_that_ends_after_it_begins(
    workspace: Workspace,
) -> None:
    with pytest.raises(InputError):
        save_release(workspace, a_release(name="  "))
    window = a_release().window
    assert window is not None
    backwards = replace(window, end=window.start - timedelta(hours=1))
    with pytest.raises(InputError):
        save_release(workspace, a_release(window=backwards))


def test_the_next_board_comes_first_and_past_ones_last(workspace: Workspace) -> None:
    for name, days in (("past", -2), ("later", 9), ("next", 1)):
        board = NOW + timedelta(days=days)
        save_release(workspace, a_release(id=name, name=name, board_at=board))
    save_release(workspace, a_release(id="none", name="none", board_at=None))
    assert [each.name for each in list_releases(workspace)] == ["next", "later", "none", "past"]


def test_a_release_is_found_by_the_words_a_person_would_use(workspace: Workspace) -> None:
    first = new_release(workspace, "Tidewater", "3.2")
    second = new_release(workspace, "Tidewater", "3.3")
    assert find_release(workspace, "tidewater 3.2") == first
    assert find_release(workspace, second.id) == second
    with pytest.raises(InputError) as refused:
        find_release(workspace, "Tidewater")
    assert "Tidewater 3.3" in refused.value.hint


def test_a_removed_release_can_be_brought_back(workspace: Workspace) -> None:
    release = save_release(workspace, a_release())
    remove_release(workspace, release.id)
    assert list_releases(workspace) == ()
    restore_release(workspace, release.id)
    assert list_releases(workspace) == (release,)


def test_the_sheet_offers_only_facts_it_lacks(workspace: Workspace) -> None:
    release = save_release(workspace, a_release())
    offered = {fact.key for fact in suggested_facts(workspace, release)}
    assert offered
    assert not offered & {fact.key for fact in release.facts}
    smaller = remove_fact(workspace, release, "rollback_minutes")
    assert "rollback_minutes" in {fact.key for fact in suggested_facts(workspace, smaller)}
