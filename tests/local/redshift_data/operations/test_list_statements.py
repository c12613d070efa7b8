"""ListStatements."""

from __future__ import annotations

import pytest

from penstock.local.errors import ServiceError


def test_filters(service, run):
    """By the beginning of the name, by status, the latest first."""
    for name, sql in (("load-1", "SELECT 1"), ("load-2", "SELECT nope"), ("other", "SELECT 2")):
        run(sql, StatementName=name)

    def names(**members):
        return [item["StatementName"] for item in service.handle("ListStatements", members)["Statements"]]

    assert names() == ["other", "load-2", "load-1"]
    assert names(StatementName="load") == ["load-2", "load-1"]
    assert names(Status="FAILED") == ["load-2"]
    assert names(WorkgroupName="elsewhere") == []


def test_pages(service, run):
    """MaxResults and NextToken."""
    for number in range(3):
        run(f"SELECT {number}")
    first = service.handle("ListStatements", {"MaxResults": 2})
    second = service.handle("ListStatements", {"MaxResults": 2, "NextToken": first["NextToken"]})
    assert [item["QueryString"] for item in first["Statements"]] == ["SELECT 2", "SELECT 1"]
    assert [item["QueryString"] for item in second["Statements"]] == ["SELECT 0"]
    assert "NextToken" not in second


def test_fails_on_an_unknown_status(service):
    """The allowed ones are listed."""
    with pytest.raises(ServiceError, match=r"Status must be one of ALL, SUBMITTED, .* found 'DONE'"):
        service.handle("ListStatements", {"Status": "DONE"})
