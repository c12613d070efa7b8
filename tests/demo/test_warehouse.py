"""Queries of the demonstration: waiting, pages, every kind of cell, and failures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from demo import warehouse
from demo.warehouse import query


class FakeDataApi:
    """Runs one statement, which passes through the given states."""

    def __init__(self, states: list[dict[str, Any]], pages: list[list[list[dict[str, Any]]]]) -> None:
        self.sent: dict[str, Any] = {}
        self._states = iter(states)
        self._pages = pages

    def execute_statement(self, **arguments: Any) -> dict[str, str]:
        """ExecuteStatement."""
        self.sent = arguments
        return {"Id": "s-1"}

    def describe_statement(self, *, Id: str) -> dict[str, Any]:  # noqa: N803 - boto3 calls it so
        """DescribeStatement."""
        assert Id == "s-1"
        return next(self._states)

    def get_paginator(self, operation: str) -> FakeDataApi:
        """Return the paginator, itself."""
        assert operation == "get_statement_result"
        return self

    def paginate(self, *, Id: str) -> Iterator[dict[str, Any]]:  # noqa: N803 - likewise
        """Yield the pages."""
        assert Id == "s-1"
        for page in self._pages:
            yield {"Records": page}


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sleeping takes no time."""
    monkeypatch.setattr(warehouse.time, "sleep", lambda seconds: None)


def test_all_pages_in_python_values() -> None:
    """Nulls are None; the rest is as the service has typed it."""
    api = FakeDataApi(
        [{"Status": "SUBMITTED"}, {"Status": "STARTED"}, {"Status": "FINISHED"}],
        [
            [[{"longValue": 1}, {"stringValue": "a"}, {"isNull": True}]],
            [[{"longValue": 0}, {"stringValue": ""}, {"booleanValue": False}], [{"doubleValue": 0.5}]],
            [],
        ],
    )
    assert query(api, "SELECT 1") == [(1, "a", None), (0, "", False), (0.5,)]
    assert api.sent == {
        "Sql": "SELECT 1",
        "ClusterIdentifier": "warehouse",
        "Database": "analytics",
        "DbUser": "etl",
    }


@pytest.mark.parametrize(
    ("state", "message"),
    [
        ({"Status": "FAILED", "Error": 'relation "x" does not exist'}, r'^relation "x" does not exist$'),
        ({"Status": "FAILED"}, r"^FAILED$"),
        ({"Status": "ABORTED"}, r"^ABORTED$"),
    ],
)
def test_fails_with_the_warehouses_message(state: dict[str, Any], message: str) -> None:
    """Or with the status, where there is none."""
    with pytest.raises(RuntimeError, match=message):
        query(FakeDataApi([{"Status": "PICKED"}, state], []), "SELECT 1")
