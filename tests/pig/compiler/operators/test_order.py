"""ORDER BY."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Sandbox


@pytest.mark.parametrize(
    ("fields", "order", "expected"),
    [
        ("x", "x", ["", "10", "100", "9", "9.0"]),
        ("x:double", "x", ["", "9.0", "9.0", "10.0", "100.0"]),
        ("x:double", "x DESC", ["100.0", "10.0", "9.0", "9.0", ""]),
        ("x:chararray", "$0 desc", ["9.0", "9", "100", "10", ""]),
        ("x", "* ASC", ["", "10", "100", "9", "9.0"]),
    ],
)
def test_order(sandbox: Sandbox, fields: str, order: str, expected: list[str]) -> None:
    """Untyped values by their bytes; nulls first ascending and last descending."""
    sandbox.write("in", "9\n100\n\n10\n9.0\n")
    assert sandbox.lines(f"a = LOAD 'in' AS ({fields}); b = ORDER a BY {order}; STORE b INTO 'out';") == expected


def test_several_keys_and_bytes(sandbox: Sandbox) -> None:
    """Text by its UTF-8 bytes, without a locale; the second key decides among equals."""
    sandbox.write("in", "é\t1\nz\t1\nZ\t1\n\ufffd\t1\n😀\t1\nz\t2\n")
    script = (
        "a = LOAD 'in' AS (s:chararray, n:int); b = ORDER a BY s, n DESC; STORE b INTO 'out' USING PigStorage('-');"
    )
    assert sandbox.lines(script) == ["Z-1", "z-2", "z-1", "é-1", "\ufffd-1", "😀-1"]
