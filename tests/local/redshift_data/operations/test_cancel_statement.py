"""CancelStatement."""

from __future__ import annotations

import pytest

from penstock.local.errors import ServiceError

TARGET = {"Database": "dev", "ClusterIdentifier": "demo"}
TEN = " UNION ALL ".join(f"SELECT {n}" for n in range(10))
NUMBERS = ", ".join(f"({TEN}) AS {chr(97 + i)}(n)" for i in range(12))


def test_cancel(service):
    """A statement that would run for hours ends as ABORTED."""
    endless = {**TARGET, "Sql": f"SELECT sum(a.n + b.n) FROM {NUMBERS}"}  # noqa: S608
    statement = service.handle("ExecuteStatement", endless)["Id"]
    assert service.handle("CancelStatement", {"Id": statement}) == {"Status": True}
    described = service.handle("DescribeStatement", {"Id": statement, "WaitTimeSeconds": 30})
    assert described["Status"] == "ABORTED"


def test_fails_once_it_has_ended(service, run):
    """The status is told."""
    statement = run("SELECT 1")["Id"]
    with pytest.raises(ServiceError, match=r"ValidationException: Could not cancel .* already in FINISHED state"):
        service.handle("CancelStatement", {"Id": statement})
