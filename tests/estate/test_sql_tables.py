"""Which tables SQL writes and reads."""

# ruff: noqa: S608 (the SQL is read, never run)

from __future__ import annotations

import pytest

from penstock.estate.sql_tables import SqlTables, sql_tables

Q = "SELECT 1 FROM s"


@pytest.mark.parametrize(
    ("sql", "written", "read"),
    [
        ('INSERT INTO T (a, b) SELECT * FROM a JOIN "Web".b USING (id)', "t", "a web.b"),
        ("INSERT INTO t VALUES (?, #{myValue})", "t", ""),
        (f"INSERT INTO t (WITH c AS ({Q}) SELECT * FROM c)", "t", "s"),
        ("UPDATE t v SET x = s.x FROM s WHERE s.id = v.id", "t", "s"),
        ("DELETE FROM web.t USING s WHERE t.id = s.id", "web.t", "s"),
        ("DELETE t WHERE id IN (SELECT id FROM s)", "t", "s"),
        ("WITH c AS (SELECT 1 AS id) DELETE FROM t USING c WHERE t.id = c.id", "t", ""),
        ("MERGE INTO t USING s ON t.id = s.id WHEN MATCHED THEN DELETE", "t", "s"),
        (f"CREATE TABLE IF NOT EXISTS t DISTKEY (a) AS {Q}", "t", "s"),
        (f"CREATE OR REPLACE VIEW v AS {Q} WITH NO SCHEMA BINDING", "v", "s"),
        (f"CREATE MATERIALIZED VIEW v AUTO REFRESH YES AS {Q}", "v", "s"),
        ("REFRESH MATERIALIZED VIEW v", "v", ""),
        ("SELECT a INTO t FROM s", "t", "s"),
        ("SELECT a INTO TEMP t FROM s", "", "s"),
        ("TRUNCATE TABLE web.t; truncate u", "web.t u", ""),
        ("COPY t (a, b) FROM 's3://b/' IAM_ROLE 'r' CSV", "t", ""),
        ("UNLOAD ('SELECT * FROM t WHERE a = ''x''') TO 's3://b/' IAM_ROLE 'r'", "", "t"),
        ("ALTER TABLE t APPEND FROM s FILLTARGET", "t s", "s"),
        ("ALTER TABLE web.new RENAME TO t", "web.new web.t", ""),
        ("ALTER TABLE t ADD COLUMN x INT; ALTER USER u PASSWORD DISABLE", "", ""),
        ("BEGIN; DROP TABLE t; CREATE TABLE t (a INT); GRANT SELECT ON t TO u; ANALYZE t; COMMIT", "", ""),
        (f"CREATE TEMP TABLE x AS {Q}; INSERT INTO t SELECT * FROM x; DELETE FROM x", "t", "s"),
        (f"CREATE TABLE #x (LIKE t); INSERT INTO #x {Q}", "", "s"),
        (f"({Q}) UNION SELECT 1 FROM u", "", "s u"),
        ("SELECT * FROM t AS v, v.items AS item", "", "t"),
        ("SELECT * FROM generate_series(1, 3), stl_load_errors, information_schema.tables, penstock_loads", "", ""),
        ("SELECT 1 FROM t WHERE day >= '#{@scheduledStartTime}' LIMIT #{myMost}", "", "t"),
        ("CREATE FUNCTION f() RETURNS INT AS $$ SELECT 1 FROM t $$ LANGUAGE sql; CREATE SCHEMA web", "", ""),
        ("SELECT 1 FROM dev.web.t", "", "dev.web.t"),
    ],
)
def test_what_sql_does(sql: str, written: str, read: str) -> None:
    """Tables in small letters."""
    found = sql_tables(sql)
    assert (set(found.written), set(found.read)) == (set(written.split()), set(read.split()))
    assert found.is_whole


@pytest.mark.parametrize(
    "sql",
    [
        "CALL p('t')",
        "SELEC 1 FROM t",
        "INSERT INTO t_#{format(@scheduledStartTime,'YYYY')} SELECT 1",
        "COPY",
        "CREATE TABLE",
        "UNLOAD (1)",
        "SELECT 1 FROM t, t.items ? AS x",
        "WITH c AS (SELECT 1) SET x",
        "SELECT " + "(" * 5000,
    ],
)
def test_what_nobody_knows(sql: str, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture) -> None:
    """It is said, and the other statements count; nothing is printed or logged."""
    assert sql_tables(sql) == SqlTables(is_whole=False)
    assert sql_tables(f"DELETE FROM u; {sql}") == SqlTables(("u",), is_whole=False)
    assert (*capsys.readouterr(), caplog.text) == ("", "", "")


def test_a_quotation_mark_without_its_other_half() -> None:
    """Nobody knows where statements end."""
    assert sql_tables("DELETE FROM u; SELECT 'a") == SqlTables(is_whole=False)
