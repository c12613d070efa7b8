"""PS413: unknown types."""

from __future__ import annotations

from typing import Any

from penstock.diagnostics.diagnostic import Severity
from penstock.validation.unknown_types import check


def test_types_that_the_guide_does_not_have(view: Any, told: Any) -> None:
    """With the nearest one; a warning, as the service may know more."""
    found = list(check(view({"id": "a", "type": "S3Datanode"}, {"id": "b", "type": "SparkActivity"}, {"id": "c"})))

    assert told(found, "PS413") == [
        ("a", "type", "'type' of 'a' is 'S3Datanode', which the developer guide does not have"),
        ("b", "type", "'type' of 'b' is 'SparkActivity', which the developer guide does not have"),
    ]
    assert [(item.help, item.severity) for item in found] == [
        ("did you mean 'S3DataNode'?", Severity.WARNING),
        ("did you mean 'SqlActivity'?", Severity.WARNING),
    ]


def test_types_that_are_well(view: Any) -> None:
    """Default may have the type Default."""
    assert list(check(view({"id": "Default", "type": "Default"}, {"id": "a", "type": "TSV"}))) == []
