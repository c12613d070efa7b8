"""The worker on the local cloud's services: a pipeline from its trigger to the rows in the table."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import boto3
import pytest

from penstock.definition.api_form import object_from_api, to_api
from penstock.definition.cli_form import from_cli
from penstock.local.clock import RealClock
from penstock.local.datapipeline.pace import Pace
from penstock.local.datapipeline.service import DataPipelineService
from penstock.local.endpoint import Endpoint, Router
from penstock.local.endpoint.moto_application import MotoApplication
from penstock.local.redshift_data.service import RedshiftDataService
from penstock.warehouse.warehouse import Warehouse

ROOT = Path(__file__).parents[2]
PACE = Pace(
    retry_delay=timedelta(seconds=0.1),
    precondition_delay=timedelta(seconds=0.1),
    lost_worker=timedelta(seconds=1.5),
    resource_start=timedelta(0),
    resource_stop=timedelta(0),
)
DEFAULT = {
    "id": "Default",
    "scheduleType": "ondemand",
    "failureAndRerunMode": "CASCADE",
    "role": "r",
    "resourceRole": "r",
    "pipelineLogUri": "s3://e2e/logs/",
}
SCRIPT = (
    "A = LOAD '$INPUT' USING TextLoader AS (l:chararray);\nB = FILTER A BY l MATCHES '[0-9]+';\nSTORE B INTO '$OUTPUT';"
)
CLICKSTREAM = [
    DEFAULT,
    {"id": "Cluster", "type": "EmrCluster"},
    {"id": "Machine", "type": "Ec2Resource"},
    {"id": "Trigger", "type": "S3KeyExists", "s3Key": "s3://e2e/in/_go", "role": "r"},
    {"id": "Raw", "type": "S3DataNode", "directoryPath": "s3://e2e/in", "precondition": {"ref": "Trigger"}},
    {"id": "Clean", "type": "S3DataNode", "directoryPath": "s3://e2e/out"},
    {
        "id": "Parse",
        "type": "PigActivity",
        "runsOn": {"ref": "Cluster"},
        "input": {"ref": "Raw"},
        "output": {"ref": "Clean"},
        "script": SCRIPT,
        "scriptVariable": ["INPUT=#{input.directoryPath}", "OUTPUT=#{output.directoryPath}"],
        "stage": "false",
    },
    {
        "id": "Db",
        "type": "RedshiftDatabase",
        "clusterId": "c",
        "databaseName": "dev",
        "username": "etl",
        "*password": "x",
    },
    {
        "id": "Table",
        "type": "RedshiftDataNode",
        "database": {"ref": "Db"},
        "tableName": "numbers",
        "createTableSql": "CREATE TABLE numbers (n INT);",
    },
    {
        "id": "Load",
        "type": "RedshiftCopyActivity",
        "runsOn": {"ref": "Machine"},
        "input": {"ref": "Clean"},
        "output": {"ref": "Table"},
        "insertMode": "APPEND",
    },
]


class _S3:
    """What COPY reads: the endpoint's S3."""

    def __init__(self, client):
        self._client = client

    def list(self, uri_prefix):
        bucket, _, prefix = uri_prefix.removeprefix("s3://").partition("/")
        found = self._client.list_objects_v2(Bucket=bucket, Prefix=prefix).get("Contents", ())
        return [f"s3://{bucket}/{item['Key']}" for item in found]

    def fetch(self, uri, path):
        bucket, _, key = uri.removeprefix("s3://").partition("/")
        self._client.download_file(bucket, key, str(path))


class _NoAlarms:
    def publish(self, topic_arn, subject, message):
        raise AssertionError(f"nobody asked for an alarm: {topic_arn} {subject} {message}")


class Cloud:
    """The services at one address, with clients."""

    def __init__(self, url, service, warehouse, tmp_path):
        self.url = url
        self.service = service
        self.warehouse = warehouse
        self.s3 = boto3.client("s3", endpoint_url=url, region_name="us-east-1")
        self.pipelines = boto3.client("datapipeline", endpoint_url=url, region_name="us-east-1")
        self._tmp_path = tmp_path
        self._stack = contextlib.ExitStack()

    def activate(self, objects):
        """Put a definition and run it once; gives the pipeline's id."""
        pipeline = self.pipelines.create_pipeline(name="e2e", uniqueId="e2e")["pipelineId"]
        form = to_api(from_cli({"objects": objects}))
        answer = self.pipelines.put_pipeline_definition(pipelineId=pipeline, **form)
        assert not answer["errored"], answer
        self.pipelines.activate_pipeline(pipelineId=pipeline)
        return pipeline

    def objects(self, pipeline, sphere):
        """The instances or attempts, by component and number."""
        ids = self.pipelines.query_objects(pipelineId=pipeline, sphere=sphere)["ids"]
        found = self.pipelines.describe_objects(pipelineId=pipeline, objectIds=ids)["pipelineObjects"] if ids else []
        return [object_from_api(item) for item in found]

    def statuses(self, pipeline, sphere="INSTANCE"):
        """The status of each instance, by component, or of each attempt, by its id's end."""
        return {
            item.references("@componentParent")[0]
            + (f"={item.id.rpartition('=')[2]}" if sphere == "ATTEMPT" else ""): item.string("@status")
            for item in self.objects(pipeline, sphere)
        }

    def worker(self, threads="2"):
        """Start a worker process."""
        return self._stack.enter_context(_worker(self.url, self._tmp_path / "scratch", threads))

    def rows(self, sql):
        """The rows of a query."""
        session = self.warehouse.session(database="dev", user="etl")
        try:
            return [tuple(row) for row in session.execute_all((sql,), {})[0].rows]
        finally:
            session.close()

    def close(self):
        """End the workers."""
        self._stack.close()


@contextlib.contextmanager
def _worker(url, scratch, threads):
    command = [sys.executable, "-m", "penstock.worker", "--worker-group", "penstock.local", "--endpoint", url]
    command += ["--scratch", str(scratch), "--progress-interval", "0.3", "--exit-with-parent", "--threads", threads]
    process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE)
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        process.stdin.close()


def _eventually(condition, seconds=20.0):
    deadline = time.monotonic() + seconds
    while not (value := condition()):
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.02)
    return value


@pytest.fixture
def cloud(tmp_path, monkeypatch):
    """The local cloud's services in this process, with the bucket `e2e`."""
    for name in ("AWS_PROFILE", "AWS_ENDPOINT_URL", "AWS_SESSION_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "testing")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "testing")
    services = {}
    endpoint = Endpoint(Router(services, MotoApplication()))
    with contextlib.ExitStack() as stack:
        service = DataPipelineService(store_path=":memory:", clock=RealClock(), pace=PACE, notify=_NoAlarms())
        s3 = boto3.client("s3", endpoint_url=endpoint.url, region_name="us-east-1")
        warehouse = Warehouse(tmp_path / "warehouse.duckdb", _S3(s3))
        stack.callback(warehouse.close)
        data = RedshiftDataService(warehouse, RealClock().now)
        stack.callback(data.close)
        services |= {"DataPipeline": service, "RedshiftData": data}
        endpoint.start()
        stack.callback(endpoint.stop)
        service.start()
        stack.callback(service.close)
        s3.create_bucket(Bucket="e2e")
        cloud = Cloud(endpoint.url, service, warehouse, tmp_path)
        stack.callback(cloud.close)
        yield cloud
        cloud.close()
        for item in s3.list_objects_v2(Bucket="e2e").get("Contents", ()):
            s3.delete_object(Bucket="e2e", Key=item["Key"])
        s3.delete_bucket(Bucket="e2e")


def test_runs_a_pipeline_from_its_trigger_to_the_rows(cloud):
    """The precondition keeps it waiting and says why; then Pig, COPY, and the logs."""
    cloud.worker()
    cloud.s3.put_object(Bucket="e2e", Key="in/a", Body=b"1\nno number\n22\n")
    pipeline = cloud.activate(CLICKSTREAM)
    _eventually(
        lambda: any("s3://e2e/in/_go does not exist yet" in str(item) for item in cloud.objects(pipeline, "ATTEMPT"))
    )
    assert cloud.statuses(pipeline)["Parse"] == "WAITING_ON_DEPENDENCIES"
    cloud.s3.put_object(Bucket="e2e", Key="in/_go")
    _eventually(lambda: cloud.statuses(pipeline).get("Load") in {"FINISHED", "FAILED", "CASCADE_FAILED"})
    assert cloud.statuses(pipeline)["Load"] == "FINISHED", cloud.objects(pipeline, "ATTEMPT")
    assert cloud.rows("SELECT n FROM numbers ORDER BY n") == [(1,), (22,)]
    logs = [item["Key"] for item in cloud.s3.list_objects_v2(Bucket="e2e", Prefix="logs/")["Contents"]]
    parse = next(item for item in cloud.objects(pipeline, "ATTEMPT") if "@Parse_" in item.id)
    assert f"logs/{pipeline}/Parse/{parse.references('@instanceParent')[0]}/{parse.id}/Activity.log" in logs


def test_a_failure_is_told_after_all_retries(cloud):
    """The reason is on the instance."""
    cloud.worker()
    failing = {"id": "Fail", "type": "ShellCommandActivity", "workerGroup": "penstock.local", "maximumRetries": "1"}
    pipeline = cloud.activate([DEFAULT, {**failing, "command": "echo because >&2; exit 7"}])
    _eventually(lambda: cloud.statuses(pipeline).get("Fail") == "FAILED")
    assert cloud.statuses(pipeline, "ATTEMPT") == {"Fail=1": "FAILED", "Fail=2": "FAILED"}
    instance = cloud.objects(pipeline, "INSTANCE")[0]
    assert instance.string("errorId") == "ShellCommandFailed"
    assert instance.string("errorMessage") == (
        "command of ShellCommandActivity 'Fail' ended with exit code 7; standard error ended with:\nbecause"
    )


def test_a_worker_that_is_killed_loses_only_its_attempt(cloud, alive, tmp_path):
    """Its child dies with it, another worker retries, and the scratch space of the dead is cleared."""
    marker = tmp_path / "pid"
    command = f"if [ -e {marker} ]; then echo second; else echo $$ > {marker}; sleep 600; fi"
    # With a second thread its poll would be open when the worker dies, and could take the retry with it.
    first = cloud.worker(threads="1")
    activity = {"id": "Sleep", "type": "ShellCommandActivity", "workerGroup": "penstock.local", "command": command}
    pipeline = cloud.activate([DEFAULT, activity])
    pid = int(_eventually(lambda: marker.exists() and marker.read_text().strip()))
    # It is working for longer than a silent worker is waited for: progress is reported.
    time.sleep(2)
    assert cloud.statuses(pipeline, "ATTEMPT") == {"Sleep=1": "RUNNING"}
    first.kill()
    first.wait()
    _eventually(lambda: not alive(pid))
    cloud.worker()
    _eventually(lambda: cloud.statuses(pipeline).get("Sleep") == "FINISHED")
    assert cloud.statuses(pipeline, "ATTEMPT") == {"Sleep=1": "FAILED", "Sleep=2": "FINISHED"}
    assert len(list((tmp_path / "scratch").iterdir())) == 1


def test_a_cancelled_activity_is_stopped(cloud, alive, tmp_path):
    """Deactivating the pipeline ends the process; the worker goes on."""
    marker = tmp_path / "pid"
    activity = {"id": "Sleep", "type": "ShellCommandActivity", "workerGroup": "penstock.local"}
    worker = cloud.worker()
    pipeline = cloud.activate([DEFAULT, {**activity, "command": f"echo $$ > {marker}; exec sleep 600"}])
    pid = int(_eventually(lambda: marker.exists() and marker.read_text().strip()))
    cloud.pipelines.deactivate_pipeline(pipelineId=pipeline, cancelActive=True)
    _eventually(lambda: not alive(pid))
    assert cloud.statuses(pipeline)["Sleep"] == "CANCELED"
    assert worker.poll() is None


@pytest.mark.parametrize("how", ["SIGTERM", "SIGINT", "stdin"])
def test_a_worker_ends_at_once_and_says_nothing(cloud, alive, tmp_path, how):
    """Neither a long poll nor a running activity holds it up; the activity is abandoned, not failed."""
    marker = tmp_path / "pid"
    worker = cloud.worker()
    activity = {"id": "Sleep", "type": "ShellCommandActivity", "workerGroup": "penstock.local"}
    pipeline = cloud.activate([DEFAULT, {**activity, "command": f"trap '' TERM; echo $$ > {marker}; sleep 600"}])
    pid = int(_eventually(lambda: marker.exists() and marker.read_text().strip()))
    if how == "stdin":
        worker.stdin.close()
    else:
        os.kill(worker.pid, getattr(signal, how))
    started = time.monotonic()
    assert worker.wait(10) == 0
    assert time.monotonic() - started < 2
    _eventually(lambda: not alive(pid))
    assert cloud.statuses(pipeline, "ATTEMPT") == {"Sleep=1": "RUNNING"}
    assert list((tmp_path / "scratch").iterdir()) == []
