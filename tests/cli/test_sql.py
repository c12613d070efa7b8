"""`penstock sql`."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.client.warehouses import live_warehouse


@pytest.fixture
def sql(tmp_path: Path, project: Any, penstock: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> Any:
    """Run the command on a warehouse that the AWS settings lead to."""
    del project
    with live_warehouse(tmp_path) as environment:
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        monkeypatch.delenv("AWS_PROFILE", raising=False)
        yield lambda *arguments: penstock("sql", *arguments)


def test_a_table(sql: Any) -> None:
    """Numbers to the right; what gives no rows says how many it changed."""
    outcome = sql("CREATE TABLE visits (host VARCHAR(20), pages INT); INSERT INTO visits VALUES ('a;b', 12), (NULL, 3)")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.splitlines()[-1] == "2 rows"
    outcome = sql("SELECT host, pages, pages > 5 AS many FROM visits ORDER BY pages")
    assert outcome.out.splitlines() == ["host  pages  many", "NULL      3  false", "a;b      12  true"]
    assert sql("DELETE FROM visits WHERE pages = 3").out == "1 row\n"


def test_json(sql: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a statement from standard input, too."""
    monkeypatch.setattr("sys.stdin", io.StringIO("SELECT 1 AS n, NULL::int AS m; -- the end\n"))
    outcome = sql("-", "--json")
    assert json.loads(outcome.out) == [{"columns": ["n", "m"], "rows": [[1, None]], "changed": None}]


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("SELECT 1 FROM nothing",), 1, 'relation "nothing" does not exist'),
        (("SELECT 'a",), 2, "unterminated ' (line 1, column 8)"),
        ((" -- nothing",), 2, "there is no SQL statement in it"),
        (("SELECT 1", "--on", "local"), 1, "the local cloud is not up"),
    ],
)
def test_what_goes_wrong(sql: Any, arguments: tuple[str, ...], code: int, message: str) -> None:
    """In one line."""
    outcome = sql(*arguments)
    assert (outcome.code, outcome.out) == (code, "")
    assert message in outcome.err
    assert len(outcome.err.splitlines()) == 1


def test_an_environment_that_is_not_there(sql: Any, project: Any) -> None:
    """Told with those that are."""
    warehouse = {"cluster_id": "c", "database": "d", "username": "u", "secret": "s"}
    environment = {"warehouse": warehouse, "retain_data": False, "log_retention_days": 1}
    project.write("cdk.json", json.dumps({"context": {"environments": {"dev": environment}}}))
    outcome = sql("SELECT 1", "--env", "prod")
    assert outcome.code == 1
    assert "prod" in outcome.err
    assert sql("SELECT 1 AS one").out.splitlines() == ["one", "  1"]
