"""SQL in a warehouse, by the Redshift Data API.

https://docs.aws.amazon.com/redshift-data/latest/APIReference/Welcome.html
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from penstock.client.refusal import OperationError

_ENDED = frozenset({"FINISHED", "FAILED", "ABORTED"})
_NUMBERS = frozenset({"int2", "int4", "int8", "float4", "float8", "numeric"})

Value = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of an answer."""

    name: str
    is_number: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a statement.

    Attributes:
        columns: of its rows; none where it gives none.
        rows: its rows.
        changed: how many rows it changed, where it gives none and the service tells.
    """

    columns: tuple[Column, ...] = ()
    rows: tuple[tuple[Value, ...], ...] = ()
    changed: int | None = None


@dataclass(frozen=True, slots=True)
class WarehouseClient:
    """A database of a cluster.

    Attributes:
        client: a boto3 client of the Redshift Data API.
        cluster: identifier of the cluster.
        database: name of the database.
        user: the user of the database, for whom the service makes temporary credentials.
        pause: waits a little, while a statement runs.
    """

    client: Any
    cluster: str
    database: str
    user: str
    pause: Callable[[], None]

    def run(self, statements: Sequence[str]) -> Iterator[Answer]:
        """Run statements, several of them in one transaction; yields their answers when all have succeeded.

        Interrupted, it cancels them.

        Raises:
            OperationError: where one fails, with what the warehouse says.
        """
        connection = {"ClusterIdentifier": self.cluster, "Database": self.database, "DbUser": self.user}
        if len(statements) == 1:
            id_ = self.client.execute_statement(Sql=statements[0], **connection)["Id"]
        else:
            id_ = self.client.batch_execute_statement(Sqls=list(statements), **connection)["Id"]
        try:
            description = self._ended(id_)
        except BaseException:
            self.client.cancel_statement(Id=id_)
            raise
        if description["Status"] != "FINISHED":
            raise OperationError(description.get("Error") or f"the statement was {description['Status'].lower()}")
        for each in description.get("SubStatements") or (description,):
            yield self._answer(each)

    def _ended(self, id_: str) -> dict[str, Any]:
        while True:
            description: dict[str, Any] = self.client.describe_statement(Id=id_)
            if description["Status"] in _ENDED:
                return description
            self.pause()

    def _answer(self, description: dict[str, Any]) -> Answer:
        if not description.get("HasResultSet"):
            changed = description.get("ResultRows", -1)
            return Answer(changed=changed if changed >= 0 else None)
        columns: tuple[Column, ...] = ()
        rows: list[tuple[Value, ...]] = []
        token: dict[str, str] = {}
        while True:
            page = self.client.get_statement_result(Id=description["Id"], **token)
            columns = columns or tuple(
                Column(item["name"], item.get("typeName") in _NUMBERS) for item in page["ColumnMetadata"]
            )
            rows += [tuple(map(_value, record)) for record in page["Records"]]
            if not page.get("NextToken"):
                return Answer(columns, tuple(rows))
            token = {"NextToken": page["NextToken"]}


def _value(field: dict[str, Any]) -> Value:
    if field.get("isNull"):
        return None
    value: Value | bytes = next(iter(field.values()))
    return value.hex() if isinstance(value, bytes) else value
