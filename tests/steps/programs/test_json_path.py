"""Paths in JSON."""

from __future__ import annotations

import pytest

from penstock.steps.programs.failure import Failure
from penstock.steps.programs.json_path import keys_of, look_up

REPLY = {"data": {"items": [{"id": 1}, {"id": 2}], "a.b": 3, "c/d~e": 4}, "next": None}


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("", REPLY),
        ("data.items.1.id", 2),
        ("/data/a.b", 3),
        ("/data/c~1d~0e", 4),
        ("next", None),
        ("next.more", "missing"),
        ("data.items.2", "missing"),
        ("data.items.id", "missing"),
        ("data.nothing", "missing"),
    ],
)
def test_a_path(path: str, found: object) -> None:
    """Keys with dots between them, or a JSON pointer."""
    assert look_up(REPLY, path, missing="missing") == found


def test_fails_for_a_key_without_a_name() -> None:
    """A slip."""
    with pytest.raises(Failure, match=r"the path 'a\.\.b' has a key without a name"):
        keys_of("a..b")
