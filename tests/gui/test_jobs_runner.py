"""Work off the main thread: where results arrive, in which order, and what ends it."""

import threading

import pytest
from pytestqt.qtbot import QtBot

from greenroom.errors import Cancelled, GreenroomError, TranscriptError
from greenroom.gui.jobs import Job, JobRunner, Lane
from greenroom.gui.messages import Messages, Notice, Severity
from greenroom.model.progress import Progress


def test_result_arrives_on_the_main_thread(jobs: JobRunner, qtbot: QtBot) -> None:
    got: list[tuple[str, bool]] = []

    def done(name: str) -> None:
        got.append((name, threading.current_thread() is threading.main_thread()))

    jobs.run(lambda _progress: threading.current_thread().name, done=done)
    qtbot.waitUntil(lambda: bool(got))
    assert got[0][0].startswith("work")
    assert got[0][1]


def test_progress_comes_in_order_and_before_the_result(jobs: JobRunner, qtbot: QtBot) -> None:
    got: list[object] = []

    def work(progress: Progress) -> str:
        for number in range(500):
            progress(number + 1, 500, "counting")
        return "end"

    job = jobs.run(work, done=got.append)
    job.progressed.connect(lambda done, _total, _text: got.append(done))
    job.over.connect(lambda: got.append("over"))
    qtbot.waitUntil(lambda: "over" in got)
    counts = [each for each in got if isinstance(each, int)]
    assert counts == sorted(counts)
    assert got[-3:] == [500, "end", "over"]


def test_an_error_goes_to_the_message_bar(jobs: JobRunner, told: object, qtbot: QtBot) -> None:
    def work(_progress: Progress) -> None:
        raise TranscriptError("The file is empty.", "Choose another.")

    with qtbot.waitSignal(jobs.run(work, done=pytest.fail).over):
        pass
    assert told.all == [Notice(Severity.ERROR, "The file is empty.", "Choose another.")]


def test_failed_takes_the_error_instead(jobs: JobRunner, told: object, qtbot: QtBot) -> None:
    got: list[GreenroomError] = []

    def work(_progress: Progress) -> None:
        raise TranscriptError("The file is empty.")

    with qtbot.waitSignal(jobs.run(work, done=pytest.fail, failed=got.append).over):
        pass
    assert [error.message for error in got] == ["The file is empty."]
    assert told.all == []


def test_a_bug_goes_to_the_crash_dialog(jobs: JobRunner, told: object, qtbot: QtBot) -> None:
    def work(_progress: Progress) -> None:
        raise KeyError("x")

    with qtbot.waitSignal(jobs.run(work, done=pytest.fail, failed=pytest.fail).over):
        pass
    assert [type(each) for each in told.all] == [KeyError]


def waiting_work(entered: threading.Event, go_on: threading.Event) -> object:
    """Work that reports, waits until it may go on, and reports again."""

    def work(progress: Progress) -> str:
        progress(0, 2, "begun")
        entered.set()
        go_on.wait(10)
        progress(1, 2, "still here")
        return "end"

    return work


def test_cancel_stops_at_the_next_report(jobs: JobRunner, qtbot: QtBot) -> None:
    entered, go_on, got = threading.Event(), threading.Event(), []
    job = jobs.run(waiting_work(entered, go_on), done=pytest.fail, failed=got.append)
    assert entered.wait(10)
    job.cancel()
    with qtbot.waitSignal(job.over):
        go_on.set()
    assert [type(error) for error in got] == [Cancelled]


def test_a_cancelled_job_only_leaves_a_notice(jobs: JobRunner, told: object, qtbot: QtBot) -> None:
    entered, go_on = threading.Event(), threading.Event()
    job = jobs.run(waiting_work(entered, go_on), done=pytest.fail)
    assert entered.wait(10)
    job.cancel()
    with qtbot.waitSignal(job.over):
        go_on.set()
    assert [notice.severity for notice in told.all] == [Severity.INFO]


def test_the_latest_exclusive_job_wins(jobs: JobRunner, qtbot: QtBot) -> None:
    entered, go_on, got = threading.Event(), threading.Event(), []
    first = jobs.run(
        waiting_work(entered, go_on), done=got.append, failed=got.append, title="p", exclusive=True
    )
    assert entered.wait(10)
    second = jobs.run(lambda _progress: "new", done=got.append, title="p", exclusive=True)
    with qtbot.waitSignals([first.over, second.over]):
        go_on.set()
    assert got == ["new"]


def test_saves_keep_their_order_while_work_is_busy(jobs: JobRunner, qtbot: QtBot) -> None:
    entered, go_on, order, got = threading.Event(), threading.Event(), [], []
    blocker = jobs.run(waiting_work(entered, go_on), done=lambda _end: None)
    for number in range(20):
        jobs.run(
            lambda _progress, number=number: order.append(number), done=got.append, lane=Lane.SAVE
        )
    qtbot.waitUntil(lambda: len(got) == 20)
    assert order == list(range(20))
    assert jobs.busy()
    with qtbot.waitSignal(blocker.over):
        go_on.set()


def test_close_waits_cancels_work_and_finishes_saves(messages: Messages, qtbot: QtBot) -> None:
    runner = JobRunner(messages)
    entered, go_on, saved, got = threading.Event(), threading.Event(), [], []
    job = runner.run(waiting_work(entered, go_on), done=got.append, failed=got.append)
    runner.run(waiting_work(threading.Event(), go_on), done=got.append, failed=got.append)
    assert entered.wait(10)
    for number in range(5):
        runner.run(
            lambda _progress, number=number: saved.append(number), done=got.append, lane=Lane.SAVE
        )
    job.cancel()
    go_on.set()
    runner.close()
    qtbot.wait(10)
    assert saved == list(range(5))
    assert got == []
    assert not runner.busy()


def test_finish_saves_names_what_failed(jobs: JobRunner, told: object, qtbot: QtBot) -> None:
    def full(_progress: Progress) -> None:
        raise TranscriptError("The disk is full.")

    job = jobs.run(full, done=pytest.fail, lane=Lane.SAVE)
    assert [str(error) for error in jobs.finish_saves()] == ["The disk is full."]
    qtbot.waitSignal(job.over).wait()
    assert told.texts() == ["The disk is full."]


def test_only_long_titled_jobs_are_shown(jobs: JobRunner, qtbot: QtBot) -> None:
    entered, go_on = threading.Event(), threading.Event()
    shown: list[Job | None] = []
    jobs.shown.connect(shown.append)
    quick = jobs.run(lambda _progress: 1, done=lambda _one: None, title="Quick")
    qtbot.waitSignal(quick.over).wait()
    assert not any(shown)
    slow = jobs.run(waiting_work(entered, go_on), done=lambda _end: None, title="Slow")
    qtbot.waitUntil(lambda: slow in shown)
    with qtbot.waitSignal(slow.over):
        go_on.set()
    assert shown[-1] is None


def test_a_bug_in_done_still_ends_the_job(jobs: JobRunner, qtbot: QtBot) -> None:
    over: list[bool] = []

    def done(_result: int) -> None:
        raise KeyError("x")

    with qtbot.captureExceptions() as caught:
        job = jobs.run(lambda _progress: 1, done=done)
        job.over.connect(lambda: over.append(True))
        qtbot.waitUntil(lambda: bool(over))
    assert [kind for kind, _, _ in caught] == [KeyError]
