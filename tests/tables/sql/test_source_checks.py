"""Comparisons with rows of elsewhere, against a brute-force model; the SQL is Redshift's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import sqlglot
from hypothesis import given, settings, strategies as st

from penstock.tables.errors import TableError
from penstock.tables.parser import parse_table
from penstock.tables.sql.copying import Files
from penstock.tables.sql.source_checks import compare_counts, compare_values
from penstock.warehouse.warehouse import Warehouse

TABLE = parse_table(
    "CREATE TABLE shops (day DATE, id INT, name VARCHAR(9), share DECIMAL(6, 2), PRIMARY KEY (id, day))"
)
FILES = Files("s3://b/rows/", ("DELIMITER '\\t'", "ESCAPE"))
KEYS = st.tuples(st.sampled_from(["2024-02-29", "2024-03-01"]), st.integers(1, 3))
VALUES = st.tuples(
    st.none() | st.sampled_from(["", "a", "b"]), st.none() | st.sampled_from([Decimal("0.00"), Decimal("1.50")])
)
ROWS = st.dictionaries(KEYS, VALUES, max_size=6)
Rows = dict[tuple[str, int], tuple[str | None, Decimal | None]]


class Objects:
    """The files that COPY reads."""

    def __init__(self) -> None:
        self.text = ""

    def list(self, uri_prefix: str) -> Sequence[str]:
        """One."""
        return (f"{uri_prefix}part-00000",)

    def fetch(self, uri: str, path: Path) -> None:
        """Write it."""
        assert uri == "s3://b/rows/part-00000"
        path.write_text(self.text)

    def put(self, uri: str, path: Path) -> None:
        """Never asked for."""
        raise FileNotFoundError(uri, path)

    def delete(self, uri: str) -> None:
        """Never asked for."""
        raise FileNotFoundError(uri)


@pytest.fixture(scope="module")
def compared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Run a comparison on rows here and a file; the verdict."""
    objects = Objects()
    with Warehouse(tmp_path_factory.mktemp("checks") / "warehouse.duckdb", objects) as warehouse:
        with warehouse.session(database="dev", user="etl") as session:
            session.execute_all((TABLE.source,), {})

        def compared(statements: Sequence[str], here: Rows, text: str) -> tuple[int, str]:
            objects.text = text
            values = [
                f"('{day}', {number}, {'NULL' if name is None else repr(name)}, {'NULL' if share is None else share})"
                for (day, number), (name, share) in here.items()
            ]
            fill = [f"INSERT INTO shops VALUES {', '.join(values)}"] if values else []  # noqa: S608 - written above
            verdict = "SELECT found, complaint FROM penstock_verdict"
            with warehouse.session(database="dev", user="etl") as session:
                results = session.execute_all(("DELETE FROM shops", *fill, *statements, verdict), {})
            [(found, complaint)] = results[-1].rows
            return int(found), str(complaint)

        yield compared


def written(rows: Rows) -> str:
    """The rows as the file has them: the key first."""
    fields = (
        (str(number), day, "\\N" if name is None else name, "\\N" if share is None else str(share))
        for (day, number), (name, share) in rows.items()
    )
    return "".join("\t".join(row) + "\n" for row in fields)


@settings(max_examples=40, deadline=None)
@given(ROWS, ROWS, st.sampled_from([Decimal(0), Decimal(50), Decimal(100)]), st.booleans())
def test_values_against_a_model(compared: Any, here: Rows, there: Rows, tolerance: Decimal, is_sample: bool) -> None:
    """Every row is right, missing, changed or added; NULL is not an empty text."""
    columns = tuple(TABLE.require(name) for name in ("id", "day", "name", "share"))
    found, complaint = compared(
        compare_values(TABLE, columns, FILES, tolerance, is_sample=is_sample), here, written(there)
    )
    missing = len(there.keys() - here.keys())
    other = sum(here[key] != there[key] for key in here.keys() & there.keys())
    added = 0 if is_sample else len(here.keys() - there.keys())
    wrong = missing + other + added
    assert found == (wrong if wrong * 100 > len(there) * tolerance else 0)
    assert complaint == (
        f"{wrong} wrong rows, {len(there)} compared: {missing} missing in the warehouse, {other} with other values, "
        f"{added} not at the source"
    )


@pytest.mark.parametrize(
    ("text", "tolerance", "found", "complaint"),
    [
        ("2\n", "0", 0, "2 rows in the warehouse, 2 at the source"),
        ("3\n", "0", 1, "2 rows in the warehouse, 3 at the source"),
        ("0\n", "100", 2, "2 rows in the warehouse, 0 at the source"),
        ("4\n", "50", 0, "2 rows in the warehouse, 4 at the source"),
        ("4\n", "49.5", 2, "2 rows in the warehouse, 4 at the source"),
        ("", "100", 1, "the source has given no number"),
    ],
)
def test_counts(compared: Any, text: str, tolerance: str, found: int, complaint: str) -> None:
    """The tolerance is a part of what is at the source; no number is never right."""
    here: Rows = {("2024-02-29", 1): (None, None), ("2024-02-29", 2): ("a", None)}
    statements = compare_counts("shops", FILES, Decimal(tolerance))
    assert compared(statements, here, text) == (found, complaint)


def test_the_sql_is_redshifts() -> None:
    """Its dialect of sqlglot reads all of it."""
    statements = (
        *compare_counts("(SELECT 1)", FILES, Decimal("0.5")),
        *compare_values(TABLE, TABLE.columns, FILES, Decimal(1), is_sample=False),
    )
    assert [len(sqlglot.parse(sql, read="redshift")) for sql in statements] == [1] * len(statements)


@pytest.mark.parametrize(
    ("ddl", "message"),
    [
        ("CREATE TABLE t (a INT)", "table t has no PRIMARY KEY, which tells its rows apart"),
        ("CREATE TABLE t (a INT PRIMARY KEY, b GEOMETRY)", "the column b is a GEOMETRY, which cannot be compared"),
        ("CREATE TABLE t (a INT IDENTITY(1,1) PRIMARY KEY)", "the key column a of t is an IDENTITY"),
    ],
)
def test_tables_that_cannot_be_compared(ddl: str, message: str) -> None:
    """Told before anything runs."""
    table = parse_table(ddl)
    with pytest.raises(TableError, match=message):
        compare_values(table, table.columns, FILES, Decimal(0), is_sample=False)
