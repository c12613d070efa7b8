"""Types and schemas."""

from __future__ import annotations

import pytest

from penstock.pig.types import (
    BOOLEAN,
    BYTES,
    CHARARRAY,
    DOUBLE,
    FLOAT,
    INT,
    LONG,
    NULL,
    UNTYPED_TEXT,
    Field,
    Type,
    describe,
    find,
    wider,
)


@pytest.mark.parametrize(
    ("left", "right", "result"),
    [
        (INT, INT, INT),
        (INT, LONG, LONG),
        (LONG, FLOAT, FLOAT),
        (DOUBLE, INT, DOUBLE),
        (BYTES, INT, INT),
        (CHARARRAY, UNTYPED_TEXT, CHARARRAY),
        (NULL, BYTES, BYTES),
        (BOOLEAN, NULL, BOOLEAN),
        (INT, CHARARRAY, None),
        (BOOLEAN, INT, None),
    ],
)
def test_wider(left: Type, right: Type, result: Type | None) -> None:
    """Numbers widen, bytearray gives way, nothing else mixes."""
    assert wider(left, right) == result


def test_find() -> None:
    """The exact name wins; else a name after `::` counts, as often as there is one."""
    fields = (Field("a::x", INT), Field("b::x", INT), Field("b::y", INT), Field("x", INT), Field(None, INT))
    assert find(fields, "x") == [3]
    assert find(fields[:3], "x") == [0, 1]
    assert find(fields, "y") == [2]
    assert find(fields, "z") == []
    assert describe(fields[2:]) == "b::y: int, x: int, $2: int"
