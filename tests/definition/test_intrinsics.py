"""Intrinsic functions, and where in them something stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from penstock.definition.intrinsics import IntrinsicReader, Place


class Reader(IntrinsicReader):
    """Notes where it is asked; names that begin with a small letter have no text."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, Place]] = []

    def scalar(self, place: Place, value: Any) -> str | None:
        """Itself."""
        self.asked.append(("scalar", place))
        return value if isinstance(value, str) else None

    def named(self, place: Place, name: str) -> str | None:
        """The name in brackets."""
        self.asked.append(("name", place))
        return f"<{name}>" if name[0].isupper() else None

    def other(self, place: Place, value: Mapping[str, Any]) -> str | None:
        """Nothing."""
        del value
        self.asked.append(("other", place))


@pytest.mark.parametrize(
    ("value", "text", "asked"),
    [
        ("plain", "plain", [("scalar", ("x",))]),
        ({"Ref": "A"}, "<A>", [("name", ("x",))]),
        ({"Fn::GetAtt": "A.Arn"}, "<A.Arn>", [("name", ("x",))]),
        ({"Fn::GetAtt": ["A", "Arn"]}, "<A.Arn>", [("name", ("x",))]),
        (
            {"Fn::Join": ["-", ["a", {"Ref": "B"}]]},
            "a-<B>",
            [("scalar", ("x", "Fn::Join", 1, 0)), ("name", ("x", "Fn::Join", 1, 1))],
        ),
        ({"Fn::Join": ["", []]}, "", []),
        ({"Fn::Sub": "${A}${!B}${A}"}, "<A>${B}<A>", [("name", ("x",))]),
        (
            {"Fn::Sub": ["${a}${A}", {"a": ""}]},
            "<A>",
            [("scalar", ("x", "Fn::Sub", 1, "a")), ("name", ("x",))],
        ),
        (
            {"Fn::Join": ["-", ["a", 3]]},
            None,
            [("scalar", ("x", "Fn::Join", 1, 0)), ("scalar", ("x", "Fn::Join", 1, 1))],
        ),
        ({"Fn::Sub": "${A}${b}"}, None, [("name", ("x",)), ("name", ("x",))]),
        ({"Ref": 3}, None, [("other", ("x",))]),
        ({"Fn::GetAtt": ["A", "B", "C"]}, None, [("other", ("x",))]),
        ({"Fn::Split": ["-", "a"]}, None, [("other", ("x",))]),
        ({"Ref": "A", "more": 1}, None, [("other", ("x",))]),
        ({}, None, [("other", ("x",))]),
    ],
)
def test_texts(value: Any, text: str | None, asked: list[tuple[str, Place]]) -> None:
    """A text of which a part has none has none."""
    reader = Reader()

    assert reader.text(("x",), value) == text
    assert reader.asked == asked
