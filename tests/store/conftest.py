import shutil

import pytest

from greenroom.store.database import open_database
from greenroom.store.schema import FILE_NAME


@pytest.fixture(scope="session")
def empty_workspace(tmp_path_factory):
    """The file of a workspace with nothing in it, made once."""
    folder = tmp_path_factory.mktemp("template") / "workspace"
    open_database(folder).close()
    return folder / FILE_NAME


@pytest.fixture
def workspace(tmp_path, empty_workspace):
    """The closed folder of an empty workspace."""
    folder = tmp_path / "workspace"
    folder.mkdir(mode=0o700)
    shutil.copy(empty_workspace, folder)
    return folder


@pytest.fixture
def database(workspace):
    with open_database(workspace) as opened:
        yield opened


@pytest.fixture(scope="module")
def shared_database(tmp_path_factory):
    """One workspace for many examples of a property."""
    with open_database(tmp_path_factory.mktemp("shared") / "workspace") as opened:
        yield opened
