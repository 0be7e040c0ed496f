"""Older workspaces are brought up to date whole or not at all, after a backup."""

import subprocess
import sys
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlcipher3 import dbapi2

from greenroom.errors import StoreError
from greenroom.store import inspect, migration
from greenroom.store.connection import connect, make_engine
from greenroom.store.database import open_database
from greenroom.store.inspect import WorkspaceState, inspect_workspace
from greenroom.store.migration import OWN_SCRIPTS, Scripts, upgrade_workspace
from greenroom.store.rehearsals import append_event, load_events
from greenroom.store.releases import list_releases, save_release
from greenroom.store.schema import FILE_NAME, REVISIONS
from greenroom.store.tables import Row
from greenroom.store.transcripts import load_transcript, save_transcript
from store.builders_store import a_release, a_start, a_transcript
from store.shapes import shape_of

NEXT_STEP = """
import os, signal
import sqlalchemy as sa
from alembic import op
revision = "next"
down_revision = "{last}"
def upgrade():
    with op.batch_alter_table("release", recreate="always") as batch:
        batch.add_column(sa.Column("nickname", sa.String(), nullable=False, server_default=""))
    {between}
    with op.batch_alter_table("transcript", recreate="always") as batch:
        batch.add_column(sa.Column("tongue", sa.String(), nullable=False, server_default=""))
"""


def next_scripts(folder, between="pass"):
    """The shipped migrations with one more that rebuilds two tables with children."""
    versions = folder / "versions"
    versions.mkdir(parents=True, exist_ok=True)
    for path in (OWN_SCRIPTS.folder / "versions").glob("v*.py"):
        (versions / path.name).write_text(path.read_text())
    (folder / "env.py").write_text((OWN_SCRIPTS.folder / "env.py").read_text())
    step = NEXT_STEP.format(between=between, last=REVISIONS[-1])
    (versions / "v9999_next.py").write_text(step)
    return Scripts(folder, (*REVISIONS, "next"))


@pytest.fixture
def filled(workspace):
    """A closed workspace with a release and two levels below it."""
    with open_database(workspace) as database:
        save_release(database, a_release())
        append_event(database, "rehearsal-1", 0, a_start())
        save_transcript(database, a_transcript())
    return workspace


def assert_as_it_was(folder):
    assert inspect_workspace(folder / FILE_NAME, deep=True) is WorkspaceState.READY
    with closing(connect(folder / FILE_NAME, "ro")) as connection:
        names = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
    assert not [name for name in names if name.startswith("_alembic_tmp")]
    with open_database(folder) as database:
        assert list_releases(database) == (a_release(),)
        assert load_events(database, "rehearsal-1") == (a_start(),)
        assert load_transcript(database, "transcript-1") == a_transcript()


def test_the_models_and_the_migrated_tables_are_the_same(workspace, tmp_path):
    migrated = make_engine(workspace / FILE_NAME)
    (tmp_path / "models.db").touch()
    modelled = make_engine(tmp_path / "models.db")
    with migrated.connect() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, Row.metadata) == []
    with modelled.begin() as connection:
        Row.metadata.create_all(connection)
    # The comparison above does not see CHECK constraints; the text of the tables does.
    assert shape_of(migrated) == shape_of(modelled)
    migrated.dispose()
    modelled.dispose()


def test_the_known_revisions_are_those_in_the_package():
    scripts = ScriptDirectory(str(OWN_SCRIPTS.folder))
    found = [script.revision for script in scripts.walk_revisions()]
    assert tuple(reversed(found)) == REVISIONS


def test_a_step_that_rebuilds_tables_keeps_their_children_and_makes_a_backup(filled, tmp_path):
    path = filled / FILE_NAME
    backup = upgrade_workspace(path, next_scripts(tmp_path / "scripts"))
    assert inspect_workspace(backup, deep=True) is WorkspaceState.READY
    assert inspect_workspace(path) is WorkspaceState.NEWER
    with closing(connect(path, "ro")) as connection:
        for table, rows in (("release", 1), ("fact", 2), ("event", 1), ("utterance", 2)):
            count = connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            assert (table, count) == (table, rows)
        assert connection.execute("SELECT nickname FROM release").fetchall() == [("",)]
        assert connection.execute("PRAGMA user_version").fetchone() == (len(REVISIONS) + 1,)
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_an_older_workspace_is_upgraded_when_it_is_opened(filled, tmp_path, monkeypatch):
    scripts = next_scripts(tmp_path / "scripts")
    monkeypatch.setattr(inspect, "REVISIONS", scripts.revisions)
    monkeypatch.setattr(inspect, "SCHEMA_VERSION", len(scripts.revisions))
    upgrade = partial(upgrade_workspace, scripts=scripts)
    monkeypatch.setattr(migration, "upgrade_workspace", upgrade)
    path = filled / FILE_NAME
    assert inspect_workspace(path) is WorkspaceState.OLDER
    with open_database(filled) as database:
        assert load_events(database, "rehearsal-1") == (a_start(),)
    assert inspect_workspace(path, deep=True) is WorkspaceState.READY


@pytest.mark.parametrize(
    ("between", "error"),
    [
        ("raise KeyError('boom')", KeyError),
        ("op.execute(\"INSERT INTO draft VALUES ('nowhere', 'text')\")", StoreError),
    ],
    ids=["a step that fails", "a step that loses an owner"],
)
def test_a_step_that_fails_leaves_the_file_as_it_was_and_can_be_repeated(
    filled, tmp_path, between, error
):
    scripts = next_scripts(tmp_path / "scripts", between)
    for _ in range(2):
        with pytest.raises(error):
            upgrade_workspace(filled / FILE_NAME, scripts)
        assert_as_it_was(filled)
    upgrade_workspace(filled / FILE_NAME, next_scripts(tmp_path / "scripts"))
    assert inspect_workspace(filled / FILE_NAME) is WorkspaceState.NEWER


UPGRADE = """
import sys
from pathlib import Path
from greenroom.store.migration import Scripts, upgrade_workspace
from greenroom.store.schema import REVISIONS
upgrade_workspace(Path(sys.argv[1]), Scripts(Path(sys.argv[2]), (*REVISIONS, "next")))
"""


def run(code, *arguments):
    package = Path(__file__).parents[2] / "app"
    return subprocess.run(
        [
            sys.executable,
            "-c",
            f"import sys; sys.path.insert(0, {str(package)!r}){code}",
            *arguments,
        ],
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.skipif(sys.platform == "win32", reason="kills the POSIX way")
def test_a_migration_killed_in_the_middle_leaves_the_file_as_it_was(filled, tmp_path):
    scripts = next_scripts(tmp_path / "scripts", "os.kill(os.getpid(), signal.SIGKILL)")
    killed = run(UPGRADE, str(filled / FILE_NAME), str(scripts.folder))
    assert killed.returncode == -9, killed.stderr
    assert_as_it_was(filled)


OPEN = """
from pathlib import Path
from greenroom.store.database import open_database
open_database(Path(sys.argv[1])).close()
print("alembic" in sys.modules)
"""


def test_opening_an_up_to_date_workspace_does_not_load_the_migrations(filled):
    assert run(OPEN, str(filled)).stdout == "False\n"


def test_a_backup_that_cannot_be_made_stops_the_migration(filled, tmp_path):
    (filled / "backups").write_text("a file in the way")
    with pytest.raises(StoreError, match="is a file"):
        upgrade_workspace(filled / FILE_NAME, next_scripts(tmp_path / "scripts"))
    assert_as_it_was(filled)


def test_the_driver_sees_what_a_viewer_sees(filled):
    with closing(dbapi2.connect(str(filled / FILE_NAME))) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [
            (REVISIONS[-1],)
        ]
