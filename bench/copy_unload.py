"""COPY and UNLOAD through the Redshift Data API, beside DuckDB's own reader and writer plus the transfer alone.

`make bench` takes 1 GB. `python -m bench.copy_unload 1 4` takes one file of CSV of 1 GB and one of 4 GB, and compares
what they take of memory; it needs 25 GB of disk, and some minutes. Memory is the proportional set size (PSS, by which
what processes share counts once) of all processes of the local cloud together, looked at twice a second: each look
costs the processes time. What the machine does beside it falsifies the seconds more than the ratios, whose halves are
measured one after the other.
"""

from __future__ import annotations

import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import boto3
import duckdb

from bench.report import MemoryRow, Row
from penstock.local import background
from penstock.local.account import REGION
from penstock.warehouse.warehouse import MEMORY_LIMIT

SIZES = (1.0,)
"""Gigabytes."""
GOAL = 1.5
MEMORY_GOAL = 1.2
FILES = 8
_EVERY = 0.5
"""Seconds from one look at the memory to the next."""
BUCKET = "bench"
TARGET = {"ClusterIdentifier": "bench", "Database": "dev", "DbUser": "awsuser"}
BYTES_PER_ROW = 163.0
COLUMNS = {
    "id": "BIGINT",
    "visitor": "INTEGER",
    "day": "DATE",
    "seen": "TIMESTAMP",
    "session": "VARCHAR(40)",
    "trace": "VARCHAR(40)",
    "url": "VARCHAR(200)",
    "method": "VARCHAR(10)",
    "price": "DECIMAL(10,2)",
    "score": "DOUBLE PRECISION",
    "ok": "BOOLEAN",
}
_ROWS = """
SELECT i AS id, (hash(i) % 1000000)::INT AS visitor, DATE '2014-01-01' + (i % 365)::INT AS day,
 TIMESTAMP '2014-01-01' + to_seconds(i % 31536000) AS seen, md5(i::VARCHAR) AS session, md5((-i)::VARCHAR) AS trace,
 '/articles/' || hash(i + 1) % 10000 || '/index.html' AS url, (['GET', 'POST', 'HEAD'])[1 + i % 3] AS method,
 (hash(i + 2) % 100000 / 100)::DECIMAL(10,2) AS price, hash(i + 3) % 100000 / 1e5 AS score, i % 2 = 0 AS ok
FROM range({first}, {end}) AS numbers(i)
"""


@dataclass(frozen=True, slots=True)
class _Case:
    """Files below a prefix, and the options with which both sides read or write them."""

    name: str
    files: tuple[Path, ...]
    copy: str
    reader: str
    """Options of DuckDB's read_csv."""


_SILENT = "SET enable_progress_bar = false"


def rows(sizes: Sequence[float] = SIZES) -> Iterator[Row | MemoryRow]:
    """Measure each size on a cloud of its own."""
    most: dict[float, dict[str, int]] = {}
    for size in sizes:
        most[size] = {}
        yield from _rows(size, most[size], all_kinds=len(sizes) == 1)
    if len(sizes) == 1:
        return
    least, largest = min(sizes), max(sizes)
    for name in most[least]:
        title = f"{name}, peak memory, {largest:g} GB / {least:g} GB"
        yield MemoryRow(title, most[largest][name], most[least][name], MEMORY_GOAL)


def _rows(size: float, most: dict[str, int], *, all_kinds: bool) -> Iterator[Row | MemoryRow]:
    with tempfile.TemporaryDirectory(prefix="penstock-bench-") as name:
        folder = Path(name)
        for case in _cases(folder, size):
            with _cloud(folder / "state") as cloud:
                ours, used = cloud.copied(case)
                alone, read = cloud.transferred(case), _read_by_duckdb(folder, case)
                title = f"COPY {size:g} GB {case.name}"
                yield Row(f"{title} / read_csv + S3", ours, alone + read, GOAL)
                most[f"COPY {case.name}"] = used
                yield MemoryRow(f"{title}, peak memory", used)
                if case.name == "CSV":
                    yield from _unload_rows(folder, size, cloud, most)
            for path in case.files:
                path.unlink()
            if not all_kinds:
                return


def _unload_rows(folder: Path, size: float, cloud: _Cloud, most: dict[str, int]) -> Iterator[Row | MemoryRow]:
    for options, writer in (("CSV", "FORMAT csv, HEADER false"), ("FORMAT PARQUET", "FORMAT parquet")):
        name = f"UNLOAD {options.rpartition(' ')[2]}"
        ours, used = cloud.unloaded(options)
        alone = _written_by_duckdb(folder, writer)
        alone += cloud.uploaded(folder / "written")
        yield Row(f"{name} of {size:g} GB / COPY TO + S3", ours, alone, GOAL)
        most[name] = used
        yield MemoryRow(f"{name} of {size:g} GB, peak memory", used)


def _cases(folder: Path, size: float) -> Iterator[_Case]:
    """Make the files of a case when its turn comes, so that they do not fill the disk together."""
    count = int(size * 1e9 / BYTES_PER_ROW)
    plain = "quote = '\"'"
    yield _Case("CSV", _made(folder, count, 1, ""), "CSV", plain)
    yield _Case(f"CSV in {FILES} files", _made(folder, count, FILES, ""), "CSV", plain)
    yield _Case(
        "CSV, texts quoted", _made(folder, count, 1, ", FORCE_QUOTE (session, trace, url, method)"), "CSV", plain
    )
    yield _Case(
        "CSV, GZIP", _made(folder, count, 1, ", COMPRESSION gzip"), "CSV GZIP", f"{plain}, compression = 'gzip'"
    )


def _made(folder: Path, count: int, files: int, options: str) -> tuple[Path, ...]:
    paths = tuple(folder / f"data{number}" for number in range(files))
    with duckdb.connect(config={"memory_limit": MEMORY_LIMIT}) as connection:
        connection.execute(_SILENT)
        for number, path in enumerate(paths):
            query = _ROWS.format(first=count * number // files, end=count * (number + 1) // files)
            connection.execute(f"COPY ({query}) TO '{path}' (FORMAT csv, HEADER false{options})")
    return paths


def _read_by_duckdb(folder: Path, case: _Case) -> float:
    """Seconds of read_csv into a table of a file; it stays for COPY TO, where that is measured."""
    database = folder / "yardstick.duckdb"
    database.unlink(missing_ok=True)
    types = ", ".join(f"'{name}': '{type_}'" for name, type_ in COLUMNS.items())
    names = ", ".join(f"'{path}'" for path in case.files)
    with _duckdb(folder) as connection:
        connection.execute(f"CREATE TABLE t ({', '.join(f'{name} {type_}' for name, type_ in COLUMNS.items())})")
        source = f"read_csv([{names}], auto_detect = false, header = false, columns = {{{types}}}, {case.reader})"
        return _seconds(lambda: connection.execute(f"INSERT INTO t FROM {source}"))


def _written_by_duckdb(folder: Path, writer: str) -> float:
    written = folder / "written"
    written.unlink(missing_ok=True)
    with _duckdb(folder) as connection:
        return _seconds(lambda: connection.execute(f"COPY t TO '{written}' ({writer})"))


@contextmanager
def _duckdb(folder: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """DuckDB with the settings of the warehouse."""
    config = {"memory_limit": MEMORY_LIMIT, "temp_directory": str(folder / "spill")}
    with duckdb.connect(str(folder / "yardstick.duckdb"), config=config) as connection:
        connection.execute(_SILENT)
        yield connection


class _Cloud:
    """A local cloud with an empty bucket and table, and its clients."""

    def __init__(self, url: str, pid: int, folder: Path) -> None:
        arguments = {
            "endpoint_url": url,
            "region_name": REGION,
            "aws_access_key_id": "local",
            "aws_secret_access_key": "local",
        }
        self._s3: Any = boto3.client("s3", **arguments)
        self._data: Any = boto3.client("redshift-data", **arguments)
        self._leader = pid
        self._folder = folder
        self._s3.create_bucket(Bucket=BUCKET)
        self.run(f"CREATE TABLE t ({', '.join(f'{name} {type_}' for name, type_ in COLUMNS.items())})")

    def copied(self, case: _Case) -> tuple[float, int]:
        """Upload the files, and give seconds and peak memory of their COPY."""
        for number, path in enumerate(case.files):
            self._s3.upload_file(str(path), BUCKET, f"in/{number}")
        return self._measured(f"COPY t FROM 's3://{BUCKET}/in/' IAM_ROLE default {case.copy}")

    def transferred(self, case: _Case) -> float:
        """Seconds of boto3's download of the files."""
        taken = 0.0
        for number, _ in enumerate(case.files):
            target = self._folder / "downloaded"
            taken += _seconds(lambda: self._s3.download_file(BUCKET, f"in/{number}", str(target)))  # noqa: B023
            target.unlink()
        return taken

    def unloaded(self, options: str) -> tuple[float, int]:
        """Seconds and peak memory of an UNLOAD of the table."""
        target = f"TO 's3://{BUCKET}/out/' IAM_ROLE default CLEANPATH {options}"
        return self._measured(f"UNLOAD ('SELECT * FROM t') {target}")  # noqa: S608 - our own

    def uploaded(self, path: Path) -> float:
        """Seconds of boto3's upload of a file."""
        taken = _seconds(lambda: self._s3.upload_file(str(path), BUCKET, "uploaded"))
        self._s3.delete_object(Bucket=BUCKET, Key="uploaded")
        return taken

    def run(self, sql: str) -> None:
        """Run a statement as a client of AWS does."""
        statement = self._data.execute_statement(**TARGET, Sql=sql)["Id"]
        while True:
            found = self._data.describe_statement(Id=statement)
            if found["Status"] in ("FAILED", "ABORTED"):
                raise SystemExit(found["Error"])
            if found["Status"] == "FINISHED":
                return
            time.sleep(0.05)

    def _measured(self, sql: str) -> tuple[float, int]:
        most = 0
        done = threading.Event()

        def watch() -> None:
            nonlocal most
            while not done.wait(_EVERY):
                most = max(most, _memory(self._leader))

        watching = threading.Thread(target=watch)
        watching.start()
        try:
            return _seconds(lambda: self.run(sql)), most
        finally:
            done.set()
            watching.join()


@contextmanager
def _cloud(state: Path) -> Iterator[_Cloud]:
    found = background.up(state)
    try:
        yield _Cloud(found.cloud.url, found.cloud.pid, state.parent)
    finally:
        background.down(state)


def _memory(leader: int) -> int:
    """Bytes of the processes of a session together, as Linux tells them."""
    found = 0
    for process in Path("/proc").iterdir():
        if not process.name.isdigit():
            continue
        try:
            if int((process / "stat").read_text().rpartition(")")[2].split()[3]) != leader:
                continue
            for line in (process / "smaps_rollup").read_text().splitlines():
                if line.startswith("Pss:"):
                    found += int(line.split()[1]) * 1024
        except (FileNotFoundError, ProcessLookupError):
            continue
    return found


def _seconds(action: Callable[[], object]) -> float:
    started = time.perf_counter()
    action()
    return time.perf_counter() - started


if __name__ == "__main__":
    for row in rows([float(size) for size in sys.argv[1:]] or SIZES):
        print(row, flush=True)
