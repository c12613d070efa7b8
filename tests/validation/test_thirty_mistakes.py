"""One definition with thirty mistakes: each is found once, where it stands."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from penstock.diagnostics.diagnostic import Severity
from penstock.validation import Surroundings, validate


def ref(object_id: str) -> dict[str, str]:
    """Make a reference."""
    return {"ref": object_id}


OBJECTS: tuple[dict[str, Any], ...] = (
    {
        "id": "Default",
        "scheduleType": "cron",
        "schedule": ref("Daily"),
        "failureAndRerunMode": "CASCADE",  # 1: in a backfill
        "role": "service",
        "resourceRole": "resource",
        "maximumRetries": "6",  # 2: too many
        "pipelineLogUri": "s3://logs/#{myFoldr}/",  # 3: no such parameter
    },
    {"id": "Daily", "type": "Schedule", "period": "1 day", "startDateTime": "2026-01-01T00:00:00"},
    {
        "id": "Short",
        "type": "Schedule",
        "period": "10 minutes",  # 4: too short
        "startDateTime": "2026-06-01T00:00:00",
        "endDateTime": "2026-05-01T00:00:00",  # 5: before the start
    },
    {
        "id": "Machine",
        "type": "Ec2Resource",
        "spotBidPrice": "25",  # 6: too much
        "workerGroup": "mine",  # 7: not for resources
        "minInstanceCount": "1",  # 8: deprecated
        "actionOnTaskFailure": "stop",  # 9: no such value
    },
    {"id": "Cluster", "type": "EmrCluster", "region": "mars-east-1"},  # 10: not in the list of the guide
    {
        "id": "Logs",
        "type": "S3DataNode",
        "filePath": "s3://bucket/#{format(@scheduledStartTime)}",  # 11: too few arguments
        "filepath": "s3://bucket/old",  # 12: no such field
        "myowner": "me",  # 13: a small letter
        "@status": "FINISHED",  # 14: set by the service
        "onLateAction": ref("Alarm"),  # 15: never late
    },
    {"id": "Table", "type": "DynamoDBDataNode", "precondition": ref("There")},  # 16: no tableName, 17: Exists
    {"id": "There", "type": "Exists"},
    {"id": "Alarm", "type": "SnsAlarm", "topicArn": "arn", "subject": "s", "message": ["m", "n"]},  # 18: two messages
    {
        "id": "Job",
        "type": "ShellCommandActivity",
        "command": "date",
        "runsOn": ref("Machine"),
        "stage": "true",
        "input": [ref("Logs"), ref("Table")],  # 19: a table is not staged
        "dependsOn": [ref("Logs"), ref("Copi")],  # 20: no such object
        "attemptTimeout": "soon",  # 21: no period
    },
    {
        "id": "Script",
        "type": "ShellCommandActivity",
        "scriptUri": "s3://bucket/x.sh",
        "scriptArgument": ["1", "2"],  # 22: beside scriptUri
        "runsOn": ref("Alarm"),  # 23: no resource
        "retryDelay": "",  # 24: empty
    },
    {"id": "Copy", "type": "CopyActivity", "dependsOn": ref("Copy")},  # 25: itself; 26: runs nowhere
    {"id": "Lost", "myNote": "x"},  # 27: no type
    {"id": "Spark", "type": "SparkActivity"},  # 28: no such type
    {
        "id": "Db",
        "type": "RdsDatabase",
        "username": "etl",
        "rdsInstanceId": "db",
        "*password": "hunter2",  # 29: in clear text
    },
)
PARAMETERS = {
    "parameters": [{"id": "myFolder", "default": "x"}],
    "values": {"myFolders": "y"},  # 30: no such parameter
}
EXPECTED = (
    ("PS438", "Lost", "type", 0, None),
    ("PS403", "Job", "dependsOn", 1, None),
    ("PS403", "Script", "runsOn", 0, None),
    ("PS413", "Spark", "type", 0, None),
    ("PS414", "Logs", "filepath", 0, None),
    ("PS415", "Logs", "@status", 0, None),
    ("PS416", "Logs", "myowner", 0, None),
    ("PS421", "Alarm", "message", 1, None),
    ("PS420", "Machine", "minInstanceCount", 0, None),
    ("PS418", "Machine", "workerGroup", 0, None),
    ("PS401", "Table", "tableName", 0, None),
    ("PS402", "Copy", "runsOn", 0, None),
    ("PS419", "Logs", "onLateAction", 0, None),
    ("PS411", "Machine", "actionOnTaskFailure", 0, None),
    ("PS411", "Cluster", "region", 0, None),
    ("PS405", "Short", "period", 0, None),
    ("PS405", "Job", "attemptTimeout", 0, None),
    ("PS406", "Default", "maximumRetries", 0, None),
    ("PS432", "Machine", "spotBidPrice", 0, None),
    ("PS404", "Short", "endDateTime", 0, None),
    ("PS430", "Table", "precondition", 0, None),
    ("PS431", "Script", "scriptArgument", 0, None),
    ("PS434", "Job", "input", 1, None),
    ("PS408", "Default", "pipelineLogUri", 0, 12),
    ("PS408", "Logs", "filePath", 0, 14),
    ("PS425", "myFolders", None, 0, None),
    ("PS410", "Copy", "dependsOn", 0, None),
    ("PS407", "Script", "retryDelay", 0, None),
    ("PS427", "Default", "failureAndRerunMode", 0, None),
    ("PS429", "Db", "*password", 0, None),
)
WARNINGS = {"PS413", "PS414", "PS415", "PS416", "PS419", "PS420", "PS421", "PS425", "PS427", "PS429", "PS431", "PS434"}


def test_each_is_found_once(definition: Any) -> None:
    """With object, field, value and character."""
    now = datetime(2026, 1, 2, tzinfo=UTC)
    found = validate(definition(*OBJECTS, **PARAMETERS), Surroundings(now=now))

    assert tuple((item.id, item.object_id, item.field, item.index, item.offset) for item in found) == EXPECTED
    assert len(found) == 30
    assert {item.id for item in found if item.severity is Severity.WARNING} == {*WARNINGS, "PS411"}
    assert not any("hunter2" in str(item) for item in found)
