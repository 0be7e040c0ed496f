"""What window tests share: no screen, settings in a temporary file, and nothing left behind."""

import gc
import os
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

# Chosen before anything imports Qt.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication

from greenroom.gui.context import Changes, Context
from greenroom.gui.jobs import JobRunner
from greenroom.gui.messages import Messages
from greenroom.gui.settings import Settings
from greenroom.gui.theme import Theme


class Told:
    """Everything a Messages object was told, in order."""

    def __init__(self, messages: Messages) -> None:
        self.all: list[Any] = []
        messages.told.connect(self.all.append)
        messages.open()

    def texts(self) -> list[str]:
        return [told.text for told in self.all if hasattr(told, "text")]


@pytest.fixture(autouse=True)
def window_guard(qapp: QApplication) -> Iterator[None]:
    """Fail a test that leaves a window, a running timer or a thread behind."""
    before = {id(widget) for widget in QApplication.topLevelWidgets()}
    threads = set(threading.enumerate())
    yield
    gc.collect()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QApplication.processEvents()
    windows = [
        widget
        for widget in QApplication.topLevelWidgets()
        if id(widget) not in before and widget.isVisible()
    ]
    timers = [
        timer for widget in windows for timer in widget.findChildren(QTimer) if timer.isActive()
    ]
    left = [thread.name for thread in threading.enumerate() if thread not in threads]
    for widget in windows:
        widget.close()
    assert not windows, f"left open: {windows}"
    assert not timers, f"left running: {timers}"
    assert not left, f"threads left: {left}"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "window.ini")


@pytest.fixture
def messages(qapp: QApplication) -> Messages:
    return Messages()


@pytest.fixture
def told(messages: Messages) -> Told:
    """What the messages of this test said."""
    return Told(messages)


@pytest.fixture
def jobs(messages: Messages) -> Iterator[JobRunner]:
    runner = JobRunner(messages)
    yield runner
    runner.close()


@pytest.fixture
def theme(qapp: QApplication, settings: Settings) -> Iterator[Theme]:
    yield Theme(qapp, settings)
    qapp.setStyleSheet("")


@pytest.fixture
def workspace() -> Any:
    """A stand-in; a page's tests give their own workspace under this name."""
    return None


@pytest.fixture
def visited() -> list[tuple[str, dict[str, object]]]:
    """Where pages navigated to in this test: `(page id, arguments)`."""
    return []


@pytest.fixture
def context(
    workspace: Any,
    jobs: JobRunner,
    messages: Messages,
    settings: Settings,
    visited: list[tuple[str, dict[str, object]]],
) -> Context:
    def navigate(page_id: str, **arguments: object) -> None:
        visited.append((page_id, arguments))

    return Context(workspace, jobs, messages, settings, Changes(), navigate)
