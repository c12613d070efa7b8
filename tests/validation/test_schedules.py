"""PS404: schedules."""

from __future__ import annotations

from typing import Any

import pytest

from penstock.validation.schedules import check

SCHEDULE = {"id": "s", "type": "Schedule", "period": "1 day", "startAt": "FIRST_ACTIVATION_DATE_TIME"}
ON_DEMAND = {"id": "o", "type": "Schedule", "period": "ONDEMAND_PERIOD", "startAt": "ONDEMAND_ACTIVATION_TIME"}
NODE = {"id": "n", "type": "S3DataNode", "filePath": "s3://b/k"}


def test_what_runs_has_a_schedule(view: Any, told: Any) -> None:
    """Activities, data nodes and resources; not preconditions, databases, actions or what is not known."""
    others = [
        {"id": str(index), "type": kind}
        for index, kind in enumerate(["S3KeyExists", "RedshiftDatabase", "SnsAlarm", "SparkActivity"])
    ]
    found = list(check(view(NODE, {"id": "a", "type": "PigActivity"}, {"id": "m", "type": "EmrCluster"}, *others)))

    assert told(found, "PS404") == [
        ("n", "schedule", "S3DataNode 'n' has no schedule"),
        ("a", "schedule", "PigActivity 'a' has no schedule"),
        ("m", "schedule", "EmrCluster 'm' has no schedule"),
    ]
    assert found[0].help == "set 'schedule' on 'n', its parent or Default"


@pytest.mark.parametrize(
    "objects",
    [
        [{"id": "Default", "schedule": {"ref": "s"}}, NODE],
        [{**NODE, "schedule": {"ref": "s"}}],
        [{"id": "base", "schedule": {"ref": "s"}}, {**NODE, "parent": {"ref": "base"}}],
        [{"id": "Default", "scheduleType": "ondemand"}, NODE],
        [{"id": "Default", "scheduleType": "ONDEMAND"}, NODE],
        [{"id": "Default", "scheduleType": "ondemand", "schedule": {"ref": "o"}}, NODE],
    ],
)
def test_ways_to_have_one(view: Any, objects: list[dict[str, Any]]) -> None:
    """Own, inherited, or none because each activation is a run."""
    assert list(check(view(*objects, SCHEDULE, ON_DEMAND))) == []


def test_on_demand_is_for_the_whole_pipeline(view: Any, told: Any) -> None:
    """No other schedule type and no schedule beside it."""
    default = {"id": "Default", "scheduleType": "ondemand"}
    types = check(view(default, {**NODE, "scheduleType": "cron"}))
    schedules = check(view({**default, "schedule": {"ref": "s"}}, NODE, {**NODE, "id": "m"}, SCHEDULE))
    alone = check(view({"id": "Default", "schedule": {"ref": "s"}}, {**NODE, "scheduleType": "ondemand"}, SCHEDULE))

    assert told(types, "PS404") == [
        ("n", "scheduleType", "'n' has the schedule type 'cron', and Default has 'ondemand'")
    ]
    assert told(schedules, "PS404") == [
        ("Default", "schedule", "'Default' has a schedule, but the pipeline runs on demand")
    ]
    assert told(alone, "PS404") == [("n", "scheduleType", "'n' runs on demand, and Default does not")]


@pytest.mark.parametrize(
    ("fields", "field", "message"),
    [
        (
            {"startDateTime": "2026-02-01T00:00:00", "endDateTime": "2026-02-01T00:00:00"},
            "endDateTime",
            "ends before it starts",
        ),
        (
            {"startDateTime": "2026-02-01T00:00:00", "endDateTime": "2026-02-01T23:59:59"},
            "endDateTime",
            "ends before its first period does, so nothing would run",
        ),
        ({"startAt": "ONDEMAND_ACTIVATION_TIME"}, "period", "is on demand only by half"),
    ],
)
def test_schedules_that_cannot_be(view: Any, fields: dict[str, str], field: str, message: str) -> None:
    """Of a daily schedule."""
    (finding,) = check(view({"id": "s", "type": "Schedule", "period": "1 day", **fields}))

    assert (finding.id, finding.object_id, finding.field) == ("PS404", "s", field)
    assert finding.message == f"Schedule 's' {message}"


@pytest.mark.parametrize(
    "fields",
    [
        {"startDateTime": "2026-01-01T00:00:00", "endDateTime": "2026-01-02T00:00:00"},
        {"startDateTime": "2026-01-01T00:00:00", "endDateTime": "#{myEnd}"},
        {"startDateTime": "2026-01-01T00:00:00", "endDateTime": "2026-01-01T00:30:00", "period": "soon"},
        {"startDateTime": "9999-01-01T00:00:00", "endDateTime": "9999-12-31T00:00:00", "period": "900 years"},
        {"startAt": "FIRST_ACTIVATION_DATE_TIME", "endDateTime": "2026-01-01T00:00:00"},
        {"startAt": "FIRST_ACTIVATION_DATE_TIME", "occurrences": "3"},
        {"startAt": "ONDEMAND_ACTIVATION_TIME", "period": "ONDEMAND_PERIOD"},
    ],
)
def test_schedules_that_are_well(view: Any, fields: dict[str, str]) -> None:
    """Or whose faults other rules tell."""
    assert list(check(view({"id": "s", "type": "Schedule", "period": "1 day", **fields}))) == []


@pytest.mark.parametrize(
    "text",
    ["2026-01-01", "2026-02-30T00:00:00", "2026-01-01T24:00:01", "2026-01-01T00:00:00Z", "2026-1-1T0:0:0", "now"],
)
def test_what_is_no_time(view: Any, told: Any, text: str) -> None:
    """UTC, to the second, without a zone."""
    found = list(check(view({"id": "s", "type": "Schedule", "period": "1 day", "startDateTime": text})))

    assert told(found, "PS404") == [("s", "startDateTime", f"'startDateTime' of 's' is '{text}'")]
    assert found[0].allowed == "a time in UTC such as 2026-01-31T06:00:00"
