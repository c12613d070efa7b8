"""CREATE TABLE in Redshift's words."""

from __future__ import annotations

import pytest

from penstock.warehouse.catalogue import require_table
from penstock.warehouse.errors import SqlSyntaxError, UnsupportedError, WarehouseError
from penstock.warehouse.tables import ColumnDefinition, ForeignKey, Identity, TableDefinition, TableName
from penstock.warehouse.types import RedshiftType


def test_attributes_are_kept(session, warehouse):
    """What DuckDB does not know is in the catalogue."""
    session.execute(
        """
        CREATE TABLE IF NOT EXISTS "Sales" ( -- of tickets
            id bigint IDENTITY(1, 2) ENCODE az64,
            buyer character varying(20) NOT NULL DEFAULT 'nobody' ENCODE lzo,
            note VARCHAR(MAX),
            price decimal(8,2) REFERENCES prices(amount),
            at timestamp without time zone,
            PRIMARY KEY (id), UNIQUE (buyer, at), FOREIGN KEY (buyer) REFERENCES public.people (name)
        ) BACKUP NO DISTSTYLE KEY DISTKEY (buyer) COMPOUND SORTKEY (at, id)
        """
    )
    _, table = require_table(warehouse.connection(), TableName(None, "sales"))
    assert table == TableDefinition(
        columns=(
            ColumnDefinition("id", RedshiftType("int8"), nullable=False, identity=Identity(1, 2), encoding="az64"),
            ColumnDefinition(
                "buyer", RedshiftType("varchar", (20,)), nullable=False, default="'nobody'", encoding="lzo"
            ),
            ColumnDefinition("note", RedshiftType("varchar", (65535,))),
            ColumnDefinition("price", RedshiftType("numeric", (8, 2))),
            ColumnDefinition("at", RedshiftType("timestamp")),
        ),
        primary_key=("id",),
        unique=(("buyer", "at"),),
        foreign_keys=(
            ForeignKey(("price",), "prices", ("amount",)),
            ForeignKey(("buyer",), "public.people", ("name",)),
        ),
        diststyle="key",
        distkey="buyer",
        sortkey=("at", "id"),
        backup=False,
    )


@pytest.mark.parametrize(
    "ddl",
    [
        "CREATE TABLE t (a int distkey sortkey, b int) ",
        "CREATE TABLE t (a int) DISTSTYLE EVEN INTERLEAVED SORTKEY (a)",
        "CREATE TABLE t (a int) DISTSTYLE ALL SORTKEY AUTO ENCODE AUTO BACKUP YES",
        "CREATE TABLE public.t (a timestamptz, b super, c char(3), d double precision, e bool, f nvarchar(3), g real)",
    ],
)
def test_accepts(session, ddl):
    """Attributes in Redshift's other spellings."""
    session.execute(ddl)
    assert session.execute("SELECT * FROM t").rows == ()


def test_keys_are_not_enforced(session, rows):
    """As in Redshift."""
    session.execute("CREATE TABLE t (a int PRIMARY KEY, b int UNIQUE)")
    session.execute("INSERT INTO t VALUES (1, 1), (1, 1)")
    assert rows("SELECT count(*) FROM t") == [(2,)]


@pytest.mark.parametrize("ddl", ["CREATE TABLE t (a int PRIMARY KEY)", "CREATE TABLE t (PRIMARY KEY (a), a int)"])
def test_a_primary_key_is_not_null(session, ddl):
    """That much of a key is enforced, wherever it is written."""
    session.execute(ddl)
    with pytest.raises(WarehouseError, match=r"^Cannot insert a NULL value into column a$"):
        session.execute("INSERT INTO t VALUES (NULL)")


def test_if_not_exists_and_again(session):
    """The first definition stays; without the clause it is an error."""
    session.execute("CREATE TABLE t (a int)")
    session.execute("CREATE TABLE IF NOT EXISTS t (b int)")
    with pytest.raises(WarehouseError, match=r'^Relation "t" already exists$'):
        session.execute("CREATE TABLE t (b int)")


def test_temporary_like(session, warehouse, rows):
    """A staging table has the parent's columns, lengths and defaults, and is the session's own."""
    session.execute("CREATE TABLE t (a varchar(2) DEFAULT 'x', b int NOT NULL)")
    session.execute("CREATE TEMP TABLE staging (LIKE t INCLUDING DEFAULTS)")
    session.execute("INSERT INTO staging (b) VALUES (1)")
    assert rows("SELECT * FROM staging") == [("x", 1)]
    with pytest.raises(WarehouseError, match="value too long"):
        session.execute("INSERT INTO staging VALUES ('abc', 1)")
    with (
        warehouse.session(database="dev", user="other") as other,
        pytest.raises(WarehouseError, match="does not exist"),
    ):
        other.execute("SELECT * FROM staging")


def test_as_select(session, rows):
    """CREATE TABLE AS fills the table."""
    assert session.execute("CREATE TABLE t DISTSTYLE EVEN AS SELECT 1 AS a, 'x' AS b").rows_affected == 1
    session.execute("CREATE TABLE u (p, q) AS SELECT a + 1, b FROM t")
    assert rows("SELECT p, q FROM u") == [(2, "x")]


def test_rollback_takes_the_definition_along(session):
    """The catalogue is part of the transaction."""
    with pytest.raises(WarehouseError):
        session.execute_all(["CREATE TABLE t (id int identity(1,1), a int)", "SELECT nope"])
    session.execute("CREATE TABLE t (id int identity(1,1), b int)")


@pytest.mark.parametrize(
    ("ddl", "error", "message"),
    [
        ("CREATE TABLE t (a geometry)", UnsupportedError, "the column type GEOMETRY is not supported"),
        (
            "CREATE TABLE t (a int COLLATE x)",
            SqlSyntaxError,
            r'at or near "COLLATE" \(line 1, column 23\): expected NOT N',
        ),
        ("CREATE TABLE t (a varchar(70000))", WarehouseError, "length for type varchar must be between 1 and 65535"),
        ("CREATE TABLE t (a int, a int)", WarehouseError, 'column "a" specified more than once'),
        ("CREATE TABLE t (a int) DISTKEY (b)", WarehouseError, 'column "b" named in key does not exist'),
        ("CREATE TABLE t", SqlSyntaxError, "at end of input: expected a list of columns"),
        ("CREATE DATABASE v", UnsupportedError, "the statement CREATE DATABASE ... is not supported"),
    ],
)
def test_fails(session, ddl, error, message):
    """The message names what was found."""
    with pytest.raises(error, match=message):
        session.execute(ddl)
