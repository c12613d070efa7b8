"""ShellCommandActivity."""

import threading

import pytest

from penstock.worker.errors import TaskCancelled, TaskFailed
from penstock.worker.executors.shell_command_activity import ShellCommandActivityExecutor
from penstock.worker.outcome import FINISHED

SHELL = {"type": "ShellCommandActivity"}


def run(attempt):
    """Run the executor."""
    return ShellCommandActivityExecutor().run(attempt)


def test_passes_arguments_and_keeps_both_outputs(make_attempt):
    """Passes arguments and keeps both outputs."""
    attempt = make_attempt({**SHELL, "command": 'echo "$2-$1"\necho bad >&2', "scriptArgument": ["a b", "c"]})
    assert run(attempt) == FINISHED
    assert attempt.log.stdout.read_text() == "c-a b\n"
    assert attempt.log.stderr.read_text() == "bad\n"


def test_gives_a_clean_environment_with_the_way_to_aws(make_attempt, endpoint, monkeypatch):
    """Gives a clean environment with the way to AWS."""
    monkeypatch.setenv("SOMETHING_OF_THE_WORKER", "x")
    attempt = make_attempt({**SHELL, "command": 'echo "$HOME $PWD"; env | cut -d= -f1,2 | grep -v ^PATH'})
    run(attempt)
    home = str(attempt.scratch / "home")
    lines = attempt.log.stdout.read_text().splitlines()
    assert f"{home} {home}" == lines[0]
    assert f"AWS_ENDPOINT_URL={endpoint}" in lines
    assert "AWS_ACCESS_KEY_ID=testing" in lines
    assert "AWS_DEFAULT_REGION=us-east-1" in lines
    assert not [line for line in lines if line.startswith("SOMETHING")]


@pytest.mark.parametrize(
    ("script", "expected"),
    [("echo plain $1", "plain x\n"), ("#!/usr/bin/env -S sh -e\nfalse || echo shebang $1", "shebang x\n")],
)
def test_runs_a_script_from_s3(make_attempt, bucket, script, expected):
    """Runs a script from S3."""
    bucket.put("bin/job.sh", script)
    attempt = make_attempt({**SHELL, "scriptUri": "s3://data/bin/job.sh", "scriptArgument": "x"})
    assert run(attempt) == FINISHED
    assert expected == attempt.log.stdout.read_text()


def test_stages_directories_and_files(make_attempt, bucket):
    """Stages directories and files."""
    bucket.put("in/a/1.txt", "one")
    bucket.put("in/2.txt", "two")
    bucket.put("in-other/3.txt", "no")
    bucket.put("single.txt", "single")
    attempt = make_attempt(
        {
            **SHELL,
            "stage": "TRUE",
            "command": "mkdir $OUTPUT1_STAGING_DIR/sub; cat $INPUT1_STAGING_DIR/a/1.txt $INPUT1_STAGING_DIR/2.txt "
            "> $OUTPUT1_STAGING_DIR/sub/all; cp ${INPUT2_STAGING_DIR}/single.txt ${OUTPUT1_STAGING_DIR}/; "
            "ls $INPUT1_STAGING_DIR",
            "input": [{"ref": "Dir"}, {"ref": "File"}],
            "output": {"ref": "Out"},
        },
        {"id": "Dir", "type": "S3DataNode", "directoryPath": "s3://data/in"},
        {"id": "File", "type": "S3DataNode", "filePath": "s3://data/single.txt"},
        {"id": "Out", "type": "S3DataNode", "directoryPath": "s3://data/out/"},
    )
    assert run(attempt) == FINISHED
    assert bucket.keys("out") == ["out/single.txt", "out/sub/all"]
    assert bucket.get("out/sub/all") == "onetwo"
    assert attempt.log.stdout.read_text() == "2.txt\na\n"


def test_copies_nothing_out_after_a_failure(make_attempt, bucket):
    """Copies nothing out after a failure."""
    attempt = make_attempt(
        {**SHELL, "stage": "true", "command": "echo x > $OUTPUT1_STAGING_DIR/x; false", "output": {"ref": "Out"}},
        {"id": "Out", "type": "S3DataNode", "directoryPath": "s3://data/out/"},
    )
    with pytest.raises(TaskFailed):
        run(attempt)
    assert bucket.keys("out") == []


def test_stores_stdout_and_stderr_also_of_a_failure(make_attempt, bucket):
    """Stores stdout and stderr also of a failure."""
    attempt = make_attempt(
        {**SHELL, "command": "echo o; echo e >&2; exit 1", "stdout": "s3://data/o.txt", "stderr": "s3://data/logs/"}
    )
    with pytest.raises(TaskFailed):
        run(attempt)
    assert bucket.get("o.txt") == "o\n"
    assert bucket.get("logs/StdError") == "e\n"


def test_stores_stdout_locally_for_a_worker_group(make_attempt, tmp_path):
    """Stores stdout locally for a worker group."""
    run(make_attempt({**SHELL, "command": "echo o", "workerGroup": "g", "stdout": str(tmp_path / "o.txt")}))
    assert (tmp_path / "o.txt").read_text() == "o\n"


def test_fails_with_the_exit_code_and_the_last_lines(make_attempt):
    """Fails with the exit code and the last lines."""
    attempt = make_attempt({**SHELL, "command": "for i in $(seq 100); do echo line $i >&2; done; exit 3"})
    with pytest.raises(TaskFailed) as caught:
        run(attempt)
    lines = str(caught.value).splitlines()
    assert lines[0] == "command of ShellCommandActivity 'Act' ended with exit code 3; standard error ended with:"
    assert [lines[1], lines[-1]] == ["line 81", "line 100"]
    assert caught.value.error_id == "ShellCommandFailed"


@pytest.mark.parametrize(
    ("fields", "others", "message"),
    [
        ({}, (), "ShellCommandActivity 'Act' has neither; exactly one of command, scriptUri is needed"),
        (
            {"command": "a", "scriptUri": "b"},
            (),
            "ShellCommandActivity 'Act' has command and scriptUri; exactly one of command, scriptUri is needed",
        ),
        ({"scriptUri": "s3://data/no.sh"}, (), "cannot read s3://data/no.sh: it does not exist"),
        ({"command": "kill -9 $$"}, (), "command of ShellCommandActivity 'Act' ended with signal SIGKILL"),
        (
            {"command": "true", "stdout": "out/x"},
            (),
            (
                "stdout of ShellCommandActivity 'Act' is the local path 'out/x'; "
                "with runsOn write an S3 URI, a local path is for workerGroup"
            ),
        ),
        (
            {"command": "true", "stage": "true", "input": {"ref": "T"}},
            ({"id": "T", "type": "RedshiftDataNode"},),
            "RedshiftDataNode 'T' cannot be staged; with stage=true use S3DataNode",
        ),
        (
            {"command": "true", "stage": "true", "output": {"ref": "F"}},
            ({"id": "F", "type": "S3DataNode", "filePath": "s3://data/f"},),
            "S3DataNode 'F' has filePath; a staged output needs directoryPath",
        ),
        (
            {"command": "true", "stage": "true", "input": {"ref": "Gone"}},
            (),
            "input of ShellCommandActivity 'Act' refers to 'Gone', which the task does not contain",
        ),
    ],
)
def test_fails_with_a_reason(make_attempt, fields, others, message):
    """Fails with a reason."""
    with pytest.raises(TaskFailed) as caught:
        run(make_attempt({**SHELL, **fields}, *others))
    assert message == str(caught.value)


def test_stops_when_cancelled(make_attempt):
    """Stops when cancelled."""
    attempt = make_attempt({**SHELL, "command": "trap 'echo told; exit 0' TERM; echo ready; sleep 60 & wait"})

    def cancel_when_ready():
        while not (attempt.log.stdout.exists() and attempt.log.stdout.read_text()):
            pass
        attempt.cancellation.cancel()

    threading.Thread(target=cancel_when_ready, daemon=True).start()
    with pytest.raises(TaskCancelled):
        run(attempt)
    assert attempt.log.stdout.read_text() == "ready\ntold\n"
