"""PS408: expressions."""

from __future__ import annotations

from typing import Any

import pytest

from penstock.validation.expressions import check


def test_expressions_that_cannot_be_parsed(view: Any, told: Any) -> None:
    """The place in the value is told; unknown types and parents are looked at too."""
    found = check(
        view(
            {"id": "a", "type": "S3DataNode", "filePath": "s3://#{"},
            {"id": "h", "type": "SparkActivity", "script": "x #{tomorrow(1)}"},
            {"id": "p", "myText": "#{day()}"},
        )
    )

    assert told(found, "PS408") == [
        ("a", "filePath", "'filePath' of 'a', character 6: this '#{' is never closed; add '}' after the expression"),
        (
            "h",
            "script",
            (
                "'script' of 'h', character 5: unknown function 'tomorrow'; known here: day, dayOfYear, firstOfMonth, "
                "format, hour, makeDate, makeDateTime, midnight, minusDays, minusHours, minusMinutes, minusMonths "
                "and 13 more"
            ),
        ),
        (
            "p",
            "myText",
            (
                "'myText' of 'p', character 3: 'day' takes 1 argument, the object before a dot counted; found 0; "
                "write day(DateTime)"
            ),
        ),
    ]


def test_names_that_do_not_exist(view: Any, told: Any) -> None:
    """In an object whose type is known."""
    found = check(view({"id": "a", "type": "S3DataNode", "filePath": "s3://b/#{@scheduledStart}/#{filePth}"}))

    assert told(found, "PS408") == [
        (
            "a",
            "filePath",
            (
                "'filePath' of 'a', character 10: S3DataNode 'a' has no '@scheduledStart'; "
                "did you mean '@scheduledStartTime'?"
            ),
        ),
        ("a", "filePath", "'filePath' of 'a', character 29: S3DataNode 'a' has no 'filePth'; did you mean 'filePath'?"),
    ]


@pytest.mark.parametrize("field", ["type", "parent"])
def test_what_is_taken_as_it_is(view: Any, field: str) -> None:
    """Types and references are not evaluated."""
    value = "#{" if field == "type" else {"ref": "#{"}

    assert list(check(view({"id": "a", field: value}))) == []


def test_default_is_read_by_those_who_inherit_it(view: Any, told: Any) -> None:
    """Names have to exist where the field means something; the finding is told of Default, once."""
    default = {"id": "Default", "pipelineLogUri": "s3://b/#{myFolder}", "myNote": "#{whatever}"}
    node = {"id": "a", "type": "S3DataNode", "filePath": "x"}
    database = {"id": "d", "type": "RedshiftDatabase"}

    assert list(check(view(default))) == []
    assert list(check(view(default, database))) == []
    assert told(check(view(default, node, {**node, "id": "b"})), "PS408") == [
        ("Default", "pipelineLogUri", "'pipelineLogUri' of 'Default', character 10: S3DataNode 'a' has no 'myFolder'"),
    ]
    assert list(check(view(default, node, values={"myFolder": "x"}))) == []
