"""Penstock: the local cloud as `penstock local up` starts it, with its one worker of two threads; state in SQLite.

Unlike the peers this is a program for our own environment. AWS Data Pipeline has no activity that does nothing. What
comes nearest, and is done in the worker's process as the peers' functions are in theirs, is SQL without a statement in
its transaction: the worker reads it, and has nothing to send to the warehouse.
"""

from __future__ import annotations

import sqlite3
import sys
import time
from pathlib import Path
from typing import Any

BEGUN = time.time()

from work import CHAINS, INTERVALS, LENGTH, tell  # noqa: E402

from penstock.cli.endpoint import make_client  # noqa: E402
from penstock.local.background import down, up  # noqa: E402

FIRST_INTERVAL = 1767225600
"""2026-01-01."""
MOST_CHAINS = 5
"""A pipeline has at most 100 objects, so that the chains are in two."""


class Bench:
    """A local cloud and its pipelines."""

    def __init__(self, state: Path) -> None:
        cloud = up(state).cloud
        self._environment = cloud.environment()
        self._client: Any = make_client("datapipeline", self._environment)
        self._store = sqlite3.connect(f"file:{state}/cloud/pipelines.sqlite?mode=ro", uri=True)

    def wait_until_loaded(self) -> None:
        """Wait for what the cloud loads in the background after its start: CloudFormation and the warehouse."""
        for service, call in (("cloudformation", "describe_stacks"), ("redshift-data", "list_statements")):
            getattr(make_client(service, self._environment), call)()

    def run(
        self, name: str, definitions: list[dict[str, dict[str, str]]], **options: Any
    ) -> tuple[float, float, float]:
        """Run pipelines; give the time of the activation, of the first activity's start, and of the last one's end."""
        made = [self._put(f"{name}.{number}", objects) for number, objects in enumerate(definitions)]
        begun = time.time()
        for pipeline_id in made:
            self._client.activate_pipeline(pipelineId=pipeline_id, **options)
        marks = ", ".join("?" * len(made))
        of_these = f"JOIN pipelines p ON p.key = x.pipeline WHERE p.id IN ({marks})"
        while self._one(f"SELECT count(*) FROM instances x {of_these} AND open = 1", made)[0]:
            time.sleep(0.02)
        starts = self._one(f"SELECT min(actual_start) FROM attempts x {of_these}", made)
        sql = f"SELECT max(actual_end), min(status), max(status), max(attempts) FROM instances x {of_these}"
        end, *statuses, attempts = self._one(sql, made)
        if statuses != ["FINISHED", "FINISHED"] or attempts != 1:
            raise SystemExit(f"{name} ended as {statuses}, with {attempts} attempts")
        return begun, starts[0], end

    def _put(self, name: str, objects: dict[str, dict[str, str]]) -> str:
        pipeline_id: str = self._client.create_pipeline(name=name, uniqueId=name)["pipelineId"]
        wire = [{"id": key, "name": key, "fields": _fields(fields)} for key, fields in objects.items()]
        answer = self._client.put_pipeline_definition(pipelineId=pipeline_id, pipelineObjects=wire)
        if answer["errored"]:
            raise SystemExit(str(answer["validationErrors"]))
        return pipeline_id

    def _one(self, sql: str, values: list[str]) -> tuple[Any, ...]:
        row: tuple[Any, ...] = self._store.execute(sql, values).fetchone()
        return row


def _fields(fields: dict[str, str]) -> list[dict[str, str]]:
    return [
        {"key": key.removeprefix("->"), "refValue" if key.startswith("->") else "stringValue": value}
        for key, value in fields.items()
    ]


COMMAND = {"type": "ShellCommandActivity", "command": "true", "workerGroup": "penstock.local"}
NOTHING = {
    "type": "SqlActivity",
    "script": "BEGIN; COMMIT",
    "->database": "Warehouse",
    "workerGroup": "penstock.local",
}
WAREHOUSE = {
    "type": "RedshiftDatabase",
    "clusterId": "warehouse",
    "databaseName": "analytics",
    "username": "etl",
    "*password": "none",
}


def _chain(name: str, length: int, activity: dict[str, str] = COMMAND) -> dict[str, dict[str, str]]:
    return {
        f"{name}.{number}": {**activity, **({"->dependsOn": f"{name}.{number - 1}"} if number else {})}
        for number in range(length)
    }


def _chains(count: int, length: int) -> dict[str, dict[str, str]]:
    objects = {"Default": {"scheduleType": "ondemand"}}
    for chain in range(count):
        objects |= _chain(f"Step{chain}", length)
    return objects


def _backfill(activity: dict[str, str], **others: dict[str, str]) -> dict[str, dict[str, str]]:
    schedule = {"type": "Schedule", "period": "1 day", "startDateTime": "2026-01-01T00:00:00"}
    return {
        "Default": {"scheduleType": "cron", "->schedule": "Daily"},
        "Daily": {**schedule, "occurrences": str(INTERVALS)},
        **_chain("Step", LENGTH, activity),
        **others,
    }


def main(state: Path, turns: int) -> None:
    """Tell the figures."""
    try:
        bench = Bench(state)
        _, first, _ = bench.run("start", [_chains(1, 1)])
        tell("start", first - BEGUN)
        bench.wait_until_loaded()
        once = {"Default": {"scheduleType": "ondemand"}, "Warehouse": WAREHOUSE}
        bench.run("loaded", [once | _chain("Step", 1, NOTHING)])
        for turn in range(turns):
            shell = [_chains(MOST_CHAINS, LENGTH)] * (CHAINS // MOST_CHAINS)
            begun, _, end = bench.run(f"shell{turn}", shell)
            tell("shell", (end - begun) / (CHAINS * LENGTH))
            for what, objects in (
                ("backfill", _backfill(NOTHING, Warehouse=WAREHOUSE)),
                ("commands", _backfill(COMMAND)),
            ):
                begun, _, end = bench.run(f"{what}{turn}", [objects], startTimestamp=FIRST_INTERVAL)
                tell(what, (end - begun) / (INTERVALS * LENGTH))
    finally:
        down(state)


main(Path(sys.argv[1]), int(sys.argv[2]))
