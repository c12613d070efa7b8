"""The Redshift Data API: statements are submitted, then watched until they end.

https://docs.aws.amazon.com/redshift-data/latest/APIReference/Welcome.html
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from penstock.worker.cancellation import Cancellation
from penstock.worker.clients import Client
from penstock.worker.errors import TaskCancelled
from penstock.worker.retry import backoff

_ENDED = frozenset({"FINISHED", "FAILED", "ABORTED"})


@dataclass(frozen=True, slots=True)
class Warehouse:
    """A database of a cluster, and the database user to be there (the Data API makes temporary credentials)."""

    client: Client
    cluster: str
    database: str
    user: str

    def submit(self, sqls: Sequence[str], *, name: str, token: str) -> str:
        """Start a batch, which is one transaction, and give its id; the same token gives the same batch again."""
        answer = self.client.batch_execute_statement(
            Sqls=list(sqls), StatementName=name, ClientToken=token, **self._connection()
        )
        return str(answer["Id"])

    def wait(self, statement_id: str, cancellation: Cancellation) -> dict[str, Any]:
        """The description of a statement once it has ended.

        Raises:
            TaskCancelled: somebody asked to stop; the statement goes on.
        """
        delays = backoff(first=0.01, factor=1.5, most=2.0)
        while True:
            description: dict[str, Any] = self.client.describe_statement(Id=statement_id)
            if description["Status"] in _ENDED:
                return description
            cancellation.wait(next(delays))

    def run(self, sqls: Sequence[str], *, name: str, token: str, cancellation: Cancellation) -> dict[str, Any]:
        """Run a batch to its end.

        Raises:
            TaskCancelled: somebody asked to stop; the batch was cancelled.
        """
        return self._ended(self.submit(sqls, name=name, token=token), cancellation)

    def run_alone(self, sqls: Sequence[str], *, name: str, token: str, cancellation: Cancellation) -> dict[str, Any]:
        """Run a single statement, outside a transaction, to its end.

        Raises:
            TaskCancelled: somebody asked to stop; the statement was cancelled.
        """
        (sql,) = sqls
        answer = self.client.execute_statement(Sql=sql, StatementName=name, ClientToken=token, **self._connection())
        return self._ended(str(answer["Id"]), cancellation)

    def _ended(self, statement_id: str, cancellation: Cancellation) -> dict[str, Any]:
        try:
            return self.wait(statement_id, cancellation)
        except TaskCancelled:
            self.client.cancel_statement(Id=statement_id)
            raise

    def named(self, name: str) -> list[str]:
        """The ids of the statements of exactly this name; ListStatements takes it for a prefix."""
        found: list[str] = []
        token: dict[str, str] = {}
        while True:
            page = self.client.list_statements(StatementName=name, Status="ALL", **token)
            found.extend(item["Id"] for item in page["Statements"] if item.get("StatementName") == name)
            if not page.get("NextToken"):
                return found
            token = {"NextToken": page["NextToken"]}

    def rows(self, sql: str, cancellation: Cancellation) -> list[list[Any]]:
        """The first page of a query's rows, or none when it fails."""
        statement_id = self.client.execute_statement(Sql=sql, **self._connection())["Id"]
        if self.wait(statement_id, cancellation)["Status"] != "FINISHED":
            return []
        records = self.client.get_statement_result(Id=statement_id)["Records"]
        return [[None if "isNull" in value else next(iter(value.values())) for value in row] for row in records]

    def _connection(self) -> dict[str, str]:
        return {"ClusterIdentifier": self.cluster, "Database": self.database, "DbUser": self.user}
