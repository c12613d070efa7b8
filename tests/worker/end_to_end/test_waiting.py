"""Waiting for pipelines, compiled for the local cloud: what the service looks at, and what a machine does."""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

HEAD = "name: report\nschedule: on-demand\nretries: {maximum: 0}\nalarms: {on_failure: false}\nsteps:\n"
WAIT = """\
  - type: wait-for-pipelines
    name: wait
    pipelines: [{pipeline: orders, interval: "#{midnight(@scheduledStartTime)}"}]
    timeout: 2 days
"""
WORK = "  - {type: run-shell, name: work, command: 'true'}\n"


@pytest.fixture
def orders(cloud, monkeypatch):
    """Store the marker of another pipeline; the AWS CLI is where a machine of AWS has it: on the search path."""
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    cloud.s3.create_bucket(Bucket="orders-data")
    for item in cloud.s3.list_objects_v2(Bucket="orders-data").get("Contents", ()):
        cloud.s3.delete_object(Bucket="orders-data", Key=item["Key"])

    def mark():
        key = f"markers/{datetime.now(UTC):%Y-%m-%d}-00-00-00/_SUCCESS"
        cloud.s3.put_object(Bucket="orders-data", Key=key, Body=b"done\n")

    return mark


def _machine(cloud, pipeline):
    return {item.string("@status") for item in cloud.objects(pipeline, "INSTANCE") if "@Machine_" in item.id}


def test_no_machine_runs_before_the_marker_is_there(cloud, activate_spec, eventually, ended, orders):
    """The service looks by itself."""
    cloud.worker()
    pipeline = activate_spec(HEAD + WAIT + WORK, {})
    eventually(lambda: cloud.statuses(pipeline).get("wait.orders") == "RUNNING")
    assert _machine(cloud, pipeline) == {"WAITING_ON_DEPENDENCIES"}
    orders()
    assert ended(pipeline, "work") == (["FINISHED"], [])


def test_a_machine_looks_for_those_that_may_fail(cloud, activate_spec, eventually, ended, orders):
    """With the AWS CLI: the marker is there long before the time is over."""
    cloud.worker()
    pipeline = activate_spec(HEAD + WAIT + "    may_fail: [orders]\n" + WORK, {})

    def looked():
        return any(
            "wait.orders" in text and "ended with exit code 1" in text
            for item in cloud.objects(pipeline, "INSTANCE")
            if "@wait_" in item.id
            for text in item.strings("@waitingOn")
        )

    eventually(looked)
    assert _machine(cloud, pipeline) == {"RUNNING"}
    orders()
    assert ended(pipeline, "work") == (["FINISHED"], [])


@pytest.mark.usefixtures("orders")
def test_a_success_is_marked_twice_in_the_same_place(cloud, activate_spec, eventually, ended):
    """Running an interval again writes the same marker; another interval has another one."""
    cloud.worker()
    spec = HEAD.replace("report", "orders") + "  - {type: mark-success, name: done}\n"
    pipeline = activate_spec(spec, {})
    assert ended(pipeline, "done") == (["FINISHED"], [])
    (instance,) = (item for item in cloud.objects(pipeline, "INSTANCE") if "@done_" in item.id)
    start = instance.string("@scheduledStartTime")
    key = f"markers/{start.replace('T', '-').replace(':', '-')}/_SUCCESS"

    def markers():
        found = cloud.s3.list_objects_v2(Bucket="orders-data", Prefix="markers/")["Contents"]
        return {
            item["Key"]: cloud.s3.get_object(Bucket="orders-data", Key=item["Key"])["Body"].read() for item in found
        }

    assert markers() == {key: f"{start}\n".encode()}
    cloud.pipelines.set_status(pipelineId=pipeline, objectIds=[instance.id], status="RERUN")
    eventually(lambda: cloud.statuses(pipeline, "ATTEMPT").get("done=2") == "FINISHED")
    assert markers() == {key: f"{start}\n".encode()}
