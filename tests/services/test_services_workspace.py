"""Opening a workspace: where it lies, and that each day leaves a backup."""

from datetime import timedelta
from pathlib import Path

import pytest

from builders import a_release
from greenroom.errors import InputError, StoreError
from greenroom.services.releases import save_release
from greenroom.services.workspace import (
    back_up_workspace,
    default_folder,
    describe_workspace,
    list_workspace_backups,
    open_workspace,
    restore_workspace,
    workspace_at,
)
from greenroom.store.backup import list_backups


def test_the_folder_can_be_named_from_outside(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("GREENROOM_WORKSPACE", str(tmp_path / "named"))
    assert default_folder() == tmp_path / "named"
    with workspace_at() as workspace:
        assert workspace.folder == tmp_path / "named"
        assert describe_workspace(workspace).releases == 0


def test_each_day_of_work_leaves_one_backup(tmp_path: Path) -> None:
    with workspace_at(tmp_path) as workspace:
        save_release(workspace, a_release())
    assert list_backups(tmp_path) == ()
    for _ in range(3):
        with workspace_at(tmp_path):
            assert len(list_backups(tmp_path)) == 1


def test_an_empty_workspace_is_not_backed_up(tmp_path: Path) -> None:
    for _ in range(2):
        with workspace_at(tmp_path):
            assert list_backups(tmp_path) == ()


def test_a_backup_can_be_asked_for_at_any_time(tmp_path: Path) -> None:
    with workspace_at(tmp_path) as workspace:
        path = back_up_workspace(workspace)
        assert path.is_file()
        made = list_backups(tmp_path)[0].made_at
        assert abs(workspace.clock() - made) < timedelta(minutes=1)


def test_a_damaged_workspace_comes_back_from_its_newest_backup(tmp_path: Path) -> None:
    with workspace_at(tmp_path) as workspace:
        save_release(workspace, a_release())
        back_up_workspace(workspace)
    damaged = tmp_path / "greenroom.db"
    half = damaged.read_bytes()[: damaged.stat().st_size // 2]
    damaged.write_bytes(half)
    with pytest.raises(StoreError) as refused:
        open_workspace(tmp_path)
    assert "Restore the newest backup" in refused.value.hint
    restored = restore_workspace(tmp_path)
    assert restored.backup == list_workspace_backups(tmp_path)[0]
    assert restored.set_aside is not None
    assert restored.set_aside.read_bytes() == half
    with workspace_at(tmp_path) as workspace:
        assert describe_workspace(workspace).releases == 1


def test_without_a_backup_there_is_nothing_to_restore(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        restore_workspace(tmp_path)
