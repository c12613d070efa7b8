"""The local cloud's services at one address in this process, and workers in processes of their own."""

import contextlib
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import boto3
import pytest

from penstock.compiler import compile_loaded
from penstock.definition.api_form import object_from_api, to_api
from penstock.definition.cli_form import from_cli, to_cli
from penstock.environments import Connections, WarehouseSettings
from penstock.local.clock import RealClock
from penstock.local.datapipeline.pace import Pace
from penstock.local.datapipeline.service import DataPipelineService
from penstock.local.deployment import LocalDeployment
from penstock.local.endpoint import Endpoint, Router
from penstock.local.endpoint.moto_application import MotoApplication
from penstock.local.redshift_data.service import RedshiftDataService
from penstock.specs.loader import load_spec
from penstock.warehouse.warehouse import Warehouse
from tests.eventually import eventually

ROOT = Path(__file__).parents[3]
PACE = Pace(
    retry_delay=timedelta(seconds=0.1),
    precondition_delay=timedelta(seconds=0.1),
    lost_worker=timedelta(seconds=5),
    resource_start=timedelta(0),
    resource_stop=timedelta(0),
)


_ENDS = ("FINISHED", "FAILED", "CASCADE_FAILED", "CANCELED", "TIMEDOUT")


class HastenedClock(RealClock):
    """The machine's clock, which a test can set forward."""

    def __init__(self):
        self._ahead = timedelta(0)

    def now(self):
        """As much later as it was set forward."""
        return super().now() + self._ahead

    def hasten(self, seconds):
        """Set it forward."""
        self._ahead += timedelta(seconds=seconds)

    def wait(self, condition, until):
        """Look again and again, since nobody notifies of the jump."""
        left = 0.05 if until is None else min(max(0.0, (until - self.now()).total_seconds()), 0.05)
        return condition.wait(left) or until is None or until > self.now()


class _S3:
    """What COPY reads and UNLOAD writes: the endpoint's S3."""

    def __init__(self, client):
        self._client = client

    def list(self, uri_prefix):
        bucket, _, prefix = uri_prefix.removeprefix("s3://").partition("/")
        found = self._client.list_objects_v2(Bucket=bucket, Prefix=prefix).get("Contents", ())
        return [f"s3://{bucket}/{item['Key']}" for item in found]

    def fetch(self, uri, path):
        bucket, _, key = uri.removeprefix("s3://").partition("/")
        self._client.download_file(bucket, key, str(path))

    def put(self, uri, path):
        bucket, _, key = uri.removeprefix("s3://").partition("/")
        self._client.upload_file(str(path), bucket, key)

    def delete(self, uri):
        bucket, _, key = uri.removeprefix("s3://").partition("/")
        self._client.delete_object(Bucket=bucket, Key=key)


class _Alarms(list):
    """What was sent; a test that expects alarms takes them out."""

    def publish(self, topic_arn, subject, message):
        self.append((topic_arn, subject, message))


class Cloud:
    """The services at one address, with clients."""

    def __init__(self, url, services, warehouse, alarms, tmp_path, clock):
        self.alarms = alarms
        self.hasten = clock.hasten
        self.url = url
        self.services = services
        self.warehouse = warehouse
        self.s3 = boto3.client("s3", endpoint_url=url, region_name="us-east-1")
        self.pipelines = boto3.client("datapipeline", endpoint_url=url, region_name="us-east-1")
        self._tmp_path = tmp_path
        self._stack = contextlib.ExitStack()

    def activate(self, objects, name="e2e"):
        """Put a definition and run it once; gives the pipeline's id."""
        return self.put_and_activate(name, to_api(from_cli({"objects": objects})))

    def put_and_activate(self, name, form):
        """The same of a definition as the API writes it."""
        pipeline = self.pipelines.create_pipeline(name=name, uniqueId=name)["pipelineId"]
        form = {key: value for key, value in form.items() if value}
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

    def worker(self, threads="2", log_interval="2"):
        """Start a worker process; its databases are those of local_databases.yaml in `tmp_path`."""
        return self._stack.enter_context(_worker(self.url, self._tmp_path, threads, log_interval))

    def rows(self, sql):
        """The rows of a query."""
        session = self.warehouse.session(database="dev", user="etl")
        try:
            return [tuple(row) for row in session.execute_all((sql,), {})[0].rows]
        finally:
            session.close()

    def run(self, sql):
        """Run one statement."""
        session = self.warehouse.session(database="dev", user="etl")
        try:
            session.execute_all((sql,), {})
        finally:
            session.close()

    def close(self):
        """End the workers."""
        self._stack.close()


@contextlib.contextmanager
def _worker(url, tmp_path, threads, log_interval):
    command = [sys.executable, "-m", "penstock.worker", "--worker-group", "penstock.local", "--endpoint", url]
    command += ["--scratch", str(tmp_path / "scratch"), "--progress-interval", "0.3", "--exit-with-parent"]
    command += ["--log-interval", log_interval, "--machines", str(tmp_path / "machines")]
    command += ["--threads", threads, "--databases", str(tmp_path / "local_databases.yaml")]
    process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE)
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        process.stdin.close()


@pytest.fixture
def pace():
    """How long the service's delays are."""
    return PACE


@pytest.fixture
def cloud(tmp_path, monkeypatch, pace):
    """The local cloud's services in this process, with the bucket `e2e`."""
    for name in ("AWS_PROFILE", "AWS_ENDPOINT_URL", "AWS_SESSION_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "testing")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "testing")
    services = {}
    endpoint = Endpoint(Router(services, MotoApplication()))
    with contextlib.ExitStack() as stack:
        alarms = _Alarms()
        clock = HastenedClock()
        service = DataPipelineService(store_path=":memory:", clock=clock, pace=pace, notify=alarms)
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
        cloud = Cloud(endpoint.url, services, warehouse, alarms, tmp_path, clock)
        stack.callback(cloud.close)
        yield cloud
        cloud.close()
        assert alarms == [], "nobody asked for an alarm"
        for item in s3.list_objects_v2(Bucket="e2e").get("Contents", ()):
            s3.delete_object(Bucket="e2e", Key=item["Key"])
        s3.delete_bucket(Bucket="e2e")


@pytest.fixture
def activate_spec(cloud, tmp_path):
    """Compile a spec as `penstock run` does, upload its assets and activate it; gives the pipeline's id."""
    warehouse = WarehouseSettings(cluster_id="dwh", database="dev", username="etl", secret="unused")

    def activate(text, assets, databases=None):
        for name, content in {"spec.yaml": text, **{f"assets/{name}": item for name, item in assets.items()}}.items():
            path = tmp_path / "project" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
            path.chmod(0o755 if content[:2] in ("#!", b"#!") else 0o644)
        (tmp_path / "project" / "assets").mkdir(exist_ok=True)
        loaded = load_spec(tmp_path / "project" / "spec.yaml", tmp_path / "project" / "assets")
        deployment = LocalDeployment(
            loaded.spec.name,
            Connections(warehouse=warehouse, databases=databases or {}),
        )
        definition = compile_loaded(loaded, deployment).to_wire()
        for bucket in deployment.buckets:
            cloud.s3.create_bucket(Bucket=bucket)
        for uri, path in deployment.assets.items():
            bucket, _, key = uri.removeprefix("s3://").partition("/")
            cloud.s3.upload_file(str(path), bucket, key)
        return cloud.activate(to_cli(definition)["objects"])

    return activate


@pytest.fixture
def ended(cloud, eventually):
    """Wait until the runs of an on-demand pipeline are over; gives the statuses of a step, and the errors of all."""

    def ended(pipeline, step, times=1, seconds=60.0):
        def statuses():
            all_of_them = {item.id: item.string("@status") for item in cloud.objects(pipeline, "INSTANCE")}
            found = [status for name, status in all_of_them.items() if f"@{step}_" in name]
            return found if len(found) == times and set(all_of_them.values()) <= set(_ENDS) else None

        found = eventually(statuses, seconds)
        errors = [item.string("errorMessage") for item in cloud.objects(pipeline, "ATTEMPT")]
        return found, [error for error in errors if error]

    return ended


@pytest.fixture(name="eventually")
def _eventually():
    """Wait until a condition holds, and give its value."""
    return eventually


@pytest.fixture
def default():
    """The object `Default` of a pipeline that runs once when it is activated."""
    return {
        "id": "Default",
        "scheduleType": "ondemand",
        "failureAndRerunMode": "CASCADE",
        "role": "r",
        "resourceRole": "r",
        "pipelineLogUri": "s3://e2e/logs/",
    }
