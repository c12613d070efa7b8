"""Progress reports."""

import threading

import pytest
from botocore.exceptions import ClientError

from penstock.worker.cancellation import Cancellation
from penstock.worker.errors import TaskCancelled
from penstock.worker.progress import ProgressReporter


@pytest.fixture
def cancellation():
    """A cancellation that sets an event when it comes."""
    cancellation = Cancellation()
    cancellation.came = threading.Event()
    with cancellation.interrupting(cancellation.came.set):
        yield cancellation


def test_reports_at_once_and_again(pipeline, cancellation):
    """Reports at once and again."""
    reported = threading.Semaphore(0)
    plain = pipeline.report_task_progress

    def report(**arguments):
        reported.release()
        return plain(**arguments)

    pipeline.report_task_progress = report
    with ProgressReporter(pipeline, "t", cancellation, 0.01):
        for _ in range(3):
            assert reported.acquire(timeout=60)
    assert {"t"} == set(pipeline.progress)
    assert not cancellation.requested


def test_hears_a_cancellation(pipeline, cancellation):
    """Hears a cancellation."""
    pipeline.progress_answers = [{"canceled": False}, {"canceled": True}]
    with ProgressReporter(pipeline, "t", cancellation, 0.01):
        assert cancellation.came.wait(60)


def test_a_task_that_the_service_does_not_know_is_cancelled(pipeline, cancellation, error):
    """A task that the service does not know is cancelled."""
    pipeline.progress_answers = [error("TaskNotFoundException")]
    with ProgressReporter(pipeline, "t", cancellation, 60):
        assert cancellation.came.wait(60)


def test_goes_on_when_the_service_cannot_be_reached(pipeline, cancellation):
    """Goes on when the service cannot be reached."""
    pipeline.progress_answers = [ConnectionResetError(), {"canceled": True}]
    with ProgressReporter(pipeline, "t", cancellation, 60):
        assert cancellation.came.wait(60)
    assert len(pipeline.progress) == 2


def test_goes_on_when_the_service_refuses_an_answer(pipeline, cancellation, error):
    """Expired credentials say nothing about the task."""
    pipeline.progress_answers = [error("ExpiredTokenException"), {"canceled": True}]
    with ProgressReporter(pipeline, "t", cancellation, 0.01):
        assert cancellation.came.wait(60)
    assert len(pipeline.progress) == 2


def test_does_not_confirm_what_the_service_does_not_tell(pipeline, cancellation, error):
    """Loading twice would be worse than failing."""
    pipeline.progress_answers = [error("AccessDeniedException")]
    with pytest.raises(ClientError, match="AccessDeniedException"):
        ProgressReporter(pipeline, "t", cancellation, 60).confirm()
    assert not cancellation.requested


def test_confirms_only_what_is_still_ours(pipeline, cancellation):
    """Confirms only what is still ours."""
    reporter = ProgressReporter(pipeline, "t", cancellation, 60)
    reporter.confirm()
    pipeline.progress_answers = [{"canceled": True}]
    with pytest.raises(TaskCancelled):
        reporter.confirm()
