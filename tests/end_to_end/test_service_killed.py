"""The local cloud's process is killed in mid-run, and started again: nothing is lost, and nothing is finished twice."""

from __future__ import annotations

import contextlib
import os
import signal
import sqlite3
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from botocore.exceptions import BotoCoreError, ClientError

from demo.apache_logs import write_logs
from demo.warehouse import query
from penstock.cli.endpoint import make_client
from penstock.client.deploy import deploy
from penstock.client.inputs import give_input
from penstock.client.runs import fetch_runs
from penstock.compiler import compile_spec
from penstock.environments import Connections, WarehouseSettings
from penstock.local.background import RunningCloud, down, up
from penstock.local.deployment import LocalDeployment
from penstock.local.endpoint.state_lock import CONTENT, is_held
from penstock.local.provision import provision
from penstock.specs.loader import load_spec
from tests.eventually import eventually

pytestmark = pytest.mark.cloud

CHAINS = 4
LENGTH = 5
ROWS = 50_000


class Victim:
    """A local cloud that is killed and started again; its clients find it at the same address."""

    def __init__(self, state: Path) -> None:
        self.state = state
        self.cloud: RunningCloud = up(state).cloud

    def client(self, service: str) -> Any:
        """A boto3 client."""
        return make_client(service, self.cloud.environment())

    def kill(self) -> None:
        """SIGKILL to the service's process only, and another life."""
        os.kill(self.cloud.pid, signal.SIGKILL)
        eventually(lambda: not is_held(self.state))
        before = self.cloud
        self.cloud = up(self.state).cloud
        assert self.cloud.pid != before.pid
        assert self.cloud.url == before.url

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """Read the service's store beside the service."""
        path = self.state / CONTENT / "pipelines.sqlite"
        with contextlib.closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
            return connection.execute(sql).fetchall()

    def finished(self) -> dict[str, float]:
        """The instances that the service has recorded as FINISHED, and when."""
        sql = "SELECT instance_id, actual_end FROM instances WHERE status = 'FINISHED'"
        return dict(self.rows(sql))


@pytest.fixture
def victim(tmp_path: Path) -> Iterator[Victim]:
    """A cloud that is ended, whatever was done to it."""
    state = tmp_path / "state"
    try:
        yield Victim(state)
    finally:
        down(state)


def definition() -> list[dict[str, Any]]:
    """Chains of commands that hand a file on through S3, each of which adds its name to it, on one machine."""
    objects: dict[str, dict[str, str]] = {
        "Default": {
            "scheduleType": "ondemand",
            "maximumRetries": "5",
            "pipelineLogUri": "s3://logs/",
            "->onSuccess": "Told",
        },
        "Machine": {"type": "Ec2Resource"},
        "Told": {
            "type": "SnsAlarm",
            "topicArn": "arn:aws:sns:us-east-1:123456789012:told",
            "role": "service",
            "subject": "s",
            "message": "m",
        },
        "Ready": {"type": "S3KeyExists", "s3Key": "s3://lake/ready"},
    }
    for chain in range(CHAINS):
        objects[f"Data{chain}.0"] = {
            "type": "S3DataNode",
            "directoryPath": f"s3://lake/in/{chain}/",
            "->precondition": "Ready",
        }
        for number in range(1, LENGTH + 1):
            objects[f"Data{chain}.{number}"] = {"type": "S3DataNode", "directoryPath": f"s3://lake/{chain}/{number}/"}
            objects[f"Step{chain}.{number}"] = {
                "type": "ShellCommandActivity",
                "command": "sleep 0.1; { cat ${INPUT1_STAGING_DIR}/*; echo #{name}; } > ${OUTPUT1_STAGING_DIR}/names",
                "stage": "true",
                "->input": f"Data{chain}.{number - 1}",
                "->output": f"Data{chain}.{number}",
                "->runsOn": "Machine",
            }
    return [
        {
            "id": name,
            "name": name,
            "fields": [
                {"key": key.removeprefix("->"), "refValue" if key.startswith("->") else "stringValue": value}
                for key, value in fields.items()
            ],
        }
        for name, fields in objects.items()
    ]


def start(victim: Victim, unique_id: str) -> str:
    """Give input to all chains, and activate the pipeline."""
    s3, client = victim.client("s3"), victim.client("datapipeline")
    for bucket in ("lake", "logs"):
        s3.create_bucket(Bucket=bucket)
    for chain in range(CHAINS):
        s3.put_object(Bucket="lake", Key=f"in/{chain}/names", Body=b"Begin\n")
    pipeline_id: str = client.create_pipeline(name="chains", uniqueId=unique_id)["pipelineId"]
    answer = client.put_pipeline_definition(pipelineId=pipeline_id, pipelineObjects=definition())
    assert not answer["errored"], answer
    client.activate_pipeline(pipelineId=pipeline_id)
    s3.put_object(Bucket="lake", Key="ready", Body=b"")
    return pipeline_id


def check(victim: Victim) -> None:
    """The end state, which is that of a run without kills."""
    statuses = dict(victim.rows("SELECT instance_id, status FROM instances"))
    # Data, commands, the machine, and a precondition for each chain's input.
    assert len(statuses) == CHAINS * (2 * LENGTH + 1) + 1 + CHAINS
    assert set(statuses.values()) == {"FINISHED"}

    attempts = victim.rows("SELECT instance, number, status FROM attempts ORDER BY instance, number")
    tried = Counter(instance for instance, _, _ in attempts)
    assert [number for _, number, _ in attempts] == [n for total in tried.values() for n in range(1, total + 1)]
    finished = Counter(instance for instance, _, status in attempts if status == "FINISHED")
    assert finished == dict.fromkeys(tried, 1)
    assert {status for _, _, status in attempts} <= {"FINISHED", "FAILED"}

    told = Counter(row[0] for row in victim.rows("SELECT instance_id FROM alarms"))
    assert {name for name in told if name.startswith("@Step")} == {
        name for name in statuses if name.startswith("@Step")
    }
    assert set(told.values()) == {1}

    s3 = victim.client("s3")
    for chain in range(CHAINS):
        body = s3.get_object(Bucket="lake", Key=f"{chain}/{LENGTH}/names")["Body"].read().decode()
        assert body.split() == ["Begin", *(f"Step{chain}.{number}" for number in range(1, LENGTH + 1))]


def run_and_kill(victim: Victim, kills: int, gaps: Callable[[], float]) -> int:
    """Kill it at moments of a run, and see it to its end; give the number of kills while something was under way."""
    pipeline_id = start(victim, "once")
    in_time = 0
    for _ in range(kills):
        time.sleep(gaps())
        noted = victim.finished()
        in_time += _is_open(victim)
        victim.kill()
        after = victim.finished()
        assert {name: after.get(name) for name in noted} == noted
    eventually(lambda: not _is_open(victim))
    assert victim.client("datapipeline").list_pipelines()["pipelineIdList"] == [{"id": pipeline_id, "name": "chains"}]
    check(victim)
    return in_time


def _is_open(victim: Victim) -> bool:
    return bool(victim.rows("SELECT 1 FROM instances WHERE open = 1 LIMIT 1"))


def test_a_run_that_is_killed_a_few_times(victim: Victim) -> None:
    """Three kills, the first one before anything can have finished."""
    gaps = iter((0.05, 0.9, 0.6))
    assert run_and_kill(victim, 3, lambda: next(gaps)) == 3


def test_what_is_stopped_is_forgotten(victim: Victim) -> None:
    """`down` ends with nothing, also where a cloud was killed before."""
    start(victim, "once")
    os.kill(victim.cloud.pid, signal.SIGKILL)
    eventually(lambda: not is_held(victim.state))
    assert down(victim.state) is False
    victim.cloud = up(victim.state).cloud
    assert victim.client("datapipeline").list_pipelines()["pipelineIdList"] == []
    assert victim.client("s3").list_buckets()["Buckets"] == []


@pytest.mark.soak
def test_fifty_kills_at_random_moments(tmp_path: Path) -> None:
    """Runs that are killed up to five times, at moments from right after the start to after a lost worker's time.

    Kills count while the run is under way only.
    """
    random = Random(2026)  # noqa: S311 - moments to kill at
    kills = runs = 0
    while kills < 50:
        runs += 1
        state = tmp_path / f"state-{runs}"
        try:
            kills += run_and_kill(
                Victim(state), random.randrange(1, 6), lambda: random.choice((0.3, 1.5, 9)) * random.random()
            )
        finally:
            down(state)


@pytest.mark.soak
def test_a_load_that_is_killed(root: Path, victim: Victim) -> None:
    """The clickstream pipeline, killed while it parses or loads: each row is in the warehouse once."""
    logs = victim.state.parent / "access_log"
    write_logs(logs, good=ROWS, malformed=10, seed=8)
    random = Random(8)  # noqa: S311 - moments to kill at
    for number in range(1, 6):
        client, s3 = victim.client("datapipeline"), victim.client("s3")
        loaded = load_spec(root / "etl_specs/clickstream.yaml", root / "assets")
        settings = Connections(
            warehouse=WarehouseSettings(cluster_id="warehouse", database="analytics", username="etl", secret="s")
        )
        deployment = LocalDeployment("clickstream", settings)
        compiled = compile_spec(loaded.spec, loaded.assets, deployment).to_wire()
        provision(deployment, s3=s3, sns=victim.client("sns"))
        pipeline_id = deploy(
            client, name="clickstream", unique_id=f"run-{number}", description=None, definition=compiled
        )
        runs = eventually(lambda client=client, name=pipeline_id: fetch_runs(client, name))
        give_input(client, s3, pipeline_id, runs[0], "weblogs-bucket", logs)
        for _ in range(2):
            time.sleep(random.uniform(0, 4))
            victim.kill()
        eventually(lambda name=pipeline_id: _is_over(victim, name))
        (run,) = fetch_runs(victim.client("datapipeline"), pipeline_id)
        assert [item.reason for item in run.instances if item.reason] == []
        assert query(victim.client("redshift-data"), "SELECT COUNT(*) FROM weblogs") == [(number * ROWS,)]


def _is_over(victim: Victim, pipeline_id: str) -> bool:
    with contextlib.suppress(ClientError, BotoCoreError):
        return all(
            item.is_terminal for run in fetch_runs(victim.client("datapipeline"), pipeline_id) for item in run.instances
        )
    return False
