"""PS403: references."""

from __future__ import annotations

from typing import Any

import pytest

from penstock.diagnostics.diagnostic import Severity
from penstock.validation.references import check

MACHINE = {"id": "m", "type": "Ec2Resource"}
FOLDER = {"id": "f", "type": "S3DataNode", "directoryPath": "s3://b/"}


def ref(object_id: str) -> dict[str, str]:
    """Make a reference."""
    return {"ref": object_id}


def test_references_to_nothing(view: Any, told: Any) -> None:
    """Those of one's own fields and of unknown types too."""
    found = list(
        check(
            view(
                {"id": "a", "type": "PigActivity", "input": [ref("f"), ref("ff")], "myOther": ref("none")},
                {"id": "h", "type": "SparkActivity", "output": ref("none")},
                {"id": "p", "parent": ref("none")},
                FOLDER,
            )
        )
    )

    assert told(found, "PS403") == [
        ("a", "input", "'input' of 'a' refers to 'ff', which does not exist"),
        ("a", "myOther", "'myOther' of 'a' refers to 'none', which does not exist"),
        ("h", "output", "'output' of 'h' refers to 'none', which does not exist"),
        ("p", "parent", "'parent' of 'p' refers to 'none', which does not exist"),
    ]
    assert found[0].help == "did you mean 'f'?"


def test_an_inherited_reference_is_told_of_its_holder(view: Any, told: Any) -> None:
    """Once, not for each object that inherits it."""
    found = check(view({"id": "Default", "schedule": ref("none")}, MACHINE, FOLDER))

    assert told(found, "PS403") == [
        ("Default", "schedule", "'schedule' of 'Default' refers to 'none', which does not exist")
    ]


@pytest.mark.parametrize(
    ("item", "field", "message", "allowed"),
    [
        ({"type": "PigActivity", "input": ref("m")}, "input", "refers to 'm', which is Ec2Resource", "DataNode"),
        ({"type": "PigActivity", "runsOn": ref("m")}, "runsOn", "refers to 'm', which is Ec2Resource", "EmrCluster"),
        (
            {"type": "ShellCommandActivity", "runsOn": ref("f")},
            "runsOn",
            "refers to 'f', which is S3DataNode",
            "Ec2Resource, EmrCluster",
        ),
        ({"type": "PigActivity", "onFail": ref("f")}, "onFail", "refers to 'f', which is S3DataNode", "Action"),
        (
            {"type": "PigActivity", "precondition": ref("f")},
            "precondition",
            "refers to 'f', which is S3DataNode",
            "Precondition",
        ),
        (
            {"type": "PigActivity", "dependsOn": ref("d")},
            "dependsOn",
            "refers to 'd', which is RedshiftDatabase",
            "Runnable",
        ),
        (
            {"type": "PigActivity", "schedule": ref("p")},
            "schedule",
            "refers to 'p', which is an object without a type",
            "Schedule",
        ),
        (
            {"type": "PigActivity", "dependsOn": ref("Default")},
            "dependsOn",
            "refers to 'Default', which is an object without a type",
            "Runnable",
        ),
        (
            {"type": "RedshiftDataNode", "database": ref("f")},
            "database",
            "refers to 'f', which is S3DataNode",
            "RedshiftDatabase",
        ),
        (
            {"type": "S3DataNode", "dataFormat": ref("f")},
            "dataFormat",
            "refers to 'f', which is S3DataNode",
            "DataFormat",
        ),
    ],
)
def test_references_to_the_wrong_type(view: Any, item: dict[str, Any], field: str, message: str, allowed: str) -> None:
    """What the field takes is told."""
    database = {"id": "d", "type": "RedshiftDatabase"}
    (finding,) = check(
        view(
            {"id": "x", **item},
            MACHINE,
            FOLDER,
            database,
            {"id": "p"},
            {"id": "Default"},
            {"id": "c", "parent": ref("p")},
        )
    )

    assert (finding.id, finding.field, finding.message) == ("PS403", field, f"'{field}' of 'x' {message}")
    assert finding.allowed == allowed


@pytest.mark.parametrize(
    "fields",
    [
        {"dependsOn": [ref("f"), ref("m"), ref("k"), ref("h")]},
        {"input": ref("n")},
        {"parent": ref("p")},
        {"parent": ref("f")},
        {"precondition": ref("k"), "output": ref("f")},
        {"runsOn": ref("n")},
    ],
)
def test_references_that_are_well(view: Any, fields: dict[str, Any]) -> None:
    """Types that are not known may fit everywhere."""
    others = (
        {"id": "k", "type": "S3KeyExists"},
        {"id": "n", "type": "GlueDataNode"},
        {"id": "h", "type": "SparkActivity"},
    )

    assert (
        list(check(view({"id": "x", "type": "ShellCommandActivity", **fields}, MACHINE, FOLDER, {"id": "p"}, *others)))
        == []
    )


def test_text_and_references_are_not_the_same(view: Any, told: Any) -> None:
    """The service would look for a field of the other kind."""
    found = list(check(view({"id": "x", "type": "PigActivity", "input": "f", "script": ref("f")}, FOLDER)))

    assert told(found, "PS403") == [
        ("x", "input", "'input' of 'x' is text; PigActivity takes a reference there"),
        ("x", "script", "'script' of 'x' is a reference; PigActivity takes text there"),
    ]
    assert [(item.help, item.severity) for item in found] == [
        ('write {"ref": "f"}', Severity.ERROR),
        (None, Severity.ERROR),
    ]


def test_a_text_that_an_example_of_the_guide_has(view: Any) -> None:
    """The database of a SqlDataNode: a warning."""
    (finding,) = check(view({"id": "t", "type": "SqlDataNode", "table": "t", "database": "mine"}))

    assert (finding.field, finding.help, finding.severity) == ("database", None, Severity.WARNING)


def test_the_value_of_a_repeated_field_is_told(view: Any) -> None:
    """By its place among the others."""
    inputs = [ref("f"), ref("none"), "f", ref("m")]
    found = check(view({"id": "x", "type": "PigActivity", "input": inputs}, MACHINE, FOLDER))

    assert [(item.field, item.index) for item in found] == [("input", 1), ("input", 2), ("input", 3)]
