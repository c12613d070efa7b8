"""S3 to S3: whole files where both nodes are written in the same way, and otherwise record by record.

https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-copyactivity.html
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from penstock.definition.wire import WireObject
from penstock.worker import staging
from penstock.worker.attempt import Attempt
from penstock.worker.copies.s3_nodes import S3File, is_directory, is_gzipped, node_uri, s3_files, target_uri
from penstock.worker.copies.sources import rows_of_file, rows_of_files
from penstock.worker.copies.targets import write_file
from penstock.worker.records.writing import Row
from penstock.worker.s3_uri import S3Uri
from penstock.worker.task import Task


def copy_within_s3(attempt: Attempt, source: WireObject, target: WireObject) -> None:
    """Copy a file or a directory to a file or a directory; a directory that goes to a file is merged.

    Raises:
        TaskFailed: a file cannot be read or written, or is not as its data format says.
        TaskCancelled: it was stopped.
    """
    task = attempt.task
    merges = is_directory(source) and not is_directory(target)
    same = _written(task, source) == _written(task, target)
    if merges:
        _merge(attempt, source, target)
        return
    files = s3_files(attempt, source)
    for file in files:
        attempt.cancellation.check()
        uri = node_uri(task, target).child(file.relative) if is_directory(target) else node_uri(task, target)
        if same:
            _copy_file(attempt, file, uri)
        else:
            count = write_file(attempt, target, uri, rows_of_file(attempt, source, file.uri))
            attempt.log.write(f"{file.uri} to {uri}: {count} records")


def _merge(attempt: Attempt, source: WireObject, target: WireObject) -> None:
    uri = target_uri(attempt.task, target)
    count = write_file(attempt, target, uri, _rows(rows_of_files(attempt, source)))
    attempt.log.write(f"{uri}: {count} records")


def _copy_file(attempt: Attempt, file: S3File, uri: S3Uri) -> None:
    with staging.explained("copy", file.uri):
        attempt.clients.s3.copy({"Bucket": file.uri.bucket, "Key": file.uri.key}, uri.bucket, uri.key)
    attempt.log.write(f"{file.uri} to {uri}")


def _rows(batches: Iterable[tuple[str, list[Row]]]) -> Iterator[list[Row]]:
    for _, batch in batches:
        yield batch


def _written(task: Task, node: WireObject) -> tuple[object, bool]:
    """What must be equal for files to be copied as they are."""
    item = task.optional_reference(node, "dataFormat")
    described = (
        None
        if item is None
        else (item.type, *((field.key, field.value) for field in item.fields if field.key[0] != "@"))
    )
    return described, is_gzipped(node)
