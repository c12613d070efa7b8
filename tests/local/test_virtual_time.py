"""The time of a local cloud whose clock is not the machine's."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from penstock.cli.endpoint import make_client
from penstock.definition.api_form import to_api
from penstock.definition.cli_form import from_cli
from penstock.local.background import down, running, up
from penstock.local.virtual_time import VirtualTime, glance

MAY = VirtualTime(datetime(2026, 5, 1, tzinfo=UTC), datetime(2026, 5, 31, tzinfo=UTC))


def test_it_is_the_same_after_a_command_line() -> None:
    """With its zone."""
    assert VirtualTime.from_text(str(MAY)) == MAY
    with pytest.raises(ValueError, match="Invalid isoformat"):
        VirtualTime.from_text("x/y")


def _definition(command: str) -> dict[str, Any]:
    """Every day, without an end."""
    return to_api(
        from_cli(
            {
                "objects": [
                    {
                        "id": "Default",
                        "scheduleType": "cron",
                        "schedule": {"ref": "S"},
                        "pipelineLogUri": "s3://logs/x",
                    },
                    {"id": "S", "type": "Schedule", "period": "1 day", "startDateTime": "2026-05-01T00:00:00"},
                    {"id": "M", "type": "Ec2Resource", "role": "r", "resourceRole": "r"},
                    {"id": "A", "type": "ShellCommandActivity", "command": command, "runsOn": {"ref": "M"}},
                ]
            }
        )
    )


@pytest.mark.cloud
def test_a_cloud_in_the_background_has_it(tmp_path: Path) -> None:
    """Real clients activate a pipeline there, the real worker works, and the month is over in seconds."""
    try:
        environment = up(tmp_path, virtual=MAY).cloud.environment()
        client = make_client("datapipeline", environment)
        make_client("s3", environment).create_bucket(Bucket="logs")
        pipeline = client.create_pipeline(name="x", uniqueId="x")["pipelineId"]
        form = {key: value for key, value in _definition("true").items() if value}
        assert client.put_pipeline_definition(pipelineId=pipeline, **form)["errored"] is False
        client.activate_pipeline(pipelineId=pipeline)
        while not (seen := glance(environment["AWS_ENDPOINT_URL"])).is_over:
            assert running(tmp_path) is not None
        assert (seen.begun, seen.over) == (31, 31)
        # The machine has started in five minutes, and stopped in one.
        assert seen.now == "2026-05-31T00:06:00"
        query = {"selectors": [{"fieldName": "@status", "operator": {"type": "EQ", "values": ["FINISHED"]}}]}
        pages = client.get_paginator("query_objects").paginate(pipelineId=pipeline, sphere="INSTANCE", query=query)
        assert len([item for page in pages for item in page["ids"]]) == 62
    finally:
        down(tmp_path)
