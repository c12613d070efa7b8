"""A connection to a definition's database: streaming, one transaction, ended by a cancellation."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from penstock.definition.wire import WireObject
from penstock.worker.attempt import Attempt
from penstock.worker.databases.address import address_of
from penstock.worker.databases.engines import CONNECT_SECONDS, DIALECTS, Dialect
from penstock.worker.databases.location import url_of
from penstock.worker.errors import TaskFailed
from penstock.worker.task import described

if TYPE_CHECKING:
    from sqlalchemy import Connection


@dataclass(frozen=True, slots=True)
class Database:
    """A database that answers."""

    connection: Connection
    dialect: Dialect
    node: WireObject

    @contextmanager
    def explained(self, what: str) -> Iterator[None]:
        """Turn an error of the database into one that names the data node and what was done.

        Raises:
            TaskFailed: for any such error.
        """
        from sqlalchemy.exc import SQLAlchemyError

        try:
            yield
        except SQLAlchemyError as error:
            raise TaskFailed("DatabaseError", f"{described(self.node)}: {what}: {reason_of(error)}") from error


@contextmanager
def connected(attempt: Attempt, node: WireObject) -> Iterator[Database]:
    """Connect to the database of a SqlDataNode or SqlActivity; what the block does not commit is rolled back.

    Raises:
        TaskFailed: it is not known here, or cannot be reached.
    """
    from sqlalchemy import create_engine
    from sqlalchemy.exc import SQLAlchemyError
    from sqlalchemy.pool import NullPool

    address = address_of(attempt.task, node)
    url = url_of(attempt.databases, address, os.environ)
    shown = url.render_as_string(hide_password=True)
    timeout = "timeout" if url.get_backend_name() == "sqlite" else "connect_timeout"
    try:
        engine = create_engine(url, poolclass=NullPool, connect_args={timeout: CONNECT_SECONDS})
        dialect = DIALECTS[url.get_backend_name()]
        connection = engine.connect()
    except (SQLAlchemyError, ImportError, KeyError) as error:
        message = f"{address.node}: cannot connect to {shown}: {reason_of(error)}"
        raise TaskFailed("DatabaseUnreachable", message) from error
    attempt.log.write(f"{address.node} is {shown} here")
    try:
        dialect.prepare(connection)
        with attempt.cancellation.interrupting(_suppressed(dialect, connection)):
            yield Database(connection, dialect, node)
    finally:
        # A connection that was interrupted may be broken, and cannot be rolled back then.
        with suppress(SQLAlchemyError):
            connection.invalidate() if attempt.cancellation.requested else connection.close()


def _suppressed(dialect: Dialect, connection: Connection) -> Callable[[], None]:
    interrupt = dialect.interrupter(connection)

    def run() -> None:
        with suppress(Exception):  # the statement may have ended meanwhile, and the connection with it
            interrupt()

    return run


def reason_of(error: Exception) -> str:
    """What the driver says, without the SQL and the values that SQLAlchemy adds."""
    original = getattr(error, "orig", None) or error
    arguments = original.args
    if len(arguments) > 1 and isinstance(arguments[0], int):  # MySQL: a number, then the text
        return f"{arguments[1]} (error {arguments[0]})"
    return str(original).strip()
