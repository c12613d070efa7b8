"""EmrActivity."""

import pytest

from penstock.worker.emr import spark
from penstock.worker.errors import TaskCancelled, TaskFailed
from penstock.worker.executors.emr_activity import EmrActivityExecutor
from penstock.worker.outcome import FINISHED

EMR = {"type": "EmrActivity"}


def run(attempt):
    """Run the executor."""
    return EmrActivityExecutor().run(attempt)


def test_runs_commands_and_steps_in_order(make_attempt, bucket):
    """Those before, steps, those after; the output of all is one, and arguments are not in the log."""
    bucket.put("bin/say.sh", "echo $1 >&2\n")
    steps = ["command-runner.jar,echo,two\\\\,three", "script-runner.jar,s3://data/bin/say.sh,secret"]
    attempt = make_attempt(
        {**EMR, "step": steps, "preStepCommand": ["echo one | cat"], "postStepCommand": ["echo last", "echo $HOME"]}
    )
    assert run(attempt) == FINISHED
    assert attempt.log.stdout.read_text() == f"one\ntwo,three\nlast\n{attempt.scratch / 'home'}\n"
    assert attempt.log.stderr.read_text() == "secret\n"
    log = (attempt.scratch / "log/Activity.log").read_text()
    assert [line.partition(" ")[2] for line in log.splitlines()[2:4]] == [
        "step 1 of 2 of EmrActivity 'Act': echo",
        "step 1 of 2 of EmrActivity 'Act': ended with exit code 0",
    ]
    assert "secret" not in log


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({}, "EmrActivity 'Act' has no step, and no command before or after; set step"),
        (
            {"preStepCommand": "echo x; no-such"},
            "preStepCommand 1 of EmrActivity 'Act' ended with exit code 127; standard e",
        ),
        ({"postStepCommand": "kill -9 $$"}, "postStepCommand 1 of EmrActivity 'Act' ended with signal SIGKILL"),
        (
            {"step": "command-runner.jar,no-such"},
            "step 1 of 1 of EmrActivity 'Act': the command 'no-such' is not on this",
        ),
        (
            {"step": ["command-runner.jar,sh,-c,echo out; echo err >&2; exit 3", "command-runner.jar,echo,next"]},
            "step 1 of 2 of EmrActivity 'Act' ended with exit code 3; standard error ended with:\nerr; standard",
        ),
    ],
)
def test_stops_at_the_first_failure(make_attempt, fields, error):
    """The message has what that command said last."""
    attempt = make_attempt({**EMR, **fields})
    with pytest.raises(TaskFailed) as caught:
        run(attempt)
    assert str(caught.value).startswith(error)
    assert not attempt.log.stdout.exists() or "next" not in attempt.log.stdout.read_text()


@pytest.mark.parametrize(
    ("step", "error"),
    [
        ("s3://data/my.jar,x", "step 2 of 2 of EmrActivity 'Act': the JAR s3://data/my.jar cannot be run here; only"),
        (
            "command-runner.jar,spark-submit,s3://data/app.py",
            "step 2 of 2 of EmrActivity 'Act' cannot run here: install PySpark by `pip install",
        ),
    ],
)
def test_begins_nothing_that_it_cannot_end(make_attempt, monkeypatch, step, error):
    """All steps are looked at before the first is run."""
    monkeypatch.setattr(spark, "_package", lambda _: None)
    attempt = make_attempt({**EMR, "preStepCommand": "echo begun", "step": ["command-runner.jar,echo,begun", step]})
    with pytest.raises(TaskFailed) as caught:
        run(attempt)
    assert caught.value.error_id == "NotSupported"
    assert str(caught.value).startswith(error)
    assert not attempt.log.stdout.exists()


def test_is_cancelled_before_it_begins(make_attempt):
    """Nothing is run."""
    attempt = make_attempt({**EMR, "step": "command-runner.jar,echo,x"})
    attempt.cancellation.cancel()
    with pytest.raises(TaskCancelled):
        run(attempt)
    assert not attempt.log.stdout.exists()


def test_leaves_stack_traces_of_java_to_the_log(make_attempt):
    """The message has what went wrong."""
    trace = (
        r"printf 'Exception: no good\n%s\tat a.b.C\$d(E.java:1)\n' ''; seq 300 | sed 's/^/\tat a.B.c/'; echo; exit 1"
    )
    attempt = make_attempt({**EMR, "preStepCommand": f"({trace}) >&2"})
    with pytest.raises(TaskFailed) as caught:
        run(attempt)
    assert str(caught.value).endswith("standard error ended with:\nException: no good")
    assert len(attempt.log.stderr.read_text().splitlines()) > 300
