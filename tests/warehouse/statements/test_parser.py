"""Splitting of scripts."""

from __future__ import annotations

import pytest

from penstock.warehouse.errors import SqlSyntaxError
from penstock.warehouse.statements.parser import split_statements


def test_split():
    """Semicolons in strings, names and comments are none."""
    script = "begin; -- a; b\ninsert into t values ('x;''y\\';');;/* ; */ select \"a;b\" from t; "
    assert split_statements(script) == ("begin", "insert into t values ('x;''y\\';')", 'select "a;b" from t')


def test_fails_on_an_unterminated_string():
    """The place is told."""
    with pytest.raises(SqlSyntaxError, match=r"unterminated ' \(line 2, column 8\)"):
        split_statements("select 1;\nselect 'x")
