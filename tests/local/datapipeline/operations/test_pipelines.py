"""CreatePipeline, DescribePipelines, ListPipelines, DeletePipeline, tags."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from penstock.local.errors import ServiceError


def test_the_same_name_and_unique_id_give_the_same_pipeline(cloud: Any) -> None:
    """Until it is deleted; another name gives another one."""
    first = cloud.call("CreatePipeline", name="p", uniqueId="u")["pipelineId"]
    assert re.fullmatch(r"df-[A-Z2-7]{20}", first)
    assert cloud.call("CreatePipeline", name="p", uniqueId="u", description="again")["pipelineId"] == first
    assert cloud.call("CreatePipeline", name="q", uniqueId="u")["pipelineId"] != first
    cloud.call("DeletePipeline", pipelineId=first)
    assert cloud.call("CreatePipeline", name="p", uniqueId="u")["pipelineId"] != first


def test_a_new_pipeline_is_pending(cloud: Any) -> None:
    """With all that the service tells of it."""
    tags = [{"key": "team", "value": "data"}]
    pipeline = cloud.call("CreatePipeline", name="p", uniqueId="u", description="d", tags=tags)["pipelineId"]
    described = cloud.call("DescribePipelines", pipelineIds=[pipeline])["pipelineDescriptionList"][0]
    assert (described["name"], described["description"], described["tags"]) == ("p", "d", tags)
    assert cloud.state(pipeline) == {
        "@pipelineState": "PENDING",
        "@healthStatus": "No Health Information Available",
        "@sphere": "PIPELINE",
        "@id": pipeline,
        "@version": "0",
        "@accountId": "123456789012",
        "@userId": "123456789012",
        "pipelineCreator": "123456789012",
        "name": "p",
        "uniqueId": "u",
        "description": "d",
        "@creationTime": "2026-11-24T03:00:00",
    }


def test_an_active_pipeline_tells_its_next_run(cloud: Any, chain: Callable[..., dict[str, Any]]) -> None:
    """And the latest one."""
    definition = chain("A")
    definition["objects"][1]["occurrences"] = "2"
    pipeline = cloud.deploy(definition)
    state = cloud.state(pipeline)
    assert state["@healthStatus"] == "No Completed Executions"
    assert state["@latestRunTime"] == "2026-11-24T03:00:00"
    assert state["@nextRunTime"] == "2026-11-25T03:00:00"
    assert cloud.describe(pipeline, "A")["@nextRunTime"] == "2026-11-25T03:00:00"
    cloud.sleep(days=1)
    assert "@nextRunTime" not in cloud.state(pipeline)


def test_a_timeseries_runs_next_at_the_end_of_its_interval(cloud: Any, chain: Callable[..., dict[str, Any]]) -> None:
    """That of the interval that has begun, then that of the next one; an inactive pipeline does not run."""
    definition = chain("A", scheduleType="timeseries")
    definition["objects"][1]["occurrences"] = "2"
    pipeline = cloud.deploy(definition)
    assert cloud.state(pipeline)["@nextRunTime"] == "2026-11-25T03:00:00"
    cloud.sleep(days=1)
    assert cloud.state(pipeline)["@nextRunTime"] == "2026-11-26T03:00:00"
    cloud.call("DeactivatePipeline", pipelineId=pipeline)
    assert "@nextRunTime" not in cloud.state(pipeline)


def test_health_is_that_of_the_last_runs(cloud: Any, chain: Callable[..., dict[str, Any]]) -> None:
    """ERROR while any component's last run has failed, with the time of the last change."""
    definition = chain("A", "B", maximumRetries="0")
    definition["objects"][3].pop("dependsOn")
    pipeline = cloud.deploy(definition)
    tasks = [cloud.poll("w"), cloud.poll("w")]
    assert "@healthStatusUpdatedTime" not in cloud.state(pipeline)
    cloud.answer(tasks[0])
    assert cloud.state(pipeline)["@healthStatus"] == "HEALTHY"
    cloud.sleep(seconds=2)
    cloud.answer(tasks[1], "FAILED")
    state = cloud.state(pipeline)
    assert (state["@healthStatus"], state["@healthStatusUpdatedTime"]) == ("ERROR", "2026-11-24T03:00:02")
    component = cloud.describe(pipeline, "B")
    assert component["@healthStatusFromInstanceId"] == "@B_2026-11-24T03:00:00"
    cloud.set_status(pipeline, "RERUN", "@B_2026-11-24T03:00:00")
    cloud.run(group="w")
    assert cloud.state(pipeline)["@healthStatus"] == "HEALTHY"


@pytest.mark.parametrize(("status", "health"), [("TRY_CANCEL", "ERROR"), ("MARK_FINISHED", "HEALTHY")])
def test_health_follows_what_a_user_sets(
    cloud: Any, chain: Callable[..., dict[str, Any]], status: str, health: str
) -> None:
    """CANCELED is an error, MARK_FINISHED is as good as finished."""
    pipeline = cloud.deploy(chain("A", "B"))
    cloud.set_status(pipeline, status, "@A_2026-11-24T03:00:00")
    assert cloud.describe(pipeline, "A")["@healthStatus"] == health
    assert cloud.state(pipeline)["@healthStatus"] == health


def test_tags_are_added_changed_and_removed(cloud: Any) -> None:
    """At most ten."""
    pipeline = cloud.call("CreatePipeline", name="p", uniqueId="u")["pipelineId"]
    cloud.call("AddTags", pipelineId=pipeline, tags=[{"key": "a", "value": "1"}, {"key": "b", "value": "2"}])
    cloud.call("AddTags", pipelineId=pipeline, tags=[{"key": "a", "value": "3"}])
    cloud.call("RemoveTags", pipelineId=pipeline, tagKeys=["b", "c"])
    described = cloud.call("DescribePipelines", pipelineIds=[pipeline])["pipelineDescriptionList"][0]
    assert described["tags"] == [{"key": "a", "value": "3"}]
    many = [{"key": str(number), "value": ""} for number in range(10)]
    with pytest.raises(ServiceError, match="a pipeline may have 10 tags; it would have 11"):
        cloud.call("AddTags", pipelineId=pipeline, tags=many)


def test_lists_are_paged(cloud: Any) -> None:
    """A hundred pipelines are one page, and the most that there may be."""
    names = [f"p{number}" for number in range(100)]
    for name in names:
        cloud.call("CreatePipeline", name=name, uniqueId=name)
    page = cloud.call("ListPipelines")
    assert [item["name"] for item in page["pipelineIdList"]] == names
    assert page["hasMoreResults"] is False
    with pytest.raises(ServiceError, match="an account may have 100 pipelines; delete one first"):
        cloud.call("CreatePipeline", name="more", uniqueId="more")


def test_deleted_and_unknown_pipelines_are_told_apart(cloud: Any, chain: Callable[..., dict[str, Any]]) -> None:
    """A running one may be deleted; its worker's task is gone."""
    pipeline = cloud.deploy(chain("A"))
    task = cloud.poll("w")
    cloud.call("DeletePipeline", pipelineId=pipeline)
    assert cloud.call("ListPipelines")["pipelineIdList"] == []
    for pipeline_id, code in ((pipeline, "PipelineDeletedException"), ("df-NONE", "PipelineNotFoundException")):
        with pytest.raises(ServiceError) as caught:
            cloud.call("GetPipelineDefinition", pipelineId=pipeline_id)
        assert caught.value.code == code
    with pytest.raises(ServiceError, match="TaskNotFoundException"):
        cloud.call("ReportTaskProgress", taskId=task["taskId"])
    cloud.sleep(days=2)


def test_unknown_operations_are_refused(cloud: Any) -> None:
    """With their name."""
    with pytest.raises(ServiceError, match="no operation 'MakeCoffee'"):
        cloud.call("MakeCoffee")
