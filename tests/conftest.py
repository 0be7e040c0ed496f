"""What every test runs in: no screen, no home folder of a person, no surprises."""

import os
from pathlib import Path

import pytest

from builders import ROOT

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.pop("GREENROOM_WORKSPACE", None)

SHARED = ROOT.parent / "shared"


@pytest.fixture
def shared_transcripts() -> Path:
    """The folder of real transcripts beside the checkout; the test is skipped without it."""
    folder = SHARED / "transcripts"
    if not folder.is_dir():
        pytest.skip("the real transcripts beside the checkout are not here")
    return folder
