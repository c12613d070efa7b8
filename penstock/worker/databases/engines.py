"""What differs between MySQL, PostgreSQL and SQLite: values as texts, how to interrupt, how `?` is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlalchemy import Connection

Value = str | bytes | int | float | Decimal | None
CONNECT_SECONDS = 10
_BIT = 16  # the type of MySQL's BIT in its protocol


@dataclass(frozen=True, slots=True)
class Dialect:
    """One kind of database.

    Attributes:
        backend: SQLAlchemy's name of it.
        placeholder: what its driver takes for a parameter.
        prepare: makes a fresh connection give values as the server writes them, in UTC.
        interrupter: gives a function that ends the connection's statement from another thread.
        quoter: gives a function that makes a literal of a text.
    """

    backend: str
    placeholder: str
    prepare: Callable[[Connection], None]
    interrupter: Callable[[Connection], Callable[[], None]]
    quoter: Callable[[Connection], Callable[[str], str]]


def _prepare_mysql(connection: Connection) -> None:
    connection.exec_driver_sql("SET time_zone = '+00:00'")
    # Without its decoders, PyMySQL leaves text as the server sent it: decimals keep their digits, and dates that
    # Python does not have, such as 0000-00-00, stay.
    driver: Any = connection.connection.driver_connection
    driver.decoders = {_BIT: lambda data: int.from_bytes(data, "big")}


def _interrupter_mysql(connection: Connection) -> Callable[[], None]:
    from sqlalchemy import create_engine
    from sqlalchemy.pool import NullPool

    driver: Any = connection.connection.driver_connection
    thread = int(driver.thread_id())
    options = {"connect_timeout": CONNECT_SECONDS}
    engine = create_engine(connection.engine.url, poolclass=NullPool, connect_args=options)

    def interrupt() -> None:
        with engine.connect() as other:
            other.exec_driver_sql(f"KILL {thread}")

    return interrupt


def _prepare_postgresql(connection: Connection) -> None:
    from psycopg.types.string import TextLoader

    connection.exec_driver_sql("SET TIME ZONE 'UTC'")
    driver: Any = connection.connection.driver_connection
    binary = driver.adapters.types["bytea"].oid
    for kind in driver.adapters.types:
        for oid in (kind.oid, kind.array_oid):
            if oid and oid != binary:
                driver.adapters.register_loader(oid, TextLoader)


def _interrupter_postgresql(connection: Connection) -> Callable[[], None]:
    driver: Any = connection.connection.driver_connection
    cancel: Callable[[], None] = driver.cancel
    return cancel


def _interrupter_sqlite(connection: Connection) -> Callable[[], None]:
    driver: Any = connection.connection.driver_connection
    interrupt: Callable[[], None] = driver.interrupt
    return interrupt


def _quoter_mysql(connection: Connection) -> Callable[[str], str]:
    # The driver knows whether the server takes backslashes for escapes (sql_mode NO_BACKSLASH_ESCAPES).
    driver: Any = connection.connection.driver_connection
    escape: Callable[[str], str] = driver.escape
    return escape


def _quoter_postgresql(connection: Connection) -> Callable[[str], str]:
    from psycopg import sql

    driver: Any = connection.connection.driver_connection
    return lambda text: sql.quote(text, driver)


def _quoter_sqlite(connection: Connection) -> Callable[[str], str]:
    del connection
    return lambda text: "'" + text.replace("'", "''") + "'"


DIALECTS: Mapping[str, Dialect] = {
    "mysql": Dialect("mysql", "%s", _prepare_mysql, _interrupter_mysql, _quoter_mysql),
    "mariadb": Dialect("mariadb", "%s", _prepare_mysql, _interrupter_mysql, _quoter_mysql),
    "postgresql": Dialect("postgresql", "%s", _prepare_postgresql, _interrupter_postgresql, _quoter_postgresql),
    "sqlite": Dialect("sqlite", "?", lambda _connection: None, _interrupter_sqlite, _quoter_sqlite),
}


def text_of(value: Value) -> str | None:
    """A value as text; bytes as hexadecimal digits, which is how COPY reads VARBYTE.

    https://docs.aws.amazon.com/redshift/latest/dg/r_VARBYTE_type.html
    """
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bytes | bytearray | memoryview):
        return bytes(value).hex()
    if isinstance(value, Decimal):
        return f"{value:f}"
    return repr(value)
