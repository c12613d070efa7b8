"""From a definition's database to SQLAlchemy's URL of the one that stands for it here."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from penstock.diagnostics.diagnostic import DiagnosticsError
from penstock.worker.databases.address import Address
from penstock.worker.databases.settings import (
    FILE_NAME,
    LocalDatabases,
    read_local_databases,
    with_placeholders,
    with_variables,
)
from penstock.worker.errors import TaskFailed

if TYPE_CHECKING:
    from sqlalchemy import URL

_DRIVERS = {
    "mysql": "mysql+pymysql",
    "mariadb": "mariadb+pymysql",
    "postgresql": "postgresql+psycopg",
    "sqlite": "sqlite+pysqlite",
}


def url_of(path: Path | None, address: Address, variables: Mapping[str, str]) -> URL:
    """The URL for an address.

    The file is read anew each time, so that a cloud that is up need not be started again when it changes.

    Args:
        path: local_databases.yaml; None where the worker was given none.
        address: what the definition says.
        variables: the environment.

    Raises:
        TaskFailed: the file does not have it or is wrong, or a variable is not set.
    """
    databases = _read(path)
    written = databases.url_of(address.names)
    if written is None:
        raise TaskFailed("DatabaseNotLocal", _unknown(databases, path, address))
    try:
        return _url(databases, written, address, variables)
    except LookupError as error:
        raise TaskFailed(
            "DatabaseNotLocal",
            f"{address.node}: {databases.path.name} needs the environment variable {error.args[0]}, which is not set "
            "where the local cloud was started",
        ) from None


def _url(databases: LocalDatabases, written: str, address: Address, variables: Mapping[str, str]) -> URL:
    from sqlalchemy import make_url
    from sqlalchemy.exc import ArgumentError

    whole = with_variables(written, variables) if written.startswith("${") else written
    try:
        url = make_url(whole)
    except ArgumentError:
        raise TaskFailed("DatabaseNotLocal", f"{address.node}: {written} does not hold a database's URL") from None
    url = url.set(drivername=_DRIVERS.get(url.drivername, url.drivername))
    values = {"hostname": address.hostname, "database": _database(written, address)}

    def filled(text: str | None) -> str | None:
        return None if text is None else with_variables(with_placeholders(text, values), variables)

    url = url.set(
        username=filled(url.username),
        password=filled(None if url.password is None else str(url.password)),
        host=filled(url.host),
        database=filled(url.database),
    )
    if url.get_backend_name() == "sqlite":
        return url.set(database=str(databases.path.parent / (url.database or "")))
    return url.set(username=url.username or address.username, database=url.database or address.database)


def _database(written: str, address: Address) -> str:
    if address.database is None and "{database}" in written:
        raise TaskFailed(
            "DatabaseNotLocal",
            f"{address.node} names no database, which {{database}} in {FILE_NAME} stands for; set databaseName",
        )
    return address.database or ""


def _read(path: Path | None) -> LocalDatabases:
    if path is None:
        return LocalDatabases(Path(FILE_NAME), {})
    try:
        return read_local_databases(path)
    except DiagnosticsError as error:
        places = (
            f"{item.location.path.name}:{item.location.line}: {item.message}" if item.location else item.message
            for item in error.diagnostics
        )
        raise TaskFailed("DatabaseNotLocal", "\n".join(places)) from None


def _unknown(databases: LocalDatabases, path: Path | None, address: Address) -> str:
    where = "this task runner was given no file of databases" if path is None else f"it is not in {path}"
    return (
        f"{address.node} cannot be reached from here: {where}. Say in {databases.path.name} of the project which "
        f"database of this machine stands for it:\n"
        f"databases:\n  {address.hostname}: mysql://USER@127.0.0.1:3306  # or postgresql://..., or sqlite:///FILE.db"
    )
