"""One attempt, from the task to the outcome and the stored log."""

from datetime import UTC, datetime

import pytest

from penstock.worker.attempt import AttemptRunner
from penstock.worker.cancellation import Cancellation
from penstock.worker.errors import TaskCancelled, TaskFailed
from penstock.worker.log_storage import LogStorage
from penstock.worker.machines import Machines
from penstock.worker.outcome import FINISHED, Outcome
from penstock.worker.scratch import Scratch

NOW = datetime(2014, 11, 12, 13, 14, 15, tzinfo=UTC)
LOGGED = {"type": "Test", "pipelineLogUri": "s3://data/logs/"}
FOLDER = "logs/df-1/Act/@Act_2014-11-12T00:00:00/@Act_2014-11-12T00:00:00_Attempt=1/"


class _Executor:
    """Does what a test says."""

    object_type = "Test"

    def __init__(self, work):
        self.run = work


@pytest.fixture
def run(make_task, clients, tmp_path):
    """Run a task with an executor; the scratch space is empty before and afterwards."""

    def run(work, fields=LOGGED, cancellation=None):
        scratch = Scratch(tmp_path / "scratch")
        machines = Machines(tmp_path / "machines", lambda _, launches: launches, 60)
        runner = AttemptRunner((_Executor(work),), clients, scratch, LogStorage(clients, 60), machines, lambda: NOW)
        cancellation = cancellation or Cancellation()
        outcome = runner.run(make_task(fields), cancellation, cancellation.check)
        left = (tmp_path / "scratch").glob("*/attempt-*/**/*")
        assert [path for path in left if path.is_file() and path.stat().st_size] == []
        scratch.remove()
        return outcome

    return run


def _fail(error):
    def work(attempt):
        attempt.log.write("before")
        raise error

    return work


def test_stores_the_log_where_the_service_does(run, bucket):
    """One folder per attempt; Activity.log has the worker's lines."""

    def work(attempt):
        (attempt.scratch / "file").write_text("x")
        attempt.log.write("one\ntwo")
        attempt.log.stdout.write_text("out")
        attempt.log.stderr.write_text("err")
        return FINISHED

    assert run(work) == FINISHED
    assert bucket.keys() == [FOLDER + name for name in ("Activity.log", "StdError", "StdOutput")]
    assert bucket.get(FOLDER + "Activity.log") == "2014-11-12T13:14:15Z one\n2014-11-12T13:14:15Z two\n"
    assert bucket.get(FOLDER + "StdError") == "err"


def test_stores_no_log_without_a_uri(run, bucket):
    """PipelineLogUri is optional."""
    run(_fail(TaskFailed("E", "m")), {"type": "Test"})
    assert bucket.keys() == []


def test_a_log_that_cannot_be_stored_changes_nothing(run):
    """Work that is done stays done."""

    def work(attempt):
        attempt.log.write("done")
        return FINISHED

    assert run(work, {**LOGGED, "pipelineLogUri": "s3://nowhere/"}) == FINISHED


def test_a_failure_is_an_outcome_and_is_logged(run, bucket):
    """It has no stack trace: the message says it all."""
    assert run(_fail(TaskFailed("E", "what\nwhere"))) == Outcome("FAILED", "E", "what\nwhere")
    assert [line.partition(" ")[2] for line in bucket.get(FOLDER + "Activity.log").splitlines()] == [
        "before",
        "FAILED E: what",
        "where",
    ]


def test_an_unexpected_error_has_a_stack_trace(run):
    """The message names the error and the attempt."""
    outcome = run(_fail(ZeroDivisionError("by zero")))
    assert outcome.error_id == "UnexpectedError"
    assert outcome.message == "unexpected ZeroDivisionError in @Act_2014-11-12T00:00:00_Attempt=1: by zero"
    assert outcome.stack_trace.startswith("Traceback")


def test_an_error_of_aws_keeps_its_code(run, error):
    """The code is the error id."""
    outcome = run(_fail(error("AccessDenied", "not you")))
    assert outcome.error_id == "AccessDenied"
    assert outcome.message == "An error occurred (AccessDenied) when calling the Operation operation: not you"


def test_a_cancelled_task_has_no_outcome(run):
    """Nor has one that fails because it was stopped."""
    assert run(_fail(TaskCancelled())) is None
    cancellation = Cancellation()
    cancellation.cancel()
    assert run(_fail(TaskFailed("E", "killed")), cancellation=cancellation) is None


def test_an_unknown_type_is_said_to_be_unknown(run):
    """The message says what can be run instead."""
    assert run(_fail(TaskCancelled()), {"type": "HiveActivity"}) == Outcome(
        "FAILED", "NotSupported", "HiveActivity 'Act' cannot be run here; this task runner can run: Test"
    )
