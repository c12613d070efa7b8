"""Where rows go: a file in S3, or a table. Nothing is there before all of them are."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from penstock.definition.wire import WireObject
from penstock.worker import staging
from penstock.worker.attempt import Attempt
from penstock.worker.copies.s3_nodes import is_gzipped
from penstock.worker.databases.connection import Database, connected
from penstock.worker.databases.placeholders import bound
from penstock.worker.databases.tables import create_if_missing
from penstock.worker.errors import TaskFailed
from penstock.worker.records.record_format import record_format
from penstock.worker.records.writing import RecordWriter, Row
from penstock.worker.s3_uri import S3Uri
from penstock.worker.task import described


def write_file(attempt: Attempt, node: WireObject, uri: S3Uri, batches: Iterable[list[Row]]) -> int:
    """Write records to one object, which appears when it is complete; gives the number of rows.

    Raises:
        TaskFailed: it cannot be written, or the rows cannot be read.
        TaskCancelled: it was stopped.
    """
    writer = RecordWriter(record_format(attempt.task, node))
    path = attempt.scratch / "records"
    count = 0
    with _opened(path, compressed=is_gzipped(node)) as file:
        for batch in batches:
            attempt.cancellation.check()
            file.write(writer.text(batch).encode())
            count += len(batch)
    # An attempt that was given to another worker meanwhile must not write beside it.
    attempt.confirm()
    staging.upload_file(attempt.clients.s3, path, uri)
    path.unlink()
    return count


def insert_rows(attempt: Attempt, node: WireObject, batches: Iterable[tuple[str, list[Row]]]) -> int:
    """Insert rows into the table of a SqlDataNode, in one transaction; gives their number.

    Args:
        attempt: the attempt.
        node: the SqlDataNode; its insertQuery takes one value for each `?`.
        batches: rows, each batch with where it comes from.

    Raises:
        TaskFailed: the database refuses the SQL or a row, or a row has too few or too many values.
        TaskCancelled: it was stopped; the transaction is rolled back.
    """
    written = attempt.task.required(node, "insertQuery")
    total = 0
    with connected(attempt, node) as database:
        create_if_missing(attempt.task, database)
        attempt.log.write(written)
        sql, wanted = _bound(database, written)
        source, before = "", 0
        for name, batch in batches:
            attempt.cancellation.check()
            if name != source:
                source, before = name, 0
            _check_widths(node, name, before, batch, wanted)
            with database.explained(f"insertQuery, {name}, records {before + 1} to {before + len(batch)}"):
                database.connection.exec_driver_sql(sql, [tuple(row) for row in batch])
            before += len(batch)
            total += len(batch)
        attempt.confirm()
        with database.explained("COMMIT"):
            database.connection.commit()
    return total


def _bound(database: Database, written: str) -> tuple[str, int]:
    try:
        return bound(written, database.dialect)
    except ValueError as error:
        raise TaskFailed("InvalidField", f"insertQuery of {described(database.node)}: {error}") from None


def _check_widths(node: WireObject, source: str, before: int, batch: list[Row], wanted: int) -> None:
    for number, row in enumerate(batch, start=before + 1):
        if len(row) != wanted:
            raise TaskFailed(
                "InvalidData",
                f"record {number} of {source} has {len(row)} values, and insertQuery of {described(node)} takes "
                f"{wanted}",
            )


@contextmanager
def _opened(path: Path, *, compressed: bool) -> Iterator[IO[bytes]]:
    with path.open("wb") as raw:
        if not compressed:
            yield raw
            return
        # Without a time, the same rows are the same bytes.
        with gzip.GzipFile(fileobj=raw, mode="wb", mtime=0, filename="") as file:
            yield file  # type: ignore[misc] # a GzipFile is no IO to typeshed
