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
        (
            "Default",
            "pipelineLogUri",
            (
                "'pipelineLogUri' of 'Default', character 10: S3DataNode 'a' has no 'myFolder', "
                "and no parameter has that id"
            ),
        ),
    ]
    assert list(check(view(default, node, values={"myFolder": "x"}))) == []


def test_undeclared_parameters(view: Any, told: Any) -> None:
    """The nearest one is told; of unknown types, too, whose other names may be anything."""
    found = list(
        check(
            view(
                {"id": "a", "type": "S3DataNode", "filePath": ["s3://b/k", "s3://#{myBuckt}/k"]},
                {"id": "h", "type": "SparkActivity", "script": "#{myBucket} #{anything} #{myOther}"},
                parameters=[{"id": "myBucket"}],
            )
        )
    )

    assert told(found, "PS408") == [
        (
            "a",
            "filePath",
            (
                "'filePath' of 'a', character 8: S3DataNode 'a' has no 'myBuckt', and no parameter has that id; "
                "did you mean 'myBucket'?"
            ),
        ),
        (
            "h",
            "script",
            "'script' of 'h', character 27: SparkActivity 'h' has no 'myOther', and no parameter has that id",
        ),
    ]
    assert [(item.index, item.offset) for item in found] == [(1, 7), (0, 26)]


def test_places(view: Any) -> None:
    """The value of a repeated field, and the character in it."""
    steps = ["a,b", "a,#{", "a,#{day(1, 2)}", "a,#{nothing}"]
    found = check(view({"id": "a", "type": "EmrActivity", "step": steps}))

    assert [(item.field, item.index, item.offset) for item in found] == [
        ("step", 1, 2),
        ("step", 2, 4),
        ("step", 3, 4),
    ]


def test_secrets_are_not_shown(view: Any, told: Any) -> None:
    """Not even what surrounds an expression."""
    database = {"id": "d", "type": "RedshiftDatabase"}
    found = check(view({**database, "*password": "#{'hunter2"}, {**database, "id": "e", "*password": "#{hunter2}"}))

    assert told(found, "PS408") == [
        ("d", "*password", "'*password' of 'd', character 3: the expression is wrong"),
        ("e", "*password", "'*password' of 'e', character 3: the expression is wrong"),
    ]


def test_values_that_are_too_long_are_not_parsed(view: Any) -> None:
    """The limits are told of by another rule; a path of half a million names would take hours."""
    assert list(check(view({"id": "a", "type": "S3DataNode", "filePath": "#{" + "a." * 500_000}))) == []


def test_long_paths_through_a_circle(view: Any) -> None:
    """They end, though each step has two ways; very long ones are not followed."""
    item = {"id": "a", "type": "PigActivity", "dependsOn": [{"ref": "a"}, {"ref": "b"}]}
    paths = [f"#{{{'.'.join(['dependsOn'] * count)}}}" for count in (20, 1000)]
    (finding,) = check(view({**item, "script": paths}, {**item, "id": "b"}))

    assert finding.message.startswith("'script' of 'a', character 3: 'dependsOn.dependsOn.")
    assert finding.index == 0


def test_many_wrong_names_in_one_value(view: Any) -> None:
    """Each is told where it stands first, and no more than twenty."""
    texts = ["#{no} #{yes} #{no}", " ".join(f"#{{no{number}}}" for number in range(100))]
    found = list(check(view({"id": "a", "type": "EmrActivity", "step": texts})))

    assert [(item.index, item.offset) for item in found[:2]] == [(0, 2), (0, 8)]
    assert [item.index for item in found] == [0] * 2 + [1] * 20
