"""A part of a definition."""

from __future__ import annotations

from typing import Any

import pytest

from penstock.definition.cli_form import from_cli
from penstock.definition.partial import up_to
from penstock.definition.wire import WireDefinition


@pytest.fixture
def definition() -> WireDefinition:
    """Two writers of one table, a report on it, and a mail after the report; the marker stands beside."""

    def activity(name: str, **fields: Any) -> dict[str, Any]:
        return {"id": name, "type": "ShellCommandActivity", "parent": {"ref": "Base"}, **fields}

    return from_cli(
        {
            "objects": [
                {"id": "Default", "schedule": {"ref": "Daily"}, "onFail": {"ref": "Alarm"}},
                {"id": "Daily", "type": "Schedule", "period": "1 day"},
                {"id": "Alarm", "type": "SnsAlarm"},
                {"id": "Base", "runsOn": {"ref": "Machine"}},
                {"id": "Machine", "type": "Ec2Resource"},
                {"id": "logs", "type": "S3DataNode", "precondition": {"ref": "ready"}},
                {"id": "ready", "type": "S3KeyExists"},
                {"id": "visits", "type": "S3DataNode"},
                {"id": "summary", "type": "S3DataNode", "dataFormat": {"ref": "csv"}},
                {"id": "csv", "type": "CSV"},
                activity("load", input={"ref": "logs"}, output={"ref": "visits"}),
                activity("correct", dependsOn={"ref": "load"}, output={"ref": "visits"}),
                activity("report", input={"ref": "visits"}, output={"ref": "summary"}),
                activity("mail", dependsOn={"ref": "report"}, input={"ref": "summary"}),
                activity("archive", input={"ref": "visits"}, output={"ref": "summary"}),
            ],
            "parameters": [{"id": "myDay", "type": "String"}],
            "values": {"myDay": "1"},
        }
    )


COMMON = {"Default", "Daily", "Alarm"}
WORK = COMMON | {"Base", "Machine"}
LOAD = WORK | {"logs", "ready", "load", "visits"}


@pytest.mark.parametrize(
    ("object_id", "kept"),
    [
        ("logs", COMMON | {"logs", "ready"}),
        ("load", LOAD),
        ("correct", LOAD | {"correct"}),
        ("visits", LOAD | {"correct"}),
        ("report", LOAD | {"correct", "report", "summary", "csv"}),
        ("archive", LOAD | {"correct", "archive", "summary", "csv"}),
        ("mail", LOAD | {"correct", "report", "summary", "csv", "archive", "mail"}),
    ],
)
def test_an_object_and_what_it_needs(definition: WireDefinition, object_id: str, kept: set[str]) -> None:
    """In the order of the whole; who else writes what it only writes is not needed."""
    part = up_to(definition, object_id)
    assert list(part) == [item for item in definition if item.id in kept]
    assert (part.parameters, part.values) == (definition.parameters, definition.values)
