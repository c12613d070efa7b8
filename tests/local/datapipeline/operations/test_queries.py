"""QueryObjects and DescribeObjects."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from penstock.local.errors import ServiceError

Selector = dict[str, Any]


def selector(field: str, kind: str, *values: str) -> Selector:
    """Make a selector."""
    return {"fieldName": field, "operator": {"type": kind, "values": list(values)}}


@pytest.fixture
def pipeline(cloud: Any, chain: Callable[..., dict[str, Any]]) -> str:
    """A chain of two activities over three hours; A of 03:00 is finished at 03:00:10, A of 04:00 runs."""
    definition = chain("A", "B")
    definition["objects"][1].update(period="1 hour", occurrences="3")
    name = cloud.deploy(definition)
    task = cloud.poll("w")
    cloud.sleep(seconds=5)
    cloud.answer(task)
    cloud.sleep(hours=2)
    return str(name)


@pytest.mark.parametrize(
    ("selectors", "expected"),
    [
        ([], ["A 03", "B 03", "A 04", "B 04", "A 05", "B 05"]),
        ([selector("@status", "EQ", "FINISHED")], ["A 03"]),
        ([selector("@status", "EQ", "FINISHED", "WAITING_FOR_RUNNER")], ["A 03", "B 03", "A 04", "A 05"]),
        ([selector("@status", "EQ", "CANCELLED")], []),
        ([selector("@componentParent", "REF_EQ", "B")], ["B 03", "B 04", "B 05"]),
        (
            [selector("parent", "REF_EQ", "B"), selector("@scheduledStartTime", "GE", "2026-11-24T04:00:00")],
            ["B 04", "B 05"],
        ),
        ([selector("@scheduledStartTime", "LE", "2026-11-24T03:00:00")], ["A 03", "B 03"]),
        ([selector("@scheduledStartTime", "EQ", "2026-11-24T05:00:00")], ["A 05", "B 05"]),
        (
            [selector("@scheduledStartTime", "BETWEEN", "2026-11-24T03:00:01", "2026-11-24T04:00:00")],
            ["A 04", "B 04"],
        ),
        ([selector("@actualEndTime", "GE", "2026-11-24T03:00:05")], ["A 03"]),
        ([selector("@actualEndTime", "GE", "2026-11-24T03:00:06")], []),
        ([selector("name", "EQ", "@A_2026-11-24T03:00:00")], ["A 03"]),
        ([selector("@sphere", "EQ", "INSTANCE"), selector("@status", "EQ", "FINISHED")], ["A 03"]),
    ],
)
def test_selectors(cloud: Any, pipeline: str, selectors: list[Selector], expected: list[str]) -> None:
    """All must hold; instances come by their scheduled start, then as the definition has them."""
    found = cloud.ids(pipeline, selectors=selectors)
    assert [f"{name[1]} {name[14:16]}" for name in found] == expected


def test_attempts_and_components(cloud: Any, pipeline: str) -> None:
    """The other two spheres."""
    first = "@A_2026-11-24T03:00:00"
    of_first = [selector("@instanceParent", "REF_EQ", first)]
    assert cloud.ids(pipeline, "ATTEMPT", selectors=of_first) == [f"{first}_Attempt=1"]
    assert cloud.ids(pipeline, "COMPONENT") == ["Default", "Once", "A", "B"]
    assert cloud.ids(pipeline, "COMPONENT", selectors=[selector("name", "EQ", "B")]) == ["B"]


def test_pages(cloud: Any, pipeline: str) -> None:
    """Markers lead from one to the next, and the last says so."""
    first = cloud.call("QueryObjects", pipelineId=pipeline, sphere="INSTANCE", limit=4)
    second = cloud.call("QueryObjects", pipelineId=pipeline, sphere="INSTANCE", limit=4, marker=first["marker"])
    assert (len(first["ids"]), first["hasMoreResults"]) == (4, True)
    assert (len(second["ids"]), second["hasMoreResults"]) == (2, False)
    assert "marker" not in second
    assert first["ids"] + second["ids"] == cloud.ids(pipeline)


@pytest.mark.parametrize(
    ("request_", "message"),
    [
        ({"sphere": "PLANET"}, "'sphere' must be COMPONENT, INSTANCE or ATTEMPT; found 'PLANET'"),
        ({"sphere": "INSTANCE", "marker": "x"}, "'marker' must be one that a reply gave"),
        ({"sphere": "INSTANCE", "limit": 101}, "'limit' must be a number from 1 to 100; found '101'"),
        (
            {"sphere": "INSTANCE", "query": {"selectors": [selector("command", "EQ", "x")]}},
            "'command' cannot be compared",
        ),
        (
            {"sphere": "INSTANCE", "query": {"selectors": [selector("@status", "GE", "x")]}},
            "'@status' cannot be compared",
        ),
        (
            {"sphere": "INSTANCE", "query": {"selectors": [selector("@actualEndTime", "GE", "noon")]}},
            "'noon' is not a time",
        ),
        (
            {"sphere": "INSTANCE", "query": {"selectors": [selector("@actualEndTime", "BETWEEN", "2026-01-01")]}},
            "the operator BETWEEN does not take 1 value",
        ),
        ({"sphere": "INSTANCE", "query": {"selectors": [{}] * 11}}, "a query may have 10 selectors; found 11"),
    ],
)
def test_queries_that_make_no_sense_are_refused(
    cloud: Any, pipeline: str, request_: dict[str, Any], message: str
) -> None:
    """With what is allowed."""
    with pytest.raises(ServiceError) as caught:
        cloud.call("QueryObjects", pipelineId=pipeline, **request_)
    assert caught.value.code == "InvalidRequestException"
    assert message in caught.value.message


def test_objects_are_described_in_the_order_of_the_request(cloud: Any, pipeline: str) -> None:
    """Of any sphere; references of instances lead to instances."""
    names = ["@B_2026-11-24T04:00:00", "A", "@A_2026-11-24T03:00:00_Attempt=1"]
    found = cloud.call("DescribeObjects", pipelineId=pipeline, objectIds=names)["pipelineObjects"]
    assert [item["id"] for item in found] == names
    fields = cloud.describe(pipeline, names[0])
    assert fields["dependsOn"] == {"ref": "@A_2026-11-24T04:00:00"}
    assert fields["@waitingOn"] == "@A_2026-11-24T04:00:00 (WAITING_FOR_RUNNER)"
    with pytest.raises(ServiceError, match="has no object '@A_never'"):
        cloud.describe(pipeline, "@A_never")


def test_components_tell_their_health(cloud: Any, pipeline: str) -> None:
    """And the instance that it comes from."""
    fields = cloud.describe(pipeline, "A")
    assert fields["@sphere"] == "COMPONENT"
    assert fields["@healthStatus"] == "HEALTHY"
    assert fields["@healthStatusFromInstanceId"] == "@A_2026-11-24T03:00:00"
    assert fields["@healthStatusUpdatedTime"] == "2026-11-24T03:00:05"
    assert fields["@latestRunTime"] == "2026-11-24T05:00:00"
    assert fields["@latestCompletedRunTime"] == "2026-11-24T03:00:00"
    assert fields["@activeInstances"] == [{"ref": "@A_2026-11-24T04:00:00"}, {"ref": "@A_2026-11-24T05:00:00"}]
