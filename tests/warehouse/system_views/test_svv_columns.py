"""svv_columns."""

from __future__ import annotations


def test_columns_are_described_as_declared(session, rows):
    """Types in the catalogue's words, lengths in bytes; temporary tables are not there."""
    session.execute(
        "CREATE TABLE t (a bigint NOT NULL, b char(2), c varchar, d decimal(8,2), e timestamptz, f super, g int2,"
        " h date)"
    )
    session.execute("CREATE TEMP TABLE u (a int)")
    assert rows(
        "SELECT column_name, ordinal_position, is_nullable, data_type, character_maximum_length, numeric_precision,"
        " numeric_scale FROM svv_columns WHERE table_schema = 'public' ORDER BY ordinal_position"
    ) == [
        ("a", 1, "NO", "bigint", None, 64, 0),
        ("b", 2, "YES", "character", 2, None, None),
        ("c", 3, "YES", "character varying", 256, None, None),
        ("d", 4, "YES", "numeric", None, 8, 2),
        ("e", 5, "YES", "timestamp with time zone", None, None, None),
        ("f", 6, "YES", "super", None, None, None),
        ("g", 7, "YES", "smallint", None, 16, 0),
        ("h", 8, "YES", "date", None, None, None),
    ]


def test_it_follows_the_tables(session, rows):
    """What is dropped is gone from it."""
    session.execute("CREATE TABLE t (a int)")
    assert rows("SELECT table_name FROM svv_columns") == [("t",)]
    session.execute("DROP TABLE t")
    assert rows("SELECT table_name FROM svv_columns") == []
