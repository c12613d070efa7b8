"""Errors about several keys are told at one of them."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from penstock.specs.resources import Ec2InstanceSpec
from penstock.specs.schedule import ScheduleSpec
from penstock.steps import PENSTOCK

RDS = {"hostname": "a", "database": "b"}
DAILY = {"every": "1 day", "start": "2026-01-02"}


def place(model: type[BaseModel], values: dict[str, Any]) -> tuple[str | int, ...]:
    """Where the only error is told."""
    with pytest.raises(ValidationError) as caught:
        model.model_validate(values)
    (error,) = caught.value.errors()
    return error["loc"]


def test_the_error_is_at_the_key() -> None:
    """Not at the mapping that both stand in."""
    with pytest.raises(ValidationError) as caught:
        Ec2InstanceSpec.model_validate({"type": "ec2-instance", "security_groups": ["ops"], "subnet_id": "subnet-1"})

    (error,) = caught.value.errors()
    assert error["loc"] == ("security_groups",)
    assert error["msg"] == "EC2 takes no names of groups beside `subnet_id`; write their security_group_ids"


@pytest.mark.parametrize(
    ("type_", "values", "key"),
    [
        (
            "check-row-count",
            {**RDS, "table": "t", "warehouse_table": "t", "warehouse_query": "SELECT 1"},
            "warehouse_query",
        ),
        ("create-and-load-table", {"table": "t", "input": []}, "input"),
        (
            "create-and-load-table",
            {"table": "t", "grants": [{"user": "a", "role": "b"}]},
            ("grants", 0, "role"),
        ),
        (
            "create-and-load-table",
            {"table": "t", "grants": [{"user": "a", "privileges": ["select", "select"]}]},
            ("grants", 0, "privileges"),
        ),
        ("create-and-update-table", {"table": "t", "script": "s3://b/k"}, "script"),
        (
            "extract-from-http",
            {"url": "https://a.org", "secret": {"name": "s", "use": "basic", "key": "k"}},
            ("secret", "key"),
        ),
        ("extract-from-http", {"url": "https://a.org", "secret": {"name": "s", "use": "header"}}, ("secret", "use")),
        (
            "extract-from-http",
            {"url": "https://a.org", "secret": {"name": "s", "use": "basic", "field": "f"}},
            ("secret", "field"),
        ),
        ("extract-from-http", {"url": "http://a.org", "secret": {"name": "s", "use": "basic"}}, "url"),
        ("extract-from-logs", {"path": "logs/"}, "path"),
        ("extract-from-logs", {"path": "logs/#{@scheduledStartTime}/", "timeout": "1 hour"}, "timeout"),
        ("extract-from-rds", {**RDS, "sql": "SELECT 1", "table": "t"}, "table"),
        (
            "extract-from-shards",
            {"table": "t", "hostnames": ["a"], "database": "a{m}"},
            "database",
        ),
        (
            "extract-from-shards",
            {"table": "t", "hostnames": {"pattern": "a{n}", "from": 2, "to": 1}, "database": "b"},
            ("hostnames", "to"),
        ),
        (
            "extract-from-shards",
            {"table": "t", "hostnames": {"pattern": "a{m}", "from": 1, "to": 2}, "database": "b"},
            ("hostnames", "pattern"),
        ),
        ("load-into-rds", {**RDS, "table": "t", "columns": ["a"], "keys": ["b"]}, "keys"),
        ("run-hive", {"command": "SELECT 1", "script": "s3://b/k"}, "script"),
        ("run-shell", {"command": "date", "output": "a", "outputs": ["b"]}, "outputs"),
        ("upsert", {"table": "t", "source": "s", "query": "SELECT 1"}, "query"),
        ("wait-for-pipelines", {"pipelines": ["a"], "may_fail": ["a", "b"]}, ("may_fail", 1)),
        ("wait-for-pipelines", {"pipelines": ["a", "a"]}, "pipelines"),
    ],
)
def test_keys_of_steps(type_: str, values: dict[str, Any], key: str | tuple[str | int, ...]) -> None:
    """The second of two that exclude each other, or the one that does not fit the others."""
    step = PENSTOCK.find(type_)
    assert step is not None
    common = {"type": type_, "name": "it", **({"runs_on": "machine"} if step.RUNS_ON else {})}
    found = place(step, {**common, **values})
    assert tuple(part for part in found if part not in {"range", "list"}) == ((key,) if isinstance(key, str) else key)


@pytest.mark.parametrize(
    ("values", "key"),
    [
        ({**DAILY, "start": "first-activation", "at": "06:00"}, "at"),
        ({**DAILY, "end": "2026-02-01", "occurrences": 3}, "occurrences"),
        ({**DAILY, "end": "2026-01-02"}, "end"),
    ],
)
def test_keys_of_a_schedule(values: dict[str, Any], key: str) -> None:
    """Likewise."""
    assert place(ScheduleSpec, values) == (key,)
