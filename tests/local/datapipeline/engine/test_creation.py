"""Which instances a schedule makes, and when they run."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from penstock.local.errors import ServiceError

START = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
Chain = Callable[..., dict[str, Any]]


def schedule(definition: dict[str, Any], **fields: str) -> dict[str, Any]:
    """Replace the schedule of a chain."""
    definition["objects"][1] = {"id": "Once", "type": "Schedule", **fields}
    return definition


def test_cron_runs_at_the_start_of_each_interval(cloud: Any, chain: Chain) -> None:
    """From the first activation, kept to the second."""
    cloud.sleep(seconds=17)
    fields = {"period": "30 minutes", "startAt": "FIRST_ACTIVATION_DATE_TIME", "occurrences": "2"}
    pipeline = cloud.deploy(schedule(chain("A"), **fields))
    task = cloud.poll("w")
    assert task["attemptId"] == "@A_2026-11-24T03:00:17_Attempt=1"
    cloud.answer(task)
    cloud.sleep(minutes=29, seconds=59)
    assert cloud.poll("w") is None
    cloud.sleep(seconds=1)
    task = cloud.poll("w")
    assert task["attemptId"] == "@A_2026-11-24T03:30:17_Attempt=1"
    fields = cloud.describe(pipeline, "@A_2026-11-24T03:30:17")
    assert fields["@scheduledStartTime"] == "2026-11-24T03:30:17"
    assert fields["@scheduledEndTime"] == "2026-11-24T04:00:17"
    assert cloud.describe(pipeline, "Once")["@firstActivationTime"] == "2026-11-24T03:00:17"


def test_timeseries_runs_at_the_end_of_its_interval(cloud: Any, chain: Chain) -> None:
    """Start 22:00 and 30 minutes give a first run at 22:30."""
    fields = {"period": "30 minutes", "startDateTime": "2026-11-24T22:00:00", "occurrences": "1"}
    definition = schedule(chain("A", scheduleType="timeseries"), **fields)
    pipeline = cloud.deploy(definition)
    cloud.service.advance(datetime(2026, 11, 24, 21, 59, 59, tzinfo=UTC))
    assert cloud.ids(pipeline) == []
    cloud.service.advance(datetime(2026, 11, 24, 22, 29, 59, tzinfo=UTC))
    assert cloud.statuses(pipeline) == {"@A_2026-11-24T22:00:00": "WAITING_ON_DEPENDENCIES"}
    assert cloud.poll("w") is None
    cloud.service.advance(datetime(2026, 11, 24, 22, 30, 0, tzinfo=UTC))
    assert cloud.poll("w")["attemptId"] == "@A_2026-11-24T22:00:00_Attempt=1"


def test_calendar_months(cloud: Any, chain: Chain) -> None:
    """Twelve runs a year, whatever the lengths of the months."""
    fields = {"period": "1 month", "startDateTime": "2026-11-30T00:00:00", "endDateTime": "2027-11-30T00:00:00"}
    cloud.deploy(schedule(chain("A"), **fields))
    done = [name[3:13] for name in cloud.run(group="w")]
    assert done == [
        "2026-11-30", "2026-12-30", "2027-01-30", "2027-02-28", "2027-03-30", "2027-04-30",
        "2027-05-30", "2027-06-30", "2027-07-30", "2027-08-30", "2027-09-30", "2027-10-30",
    ]  # fmt: skip


def test_an_accidental_backfill_is_refused(cloud: Any, chain: Chain) -> None:
    """One day in the past is the idiom for "now"; one second more needs startTimestamp."""
    fields = {"period": "1 day", "startDateTime": "2026-11-23T02:59:59", "occurrences": "2"}
    pipeline = cloud.call("CreatePipeline", name="p", uniqueId="p")["pipelineId"]
    cloud.put(pipeline, schedule(chain("A"), **fields))
    with pytest.raises(ServiceError, match="Schedule 'Once' starts at 2026-11-23T02:59:59, more than one day"):
        cloud.call("ActivatePipeline", pipelineId=pipeline)
    assert cloud.state(pipeline)["@pipelineState"] == "PENDING"
    cloud.call("ActivatePipeline", pipelineId=pipeline, startTimestamp=0)
    assert cloud.ids(pipeline) == ["@A_2026-11-23T02:59:59", "@A_2026-11-24T02:59:59"]


def test_a_backfill_runs_back_to_back_with_five_at_once(cloud: Any, chain: Chain) -> None:
    """All past intervals are created, the earliest five are under way, and one more for each that ends."""
    fields = {"period": "15 minutes", "startDateTime": "2026-11-23T03:00:00", "endDateTime": "2026-11-24T03:00:00"}
    pipeline = cloud.deploy(schedule(chain("A"), **fields))
    cloud.service.settle()
    assert len(cloud.ids(pipeline)) == 96
    tasks = []
    while (task := cloud.poll("w")) is not None:
        tasks.append(task)
    assert [task["attemptId"][3:19] for task in tasks] == [
        "2026-11-23T03:00", "2026-11-23T03:15", "2026-11-23T03:30", "2026-11-23T03:45", "2026-11-23T04:00",
    ]  # fmt: skip
    waiting = cloud.describe(pipeline, "@A_2026-11-23T04:15:00")["@waitingOn"]
    assert waiting == "its turn (scheduled for 2026-11-23T04:15:00, limited by maxActiveInstances)"
    cloud.answer(tasks[3])
    assert cloud.poll("w")["attemptId"] == "@A_2026-11-23T04:15:00_Attempt=1"
    assert cloud.poll("w") is None


def test_max_active_instances_of_one_keeps_the_order(cloud: Any, chain: Chain) -> None:
    """Strictly one after the other; the clock does not move."""
    fields = {"period": "1 hour", "startDateTime": "2026-11-24T00:00:00", "occurrences": "3"}
    cloud.deploy(schedule(chain("A", maxActiveInstances="1"), **fields))
    cloud.service.settle()
    first = cloud.poll("w")
    assert cloud.poll("w") is None
    cloud.answer(first)
    assert [name[3:19] for name in cloud.run(group="w")] == ["2026-11-24T01:00", "2026-11-24T02:00"]
    assert cloud.clock.now() == START


def test_blocked_intervals_do_not_hold_up_later_ones(cloud: Any, chain: Chain) -> None:
    """With mode none and one place, B of the second interval runs although that of the first waits for ever."""
    fields = {"period": "1 hour", "startDateTime": "2026-11-24T00:00:00", "occurrences": "2"}
    definition = schedule(chain("A", "B", maxActiveInstances="1", maximumRetries="0"), **fields)
    pipeline = cloud.deploy(definition)
    done = cloud.run(lambda name: "FAILED" if "A_2026-11-24T00" in name else "FINISHED", group="w")
    assert done == [
        "@A_2026-11-24T00:00:00_Attempt=1",
        "@A_2026-11-24T01:00:00_Attempt=1",
        "@B_2026-11-24T01:00:00_Attempt=1",
    ]
    blocked = cloud.describe(pipeline, "@B_2026-11-24T00:00:00")
    assert blocked["@status"] == "WAITING_ON_DEPENDENCIES"
    assert blocked["@waitingOn"] == "@A_2026-11-24T00:00:00 (FAILED)"


def test_a_resource_of_one_hour_serves_three_activities_of_20_minutes(cloud: Any) -> None:
    """It is started for the first and stopped at the end of its own interval."""
    start = {"startAt": "FIRST_ACTIVATION_DATE_TIME"}
    pipeline = cloud.deploy(
        {
            "objects": [
                {"id": "Default", "scheduleType": "cron", "role": "r", "resourceRole": "r"},
                {"id": "Hourly", "type": "Schedule", "period": "1 hour", "occurrences": "1", **start},
                {"id": "Often", "type": "Schedule", "period": "20 minutes", "occurrences": "3", **start},
                {"id": "Machine", "type": "Ec2Resource", "schedule": {"ref": "Hourly"}},
                {
                    "id": "Work",
                    "type": "ShellCommandActivity",
                    "command": "true",
                    "runsOn": {"ref": "Machine"},
                    "schedule": {"ref": "Often"},
                },
            ]
        }
    )
    assert [name[6:22] for name in cloud.run(until=datetime(2026, 11, 24, 3, 59, tzinfo=UTC))] == [
        "2026-11-24T03:00", "2026-11-24T03:20", "2026-11-24T03:40",
    ]  # fmt: skip
    assert cloud.statuses(pipeline)["@Machine_2026-11-24T03:00:00"] == "RUNNING"
    assert cloud.ids(pipeline, "ATTEMPT").count("@Machine_2026-11-24T03:00:00_Attempt=1") == 1
    cloud.sleep(hours=1)
    assert cloud.describe(pipeline, "@Machine_2026-11-24T03:00:00")["@actualEndTime"] == "2026-11-24T04:00:00"
    assert cloud.state(pipeline)["@pipelineState"] == "FINISHED"


def test_on_demand_runs_once_for_each_activation(cloud: Any, chain: Chain) -> None:
    """One at a time, without a schedule; the pipeline can be activated again."""
    definition = chain("A")
    definition["objects"] = [{"id": "Default", "scheduleType": "ondemand"}, definition["objects"][2]]
    pipeline = cloud.deploy(definition)
    with pytest.raises(ServiceError, match="1 on-demand execution"):
        cloud.call("ActivatePipeline", pipelineId=pipeline)
    assert cloud.run(group="w") == ["@A_2026-11-24T03:00:00_Attempt=1"]
    assert cloud.state(pipeline)["@pipelineState"] == "SCHEDULED"
    cloud.call("ActivatePipeline", pipelineId=pipeline)
    assert cloud.run(group="w") == ["@A_2026-11-24T03:00:01_Attempt=1"]


def test_one_precondition_of_two_nodes_has_an_instance_for_each(cloud: Any, clickstream: dict[str, Any]) -> None:
    """`node` is the node that it is asked for."""
    clickstream["objects"].append(
        {"id": "More", "type": "S3DataNode", "directoryPath": "s3://data/more/", "precondition": {"ref": "LogsReady"}}
    )
    pipeline = cloud.deploy(clickstream)
    at = "2026-11-24T03:00:00"
    assert [name for name in cloud.ids(pipeline) if "LogsReady" in name] == [
        f"@LogsReady_RawLogs_{at}",
        f"@LogsReady_More_{at}",
    ]
    tasks = [cloud.poll(), cloud.poll()]
    keys = [
        entry["stringValue"]
        for task in tasks
        for entry in task["objects"][task["attemptId"]]["fields"]
        if entry["key"] == "s3Key"
    ]
    assert keys == ["s3://data/raw/2026-11-24/_SUCCESS", "s3://data/more/_SUCCESS"]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    minutes=st.integers(15, 300),
    past=st.integers(0, 86_400),
    span=st.integers(1, 200_000),
    at_end=st.booleans(),
    most=st.integers(1, 5),
)
def test_every_interval_runs_once_in_time_and_in_order(
    make_cloud: Callable[..., Any], chain: Chain, minutes: int, past: int, span: int, at_end: bool, most: int
) -> None:
    """Against a model in plain arithmetic: the runs of a schedule, and the earliest time of each."""
    cloud = make_cloud()
    begin = int(START.timestamp()) - past
    step = minutes * 60
    starts = [begin + step * number for number in range(span // step)]

    def text(moment: int) -> str:
        return datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%dT%H:%M:%S")

    kind = "timeseries" if at_end else "cron"
    definition = chain("A", scheduleType=kind, maxActiveInstances=str(most))
    schedule(definition, period=f"{minutes} minutes", startDateTime=text(begin), endDateTime=text(begin + span))
    cloud.deploy(definition)
    taken: list[float] = []

    def work(_: str) -> str:
        taken.append(cloud.clock.now().timestamp())
        return "FINISHED"

    assert cloud.run(work, group="w") == [f"@A_{text(start)}_Attempt=1" for start in starts]
    due = [max(start + (step if at_end else 0), START.timestamp()) for start in starts]
    assert taken == due


def two_schedules(machine: dict[str, str], work: dict[str, str]) -> dict[str, Any]:
    """A machine on one schedule, an activity that runs on it on another."""
    return {
        "objects": [
            {"id": "Default", "scheduleType": "cron", "role": "r", "resourceRole": "r"},
            {"id": "Its", "type": "Schedule", **machine},
            {"id": "Own", "type": "Schedule", **work},
            {"id": "Machine", "type": "Ec2Resource", "schedule": {"ref": "Its"}},
            {
                "id": "Work",
                "type": "ShellCommandActivity",
                "command": "true",
                "runsOn": {"ref": "Machine"},
                "schedule": {"ref": "Own"},
            },
        ]
    }


def test_an_activity_whose_resource_has_no_interval_then_says_so(cloud: Any) -> None:
    """It would wait for ever for a machine that is never made."""
    definition = two_schedules(
        {"period": "1 hour", "startDateTime": "2026-11-24T04:00:00", "occurrences": "1"},
        {"period": "1 hour", "startDateTime": "2026-11-24T03:00:00", "occurrences": "3"},
    )
    pipeline = cloud.deploy(definition)
    assert cloud.run() == ["@Work_2026-11-24T04:00:00_Attempt=1"]
    for hour in ("03", "05"):
        fields = cloud.describe(pipeline, f"@Work_2026-11-24T{hour}:00:00")
        expected = f"the schedule of its resource 'Machine' has no interval that contains 2026-11-24T{hour}:00:00"
        assert (fields["@status"], fields["cancellationReason"]) == ("CANCELED", expected)


def test_a_skipped_resource_is_started_for_an_activity_that_is_not(cloud: Any) -> None:
    """Its interval began before startTimestamp, that of the activity did not."""
    definition = two_schedules(
        {"period": "1 day", "startDateTime": "2026-11-24T00:00:00", "occurrences": "1"},
        {"period": "1 hour", "startDateTime": "2026-11-24T00:00:00", "occurrences": "4"},
    )
    start = datetime(2026, 11, 24, 3, 0, tzinfo=UTC).timestamp()
    pipeline = cloud.deploy(definition, startTimestamp=start)
    assert cloud.statuses(pipeline)["@Work_2026-11-24T02:00:00"] == "SKIPPED"
    assert cloud.run() == ["@Work_2026-11-24T03:00:00_Attempt=1"]


def test_a_resource_that_was_run_again_stops_at_the_end_of_its_interval(cloud: Any) -> None:
    """A deactivation has cancelled it; its hour ends as it would have."""
    definition = two_schedules(
        {"period": "1 hour", "startDateTime": "2026-11-24T03:00:00", "occurrences": "1"},
        {"period": "20 minutes", "startDateTime": "2026-11-24T03:00:00", "occurrences": "3"},
    )
    pipeline = cloud.deploy(definition)
    cloud.poll()
    cloud.call("DeactivatePipeline", pipelineId=pipeline)
    cloud.call("ActivatePipeline", pipelineId=pipeline)
    assert len(cloud.run()) == 3
    assert cloud.describe(pipeline, "@Machine_2026-11-24T03:00:00")["@actualEndTime"] == "2026-11-24T04:00:00"
    assert cloud.state(pipeline)["@pipelineState"] == "FINISHED"


def test_on_demand_takes_the_one_form_of_schedule_that_the_guide_shows(cloud: Any, chain: Chain) -> None:
    """It says nothing that the activation does not say."""
    fields = {"period": "ONDEMAND_PERIOD", "startAt": "ONDEMAND_ACTIVATION_TIME"}
    cloud.deploy(schedule(chain("A", scheduleType="ondemand"), **fields))
    assert cloud.run(group="w") == ["@A_2026-11-24T03:00:00_Attempt=1"]
