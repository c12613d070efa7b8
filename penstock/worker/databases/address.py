"""The names under which a definition's database may stand in local_databases.yaml."""

from __future__ import annotations

import re
from dataclasses import dataclass

from penstock.definition.wire import WireObject
from penstock.worker.errors import TaskFailed
from penstock.worker.task import Task, described

_JDBC = re.compile(
    r"jdbc:(?P<engine>[a-z]+):(?P<kind>[a-z]+:)?//(?P<host>[^:/?;]+)(?::(?P<port>\d+))?(?:/(?P<database>[^?;]*))?.*",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Address:
    """Where a definition says that its database is.

    Attributes:
        node: how messages call it.
        names: from the most to the least exact; the last is the instance or the host alone.
        database: the logical database, None where the definition leaves it to the server.
        username: the user of the definition.
    """

    node: str
    names: tuple[str, ...]
    database: str | None
    username: str | None

    @property
    def hostname(self) -> str:
        """The RDS instance or the host."""
        return self.names[-1]


def address_of(task: Task, node: WireObject) -> Address:
    """The address of the database of a SqlDataNode or SqlActivity.

    A data node may also carry the fields of a JdbcDatabase itself, as the guide's own example does.
    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-sqldatanode.html

    Raises:
        TaskFailed: it has no database, or one that is reached in another way.
    """
    if node.string("connectionString") is not None:
        return _jdbc(task, node, node.string("database"))
    database = task.reference(node, "database", "RdsDatabase", "JdbcDatabase")
    if database.type == "JdbcDatabase":
        return _jdbc(task, database, None)
    return Address(
        described(database),
        (task.required(database, "rdsInstanceId"),),
        database.string("databaseName"),
        database.string("username"),
    )


def _jdbc(task: Task, item: WireObject, database: str | None) -> Address:
    text = task.required(item, "connectionString")
    match = _JDBC.fullmatch(text)
    if match is None:
        raise TaskFailed(
            "InvalidField",
            f"connectionString of {described(item)} is {text!r}; write jdbc:mysql://HOST:PORT/DATABASE or "
            "jdbc:postgresql://HOST:PORT/DATABASE",
        )
    host, port = match["host"], match["port"]
    return Address(
        described(item),
        (text, *([f"{host}:{port}"] if port else []), host),
        item.string("databaseName") or database or match["database"] or None,
        item.string("username"),
    )
