"""PigStorage."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from penstock.pig import PigTypeError, check_script

if TYPE_CHECKING:
    from conftest import Sandbox


def test_load_knows_no_quotes(sandbox: Sandbox) -> None:
    """Empty fields are null, missing ones too, those beyond the schema go."""
    sandbox.write("in", '"a,b",c\n,x,y\nz\n\n')
    script = (
        "a = LOAD 'in' USING PigStorage(',') AS (p, q);"
        "b = FOREACH a GENERATE q, p, p IS NULL; STORE b INTO 'out' USING PigStorage('|');"
    )
    assert sandbox.lines(script) == ['b"|"a|false', "x||true", "|z|false", "||true"]


@pytest.mark.parametrize(
    ("argument", "delimiter"),
    [
        ("(',')", ","),
        ("", "\t"),
        ("()", "\t"),
        (r"('\t')", "\t"),
        (r"('\\t')", "\t"),
        (r"('\\x01')", "\x01"),
        (r"('\u0001')", "\x01"),
        (r"('\\u0001')", "\x01"),
        (r"('\\x44')", ","),
        (r"('\\u0124')", "|"),
    ],
)
def test_delimiters(sandbox: Sandbox, argument: str, delimiter: str) -> None:
    """One character, or digits that Pig reads as decimal, so that x44 is a comma."""
    sandbox.write("in", f"a{delimiter}b\n")
    script = f"a = LOAD 'in' USING PigStorage{argument} AS (p, q); b = FOREACH a GENERATE q, p;"
    assert sandbox.lines(f"{script} STORE b INTO 'out' USING PigStorage{argument};") == [f"b{delimiter}a"]


@pytest.mark.parametrize("text", ["ab", "", "é", r"\\x128", r"\\xZZ", r"\\x"])
def test_bad_delimiters(text: str) -> None:
    """What is allowed is said."""
    with pytest.raises(PigTypeError, match="is not a delimiter; write one ASCII character"):
        check_script(f"a = LOAD 'in' USING PigStorage('{text}');")


def test_store_texts(sandbox: Sandbox) -> None:
    """Nothing is escaped; null and '' are both empty; numbers as Java prints them; commas inside tuples."""
    sandbox.write("in", "x\n")
    script = (
        "a = LOAD 'in' AS (s:chararray);"
        "b = FOREACH a GENERATE 'q\"\\t,\\n', '', null, true, 1, 2L, 0.1f, 1e10, (s, null, (1, 2.5)), s;"
        "STORE b INTO 'out' USING PigStorage(';');"
    )
    assert sandbox.lines(script) == ['q"\t,', ";;;true;1;2;0.1;1.0E10;(x,,(1,2.5));x"]


def test_options_are_refused() -> None:
    """-schema and its like."""
    with pytest.raises(PigTypeError, match="options of PigStorage are not supported"):
        check_script("a = LOAD 'in' USING PigStorage(',', '-schema');")


def test_defined_with_arguments(sandbox: Sandbox) -> None:
    """DEFINE gives a storage function its arguments."""
    sandbox.write("in", "a|b\n")
    script = (
        "DEFINE Bars PigStorage('|'); a = LOAD 'in' USING Bars AS (p, q); STORE a INTO 'out' USING PigStorage(',');"
    )
    assert sandbox.lines(script) == ["a,b"]
