"""A mapping whose values are made when somebody asks for them."""

from __future__ import annotations

import pytest
from etl_constructs.lazy_mapping import LazyMapping


def test_a_value_is_made_once() -> None:
    """When it is asked for, and not by looking at the keys."""
    made: list[str] = []

    def make(key: str) -> str:
        made.append(key)
        return key.upper()

    mapping = LazyMapping(("a", "b"), make)

    assert (list(mapping), len(mapping), "a" in mapping, "c" in mapping, made) == (["a", "b"], 2, True, False, [])
    assert (mapping["b"], mapping["b"], made) == ("B", "B", ["b"])
    with pytest.raises(KeyError):
        mapping["c"]
