"""ShellCommandPrecondition."""

import threading

import pytest

from penstock.worker.errors import TaskCancelled, TaskFailed
from penstock.worker.executors.shell_command_precondition import ShellCommandPreconditionExecutor
from penstock.worker.outcome import FINISHED, Outcome

SHELL = {"type": "ShellCommandPrecondition", "name": "Ready"}


def run(attempt):
    """Run the executor."""
    return ShellCommandPreconditionExecutor().run(attempt)


def test_is_met_when_the_command_succeeds(make_attempt):
    """Arguments are $1 and so on; what it prints is kept."""
    attempt = make_attempt({**SHELL, "command": 'test "$2" = b && echo "$1"', "scriptArgument": ["a", "b"]})
    assert run(attempt) == FINISHED
    assert attempt.log.stdout.read_text() == "a\n"


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        ("false", "exit code 1"),
        ("exit 254", "exit code 254"),
        ("kill -9 $$", "signal SIGKILL"),
        ("echo no orders yet >&2; exit 3", "exit code 3; standard error ended with:\nno orders yet"),
    ],
)
def test_is_not_met_when_it_does_not(make_attempt, command, reason):
    """The service asks again; the reason stands beside the status of the attempt."""
    message = f"command of ShellCommandPrecondition 'Ready' ended with {reason}"
    assert Outcome("FALSE", message=message) == run(make_attempt({**SHELL, "command": command}))


def test_runs_a_script_from_s3_and_stores_what_it_prints(make_attempt, bucket):
    """As an activity does."""
    bucket.put("bin/ready.sh", "#!/bin/sh\necho looked for $1; exit 1\n")
    fields = {"scriptUri": "s3://data/bin/ready.sh", "scriptArgument": "orders", "stdout": "s3://data/logs/ready.txt"}
    assert run(make_attempt({**SHELL, **fields})).status == "FALSE"
    assert bucket.get("logs/ready.txt") == "looked for orders\n"


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({}, "ShellCommandPrecondition 'Ready' has neither; exactly one of command, scriptUri is needed"),
        ({"scriptUri": "s3://data/no.sh"}, "cannot read s3://data/no.sh: it does not exist"),
    ],
)
def test_fails_where_asking_again_would_not_help(make_attempt, fields, message):
    """What cannot be started never holds."""
    with pytest.raises(TaskFailed) as caught:
        run(make_attempt({**SHELL, **fields}))
    assert message == str(caught.value)


def test_fails_when_the_interpreter_is_missing(make_attempt, bucket):
    """Likewise."""
    bucket.put("bin/ready.sh", "#!/no/such/interpreter\n")
    with pytest.raises(TaskFailed, match=r"^ShellCommandPrecondition 'Ready' could not be started: "):
        run(make_attempt({**SHELL, "scriptUri": "s3://data/bin/ready.sh"}))


def test_stops_when_cancelled(make_attempt):
    """It is not told that it does not hold."""
    attempt = make_attempt({**SHELL, "command": "echo ready; sleep 60 & wait"})

    def cancel_when_ready():
        while not (attempt.log.stdout.exists() and attempt.log.stdout.read_text()):
            pass
        attempt.cancellation.cancel()

    threading.Thread(target=cancel_when_ready, daemon=True).start()
    with pytest.raises(TaskCancelled):
        run(attempt)
