"""PS407: sizes of parameters."""

from __future__ import annotations

from typing import Any

from penstock.validation.parameter_limits import check


def test_what_is_too_large(view: Any) -> None:
    """Ids, names of attributes, and values."""
    long = "v" * 10_241
    found = list(
        check(
            view(
                parameters=[{"id": "my" + "x" * 255}, {"id": "", "k" * 257: "v"}, {"id": "myX", "default": long}],
                values={"myX": ["v", long]},
            )
        )
    )

    assert [(item.id, item.field, item.index, item.part, item.message) for item in found] == [
        ("PS407", None, 0, "parameters", f"the id of the parameter 'my{'x' * 55}...' has 257 bytes"),
        ("PS407", None, 0, "parameters", "the id of the parameter '' has 0 bytes"),
        ("PS407", "k" * 257, 0, "parameters", "the name of an attribute of '' has 257 bytes"),
        ("PS407", "default", 0, "parameters", "'default' of parameter 'myX' has 10,241 bytes"),
        ("PS407", None, 1, "values", "the value of parameter 'myX' has 10,241 bytes"),
    ]


def test_the_limits(view: Any) -> None:
    """Values may be empty."""
    parameters = [{"id": "my" + "x" * 254, "default": "v" * 10_240, "watermark": ""}]

    assert list(check(view(parameters=parameters, values={"myY": ""}))) == []
