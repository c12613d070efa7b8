"""Typed values out of texts."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from penstock.objects import (
    DynamoDBDataNode,
    Ec2Resource,
    HiveActivity,
    Period,
    PipelineObject,
    Region,
    Schedule,
    ScheduleType,
)
from penstock.objects.base import rendered
from penstock.objects.reading import read_value


@pytest.mark.parametrize(
    ("kind", "field", "text", "value"),
    [
        (HiveActivity, "stage", "true", True),
        (HiveActivity, "stage", "True", "True"),
        (HiveActivity, "maximum_retries", "3", 3),
        (HiveActivity, "maximum_retries", "03", "03"),
        (HiveActivity, "maximum_retries", "9" * 5000, "9" * 5000),
        (DynamoDBDataNode, "read_throughput_percent", "0.5", 0.5),
        (DynamoDBDataNode, "read_throughput_percent", "1", "1"),
        (DynamoDBDataNode, "read_throughput_percent", "nan", float("nan")),
        (Ec2Resource, "terminate_after", "2 Hours", Period(2, "hours")),
        (Ec2Resource, "terminate_after", "2", "2"),
        (Ec2Resource, "region", "eu-west-1", Region.EU_WEST_1),
        (Ec2Resource, "region", "eu-west-3", "eu-west-3"),
        (Ec2Resource, "schedule_type", "cron", ScheduleType.CRON),
        (Ec2Resource, "schedule_type", "CRON", "CRON"),
        (Schedule, "start_date_time", "2026-01-31T06:00:00", datetime(2026, 1, 31, 6, 0)),  # noqa: DTZ001 - as the service
        (Schedule, "start_date_time", "2026-01-31", "2026-01-31"),
        (Schedule, "start_date_time", "#{myStart}", "#{myStart}"),
    ],
)
def test_values(kind: type[PipelineObject], field: str, text: str, value: Any) -> None:
    """Typed where writing the value gives the text again."""
    found = read_value(kind.FIELDS[field], text)

    assert type(found) is type(value)
    assert found == value or value != value
    assert rendered(found) == text
