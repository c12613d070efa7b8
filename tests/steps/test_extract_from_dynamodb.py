"""extract-from-dynamodb: all that it compiles to."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from penstock.objects import PigActivity
from penstock.steps.extract_from_dynamodb import ExtractFromDynamodb
from penstock.steps.parts.archive import archive
from penstock.steps.parts.program_activity import PROGRAMS

PLAIN = {"type": "extract-from-dynamodb", "name": "courses", "table": "Courses", "runs_on": "cluster"}
ALARMS = [("lateAfterTimeout", "2 hours"), ("onFail", ("ref", "FailureAlarm"))]
RUN = "#{format(@scheduledStartTime,'YYYY-MM-dd-HH-mm-ss')}/"
COMMAND = """\
python3 -c 'import sys; sys.exit(sys.version_info < (3, 7))' 2> /dev/null || \
{ echo 'python3 of version 3.7 or later is needed, which this machine does not have' >&2; exit 1; }
PROGRAM_DIR=$(mktemp -d) && mkdir "$PROGRAM_DIR/programs" && \
tar -xf "$INPUT1_STAGING_DIR"/* -C "$PROGRAM_DIR/programs" && cd "$PROGRAM_DIR" || exit 1
python3 -m programs.dynamodb_to_json --input="$INPUT2_STAGING_DIR" --output="$OUTPUT1_STAGING_DIR" "$@\""""


def test_json_lines(context: Any, fields: Any) -> None:
    """A copy by Hive, whose items a program turns into JSON; only the copy waits for what stands above."""
    earlier = PigActivity("earlier", script="x")
    step = ExtractFromDynamodb.model_validate(PLAIN)

    result = step.compile(context(after=(earlier,)))

    [copy] = result.before
    assert (copy.id, result.activity.id, step.staging_prefix) == ("courses.copy", "courses", "courses/")
    assert fields(copy) == [
        ("type", "HiveCopyActivity"),
        *ALARMS,
        ("dependsOn", ("ref", "earlier")),
        ("runsOn", ("ref", "cluster")),
        ("input", ("ref", "courses.table")),
        ("output", ("ref", "courses.items")),
    ]
    [table] = copy.input
    assert fields(table) == [
        ("type", "DynamoDBDataNode"),
        ("dataFormat", ("ref", "courses.format")),
        ("tableName", "Courses"),
    ]
    assert fields(table.data_format) == [("type", "DynamoDBExportDataFormat")]
    assert fields(copy.output[0]) == [
        ("type", "S3DataNode"),
        ("dataFormat", ("ref", "courses.format")),
        ("directoryPath", f"s3://data-bucket/courses/items/{RUN}"),
    ]
    assert fields(result.activity) == [
        ("type", "ShellCommandActivity"),
        *ALARMS,
        ("runsOn", ("ref", "cluster")),
        ("input", ("ref", "courses.program")),
        ("input", ("ref", "courses.items")),
        ("output", ("ref", "courses.output")),
        ("command", COMMAND),
        ("stage", "true"),
    ]
    assert fields(result.activity.input[0])[1][1].endswith(archive(PROGRAMS).name)
    assert fields(result.output) == [
        ("type", "S3DataNode"),
        ("directoryPath", f"s3://data-bucket/courses/json/{RUN}"),
        ("myFormat", "json-lines"),
    ]


def test_an_export(context: Any, fields: Any) -> None:
    """One activity, with all that may be said of the table."""
    values = {**PLAIN, "region": "us-west-2", "read_throughput_percent": 0.25, "format": "export", "output": "backup"}

    result = ExtractFromDynamodb.model_validate(values).compile(context())

    assert (result.before, result.activity.id, result.output.id) == ((), "courses", "backup")
    assert fields(result.activity) == [
        ("type", "HiveCopyActivity"),
        *ALARMS,
        ("runsOn", ("ref", "cluster")),
        ("input", ("ref", "courses.table")),
        ("output", ("ref", "backup")),
    ]
    assert fields(result.activity.input[0])[2:] == [
        ("readThroughputPercent", "0.25"),
        ("region", "us-west-2"),
        ("tableName", "Courses"),
    ]
    assert fields(result.output) == [
        ("type", "S3DataNode"),
        ("dataFormat", ("ref", "courses.format")),
        ("directoryPath", f"s3://data-bucket/courses/items/{RUN}"),
    ]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"table": "ab"}, "String should have at least 3 characters"),
        ({"table": "a b c"}, "String should match pattern"),
        ({"read_throughput_percent": 50}, "Input should be less than or equal to 1"),
        ({"read_throughput_percent": 0.05}, "Input should be greater than or equal to 0.1"),
        ({"region": "Europe"}, "String should match pattern"),
        ({"format": "csv"}, "Input should be 'json' or 'export'"),
    ],
)
def test_fails_for_what_dynamodb_does_not_have(change: dict[str, Any], message: str) -> None:
    """Told when the spec is read."""
    with pytest.raises(ValidationError) as caught:
        ExtractFromDynamodb.model_validate({**PLAIN, **change})
    assert [item["msg"].startswith(message) for item in caught.value.errors()] == [True]
