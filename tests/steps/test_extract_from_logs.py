"""extract-from-logs: all that it compiles to."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from penstock.steps.extract_from_logs import ExtractFromLogs

DAY = "#{format(@scheduledStartTime, 'YYYY/MM/dd')}"
PLAIN = {"type": "extract-from-logs", "name": "logs", "path": f"logs/{DAY}/"}


def test_a_folder_of_every_day(context: Any, fields: Any) -> None:
    """Nothing is done, and nothing is waited for."""
    step = ExtractFromLogs.model_validate(PLAIN)
    result = step.compile(context({}))

    assert (result.activity, result.before, step.staging_prefix) == (None, (), None)
    assert result.output.id == "logs"
    assert fields(result.output) == [
        ("type", "S3DataNode"),
        ("directoryPath", f"s3://data-bucket/logs/{DAY}/"),
    ]


@pytest.mark.parametrize(
    ("marker", "key"),
    [
        ("_SUCCESS", f"s3://raw/web/{DAY}/_SUCCESS"),
        ("done/#{myDay}", "s3://data-bucket/done/#{myDay}"),
        (f"s3://raw/done/{DAY}", f"s3://raw/done/{DAY}"),
    ],
)
def test_everything(context: Any, fields: Any, marker: str, key: str) -> None:
    """A marker in the folder, elsewhere in the pipeline's bucket, or in another one."""
    values = {**PLAIN, "path": f"s3://raw/web/{DAY}/", "compression": "gzip", "success_marker": marker}

    output = ExtractFromLogs.model_validate({**values, "timeout": "6 hours"}).compile(context({})).output

    assert fields(output) == [
        ("type", "S3DataNode"),
        ("precondition", ("ref", "logs.marker")),
        ("compression", "gzip"),
        ("directoryPath", f"s3://raw/web/{DAY}/"),
    ]
    assert fields(output.precondition[0]) == [
        ("type", "S3KeyExists"),
        ("preconditionTimeout", "6 hours"),
        ("role", "service-role"),
        ("s3Key", key),
    ]


def test_without_compression(context: Any, fields: Any) -> None:
    """It may be said."""
    output = ExtractFromLogs.model_validate({**PLAIN, "compression": "none"}).compile(context({})).output
    assert ("compression", "none") in fields(output)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"path": "logs/today/"}, "'logs/today/' is no folder with a date; end it with a slash, and put the date in"),
        ({"path": f"logs/{DAY}"}, f"'logs/{DAY}' is no folder with a date"),
        ({"path": "s3://#{myBucket}/"}, "'s3://#{myBucket}/' must begin with s3:// and the name of a bucket"),
        ({"timeout": "1 hour"}, "`timeout` is for a `success_marker`, and there is none"),
        ({"compression": "bzip2"}, "Input should be 'none' or 'gzip'"),
    ],
)
def test_fails_for_what_is_no_folder_of_logs(change: dict[str, Any], message: str) -> None:
    """Told when the spec is read."""
    with pytest.raises(ValidationError) as caught:
        ExtractFromLogs.model_validate({**PLAIN, **change})
    assert [item["msg"].startswith(message) for item in caught.value.errors()] == [True]
