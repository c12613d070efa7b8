"""PS422: ids of parameters."""

from __future__ import annotations

from typing import Any

from penstock.validation.parameter_ids import check


def test_ids_that_expressions_cannot_name(definition: Any, view: Any) -> None:
    """With a better one."""
    found = list(
        check(view(parameters=[{"id": "bucket"}, {"id": "*secret"}, {"id": "myX"}, {"id": "*myX"}, {"id": "myX"}]))
    )

    assert [(item.id, item.object_id, item.part, item.message, item.help) for item in found] == [
        (
            "PS422",
            "bucket",
            "parameters",
            "the parameter 'bucket' does not start with 'my'",
            "write 'myBucket', in expressions, too",
        ),
        (
            "PS422",
            "*secret",
            "parameters",
            "the parameter '*secret' does not start with 'my'",
            "write '*mySecret', in expressions, too",
        ),
        ("PS422", "myX", "parameters", "2 parameters have the id 'myX'", "take the others out"),
    ]
