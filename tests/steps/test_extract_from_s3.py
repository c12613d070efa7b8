"""extract-from-s3: all that it compiles to."""

from __future__ import annotations

from typing import Any

import pytest

from penstock.steps.extract_from_s3 import ExtractFromS3

PLAIN = {"type": "extract-from-s3", "name": "logs"}


@pytest.mark.parametrize(
    ("path", "field"),
    [
        ("logs/", ("directoryPath", "s3://data-bucket/logs/")),
        ("logs/a.log", ("filePath", "s3://data-bucket/logs/a.log")),
        ("s3://other/logs/", ("directoryPath", "s3://other/logs/")),
        ("s3://other/a.log", ("filePath", "s3://other/a.log")),
        (
            "logs/#{format(@scheduledStartTime, 'YYYY')}/",
            ("directoryPath", "s3://data-bucket/logs/#{format(@scheduledStartTime, 'YYYY')}/"),
        ),
    ],
)
def test_data(context: Any, fields: Any, path: str, field: tuple[str, str]) -> None:
    """A slash at the end makes a folder; a path without a bucket lies in the pipeline's own."""
    result = ExtractFromS3.model_validate({**PLAIN, "path": path}).compile(context({}))

    assert result.activity is None
    assert result.output.id == "logs"
    assert fields(result.output) == [("type", "S3DataNode"), field]


def test_a_precondition(context: Any, fields: Any) -> None:
    """It stands before the data in the definition, as what is referred to does."""
    precondition = {"name": "check", "s3_key_exists": "triggers/go", "timeout": "6 hours"}

    output = (
        ExtractFromS3.model_validate({**PLAIN, "path": "logs/", "precondition": precondition})
        .compile(context({}))
        .output
    )

    assert fields(output) == [
        ("type", "S3DataNode"),
        ("precondition", ("ref", "check")),
        ("directoryPath", "s3://data-bucket/logs/"),
    ]
    assert fields(output.precondition[0]) == [
        ("type", "S3KeyExists"),
        ("preconditionTimeout", "6 hours"),
        ("role", "service-role"),
        ("s3Key", "s3://data-bucket/triggers/go"),
    ]
