"""SQL in the warehouse of the local cloud."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from penstock.cli.endpoint import make_client
from penstock.client.refusal import OperationError
from penstock.client.warehouse import Answer, Column, WarehouseClient
from tests.client.warehouses import live_warehouse


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Callable[..., list[Answer]]]:
    """Run statements."""
    with live_warehouse(tmp_path) as environment:
        client = make_client("redshift-data", environment)
        yield lambda *statements: list(WarehouseClient(client, "c", "dev", "etl", lambda: None).run(statements))


def test_rows(run: Any) -> None:
    """With their types, and NULL."""
    answers = run("SELECT 1 AS n, 1.5::numeric(3,1) AS d, 'NULL' AS t, NULL::varchar AS nothing, true AS b")
    columns = (Column("n", True), Column("d", True), Column("t", False), Column("nothing", False), Column("b", False))
    assert answers == [Answer(columns, ((1, "1.5", "NULL", None, True),))]


def test_several_statements_are_one_transaction(run: Any) -> None:
    """An answer for each; one that fails leaves nothing of the others."""
    created, inserted, selected = run("CREATE TABLE t (n INT)", "INSERT INTO t VALUES (1), (2)", "SELECT n FROM t")
    assert (created.columns, inserted, len(selected.rows)) == ((), Answer(changed=2), 2)
    with pytest.raises(OperationError, match='relation "nothing" does not exist'):
        run("DELETE FROM t", "SELECT 1 FROM nothing")
    assert run("SELECT COUNT(*) FROM t")[0].rows == ((2,),)


def test_more_rows_than_a_page_has(run: Any) -> None:
    """All of them."""
    run("CREATE TABLE d (n INT)", f"INSERT INTO d VALUES {', '.join(f'({n})' for n in range(10))}")  # noqa: S608
    number = "a.n * 1000 + b.n * 100 + c.n * 10 + d.n"
    (answer,) = run(f"SELECT {number} AS n FROM d AS a, d AS b, d AS c, d ORDER BY n")  # noqa: S608
    assert answer.rows == tuple((n,) for n in range(10_000))


class _Slow:
    """A service whose statement never ends."""

    cancelled = ""

    def execute_statement(self, **members: Any) -> dict[str, str]:
        """Take it."""
        del members
        return {"Id": "one"}

    def describe_statement(self, **members: Any) -> dict[str, str]:
        """It runs."""
        del members
        return {"Status": "STARTED"}

    def cancel_statement(self, **members: Any) -> None:
        """Note it."""
        self.cancelled = members["Id"]


def test_who_is_interrupted_cancels() -> None:
    """Nothing goes on in the warehouse behind one's back."""

    def interrupt() -> None:
        raise KeyboardInterrupt

    client = _Slow()
    with pytest.raises(KeyboardInterrupt):
        list(WarehouseClient(client, "c", "dev", "etl", interrupt).run(["SELECT 1"]))
    assert client.cancelled == "one"
