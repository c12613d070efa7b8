"""Upsert."""

from __future__ import annotations

import pytest

from penstock.tables.errors import TableError
from penstock.tables.parser import parse_table
from penstock.tables.source import Source, from_name, from_query
from penstock.tables.sql.create import create_if_missing
from penstock.tables.sql.ordering import parse_order
from penstock.tables.sql.transaction import script
from penstock.tables.sql.upsert import upsert
from penstock.warehouse.errors import WarehouseError
from tests.tables.running import run

TABLE = parse_table(
    """
    CREATE TABLE public.sales (
        number   INTEGER IDENTITY(1, 1),
        id       BIGINT,
        region   CHAR(2) DISTKEY,
        "Order"  DECIMAL(8, 2),
        shape    GEOMETRY,
        updated  TIMESTAMPTZ,
        loaded   TIMESTAMP DEFAULT sysdate,
        CONSTRAINT sales_key PRIMARY KEY (id, region)
    )
    """
)

EXPECTED = """\
CREATE TEMP TABLE penstock_new_sales (
    id BIGINT NOT NULL,
    region CHAR(2) NOT NULL,
    "Order" DECIMAL(8, 2),
    shape GEOMETRY,
    updated TIMESTAMPTZ
)
DISTKEY (region);

INSERT INTO penstock_new_sales (id, region, "Order", shape, updated)
SELECT id, region, "Order", shape, updated
FROM (
    SELECT
        src.id,
        src.region,
        src."Order",
        src.shape,
        src.updated,
        ROW_NUMBER() OVER (
            PARTITION BY src.id, src.region
            ORDER BY src.updated DESC NULLS LAST, src."Order" NULLS LAST
        ) AS penstock_rank
    FROM staging.sales AS src
) AS ranked
WHERE penstock_rank = 1;

DELETE FROM public.sales
USING penstock_new_sales
WHERE sales.id = penstock_new_sales.id AND sales.region = penstock_new_sales.region;

INSERT INTO public.sales (id, region, "Order", shape, updated)
SELECT id, region, "Order", shape, updated
FROM penstock_new_sales;

DROP TABLE penstock_new_sales;
"""


def test_statements():
    """All of them, and the same again for the same arguments."""
    source = Source("staging.sales", ("ID", "region", "order", "shape", "updated"))
    for _ in range(2):
        assert script(upsert(TABLE, source, [parse_order("updated DESC")])) == EXPECTED


@pytest.fixture
def keyed(session):
    """A table with a key."""
    table = parse_table("CREATE TABLE keyed (id int, a varchar(3), PRIMARY KEY (id))")
    run(session, [*create_if_missing(table), "INSERT INTO keyed (id, a) VALUES (1, 'old')"])
    yield table
    run(session, ["DROP TABLE keyed"])


def test_a_null_in_a_key_is_refused(session, keyed):
    """With all that came along; the row that was there stays."""
    query = from_query("SELECT 1 AS id, 'new' AS a UNION ALL SELECT NULL, 'nil'")
    with pytest.raises(WarehouseError, match=r"^Cannot insert a NULL value into column id$"):
        run(session, upsert(keyed, query))
    assert run(session, ["SELECT a FROM keyed"]) == [("old",)]


def test_a_value_that_is_too_long_is_refused(session, keyed):
    """The temporary table has the lengths of the table: nothing is cut, nothing is deleted."""
    with pytest.raises(WarehouseError, match=r"^value too long for type character varying\(3\)$"):
        run(session, upsert(keyed, from_query("SELECT 1 AS id, 'long' AS a")))
    assert run(session, ["SELECT a FROM keyed"]) == [("old",)]


def test_also_runs_while_the_rows_are_staged(session, keyed):
    """Before the temporary table goes."""
    statements = upsert(keyed, from_query("SELECT 2 AS id, 'x' AS a"), also=["SELECT id FROM penstock_new_keyed"])
    assert statements[-2:] == ("SELECT id FROM penstock_new_keyed", "DROP TABLE penstock_new_keyed")
    run(session, statements)


@pytest.mark.parametrize(
    ("ddl", "message"),
    [
        ("CREATE TABLE t (a int)", "table t has no PRIMARY KEY, which tells its rows apart"),
        (
            "CREATE TABLE t (a int IDENTITY(1,1) PRIMARY KEY, b int)",
            "the key column a of t is an IDENTITY, which no source can give",
        ),
        ("CREATE TABLE t (a SUPER PRIMARY KEY)", "the key column a of t is a SUPER: rows cannot be matched by it"),
    ],
)
def test_fails_without_a_key_to_match_by(ddl, message):
    """It is the table that is pointed at."""
    with pytest.raises(TableError) as caught:
        upsert(parse_table(ddl), from_name(None, "s"))
    assert str(caught.value) == f"1:14: {message}"
