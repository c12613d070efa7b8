"""The life of the talk's pipeline, with the service driven step by step."""

from __future__ import annotations

from typing import Any

AT = "2026-11-24T03:00:00"


def test_the_clickstream_pipeline_runs_from_precondition_to_warehouse(cloud: Any, clickstream: dict[str, Any]) -> None:
    """Each object runs once, in the order of its dependencies, and the pipeline is finished."""
    pipeline = cloud.deploy(clickstream)

    assert cloud.run() == [
        f"@LogsReady_{AT}_Attempt=1",
        f"@Transform_{AT}_Attempt=1",
        f"@Load_{AT}_Attempt=1",
    ]

    assert cloud.statuses(pipeline) == {
        f"@RawLogs_{AT}": "FINISHED",
        f"@LogsReady_{AT}": "FINISHED",
        f"@Transform_{AT}": "FINISHED",
        f"@Cluster_{AT}": "FINISHED",
        f"@Staging_{AT}": "FINISHED",
        f"@Load_{AT}": "FINISHED",
        f"@Machine_{AT}": "FINISHED",
        f"@Weblogs_{AT}": "FINISHED",
    }
    state = cloud.state(pipeline)
    assert state["@pipelineState"] == "FINISHED"
    assert state["@healthStatus"] == "HEALTHY"
    assert cloud.mailbox.messages == [
        ("arn:aws:sns:us-east-1:123456789012:alarms", "loaded", "rows are in weblogs"),
    ]
