"""TextLoader."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from penstock.pig import PigTypeError

if TYPE_CHECKING:
    from conftest import Sandbox


def test_empty_lines_are_text(sandbox: Sandbox) -> None:
    """A line is taken as it is; an empty one is not null, and a second field always is."""
    sandbox.write("in", 'a\tb,"c\n\n x \r\n')
    script = (
        "a = LOAD 'in' USING TextLoader() AS (line:chararray, more);"
        "b = FOREACH a GENERATE CONCAT('<', line, '>'), line IS NULL, more IS NULL;"
        "STORE b INTO 'out' USING PigStorage('|');"
    )
    assert sandbox.lines(script) == ['<a\tb,"c>|false|true', "<>|false|true", "< x >|false|true"]


def test_without_a_schema(sandbox: Sandbox) -> None:
    """One field."""
    sandbox.write("in", "a\tb\n\n")
    assert sandbox.lines("a = LOAD 'in' USING TextLoader; b = FOREACH a GENERATE $1, $0; STORE b INTO 'out';") == [
        "\ta\tb",
        "\t",
    ]


@pytest.mark.parametrize(
    "script",
    ["a = LOAD 'in' USING TextLoader AS (n:int);", "a = LOAD 'in' USING TextLoader; b = FOREACH a GENERATE $0 + 1;"],
)
def test_casts_to_chararray_only(sandbox: Sandbox, script: str) -> None:
    """Pig's ERROR 2109, found before the run."""
    with pytest.raises(PigTypeError, match="a line of TextLoader casts to chararray only, not to int"):
        sandbox.run(script)


def test_is_no_store_function(sandbox: Sandbox) -> None:
    """And takes no arguments."""
    with pytest.raises(PigTypeError, match="TextLoader cannot STORE"):
        sandbox.run("a = LOAD 'in'; STORE a INTO 'out' USING TextLoader();")
    with pytest.raises(PigTypeError, match="TextLoader takes no arguments"):
        sandbox.run("a = LOAD 'in' USING TextLoader('x');")
