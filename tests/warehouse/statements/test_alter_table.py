"""ALTER TABLE, beyond the cases of the conformance table."""

from __future__ import annotations

import pytest

from penstock.warehouse.errors import SqlSyntaxError, UnsupportedError, WarehouseError

TABLE = (
    "CREATE TABLE t (id bigint identity(1,1), a varchar(3) NOT NULL, b int DEFAULT 4, PRIMARY KEY (id), UNIQUE (a))"
    " DISTKEY (b)"
)


@pytest.fixture(autouse=True)
def _table(session):
    session.execute_all([TABLE, "INSERT INTO t (a) VALUES ('x'), ('y')"])


def test_identity_goes_on_after_a_rename(session, rows):
    """No number is given twice, and none of the old name is left behind."""
    session.execute("ALTER TABLE t RENAME TO u")
    session.execute("INSERT INTO u (a) VALUES ('z')")
    ids = [row[0] for row in rows("SELECT id FROM u ORDER BY id")]
    assert ids[:2] == [1, 2]
    assert len(set(ids)) == 3
    session.execute_all([TABLE, "INSERT INTO t (a) VALUES ('new')", "DROP TABLE u"])
    assert rows("SELECT id, a FROM t") == [(1, "new")]


def test_checks_and_defaults_stay(session, rows):
    """Lengths, NOT NULL and DEFAULT hold for the table that was made anew."""
    session.execute("ALTER TABLE t ADD COLUMN c varchar(2) DEFAULT 'cc'")
    session.execute("INSERT INTO t (a) VALUES ('z')")
    assert rows("SELECT a, b, c FROM t ORDER BY id") == [("x", 4, "cc"), ("y", 4, "cc"), ("z", 4, "cc")]
    for sql, message in (
        ("INSERT INTO t (a) VALUES ('four')", r"value too long for type character varying\(3\)"),
        ("INSERT INTO t (a, c) VALUES ('z', 'ccc')", r"value too long for type character varying\(2\)"),
        ("INSERT INTO t (b) VALUES (1)", "Cannot insert a NULL value into column a"),
    ):
        with pytest.raises(WarehouseError, match=message):
            session.execute(sql)


def test_narrower_than_the_values(session, rows):
    """A text that does not fit any more stops it."""
    session.execute("ALTER TABLE t ALTER COLUMN a TYPE varchar(1)")
    session.execute("ALTER TABLE t ALTER COLUMN a TYPE varchar(9)")
    session.execute("UPDATE t SET a = 'a longer 1'::varchar(9)")
    with pytest.raises(WarehouseError, match=r"value too long for type character varying\(3\)"):
        session.execute("ALTER TABLE t ALTER COLUMN a TYPE varchar(3)")
    assert rows("SELECT DISTINCT a FROM t") == [("a longer ",)]


def test_a_rollback_brings_the_table_back(session, rows):
    """With its rows, its name and its numbering."""
    session.execute_all(["ALTER TABLE t RENAME TO u", "ALTER TABLE u DROP COLUMN a", "ROLLBACK"])
    session.execute("INSERT INTO t (a) VALUES ('z')")
    assert [row[0] for row in rows("SELECT a FROM t ORDER BY id")] == ["x", "y", "z"]


def test_a_view_sees_the_altered_table(session, rows):
    """It reads it by its name."""
    session.execute("CREATE VIEW v AS SELECT a FROM t")
    session.execute("ALTER TABLE t ADD COLUMN c int")
    assert rows("SELECT * FROM v ORDER BY 1") == [("x",), ("y",)]


def test_a_temporary_table(session, rows):
    """Is altered like any other."""
    session.execute_all(["CREATE TEMP TABLE s (a int)", "INSERT INTO s VALUES (1)", "ALTER TABLE s ADD COLUMN b int"])
    assert rows("SELECT * FROM s") == [(1, None)]


@pytest.mark.parametrize(
    ("sql", "error", "message"),
    [
        ("ALTER TABLE nope ADD COLUMN c int", WarehouseError, 'relation "nope" does not exist'),
        ("ALTER TABLE t ADD COLUMN a int", WarehouseError, 'column "a" of relation "t" already exists'),
        ("ALTER TABLE t ADD COLUMN c bigint identity(1,1)", WarehouseError, "cannot add an IDENTITY column"),
        ("ALTER TABLE t ADD PRIMARY KEY (nope)", WarehouseError, 'column "nope" named in key does not exist'),
        ("ALTER TABLE t DROP COLUMN nope", WarehouseError, 'column "nope" of relation "t" does not exist'),
        ("ALTER TABLE t DROP COLUMN b", WarehouseError, 'cannot drop distribution key column "b"'),
        ("ALTER TABLE t RENAME COLUMN a TO b", WarehouseError, 'column "b" of relation "t" already exists'),
        ("ALTER TABLE t RENAME TO taken", WarehouseError, 'relation "taken" already exists'),
        ("ALTER TABLE t ALTER COLUMN b TYPE varchar(3)", WarehouseError, 'cannot alter type of column "b"'),
        ("ALTER TABLE t ALTER SORTKEY (nope)", WarehouseError, 'column "nope" named in key does not exist'),
        ("ALTER TABLE t ROW LEVEL SECURITY ON", UnsupportedError, r"ALTER TABLE \.\.\. ROW is not supported"),
        ("ALTER TABLE t ADD COLUMN c int, d int", SqlSyntaxError, "expected the end of the statement"),
    ],
)
def test_fails(session, rows, sql, error, message):
    """Nothing has changed then."""
    session.execute("CREATE TABLE taken (a int)")
    with pytest.raises(error, match=message):
        session.execute(sql)
    assert rows("SELECT id, a, b FROM t ORDER BY id") == [(1, "x", 4), (2, "y", 4)]
