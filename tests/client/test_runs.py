"""Runs as the API tells of them."""

from __future__ import annotations

from typing import Any

import pytest

from penstock.client.runs import InstanceView, RunView, fetch_runs, find_pipeline
from penstock.definition.wire import WireObject

MAY_1 = "2026-05-01T06:00:00"
MAY_2 = "2026-05-02T06:00:00"


def test_instances_are_grouped_by_interval_in_the_order_of_the_definition(client: Any) -> None:
    """The service lists them in any order."""
    client.definition = ["Default", "logs", "load"]
    for component, start in (("load", MAY_2), ("logs", MAY_1), ("load", MAY_1), ("logs", MAY_2)):
        client.add_instance(component, start, "FINISHED")
    runs = fetch_runs(client, "df-1")
    assert [(run.scheduled_start, [item.component for item in run.instances]) for run in runs] == [
        (MAY_1, ["logs", "load"]),
        (MAY_2, ["logs", "load"]),
    ]


def test_what_the_definition_no_longer_has_comes_last(client: Any) -> None:
    """An instance outlives its component when the definition is changed."""
    client.definition = ["zebra"]
    for component in ("beta", "alpha", "zebra"):
        client.add_instance(component, MAY_1, "FINISHED")
    (run,) = fetch_runs(client, "df-1")
    assert [item.component for item in run.instances] == ["zebra", "alpha", "beta"]


def test_every_field_is_read(client: Any) -> None:
    """Attempts are counted; the error message goes before the other reasons."""
    client.definition = ["load"]
    id_ = client.add_instance(
        "load",
        MAY_1,
        "FAILED",
        ("type", "ShellCommandActivity"),
        ("@actualStartTime", "2026-05-01T06:00:05"),
        ("@actualEndTime", "2026-05-01T06:00:09"),
        ("@waitingOn", "@logs_2026-05-01T06:00:00 (RUNNING)"),
        ("@waitingOn", "->@other_2026-05-01T06:00:00"),
        ("errorMessage", "exit code 3"),
        ("@failureReason", "a worse text"),
    )
    client.add("ATTEMPT", f"{id_}_Attempt=1", ("@instanceParent", f"->{id_}"))
    client.add("ATTEMPT", f"{id_}_Attempt=2", ("@instanceParent", f"->{id_}"))
    client.add("ATTEMPT", "@x_Attempt=1", ("@instanceParent", "->@x"))
    ((load,),) = (run.instances for run in fetch_runs(client, "df-1"))
    assert load == InstanceView(
        id="@load_2026-05-01T06:00:00",
        component="load",
        kind="ShellCommandActivity",
        status="FAILED",
        scheduled_start=MAY_1,
        started="2026-05-01T06:00:05",
        ended="2026-05-01T06:00:09",
        waiting_on=("@logs_2026-05-01T06:00:00 (RUNNING)", "@other_2026-05-01T06:00:00"),
        reason="exit code 3",
        attempts=2,
        fields=load.fields,
    )
    assert load.fields.string("@failureReason") == "a worse text"


@pytest.mark.parametrize("key", ["errorMessage", "@failureReason", "cancellationReason"])
def test_a_reason_has_one_of_three_keys(client: Any, key: str) -> None:
    """Failures of the activity, of the service, and cancellations."""
    client.add_instance("load", MAY_1, "FAILED", (key, "why"))
    ((load,),) = (run.instances for run in fetch_runs(client, "df-1"))
    assert load.reason == "why"


def test_a_sparse_instance_is_shown_all_the_same(client: Any) -> None:
    """The service leaves out what it does not know yet."""
    client.add("INSTANCE", "@load_x")
    (run,) = fetch_runs(client, "df-1")
    assert run == RunView(
        "",
        (
            InstanceView(
                "@load_x", "@load_x", "", "", "", None, None, (), None, 0, WireObject("@load_x", "@load_x", ())
            ),
        ),
    )


def test_many_objects_are_asked_for_in_pages_and_25_at_a_time(client: Any) -> None:
    """QueryObjects pages, DescribeObjects takes 25 ids and pages too: nothing is lost and nothing comes twice."""
    client.definition = [f"step{number:02}" for number in range(60)]
    for component in reversed(client.definition):
        client.add_instance(component, MAY_1, "FINISHED")
    (run,) = fetch_runs(client, "df-1")
    assert [item.component for item in run.instances] == client.definition
    asked = [len(arguments["objectIds"]) for name, arguments in client.calls if name == "describe_objects"]
    assert asked == [25, 25, 10]


def test_expressions_are_not_evaluated_for_a_look(client: Any) -> None:
    """That takes the service long, and is asked every quarter of a second."""
    client.add_instance("load", MAY_1, "RUNNING")
    fetch_runs(client, "df-1")
    assert client.calls == [
        ("get_pipeline_definition", {"pipelineId": "df-1"}),
        ("query_objects", {"pipelineId": "df-1", "sphere": "ATTEMPT"}),
        ("query_objects", {"pipelineId": "df-1", "sphere": "INSTANCE"}),
        ("describe_objects", {"pipelineId": "df-1", "objectIds": ["@load_2026-05-01T06:00:00"]}),
    ]


def test_a_pipeline_that_has_not_begun_has_no_runs(client: Any) -> None:
    """DescribeObjects is not asked for nothing."""
    assert fetch_runs(client, "df-1") == ()
    assert "describe_objects" not in [name for name, _ in client.calls]


@pytest.mark.parametrize(
    ("statuses", "over", "successful"),
    [
        (["FINISHED", "MARK_FINISHED", "SKIPPED"], True, True),
        (["FINISHED", "FAILED"], True, False),
        (["CASCADE_FAILED"], True, False),
        (["CANCELED"], True, False),
        (["TIMEDOUT"], True, False),
        (["FINISHED", "RUNNING"], False, False),
        (["DEACTIVATED"], False, False),
        (["PAUSED"], False, False),
    ],
)
def test_when_a_run_is_over_and_when_successful(client: Any, statuses: list[str], over: bool, successful: bool) -> None:
    """A run is successful when everything finished or was left out on purpose."""
    for number, status in enumerate(statuses):
        client.add_instance(f"s{number}", MAY_1, status)
    (run,) = fetch_runs(client, "df-1")
    assert (run.is_over, run.is_successful) == (over, successful)


@pytest.mark.parametrize(
    ("waits", "blocked"),
    [
        (["@a (FAILED)"], True),
        (["@a (CANCELED)", "@c (RUNNING)"], True),
        (["@a (WAITING_ON_DEPENDENCIES, blocked)"], True),
        (["@a (RUNNING)"], False),
        (["@a (FAILED) and then some"], False),
        ([], False),
    ],
)
def test_when_a_run_is_blocked(client: Any, waits: list[str], blocked: bool) -> None:
    """All that is left waits for something that has failed."""
    client.add_instance("a", MAY_1, "FAILED")
    client.add_instance("b", MAY_1, "WAITING_ON_DEPENDENCIES", *(("@waitingOn", text) for text in waits))
    (run,) = fetch_runs(client, "df-1")
    assert run.is_blocked is blocked


def test_a_run_that_still_works_is_not_blocked(client: Any) -> None:
    """Nor is one that is over."""
    client.add_instance("a", MAY_1, "FAILED")
    (run,) = fetch_runs(client, "df-1")
    assert not run.is_blocked
    client.add_instance("b", MAY_1, "WAITING_ON_DEPENDENCIES", ("@waitingOn", "@a (FAILED)"))
    client.add_instance("c", MAY_1, "RUNNING")
    (run,) = fetch_runs(client, "df-1")
    assert not run.is_blocked


def test_pipelines_are_found_by_name_and_by_id(client: Any) -> None:
    """On any page."""
    client.pipelines = [(f"df-{number}", f"p{number}") for number in range(20)]
    assert find_pipeline(client, "p19") == "df-19"
    assert find_pipeline(client, "df-3") == "df-3"
    assert find_pipeline(client, "p20") is None


def test_of_several_with_one_name_the_last_is_found(client: Any) -> None:
    """Each `penstock run` makes one, and people ask for the newest; the older ones have their ids."""
    client.pipelines = [("df-1", "visits"), ("df-2", "other"), *((f"df-{n}", "visits") for n in range(3, 12))]
    assert find_pipeline(client, "visits") == "df-11"
    assert find_pipeline(client, "df-1") == "df-1"
