"""Workers and activities that are stopped, one way or another."""

import os
import signal
import time

import pytest


def test_a_worker_that_is_killed_loses_only_its_attempt(cloud, default, eventually, alive, tmp_path):
    """Its child dies with it, another worker retries, and the scratch space of the dead is cleared."""
    marker = tmp_path / "pid"
    command = f"if [ -e {marker} ]; then echo second; else echo $$ > {marker}; sleep 600; fi"
    # With a second thread its poll would be open when the worker dies, and could take the retry with it.
    first = cloud.worker(threads="1")
    activity = {"id": "Sleep", "type": "ShellCommandActivity", "workerGroup": "penstock.local", "command": command}
    pipeline = cloud.activate([default, activity])
    pid = int(eventually(lambda: marker.exists() and marker.read_text().strip()))
    # It is working for longer than a silent worker is waited for: progress is reported.
    time.sleep(6)
    assert cloud.statuses(pipeline, "ATTEMPT") == {"Sleep=1": "RUNNING"}
    first.kill()
    first.wait()
    eventually(lambda: not alive(pid))
    cloud.worker()
    eventually(lambda: cloud.statuses(pipeline).get("Sleep") == "FINISHED")
    assert cloud.statuses(pipeline, "ATTEMPT") == {"Sleep=1": "FAILED", "Sleep=2": "FINISHED"}
    assert len(list((tmp_path / "scratch").iterdir())) == 1


def test_a_cancelled_activity_is_stopped(cloud, default, eventually, alive, tmp_path):
    """Deactivating the pipeline ends the process; the worker goes on."""
    marker = tmp_path / "pid"
    activity = {"id": "Sleep", "type": "ShellCommandActivity", "workerGroup": "penstock.local"}
    worker = cloud.worker()
    pipeline = cloud.activate([default, {**activity, "command": f"echo $$ > {marker}; exec sleep 600"}])
    pid = int(eventually(lambda: marker.exists() and marker.read_text().strip()))
    cloud.pipelines.deactivate_pipeline(pipelineId=pipeline, cancelActive=True)
    eventually(lambda: not alive(pid))
    assert cloud.statuses(pipeline)["Sleep"] == "CANCELED"
    assert worker.poll() is None


@pytest.mark.parametrize("how", ["SIGTERM", "SIGINT", "stdin"])
def test_a_worker_ends_at_once_and_says_nothing(cloud, default, eventually, alive, tmp_path, how):
    """Neither a long poll nor a running activity holds it up; the activity is abandoned, not failed."""
    marker = tmp_path / "pid"
    worker = cloud.worker()
    activity = {"id": "Sleep", "type": "ShellCommandActivity", "workerGroup": "penstock.local"}
    pipeline = cloud.activate([default, {**activity, "command": f"trap '' TERM; echo $$ > {marker}; sleep 600"}])
    pid = int(eventually(lambda: marker.exists() and marker.read_text().strip()))
    if how == "stdin":
        worker.stdin.close()
    else:
        os.kill(worker.pid, getattr(signal, how))
    started = time.monotonic()
    assert worker.wait(60) == 0
    assert time.monotonic() - started < 15, "it waited for the long poll or the activity"
    eventually(lambda: not alive(pid))
    assert cloud.statuses(pipeline, "ATTEMPT") == {"Sleep=1": "RUNNING"}
    assert list((tmp_path / "scratch").iterdir()) == []
