"""Statements through the Redshift Data API beside the same on DuckDB itself: the difference is what is ours."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from bench.report import Row
from penstock.local.redshift_data.service import RedshiftDataService
from penstock.warehouse.warehouse import Warehouse

GOAL = 0.005  # seconds
REPEATS = 100
TARGET = {"ClusterIdentifier": "demo", "Database": "dev", "DbUser": "awsuser"}
STATEMENTS = {
    "SELECT count": ("SELECT COUNT(*) FROM t", "SELECT count(*) FROM t"),
    "SELECT with functions": (
        "SELECT b, COUNT(*), MAX(DATEADD(day, 1, c)) FROM t GROUP BY 1 ORDER BY 2 DESC LIMIT 3",
        "SELECT b, count(*), max(c + to_days(1)) FROM t GROUP BY 1 ORDER BY 2 DESC LIMIT 3",
    ),
    "INSERT": ("INSERT INTO t VALUES (3, 'z', '2014-01-03')", "INSERT INTO t VALUES (3, 'z', '2014-01-03')"),
}


class _NoObjects:
    def list(self, _uri_prefix: str) -> Sequence[str]:
        return ()

    def fetch(self, uri: str, _path: Path) -> None:
        raise FileNotFoundError(uri)

    def put(self, uri: str, _path: Path) -> None:
        raise FileNotFoundError(uri)

    def delete(self, uri: str) -> None:
        raise FileNotFoundError(uri)


def rows() -> Iterator[Row]:
    """Measure each statement, in turn with DuckDB's, with its result read."""
    with tempfile.TemporaryDirectory() as folder, Warehouse(Path(folder) / "w.duckdb", _NoObjects()) as warehouse:
        service = RedshiftDataService(warehouse, lambda: datetime.now(UTC))
        connection = warehouse.connection()
        _run(service, "CREATE TABLE t (a INT, b VARCHAR(20), c DATE)")
        _run(service, "INSERT INTO t VALUES (1, 'x', '2014-01-01'), (2, 'y', '2014-01-02')")
        for name, (redshift, duckdb) in STATEMENTS.items():
            ours, theirs = [], []
            for _ in range(REPEATS):
                ours.append(_taken(lambda sql=redshift: _run(service, sql)))  # type: ignore[misc]
                theirs.append(_taken(lambda sql=duckdb: connection.execute(sql).fetchall()))  # type: ignore[misc]
            overhead = median(ours) - median(theirs)
            yield Row(f"redshift-data, over DuckDB: {name}", overhead, goal=GOAL, in_milliseconds=True)
        service.close()


def _run(service: RedshiftDataService, sql: str) -> None:
    reply = service.handle("ExecuteStatement", {**TARGET, "Sql": sql, "WaitTimeSeconds": 30})
    if reply["Status"] != "FINISHED":
        raise RuntimeError(service.handle("DescribeStatement", {"Id": reply["Id"]})["Error"])
    if reply["HasResultSet"]:
        service.handle("GetStatementResult", {"Id": reply["Id"]})


def _taken(action: Callable[[], object]) -> float:
    started = time.perf_counter()
    action()
    return time.perf_counter() - started
