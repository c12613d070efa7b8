"""Real servers for a test session: MariaDB and PostgreSQL, where the machine has them."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import NullPool

_PATIENCE_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Server:
    """A server on 127.0.0.1; its administrator needs no password."""

    scheme: str
    user: str
    port: int

    def url(self, database: str = "") -> str:
        """As local_databases.yaml has it."""
        return f"{self.scheme}://{self.user}@127.0.0.1:{self.port}" + (f"/{database}" if database else "")

    def run(self, database: str, *statements: str) -> list[Any]:
        """Run SQL; the rows of the last statement, where it has rows."""
        driver = {"mysql": "mysql+pymysql", "postgresql": "postgresql+psycopg"}[self.scheme]
        engine = create_engine(
            self.url(database).replace(self.scheme, driver, 1), poolclass=NullPool, isolation_level="AUTOCOMMIT"
        )
        with engine.connect() as connection:
            rows: list[Any] = []
            for statement in statements:
                result = connection.exec_driver_sql(statement, execution_options={"no_parameters": True})
                rows = [tuple(row) for row in result] if result.returns_rows else []
            return rows

    @contextmanager
    def database(self, name: str) -> Iterator[str]:
        """A new database, dropped afterwards."""
        home = "mysql" if self.scheme == "mysql" else "postgres"
        more = " CHARACTER SET utf8mb4" if self.scheme == "mysql" else ""
        self.run(home, f"DROP DATABASE IF EXISTS {name}", f"CREATE DATABASE {name}{more}")
        yield name
        self.run(home, f"DROP DATABASE {name}" + (" WITH (FORCE)" if self.scheme == "postgresql" else ""))


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Server]:
    """PostgreSQL on a free port."""
    server, initdb = _program("postgres"), _program("initdb")
    if server is None or initdb is None:
        pytest.skip("this machine has no PostgreSQL server (postgres and initdb are not in PATH)")
    with _folder() as folder:
        data = folder / "data"
        _run(initdb, "-D", data, "-U", "tester", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        port = _free_port()
        options = ["-D", data, "-p", port, "-h", "127.0.0.1", "-k", folder, "-c", "fsync=off"]
        with _running([server, *options], folder / "log"):
            yield _answering(Server("postgresql", "tester", port), "postgres", folder / "log")


@pytest.fixture(scope="session")
def mariadb() -> Iterator[Server]:
    """MariaDB on a free port."""
    server, install = _program("mariadbd"), _program("mariadb-install-db")
    if server is None or install is None:
        pytest.skip("this machine has no MariaDB server (Debian's package is mariadb-server)")
    with _folder() as folder:
        # A server that starts removes the temporary tables of all others in the directory for these.
        places = [f"--datadir={folder / 'data'}", f"--tmpdir={folder}"]
        _run(install, "--no-defaults", *places, "--auth-root-authentication-method=normal", "--skip-test-db")
        port = _free_port()
        options = [*places, f"--port={port}", "--bind-address=127.0.0.1", f"--socket={folder / 'socket'}"]
        options += [f"--pid-file={folder / 'pid'}", "--innodb-flush-log-at-trx-commit=0"]
        with _running([server, "--no-defaults", *options], folder / "log"):
            yield _answering(Server("mysql", "root", port), "mysql", folder / "log")


@pytest.fixture(params=["mariadb", "postgresql"])
def database_server(request: pytest.FixtureRequest) -> Server:
    """Each of the two in turn."""
    found: Server = request.getfixturevalue(request.param)
    return found


def _program(name: str) -> str | None:
    return shutil.which(name, path=f"{os.environ.get('PATH', os.defpath)}:/usr/local/sbin:/usr/sbin")


def _account() -> dict[str, Any]:
    """Neither server runs as root."""
    if os.getuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


@contextmanager
def _folder() -> Iterator[Path]:
    # Not pytest's own folder, which nobody else may enter; and a short path, since a socket's is limited.
    folder = Path(tempfile.mkdtemp(prefix="penstock-db-"))
    account = _account()
    if account:
        os.chown(folder, account["user"], account["group"])
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(*command: object) -> None:
    subprocess.run(list(map(str, command)), check=True, capture_output=True, **_account())


@contextmanager
def _running(command: Sequence[object], log: Path) -> Iterator[None]:
    with log.open("wb") as file:
        process = subprocess.Popen(
            list(map(str, command)), stdin=subprocess.DEVNULL, stdout=file, stderr=file, cwd=log.parent, **_account()
        )
    try:
        yield
    finally:
        process.terminate()
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:  # PostgreSQL waits for its clients
            process.send_signal(2)
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _answering(server: Server, database: str, log: Path) -> Server:
    _wait_for(lambda: _answers(server, database), log)
    return server


def _answers(server: Server, database: str) -> bool:
    try:
        return server.run(database, "SELECT 1") == [(1,)]
    except OperationalError:
        return False


def _wait_for(condition: Callable[[], bool], log: Path) -> None:
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while not condition():
        if time.monotonic() > deadline:
            pytest.fail(f"the server does not answer:\n{log.read_text(errors='replace')[-2000:]}")
        time.sleep(0.05)


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])
