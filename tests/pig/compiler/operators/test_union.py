"""UNION."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from penstock.pig import PigTypeError

if TYPE_CHECKING:
    from conftest import Sandbox


def test_widens_by_position(sandbox: Sandbox) -> None:
    """Int and long become long under the first input's name."""
    sandbox.write("x", "1\n")
    sandbox.write("y", "5000000000\n")
    script = (
        "a = LOAD 'x' AS (i:int); b = LOAD 'y' AS (j:long); u = UNION a, b;"
        "c = FOREACH u GENERATE i + 2147483647; STORE c INTO 'out';"
    )
    assert sandbox.lines(script) == ["2147483648", "7147483647"]
    assert (sandbox.folder / "out/part-m-00000").is_file()


def test_without_schemas(sandbox: Sandbox) -> None:
    """Rows keep their own width."""
    sandbox.write("x", "1\t2\n")
    sandbox.write("y", "3\n")
    assert sandbox.lines("a = LOAD 'x'; b = LOAD 'y'; u = UNION a, b; STORE u INTO 'out';") == ["1\t2", "3"]


@pytest.mark.parametrize(
    ("script", "message"),
    [
        ("u = UNION a, a;", "a is in this UNION twice"),
        (
            "u = UNION a, c;",
            "UNION of (i: int) and (s: chararray) has no schema, which the embedded engine does not support yet",
        ),
        (
            "u = UNION a, d;",
            "UNION of (i: int) and (no schema) has no schema, which the embedded engine does not support yet",
        ),
    ],
)
def test_errors(sandbox: Sandbox, script: str, message: str) -> None:
    """Located when the script compiles."""
    with pytest.raises(PigTypeError) as caught:
        sandbox.run(f"a = LOAD 'x' AS (i:int); c = LOAD 'x' AS (s:chararray); d = LOAD 'x'; {script}")
    assert caught.value.message == message
