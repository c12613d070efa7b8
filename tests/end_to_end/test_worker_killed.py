"""The worker is killed in mid-activity: the attempt is tried again, and the table holds each row once."""

from __future__ import annotations

import signal
import time
from pathlib import Path
from random import Random
from typing import Any

import pytest

from demo.apache_logs import write_logs
from demo.warehouse import query
from penstock.cli.endpoint import make_client
from penstock.client.deploy import deploy
from penstock.client.inputs import give_input
from penstock.client.runs import InstanceView, fetch_runs
from penstock.client.watch import watch
from penstock.compiler import compile_spec
from penstock.environments import Connections, WarehouseSettings
from penstock.local.cloud import LocalCloud
from penstock.local.deployment import LocalDeployment
from penstock.local.provision import provision
from penstock.specs.loader import load_spec
from tests.eventually import PATIENCE_SECONDS, eventually

pytestmark = pytest.mark.cloud

ROWS = 200_000


@pytest.mark.parametrize("activity", ["logsProcess-ExtractTransform", "LoadToRedshift"])
def test_rows_are_there_once(root: Path, tmp_path: Path, activity: str) -> None:
    """Killed while it parses, or while it loads."""
    logs = tmp_path / "access_log"
    write_logs(logs, good=ROWS, malformed=10, seed=5)
    with LocalCloud(tmp_path / "cloud", with_worker=False) as cloud:
        worker = cloud.start_worker()
        client, pipeline_id = _start(root, cloud, logs)
        # A task whose worker never reported is handed to the next one within the same attempt.
        eventually(lambda: _has_reported(client, pipeline_id, activity))
        worker.send_signal(signal.SIGKILL)
        worker.wait()
        assert not _instance(client, pipeline_id, activity).is_terminal
        cloud.start_worker()
        *_, runs = watch(client, pipeline_id, limit=PATIENCE_SECONDS)
        assert [item.reason for run in runs for item in run.instances if item.reason] == []
        assert [run.is_successful for run in runs] == [True]
        assert _instance(client, pipeline_id, activity).attempts > 1
        warehouse = make_client("redshift-data", cloud.environment())
        assert query(warehouse, "SELECT COUNT(*) FROM weblogs") == [(ROWS,)]


@pytest.mark.soak
def test_rows_are_there_once_whenever_it_dies(root: Path, tmp_path: Path) -> None:
    """Twenty runs on one cloud, and in each the worker dies at another moment, up to twice."""
    logs = tmp_path / "access_log"
    write_logs(logs, good=ROWS, malformed=10, seed=6)
    random = Random(2014)  # noqa: S311 - moments to kill at
    with LocalCloud(tmp_path / "cloud", with_worker=False) as cloud:
        warehouse = make_client("redshift-data", cloud.environment())
        for number in range(1, 21):
            worker = cloud.start_worker()
            client, pipeline_id = _start(root, cloud, logs, unique_id=f"run-{number}")
            for _ in range(random.randrange(1, 3)):
                time.sleep(random.uniform(0, 4))
                worker.send_signal(signal.SIGKILL)
                worker.wait()
                worker = cloud.start_worker()
            *_, runs = watch(client, pipeline_id, limit=PATIENCE_SECONDS)
            assert [item.reason for run in runs for item in run.instances if item.reason] == []
            assert [run.is_successful for run in runs] == [True]
            assert query(warehouse, "SELECT COUNT(*) FROM weblogs") == [(number * ROWS,)]
            worker.send_signal(signal.SIGKILL)
            worker.wait()


def _start(root: Path, cloud: LocalCloud, logs: Path, unique_id: str = "once") -> tuple[Any, str]:
    environment = cloud.environment()
    client, s3 = (make_client(service, environment) for service in ("datapipeline", "s3"))
    loaded = load_spec(root / "etl_specs/clickstream.yaml", root / "assets")
    settings = Connections(
        warehouse=WarehouseSettings(cluster_id="warehouse", database="analytics", username="etl", secret="s")
    )
    deployment = LocalDeployment("clickstream", settings)
    definition = compile_spec(loaded.spec, loaded.assets, deployment).to_wire()
    provision(deployment, s3=s3, sns=make_client("sns", environment))
    pipeline_id = deploy(client, name="clickstream", unique_id=unique_id, description=None, definition=definition)
    runs = eventually(lambda: fetch_runs(client, pipeline_id))
    give_input(client, s3, pipeline_id, runs[0], "weblogs-bucket", logs)
    return client, pipeline_id


def _instance(client: Any, pipeline_id: str, component: str) -> InstanceView:
    (run,) = fetch_runs(client, pipeline_id)
    return next(item for item in run.instances if item.component == component)


def _has_reported(client: Any, pipeline_id: str, component: str) -> bool:
    """Whether the worker has reported progress on the component's first attempt."""
    ids = client.query_objects(pipelineId=pipeline_id, sphere="ATTEMPT").get("ids", [])
    first = [item for item in ids if item.startswith(f"@{component}_") and item.endswith("_Attempt=1")]
    if not first:
        return False
    (attempt,) = client.describe_objects(pipelineId=pipeline_id, objectIds=first)["pipelineObjects"]
    return any(field["key"] == "reportProgressTime" for field in attempt["fields"])
