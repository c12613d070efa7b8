"""Scripts: where statements end, what is a placeholder, what begins and ends a transaction."""

from __future__ import annotations

import pytest

from penstock.warehouse.errors import SqlSyntaxError
from penstock.warehouse.scripts import read_script


def test_statements() -> None:
    """Comments between statements are gone, those within stay; empty statements do not count."""
    script = "-- one;\nSELECT 1 /* ; */ + 1;;\n ; INSERT INTO t VALUES (';', \"a;b\", $x$;$$;$x$) -- end\n"

    assert [item.text for item in read_script(script)] == [
        "SELECT 1 /* ; */ + 1",
        "INSERT INTO t VALUES (';', \"a;b\", $x$;$$;$x$)",
    ]
    assert read_script(" -- nothing\n;") == ()


def test_placeholders() -> None:
    """Those in strings, quoted names, dollar quotes and comments are none."""
    (statement,) = read_script("""  select '?', "?", $$?$$, 'it''s \\'?', ? /* ? */ from t -- ?
        where a = ? and b=?""")

    assert statement.bound(["1", "'it''s ?'", "NULL"]) == (
        """select '?', "?", $$?$$, 'it''s \\'?', 1 /* ? */ from t -- ?
        where a = 'it''s ?' and b=NULL"""
    )
    with pytest.raises(ValueError, match="shorter"):
        statement.bound(["1", "2"])
    with pytest.raises(ValueError, match="longer"):
        statement.bound(["1", "2", "3", "4"])


def test_transactions() -> None:
    """By the first word; that of a procedure's body is in a string."""
    script = "begin; Start transaction; commit; end; rollback; abort; select 'begin'; call p(); (select 1)"

    assert [(item.begins_transaction, item.ends_transaction) for item in read_script(script)] == [
        (True, False),
        (True, False),
        (False, True),
        (False, True),
        (False, True),
        (False, True),
        (False, False),
        (False, False),
        (False, False),
    ]
    (procedure,) = read_script("CREATE PROCEDURE p() AS $$ BEGIN DELETE FROM t; COMMIT; END $$ LANGUAGE plpgsql")
    assert not procedure.begins_transaction


@pytest.mark.parametrize("script", ["select 'x", 'select "x', "select /* x", "select $$x$", "select $a$ x $b$"])
def test_fails_for_what_does_not_end(script: str) -> None:
    """With its place."""
    with pytest.raises(SqlSyntaxError, match=r"unterminated .* \(line 1, column 8\)"):
        read_script(script)
