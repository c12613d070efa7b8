"""Two workers on one worker group: none of a thousand tasks runs twice, and none is lost."""

import os
import subprocess
import sys
from collections import Counter

import pytest

PIPELINES = 20
TASKS = 50


@pytest.fixture
def workers(cloud, tmp_path):
    """Two `penstock worker` processes, whose settings are those of any AWS client."""
    command = [sys.executable, "-m", "penstock", "worker", "--worker-group", "farm", "--scratch", str(tmp_path)]
    environment = {**os.environ, "AWS_ENDPOINT_URL": cloud.url, "AWS_REGION": "us-east-1"}
    logs = [tmp_path / f"worker-{number}.log" for number in (1, 2)]
    processes = []
    try:
        for log in logs:
            with log.open("w") as file:
                processes.append(subprocess.Popen(command, env=environment, stderr=file))
        yield logs
    finally:
        for process in processes:
            process.kill()
            process.wait()


def test_a_thousand_tasks(cloud, workers, eventually, tmp_path):
    """Each adds one line to a file, with one write."""
    done = tmp_path / "done"
    names = [f"Task{number}" for number in range(TASKS)]
    common = {"id": "Default", "scheduleType": "ondemand", "workerGroup": "farm", "maximumRetries": "0"}
    for number in range(PIPELINES):
        tasks = [
            {"id": name, "type": "ShellCommandActivity", "command": f"echo {number} {name} >> {done}"} for name in names
        ]
        cloud.activate([common, *tasks], name=f"farm-{number}")

    expected = {f"{number} {name}" for number in range(PIPELINES) for name in names}
    eventually(lambda: done.exists() and done.read_text().count("\n") >= len(expected), seconds=300)
    eventually(lambda: sum(log.read_text().count(" FINISHED\n") for log in workers) == len(expected))
    lines = Counter(done.read_text().splitlines())
    assert set(lines) == expected
    assert set(lines.values()) == {1}
    taken = [log.read_text().count(" started\n") for log in workers]
    assert sum(taken) == len(expected)
    assert min(taken) > 0
    for item in cloud.pipelines.list_pipelines()["pipelineIdList"]:
        assert set(cloud.statuses(item["id"]).values()) == {"FINISHED"}
        assert set(cloud.statuses(item["id"], "ATTEMPT")) == {f"{name}=1" for name in names}
