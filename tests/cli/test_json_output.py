"""JSON for programs."""

from __future__ import annotations

import json
from dataclasses import dataclass

import pytest

from penstock.cli.json_output import print_json


@dataclass(frozen=True)
class Inner:
    """A value in a value."""

    name: str
    parts: tuple[str, ...]


@dataclass(frozen=True)
class Outer:
    """A value with values."""

    inner: Inner
    more: dict[str, Inner]


def test_dataclasses_are_objects(capsys: pytest.CaptureFixture[str]) -> None:
    """However deep; letters stay as they are."""
    inner = Inner("café", ("a", "b"))
    print_json([Outer(inner, {"x": inner}), None, 1])
    out = capsys.readouterr().out
    plain = {"name": "café", "parts": ["a", "b"]}
    assert json.loads(out) == [{"inner": plain, "more": {"x": plain}}, None, 1]
    assert "café" in out
