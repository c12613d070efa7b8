"""Bodies of procedures."""

from __future__ import annotations

import pytest

from penstock.warehouse.errors import SqlSyntaxError, UnsupportedError
from penstock.warehouse.procedures.model import Assign, Block, Execute, ForRange, ForRows, If, Leave, Loop, Sql
from penstock.warehouse.procedures.parser import parse_body


def _body(text):
    return parse_body(f"BEGIN {text} END;").body


def test_statements():
    """Each with the texts of its expressions, comments left out between statements."""
    assert _body("x := CASE WHEN a THEN b END; -- so\n /* or */ r.f = 1; NULL; EXECUTE 'a' || b INTO x, r.y;") == (
        Assign("x", "CASE WHEN a THEN b END"),
        Assign("r.f", "1"),
        Execute("'a' || b", ("x", "r.y")),
    )


def test_into_names_variables():
    """In a query, wherever it stands; INSERT INTO names a table."""
    assert _body("SELECT a INTO x FROM t; SELECT INTO x, y a, (SELECT 1) FROM t; INSERT INTO t SELECT 1;") == (
        Sql("SELECT a FROM t", ("x",)),
        Sql("SELECT a, (SELECT 1) FROM t", ("x", "y")),
        Sql("INSERT INTO t SELECT 1"),
    )


def test_branches_and_loops():
    """Within one another, with labels."""
    found = _body(
        "<<l>> WHILE a LOOP IF b THEN EXIT l WHEN c; ELSIF d THEN CONTINUE; ELSE x := 1; END IF; END LOOP l;"
        "FOR i IN REVERSE 9..f(1, 2) BY 3 LOOP NULL; END LOOP; FOR r IN SELECT a FROM t LOOP NULL; END LOOP;"
    )
    assert found == (
        Loop(
            "l",
            "a",
            (If((("b", (Leave("exit", "l", "c"),)), ("d", (Leave("continue", None, None),))), (Assign("x", "1"),)),),
        ),
        ForRange(None, "i", "9", "f(1, 2)", "3", True, ()),
        ForRows(None, ("r",), Sql("SELECT a FROM t"), ()),
    )


def test_blocks():
    """With variables of their own, and a handler."""
    (inner,) = _body("<<b>> DECLARE a INT; b VARCHAR(3) := 'x'; BEGIN NULL; EXCEPTION WHEN OTHERS THEN a := 1; END b;")
    assert isinstance(inner, Block)
    assert [item.name for item in inner.declarations] == ["a", "b"]
    assert inner.handler == (Assign("a", "1"),)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("BEGIN x := 1", r"at end of input: expected ;"),
        ("BEGIN IF a x := 1; END IF; END", r"expected THEN"),
        ("BEGIN NULL;", "expected END or EXCEPTION"),
        ("BEGIN LOOP NULL; END; END", r"line 1, column 18.*expected END LOOP"),
        ("BEGIN RAISE INFO 'a %'; END", "as many values as there are %"),
        ("BEGIN RAISE 'a'; END", "expected DEBUG, LOG"),
        ("BEGIN <<a>> x := 1; END", "expected a block or a loop"),
        ("x := 1", "expected BEGIN"),
        ("BEGIN RETURN 1; END", r"expected ;"),
    ],
)
def test_fails(text, expected):
    """The message says what was expected."""
    with pytest.raises(SqlSyntaxError, match=expected):
        parse_body(text)


def test_refuses_what_it_does_not_know():
    """By its name."""
    with pytest.raises(UnsupportedError, match="EXCEPTION EXIT_HANDLER"):
        parse_body("BEGIN NULL; EXCEPTION EXIT_HANDLER WHEN OTHERS THEN NULL; END")
