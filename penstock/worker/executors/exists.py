"""Exists: a precondition on the data node that it is for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar

from botocore.exceptions import ClientError

from penstock.definition.wire import WireObject
from penstock.worker.attempt import Attempt
from penstock.worker.copies.s3_nodes import is_directory, node_uri
from penstock.worker.databases.connection import connected
from penstock.worker.outcome import FINISHED, Outcome, not_met
from penstock.worker.redshift.connection import warehouse_of
from penstock.worker.redshift.statement_text import literal
from penstock.worker.retry import error_code
from penstock.worker.staging import explained


class ExistsExecutor:
    """Met when the `node` that it is for exists: the file, anything in the folder, or the table.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-exists.html
    What it means for each type of data node is inferred: the guide says no more than that it exists. For tables of
    DynamoDB there are DynamoDBTableExists and DynamoDBDataExists.
    """

    object_type: ClassVar[str] = "Exists"

    def run(self, attempt: Attempt) -> Outcome:
        """Look once; the service asks again.

        Raises:
            TaskFailed: it cannot be told, or the node is of another type.
            TaskCancelled: it was stopped.
        """
        node = attempt.task.reference(attempt.task.activity, "node", *_LOOKS)
        what, is_there = _LOOKS[node.type or ""](attempt, node)
        return FINISHED if is_there else not_met(f"{what} does not exist yet")


def _s3(attempt: Attempt, node: WireObject) -> tuple[str, bool]:
    uri = node_uri(attempt.task, node)
    with explained("look up", uri):
        if is_directory(node):
            found = attempt.clients.s3.list_objects_v2(Bucket=uri.bucket, Prefix=uri.as_prefix, MaxKeys=1)
            return str(uri), bool(found.get("Contents"))
        try:
            attempt.clients.s3.head_object(Bucket=uri.bucket, Key=uri.key)
        except ClientError as error:
            if error_code(error) in {"404", "NoSuchKey", "NoSuchBucket"}:
                return str(uri), False
            raise
        return str(uri), True


def _sql(attempt: Attempt, node: WireObject) -> tuple[str, bool]:
    from sqlalchemy import inspect

    table, schema = attempt.task.required(node, "table"), node.string("schemaName")
    with connected(attempt, node) as database, database.explained("look for the table"):
        return f"the table '{table}'", inspect(database.connection).has_table(table, schema=schema)


def _redshift(attempt: Attempt, node: WireObject) -> tuple[str, bool]:
    table, schema = attempt.task.required(node, "tableName"), node.string("schemaName") or "public"
    warehouse = warehouse_of(attempt, attempt.task.reference(node, "database", "RedshiftDatabase"))
    sql = (
        "SELECT count(*) FROM information_schema.tables "  # noqa: S608 quoted
        f"WHERE lower(table_schema) = {literal(schema.lower())} AND lower(table_name) = {literal(table.lower())}"
    )
    rows = warehouse.rows(sql, attempt.cancellation)
    return f"the table '{schema}.{table}'", bool(rows and rows[0][0])


_LOOKS: Mapping[str, Callable[[Attempt, WireObject], tuple[str, bool]]] = {
    "S3DataNode": _s3,
    "SqlDataNode": _sql,
    "MySqlDataNode": _sql,
    "RedshiftDataNode": _redshift,
}
