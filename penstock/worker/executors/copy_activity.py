"""CopyActivity: records between a relational database and S3, and files within S3."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar

from penstock.definition.wire import WireObject
from penstock.worker.attempt import Attempt
from penstock.worker.copies.s3_nodes import target_uri
from penstock.worker.copies.sources import rows_of_files, rows_of_query
from penstock.worker.copies.targets import insert_rows, write_file
from penstock.worker.copies.within_s3 import copy_within_s3
from penstock.worker.outcome import FINISHED, Outcome
from penstock.worker.records.writing import Row

_S3 = "S3DataNode"
_NODES = (_S3, "SqlDataNode", "MySqlDataNode")


class CopyActivityExecutor:
    """Copies from one data node to another.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-copyactivity.html
    Which server a database of the definition is comes from local_databases.yaml. Rows are a stream; an object in S3
    appears when it is complete, and what is inserted is one transaction.
    """

    object_type: ClassVar[str] = "CopyActivity"

    def run(self, attempt: Attempt) -> Outcome:
        """Copy.

        Raises:
            TaskFailed: the objects ask for what cannot be done, or the database or S3 refuses.
            TaskCancelled: it was stopped, and a query or transaction with it.
        """
        task = attempt.task
        source = task.reference(task.activity, "input", *_NODES)
        target = task.reference(task.activity, "output", *_NODES)
        if source.type == _S3 and target.type == _S3:
            copy_within_s3(attempt, source, target)
        elif target.type == _S3:
            uri = target_uri(task, target)
            count = write_file(attempt, target, uri, rows_of_query(attempt, source))
            attempt.log.write(f"{uri}: {count} records")
        else:
            count = insert_rows(attempt, target, _located(attempt, source))
            attempt.log.write(f"{count} records inserted")
        return FINISHED


def _located(attempt: Attempt, source: WireObject) -> Iterable[tuple[str, list[Row]]]:
    if source.type == _S3:
        return rows_of_files(attempt, source)
    return _named("selectQuery", rows_of_query(attempt, source))


def _named(name: str, batches: Iterable[list[Row]]) -> Iterator[tuple[str, list[Row]]]:
    for batch in batches:
        yield name, batch
