"""The program that extracts from Cassandra: with a double of the driver, and with Cassandra where there is one."""

from __future__ import annotations

import io
import json
import os
import sys
from collections import namedtuple
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any
from uuid import UUID

import pytest

from penstock.steps.programs.extract_cassandra import as_json, main
from penstock.steps.programs.json_lines import encode

ARGUMENTS = ["--host=a", "--host=b", "--keyspace=school", "--query=SELECT * FROM courses"]
PLACE = "PENSTOCK_TEST_CASSANDRA"


class Driver:
    """The part of cassandra-driver that the program uses, as its documentation has it.

    https://docs.datastax.com/en/developer/python-driver/latest/api/cassandra/cluster/
    """

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.rows: list[Any] = []
        self.error: Exception | None = None
        self.connected: dict[str, Any] = {}
        self.executed: list[tuple[Any, float]] = []
        self.ended = 0
        self.unresolvable = False
        driver = self

        class DriverException(Exception):  # noqa: N818 - the driver's name
            pass

        class NoHostAvailable(Exception):  # noqa: N818 - the driver's name
            pass

        class Cluster:
            def __init__(self, contact_points: list[str], port: int, **more: Any) -> None:
                if driver.unresolvable:
                    raise DriverException("no such host as s3cr3t")
                driver.connected = {"contact_points": contact_points, "port": port, **more}

            def connect(self, keyspace: str) -> Any:
                driver.connected["keyspace"] = keyspace
                return Session()

            def __enter__(self) -> Any:
                return self

            def __exit__(self, *error: object) -> None:
                driver.ended += 1

        class Session:
            row_factory: Any = None

            def execute(self, statement: Any, timeout: float) -> Any:
                assert self.row_factory == "dict_factory"
                driver.executed.append((statement, timeout))
                return driver.result()

        def statement(query: str, fetch_size: int, consistency_level: int) -> tuple[str, int, int]:
            return query, fetch_size, consistency_level

        self.unavailable = NoHostAvailable
        self.exception = DriverException
        levels = SimpleNamespace(name_to_value={"LOCAL_ONE": 10, "QUORUM": 4})
        for name, members in {
            "cassandra": {"ConsistencyLevel": levels, "DriverException": DriverException},
            "cassandra.auth": {"PlainTextAuthProvider": lambda username, password: (username, password)},
            "cassandra.cluster": {"Cluster": Cluster, "NoHostAvailable": NoHostAvailable},
            "cassandra.query": {"SimpleStatement": statement, "dict_factory": "dict_factory"},
        }.items():
            module = ModuleType(name)
            vars(module).update(members)
            monkeypatch.setitem(sys.modules, name, module)

    def result(self) -> Any:
        """Rows, one by one; then the error, if there is one."""
        yield from self.rows
        if self.error is not None:
            raise self.error


@pytest.fixture
def driver(monkeypatch: pytest.MonkeyPatch) -> Driver:
    """A double of cassandra-driver."""
    return Driver(monkeypatch)


def test_rows_become_json_lines(driver: Driver, tmp_path: Path, capsys: Any) -> None:
    """With the defaults of the driver, and no credentials."""
    driver.rows = [{"id": 1, "title": "é"}, {"id": 2, "title": None}, {"id": 3, "title": "x"}]

    assert main([*ARGUMENTS, f"--output={tmp_path}", "--files=2"]) == 0

    assert driver.connected == {"contact_points": ["a", "b"], "port": 9042, "keyspace": "school"}
    assert driver.executed == [(("SELECT * FROM courses", 5000, 10), 60)]
    assert driver.ended == 1
    assert [path.read_text(encoding="utf-8") for path in sorted(tmp_path.iterdir())] == [
        '{"id":1,"title":"é"}\n{"id":3,"title":"x"}\n',
        '{"id":2,"title":null}\n',
    ]
    assert capsys.readouterr().out == "3 rows\n"


def test_everything(driver: Driver, tmp_path: Path) -> None:
    """Credentials by standard input, TLS, the size of a page, consistency, timeout."""
    more = ["--secret", "--tls", "--port=9999", "--page-size=10", "--consistency=QUORUM", "--timeout=5"]

    code = main([*ARGUMENTS, *more, f"--output={tmp_path}"], stdin=io.StringIO('{"username": "u", "password": "p"}\n'))

    assert code == 0
    assert driver.connected["auth_provider"] == ("u", "p")
    assert driver.connected["ssl_context"].check_hostname
    assert driver.executed == [(("SELECT * FROM courses", 10, 4), 5)]
    assert driver.connected["port"] == 9999


@pytest.mark.parametrize("kind", ["exception", "unavailable"])
def test_fails_when_cassandra_does(driver: Driver, tmp_path: Path, capsys: Any, kind: str) -> None:
    """On the second page, say: nothing is left, and the password is in no message."""
    driver.rows = [{"id": 1}]
    driver.error = getattr(driver, kind)("no node for s3cr3t")

    code = main(
        [*ARGUMENTS, "--secret", f"--output={tmp_path}"],
        stdin=io.StringIO('{"username": "u0", "password": "s3cr3t"}'),
    )

    assert code == 1
    assert capsys.readouterr().err == f"Cassandra: {type(driver.error).__name__}: no node for ***\n"
    assert (list(tmp_path.iterdir()), driver.ended) == ([], 1)


def test_fails_where_no_node_has_an_address(driver: Driver, tmp_path: Path, capsys: Any) -> None:
    """The driver says so before it connects."""
    driver.unresolvable = True
    assert main([*ARGUMENTS, f"--output={tmp_path}"]) == 1
    assert capsys.readouterr().err == "Cassandra: DriverException: no such host as s3cr3t\n"


def test_fails_without_the_driver(tmp_path: Path, capsys: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """It says where it comes from."""
    monkeypatch.setitem(sys.modules, "cassandra", None)
    assert main([*ARGUMENTS, f"--output={tmp_path}"]) == 1
    assert capsys.readouterr().err.startswith("cassandra-driver is needed, by `library:` of the spec: ")


Address = namedtuple("Address", "city zip")  # noqa: PYI024 - as the driver makes user-defined types


class SortedSet:
    """The driver's sets are no sets of Python."""

    def __init__(self, *items: Any) -> None:
        self.items = items

    def __iter__(self) -> Any:
        return iter(self.items)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "null"),
        (True, "true"),
        (2**70, "1180591620717411303424"),
        (0.1, "0.1"),
        (float("nan"), '"NaN"'),
        (float("-inf"), '"-Infinity"'),
        (Decimal("1.10"), "1.10"),
        (Decimal("Infinity"), '"Infinity"'),
        (b"\x00\xff", '"00ff"'),
        (datetime(2026, 1, 2, 3, 4, 5, 6000, tzinfo=UTC).replace(tzinfo=None), '"2026-01-02 03:04:05.006000"'),
        (UUID(int=1), '"00000000-0000-0000-0000-000000000001"'),
        (Address("Ulm", 1), '{"city":"Ulm","zip":1}'),
        ({"b": (1, b"\x01")}, '{"b":[1,"01"]}'),
        ({UUID(int=2): 1}, '{"00000000-0000-0000-0000-000000000002":1}'),
        (SortedSet("a", None), '["a",null]'),
        (frozenset({1}), "[1]"),
    ],
)
def test_values(value: object, text: str) -> None:
    """As the warehouse reads them."""
    assert encode(as_json(value)) == text


def test_the_real_thing(tmp_path: Path) -> None:
    """A table that every Cassandra has."""
    host = os.environ.get(PLACE)
    if host is None:
        pytest.skip(f"there is no Cassandra here: {PLACE} names the host of one, and cassandra-driver is installed")
    query = "SELECT key, cluster_name, host_id, tokens FROM local"

    assert main([f"--host={host}", "--keyspace=system", f"--query={query}", f"--output={tmp_path}"]) == 0

    [row] = [json.loads(line) for line in (tmp_path / "part-00001.json").read_text().splitlines()]
    assert (row["key"], str(UUID(row["host_id"]))) == ("local", row["host_id"])
