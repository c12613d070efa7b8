"""The task object that a worker gets."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

AT = "2026-11-24T03:00:00"


def fields(task: Mapping[str, Any], object_id: str) -> list[tuple[str, str]]:
    """Return the fields of an object in a task."""
    return [
        (entry["key"], entry.get("stringValue") or f"-> {entry['refValue']}")
        for entry in task["objects"][object_id]["fields"]
    ]


def test_a_precondition_of_the_system_goes_to_the_local_worker(cloud: Any, clickstream: dict[str, Any]) -> None:
    """Evaluated for the node that it is for."""
    pipeline = cloud.deploy(clickstream)
    task = cloud.poll("penstock.local")
    assert task["pipelineId"] == pipeline
    assert task["attemptId"] == f"@LogsReady_{AT}_Attempt=1"
    assert list(task["objects"]) == [f"@LogsReady_{AT}_Attempt=1", "Daily"]
    assert task["objects"][task["attemptId"]]["id"] == task["attemptId"]
    assert fields(task, task["attemptId"]) == [
        ("role", "etl-service"),
        ("s3Key", "s3://data/raw/2026-11-24/_SUCCESS"),
        ("type", "S3KeyExists"),
        ("failureAndRerunMode", "cascade"),
        ("pipelineLogUri", "s3://logs/clickstream/"),
        ("resourceRole", "etl-resource"),
        ("schedule", "-> Daily"),
        ("scheduleType", "cron"),
        ("parent", "-> LogsReady"),
        ("@componentParent", "-> LogsReady"),
        ("@pipelineId", pipeline),
        ("@version", "1"),
        ("@scheduledStartTime", AT),
        ("@scheduledEndTime", "2026-11-25T03:00:00"),
        ("node", f"-> @RawLogs_{AT}"),
        ("@sphere", "ATTEMPT"),
        ("@instanceParent", f"-> @LogsReady_{AT}"),
        ("@actualStartTime", AT),
        ("@status", "RUNNING"),
        ("hostname", "worker-1"),
    ]


def test_an_activity_brings_all_that_it_refers_to(cloud: Any, clickstream: dict[str, Any]) -> None:
    """Data nodes and resources by their instances, databases by their components; secrets in the clear."""
    cloud.deploy(clickstream)
    cloud.answer(cloud.poll())
    transform = cloud.poll()
    found = fields(transform, f"@Transform_{AT}_Attempt=1")
    assert ("input", f"-> @RawLogs_{AT}") in found
    assert ("output", f"-> @Staging_{AT}") in found
    assert ("runsOn", f"-> @Cluster_{AT}") in found
    assert [value for key, value in found if key == "scriptVariable"] == [
        f"OUT=s3://data/staging/{AT}/",
        "DAY=20261124",
    ]
    assert ("directoryPath", "s3://data/raw/2026-11-24/") in fields(transform, f"@RawLogs_{AT}")
    assert set(transform["objects"]) == {
        f"@Transform_{AT}_Attempt=1",
        f"@RawLogs_{AT}",
        f"@Staging_{AT}",
        f"@Cluster_{AT}",
        "Daily",
    }
    cloud.answer(transform)
    load = cloud.poll()
    assert ("*password", "not-in-clear") in fields(load, "Warehouse")
    assert ("database", "-> Warehouse") in fields(load, f"@Weblogs_{AT}")


def test_worker_groups_match_exactly(cloud: Any, chain: Any) -> None:
    """`W` is not `w`."""
    cloud.deploy(chain("A"))
    assert cloud.poll("W") is None
    assert cloud.poll("penstock.local") is None
    assert cloud.poll("w")["attemptId"] == f"@A_{AT}_Attempt=1"


def test_runs_on_goes_before_worker_group(cloud: Any, chain: Any) -> None:
    """With both, the resource's worker gets the task."""
    definition = chain("A")
    definition["objects"][2]["runsOn"] = {"ref": "Machine"}
    definition["objects"].append({"id": "Machine", "type": "Ec2Resource"})
    cloud.deploy(definition)
    assert cloud.poll("w") is None
    assert cloud.poll("penstock.local")["attemptId"] == f"@A_{AT}_Attempt=1"


def test_exists_brings_the_node_that_it_is_for(cloud: Any, clickstream: dict[str, Any]) -> None:
    """With what that refers to; other preconditions have fields of their own, and do without."""
    clickstream["objects"][3] = {"id": "LogsReady", "type": "Exists", "workerGroup": "w"}
    clickstream["objects"][2]["dataFormat"] = {"ref": "Lines"}
    clickstream["objects"].append({"id": "Lines", "type": "TSV"})
    cloud.deploy(clickstream)
    task = cloud.poll("w")
    attempt, node = f"@LogsReady_{AT}_Attempt=1", f"@RawLogs_{AT}"
    assert ("node", f"-> {node}") in fields(task, attempt)
    assert ("directoryPath", "s3://data/raw/2026-11-24/") in fields(task, node)
    assert {attempt, node, "Lines", "Daily"} == set(task["objects"])
