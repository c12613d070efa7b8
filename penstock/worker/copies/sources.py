"""Where rows come from: a query, or records in S3. Both are streams of batches."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from contextlib import closing
from itertools import islice

from penstock.definition.wire import WireObject
from penstock.worker import staging
from penstock.worker.attempt import Attempt
from penstock.worker.copies.s3_nodes import is_gzipped, s3_files
from penstock.worker.databases.connection import connected
from penstock.worker.databases.engines import text_of
from penstock.worker.databases.tables import select_query
from penstock.worker.errors import TaskFailed
from penstock.worker.records.reading import RecordReader
from penstock.worker.records.record_format import readable
from penstock.worker.records.writing import Row
from penstock.worker.s3_uri import S3Uri

BATCH_ROWS = 1_000


def rows_of_query(attempt: Attempt, node: WireObject) -> Iterator[list[Row]]:
    """Yield the rows of a SqlDataNode, fetched from the server as they are needed.

    Raises:
        TaskFailed: the database cannot be reached or refuses the query.
        TaskCancelled: it was stopped, and the query with it.
    """
    sql = select_query(attempt.task, node)
    with connected(attempt, node) as database:
        attempt.log.write(sql)
        options = {"stream_results": True, "yield_per": BATCH_ROWS, "no_parameters": True}
        with database.explained("selectQuery"):
            result = database.connection.exec_driver_sql(sql, execution_options=options)
            if not result.returns_rows:
                raise TaskFailed("InvalidField", f"selectQuery gives no rows: {sql}")
            for batch in result.partitions(BATCH_ROWS):
                attempt.cancellation.check()
                yield [[text_of(value) for value in row] for row in batch]


def rows_of_files(attempt: Attempt, node: WireObject) -> Iterator[tuple[str, list[Row]]]:
    """Yield the records of an S3DataNode, file by file, each batch with the URI of its file.

    Raises:
        TaskFailed: a file cannot be read, or is not as its data format says.
        TaskCancelled: it was stopped.
    """
    for file in s3_files(attempt, node):
        for batch in rows_of_file(attempt, node, file.uri):
            yield str(file.uri), batch


def rows_of_file(attempt: Attempt, node: WireObject, uri: S3Uri) -> Iterator[list[Row]]:
    """Yield the records of one file of an S3DataNode.

    Raises:
        TaskFailed: it cannot be read, or is not as its data format says.
        TaskCancelled: it was stopped.
    """
    reader = RecordReader(readable(attempt.task, node), str(uri))
    with staging.explained("read", uri):
        body = attempt.clients.s3.get_object(Bucket=uri.bucket, Key=uri.key)["Body"]
        with closing(body):
            stream = gzip.GzipFile(fileobj=body) if is_gzipped(node) else body
            rows = reader.rows(stream)
            try:
                while batch := list(islice(rows, BATCH_ROWS)):
                    attempt.cancellation.check()
                    yield batch
            except (gzip.BadGzipFile, EOFError, zlib.error) as error:
                raise TaskFailed("InvalidData", f"{uri} is no whole gzip file: {error}") from error
