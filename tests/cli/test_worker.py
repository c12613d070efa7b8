"""`penstock worker`: a task runner for a worker group, as a process of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import pytest

from penstock.local.clock import RealClock
from tests.client import service as client_service
from tests.client.service import Live

GROUP = "etl-machines"
AWS = {"AWS_ACCESS_KEY_ID": "x", "AWS_SECRET_ACCESS_KEY": "y"}


def pipeline(command: str) -> dict[str, Any]:
    """A pipeline of one command, which a worker group runs."""
    return {
        "objects": [
            {"id": "Default", "scheduleType": "ondemand", "pipelineLogUri": "s3://logs/visits", "workerGroup": GROUP},
            {"id": "load", "type": "ShellCommandActivity", "command": command, "maximumRetries": "0"},
        ]
    }


@pytest.fixture
def real_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Live]:
    """The local service on the clock of the world."""
    monkeypatch.setattr(client_service, "VirtualClock", lambda _start: RealClock())
    live = Live(tmp_path)
    live.make("s3").create_bucket(Bucket="logs")
    live.service.start()
    yield live
    live.close()


@contextmanager
def _worker(live: Live, folder: Path, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
    command = [sys.executable, "-m", "penstock", "worker", "--worker-group", GROUP, "--scratch", str(folder)]
    process = subprocess.Popen(
        [*command, *arguments], env=kept | live.environment, stderr=subprocess.PIPE, text=True, cwd=folder
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def _read_until(stream: IO[str] | None, text: str) -> None:
    """Read lines until one has the text; the test's own time limit is that of the process."""
    assert stream is not None
    timer = threading.Timer(60, stream.close)
    timer.start()
    assert any(text in line for line in stream)
    timer.cancel()


def _status(live: Live, pipeline_id: str) -> str:
    return next(status for id_, status in live.statuses(pipeline_id).items() if id_.startswith("@load"))


def test_one_task(real_time: Live, tmp_path: Path) -> None:
    """Without any setting but those of AWS; its log is where the service puts it, and nothing is left behind."""
    id_ = real_time.deploy(pipeline("echo done; pwd >&2"))
    folder = tmp_path / "scratch"
    folder.mkdir()
    with _worker(real_time, folder, "--once") as worker:
        _, errors = worker.communicate(timeout=60)
    assert worker.returncode == 0
    assert f"asking {real_time.environment['AWS_ENDPOINT_URL']} for tasks of worker group {GROUP}" in errors
    assert _status(real_time, id_) == "FINISHED"
    keys = [item["Key"] for item in real_time.make("s3").list_objects_v2(Bucket="logs")["Contents"]]
    assert {key.rpartition("/")[2] for key in keys} >= {"Activity.log", "StdOutput", "StdError"}
    assert all(key.startswith(f"visits/{id_}/load/@load_") for key in keys)
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("signals", [1, 2])
def test_is_told_to_end(real_time: Live, tmp_path: Path, signals: int) -> None:
    """Once: the task comes to its end first. Twice: it is given up, and the service hears nothing of it."""
    go = tmp_path / "go"
    id_ = real_time.deploy(pipeline(f"while [ ! -e {go} ]; do sleep 0.05; done"))
    folder = tmp_path / "scratch"
    folder.mkdir()
    with _worker(real_time, folder) as worker:
        _read_until(worker.stderr, "started")
        worker.send_signal(signal.SIGTERM)
        if signals == 2:
            _read_until(worker.stderr, "waiting for tasks that run")
            worker.send_signal(signal.SIGTERM)
        else:
            go.touch()
        assert worker.wait(60) == 0
    assert _status(real_time, id_) == ("FINISHED" if signals == 1 else "RUNNING")
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "environment", "message"),
    [
        ((), AWS, "no region: set AWS_REGION, or give --region\n"),
        (("--region", "eu-north-1"), AWS, "AWS Data Pipeline is not in eu-north-1; it is in "),
        ((), {"AWS_REGION": "us-east-1"}, "no AWS credentials: set AWS_PROFILE, or AWS_ACCESS_KEY_ID and "),
    ],
)
def test_begins_nothing_without_aws_settings(
    project: Any, arguments: tuple[str, ...], environment: dict[str, str], message: str
) -> None:
    """It would fail at each poll."""
    outcome = project.run("worker", "--worker-group", GROUP, *arguments, HOME=str(project.folder), **environment)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith(message)


def test_its_databases_are_read_first(project: Any, penstock: Callable[..., Any], live: Live) -> None:
    """A mistake in the file would fail each task that needs one."""
    file = project.write("databases.yaml", "databases:\n  shop: mysql://\n")
    outcome = penstock("worker", "--worker-group", GROUP, "--databases", str(file))
    assert outcome.code == 1
    assert "databases.yaml:2:9: error PS204: databases.shop: the URL has no host" in outcome.err
    missing = penstock("worker", "--worker-group", GROUP, "--databases", "none.yaml")
    assert missing.code == 2


def test_a_worker_group_is_needed(penstock: Callable[..., Any]) -> None:
    """Polling for somebody else's tasks would take them away."""
    outcome = penstock("worker")
    assert outcome.code == 2
    assert "--worker-group" in outcome.err
