"""A load appears exactly once, whatever dies, and when: the worker, or the cloud with the warehouse and its worker."""

from __future__ import annotations

import contextlib
import logging
import os
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any, Protocol

import pytest
from botocore.exceptions import BotoCoreError, ClientError

from demo.warehouse import WAREHOUSE, query
from penstock.cli.endpoint import make_client
from penstock.client.deploy import deploy
from penstock.client.runs import RunView, fetch_runs
from penstock.compiler import compile_loaded
from penstock.definition.cli_form import from_cli
from penstock.definition.wire import WireDefinition
from penstock.environments import Connections, WarehouseSettings
from penstock.local.background import RunningCloud, down, up
from penstock.local.cloud import LocalCloud
from penstock.local.datapipeline import Pace
from penstock.local.deployment import LocalDeployment
from penstock.local.endpoint.state_lock import is_held
from penstock.specs.loader import load_spec
from tests.eventually import eventually

# ruff: noqa: S608 - the SQL is put together of this file's own numbers

pytestmark = pytest.mark.cloud
_logger = logging.getLogger(__name__)

ROWS = 200_000
SOAK_ROWS = 2_000_000
SHIFT = 1_000
PACE = Pace(
    retry_delay=timedelta(seconds=0.1),
    precondition_delay=timedelta(seconds=0.1),
    lost_worker=timedelta(seconds=3),
    resource_start=timedelta(0),
    resource_stop=timedelta(0),
    first_report=timedelta(seconds=2),
)
MODES = ("APPEND", "TRUNCATE", "KEEP_EXISTING", "OVERWRITE_EXISTING")

# ---- what is loaded ----


class Load(Protocol):
    """A pipeline of one activity, and what its runs leave."""

    rows: int
    activity: str

    def definition(self, folder: Path) -> WireDefinition:
        """The pipeline."""
        ...

    def prepare(self, data: Any, number: int) -> None:
        """Get the input of a run ready."""
        ...

    def check(self, data: Any, runs: int) -> None:
        """What is in the warehouse after so many runs."""
        ...


@dataclass
class Copy:
    """RedshiftCopyActivity. What it loads is the same in each run, so that APPEND shows how often it was loaded."""

    mode: str
    rows: int
    activity: str = "Load"

    def definition(self, folder: Path) -> WireDefinition:
        """A file into a table."""
        del folder
        return from_cli(
            {
                "objects": [
                    {"id": "Default", "scheduleType": "ondemand", "maximumRetries": "5"},
                    {"id": "Machine", "type": "Ec2Resource", "terminateAfter": "1 hour"},
                    {"id": "Rows", "type": "S3DataNode", "filePath": "s3://lake/rows.csv"},
                    {
                        "id": "Warehouse",
                        "type": "RedshiftDatabase",
                        "clusterId": WAREHOUSE["ClusterIdentifier"],
                        "databaseName": WAREHOUSE["Database"],
                        "username": WAREHOUSE["DbUser"],
                        "*password": "unused",
                    },
                    {
                        "id": "Table",
                        "type": "RedshiftDataNode",
                        "database": {"ref": "Warehouse"},
                        "tableName": "loaded",
                        "primaryKeys": "id",
                        "createTableSql": "CREATE TABLE loaded (id INTEGER, name VARCHAR(20))",
                    },
                    {
                        "id": "Load",
                        "type": "RedshiftCopyActivity",
                        "input": {"ref": "Rows"},
                        "output": {"ref": "Table"},
                        "insertMode": self.mode,
                        "commandOptions": "CSV",
                        "runsOn": {"ref": "Machine"},
                    },
                ]
            }
        )

    def prepare(self, data: Any, number: int) -> None:
        """Nothing: the file is there."""

    def check(self, data: Any, runs: int) -> None:
        """Each row once for each run that appends, and otherwise once."""
        times = runs if self.mode == "APPEND" else 1
        found = query(data, "SELECT COUNT(*), COUNT(DISTINCT id), MIN(id), MAX(id) FROM loaded")
        assert found == [(times * self.rows, self.rows, 0, self.rows - 1)]
        assert query(data, f"SELECT id FROM loaded GROUP BY id HAVING COUNT(*) <> {times} LIMIT 5") == []


@dataclass
class Upsert:
    """The SqlActivity of the step `upsert`. Each run replaces most rows and adds some; its note tells of each load."""

    rows: int
    activity: str = "merge"

    def definition(self, folder: Path) -> WireDefinition:
        """A spec of one step, compiled."""
        (folder / "assets/tables").mkdir(parents=True)
        (folder / "assets/tables/merged.sql").write_text(
            "CREATE TABLE merged (id INTEGER, run INTEGER, PRIMARY KEY (id));\n", encoding="utf-8"
        )
        (folder / "merge.yaml").write_text(
            "name: merge\nschedule: on-demand\nretries: {maximum: 5, delay: 2 minutes}\n"
            "resources: {box: {type: ec2-instance, instance_type: t2.small, terminate_after: 1 hour}}\n"
            "steps: [{type: upsert, name: merge, table: merged, source: staged, runs_on: box}]\n",
            encoding="utf-8",
        )
        loaded = load_spec(folder / "merge.yaml", folder / "assets")
        settings = WarehouseSettings(
            cluster_id=WAREHOUSE["ClusterIdentifier"],
            database=WAREHOUSE["Database"],
            username=WAREHOUSE["DbUser"],
            secret="s",
        )
        return compile_loaded(loaded, LocalDeployment("merge", Connections(warehouse=settings))).to_wire()

    def prepare(self, data: Any, number: int) -> None:
        """The rows of this run: those of the last one moved on, so that some are new, and some are not touched."""
        if number == 1:
            _execute(
                data,
                "CREATE TABLE numbers (id INTEGER)",
                "COPY numbers FROM 's3://lake/numbers.csv' IAM_ROLE default CSV",
            )
        rows = f"SELECT id + {(number - 1) * SHIFT} AS id, {number} AS run FROM numbers"
        _execute(data, "DROP TABLE IF EXISTS staged", f"CREATE TABLE staged AS {rows}")

    def check(self, data: Any, runs: int) -> None:
        """One row for each key, of the last run that had it, and one note for each run."""
        found = query(data, "SELECT run, COUNT(*), COUNT(DISTINCT id), MIN(id) FROM merged GROUP BY run ORDER BY run")
        first = [(run, SHIFT, SHIFT, (run - 1) * SHIFT) for run in range(1, runs)]
        assert found == [*first, (runs, self.rows, self.rows, (runs - 1) * SHIFT)]
        assert query(data, "SELECT COUNT(*) FROM penstock_loads") == [(runs,)]


# ---- who dies ----


class Victim(Protocol):
    """A cloud, and something of it that can be killed."""

    def client(self, service: str) -> Any:
        """A client of the cloud."""
        ...

    def kill(self) -> None:
        """Kill it, and see that it is there again."""
        ...


class KilledWorker:
    """A cloud in this process, whose worker is killed."""

    def __init__(self, cloud: LocalCloud) -> None:
        self._cloud = cloud
        self._worker = cloud.start_worker()

    def client(self, service: str) -> Any:
        """A client of the cloud."""
        return make_client(service, self._cloud.environment())

    def kill(self) -> None:
        """SIGKILL; another worker takes its place."""
        self._worker.send_signal(signal.SIGKILL)
        self._worker.wait()
        self._worker = self._cloud.start_worker()


class KilledCloud:
    """A cloud in a process of its own, which is killed with its warehouse; its worker ends with it."""

    def __init__(self, state: Path) -> None:
        self._state = state
        self._cloud: RunningCloud = up(state).cloud

    def client(self, service: str) -> Any:
        """A client of the cloud."""
        return make_client(service, self._cloud.environment())

    def kill(self) -> None:
        """SIGKILL, and another life at the same address."""
        os.kill(self._cloud.pid, signal.SIGKILL)
        eventually(lambda: not is_held(self._state))
        self._cloud = up(self._state).cloud


@pytest.fixture
def killed_worker(tmp_path: Path) -> Iterator[KilledWorker]:
    """A cloud with one worker."""
    with LocalCloud(tmp_path / "cloud", with_worker=False, pace=PACE) as cloud:
        yield KilledWorker(cloud)


@pytest.fixture
def killed_cloud(tmp_path: Path) -> Iterator[KilledCloud]:
    """A cloud that is ended, whatever was done to it."""
    state = tmp_path / "state"
    try:
        yield KilledCloud(state)
    finally:
        down(state)


# ---- the campaign ----


@dataclass
class Campaign:
    """Runs of a load, in each of which the victim is killed."""

    victim: Victim
    load: Load
    folder: Path
    runs: int = 0
    moments: Counter[str] = field(default_factory=Counter)
    """How often it was killed before the warehouse was given the load, while it ran there, and after its end."""

    def begin(self) -> None:
        """Deploy, and run it once without a kill, to see how long that takes."""
        s3 = self.victim.client("s3")
        s3.create_bucket(Bucket="lake")
        for key, line in (("rows.csv", "{0},name-{0}\n"), ("numbers.csv", "{0}\n")):
            s3.put_object(Bucket="lake", Key=key, Body="".join(map(line.format, range(self.load.rows))).encode())
        self.load.prepare(self.victim.client("redshift-data"), 1)
        start = time.monotonic()
        self.pipeline = deploy(
            self.victim.client("datapipeline"),
            name="load",
            unique_id="load",
            description=None,
            definition=self.load.definition(self.folder),
        )
        self.runs = 1
        self._end()
        self.seconds = time.monotonic() - start
        data = self.victim.client("redshift-data")
        done = next(item for item in self._statements() if item["Status"] == "FINISHED")
        self.load_seconds = data.describe_statement(Id=done["Id"])["Duration"] / 1e9

    def run(self, moments: Sequence[Callable[[], None]]) -> None:
        """Run it once more, with a kill after each of the waits."""
        self.runs += 1
        self.load.prepare(self.victim.client("redshift-data"), self.runs)
        self.victim.client("datapipeline").activate_pipeline(pipelineId=self.pipeline)
        for wait in moments:
            wait()
            self.moments[self._moment()] += 1
            self.victim.kill()
        self._end()

    def wait_until_it_runs(self) -> None:
        """Wait until the warehouse works on this run's load, or has done it."""
        eventually(self._statements)

    def _moment(self) -> str:
        statuses = {item["Status"] for item in self._statements()}
        if not statuses:
            return "before"
        return "after" if "FINISHED" in statuses else "while"

    def _statements(self) -> list[dict[str, Any]]:
        """The statements that the attempts of this run have sent."""
        instance = _instance(self._latest(), self.load.activity)
        if instance is None:
            return []
        found = self.victim.client("redshift-data").list_statements(
            StatementName=f"{self.pipeline} {instance.id}_Attempt=", Status="ALL"
        )
        statements: list[dict[str, Any]] = found["Statements"]
        return statements

    def _latest(self) -> RunView | None:
        found = fetch_runs(self.victim.client("datapipeline"), self.pipeline)
        return found[-1] if len(found) == self.runs else None

    def _end(self) -> None:
        """It ends well, was done by one statement, and the warehouse holds what it should."""
        run = eventually(self._over)
        assert [item.reason for item in run.instances if item.reason] == []
        assert run.is_successful
        assert [item["Status"] for item in self._statements()].count("FINISHED") == 1
        self.load.check(self.victim.client("redshift-data"), self.runs)

    def _over(self) -> RunView | None:
        with contextlib.suppress(ClientError, BotoCoreError):
            run = self._latest()
            return run if run is not None and run.is_over else None
        return None


def _instance(run: RunView | None, component: str) -> Any:
    return next((item for item in run.instances if item.component == component), None) if run is not None else None


def _execute(data: Any, *sqls: str) -> None:
    """Run statements without results, in one transaction."""
    statement = data.batch_execute_statement(Sqls=list(sqls), **WAREHOUSE)["Id"]
    ended = eventually(lambda: _if_ended(data.describe_statement(Id=statement)))
    assert ended["Status"] == "FINISHED", ended


def _if_ended(statement: dict[str, Any]) -> dict[str, Any] | None:
    return statement if statement["Status"] in {"FINISHED", "FAILED", "ABORTED"} else None


LOADS: dict[str, Callable[[int], Load]] = {"copy": lambda rows: Copy("APPEND", rows), "upsert": Upsert}


@pytest.mark.parametrize("load", LOADS)
def test_a_worker_dies_while_it_loads(killed_worker: KilledWorker, tmp_path: Path, load: str) -> None:
    """The statement goes on without it, and the next attempt waits for its end instead of sending another."""
    campaign = Campaign(killed_worker, LOADS[load](ROWS), tmp_path)
    campaign.begin()
    campaign.run([campaign.wait_until_it_runs])


def test_the_warehouse_dies_while_it_loads(killed_cloud: KilledCloud, tmp_path: Path) -> None:
    """What it had not committed is not there, and the next attempt does it again."""
    campaign = Campaign(killed_cloud, Copy("APPEND", ROWS), tmp_path)
    campaign.begin()
    campaign.run([campaign.wait_until_it_runs])


@pytest.mark.soak
@pytest.mark.parametrize("load", LOADS)
def test_a_worker_dies_at_fifty_moments(killed_worker: KilledWorker, tmp_path: Path, load: str) -> None:
    """From before the load to after it, one or two of them in a run."""
    _kill_often(Campaign(killed_worker, LOADS[load](SOAK_ROWS), tmp_path), kills=50, seed=50)


@pytest.mark.soak
@pytest.mark.parametrize("mode", MODES[1:])
def test_a_worker_dies_in_every_insert_mode(killed_worker: KilledWorker, tmp_path: Path, mode: str) -> None:
    """The other insert modes."""
    _kill_often(Campaign(killed_worker, Copy(mode, SOAK_ROWS), tmp_path), kills=10, seed=10)


@pytest.mark.soak
@pytest.mark.parametrize("load", LOADS)
def test_the_warehouse_dies_at_random_moments(killed_cloud: KilledCloud, tmp_path: Path, load: str) -> None:
    """With the service and its worker, and each time in the middle of what it does."""
    _kill_often(Campaign(killed_cloud, LOADS[load](SOAK_ROWS), tmp_path), kills=25, seed=25)


def _kill_often(campaign: Campaign, *, kills: int, seed: int) -> None:
    """Kill at moments spread over as long as a run takes, and over as long as the warehouse works on its load."""
    random = Random(seed)  # noqa: S311 - moments to kill at
    campaign.begin()

    def at_any_time() -> None:
        time.sleep(random.uniform(0, campaign.seconds))

    def in_the_load() -> None:
        campaign.wait_until_it_runs()
        time.sleep(random.uniform(0, campaign.load_seconds))

    while (left := kills - campaign.moments.total()) > 0:
        campaign.run([random.choice((at_any_time, in_the_load)) for _ in range(min(left, random.randrange(1, 3)))])
    moments = dict(campaign.moments)
    _logger.info("%s: %d runs, killed %s of %.2f s", campaign.load, campaign.runs, moments, campaign.load_seconds)
    assert campaign.moments["while"] > 0
