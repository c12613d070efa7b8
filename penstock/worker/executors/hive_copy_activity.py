"""HiveCopyActivity: items between tables of DynamoDB and S3."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from penstock.definition.wire import WireObject
from penstock.worker import staging
from penstock.worker.attempt import Attempt
from penstock.worker.copies.s3_nodes import s3_files, target_uri
from penstock.worker.dynamodb.table import DynamoDBTable, Item
from penstock.worker.errors import TaskFailed
from penstock.worker.outcome import FINISHED, Outcome
from penstock.worker.task import described

_S3, _TABLE = "S3DataNode", "DynamoDBDataNode"
_FORMAT = "DynamoDBExportDataFormat"
_NOT_HERE = ("filterSql", "preActivityTaskConfig", "postActivityTaskConfig")


class HiveCopyActivityExecutor:
    """Copies all items, without Hive: between tables, or a table and files of its items.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-hivecopyactivity.html
    A filter is HiveQL, which only Hive can evaluate, so it is refused. Shares of a table's throughput mean nothing
    here. An object in S3 appears when it is complete; what has been put into a table stays, and is put again.
    """

    object_type: ClassVar[str] = "HiveCopyActivity"

    def run(self, attempt: Attempt) -> Outcome:
        """Copy.

        Raises:
            TaskFailed: the objects ask for what cannot be done here, or DynamoDB or S3 refuses.
            TaskCancelled: it was stopped.
        """
        task = attempt.task
        for key in _NOT_HERE:
            if task.activity.strings(key) or task.activity.references(key):
                raise TaskFailed(
                    "NotSupported", f"{described(task.activity)} has {key}, which needs Hive and a cluster of EMR"
                )
        source = task.reference(task.activity, "input", _S3, _TABLE)
        target = task.reference(task.activity, "output", _S3, _TABLE)
        if source.type == target.type == _S3:
            raise TaskFailed(
                "NotSupported", f"{described(task.activity)} copies from S3 to S3; one of the two must be a table"
            )
        for node in (source, target):
            _check_format(attempt, node)
        items = _items_of_files(attempt, source) if source.type == _S3 else _items_of_table(attempt, source)
        if target.type == _S3:
            count, where = _write(attempt, target, items)
        else:
            where = task.required(target, "tableName")
            count = _table(attempt, target).put(items)
        attempt.log.write(f"{where}: {count} items")
        return FINISHED


def _check_format(attempt: Attempt, node: WireObject) -> None:
    """Both nodes have the format of exports, which keeps the types of all attributes."""
    found = attempt.task.optional_reference(node, "dataFormat")
    if found is None or found.type != _FORMAT:
        what = "no dataFormat" if found is None else described(found)
        raise TaskFailed("NotSupported", f"{described(node)} has {what}; only {_FORMAT} can be used here")


def _table(attempt: Attempt, node: WireObject) -> DynamoDBTable:
    return DynamoDBTable(
        attempt.clients.dynamodb(node.string("region")),
        attempt.task.required(node, "tableName"),
        attempt.cancellation,
    )


def _items_of_table(attempt: Attempt, node: WireObject) -> Iterator[Item]:
    for page in _table(attempt, node).items():
        yield from page


def _items_of_files(attempt: Attempt, node: WireObject) -> Iterator[Item]:
    for file in s3_files(attempt, node):
        path = staging.download_file(attempt.clients.s3, file.uri, attempt.scratch / "items")
        try:
            with path.open(encoding="utf-8", newline="\n") as lines:
                for number, line in enumerate(lines, start=1):
                    if line != "\n":
                        yield _item(f"{file.uri}, line {number}", line)
        except UnicodeDecodeError as error:
            raise TaskFailed("InvalidData", f"{file.uri} is not UTF-8 text: {error.reason}") from error


def _item(where: str, line: str) -> Item:
    # It brings pydantic along, for which a worker's first poll must not wait.
    from penstock.steps.programs.dynamodb_lines import item_of

    try:
        return item_of(line.rstrip("\n"))
    except ValueError as error:
        raise TaskFailed("InvalidData", f"{where}: {error}") from error


def _write(attempt: Attempt, node: WireObject, items: Iterator[Item]) -> tuple[int, str]:
    from penstock.worker.dynamodb.export_format import line_of  # likewise

    uri = target_uri(attempt.task, node)
    path = attempt.scratch / "items"
    count = 0
    with path.open("w", encoding="utf-8", newline="\n") as lines:
        for item in items:
            lines.write(f"{line_of(item)}\n")
            count += 1
    attempt.confirm()
    staging.upload_file(attempt.clients.s3, path, uri)
    return count, str(uri)
