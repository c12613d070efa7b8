"""Comparisons of the warehouse with rows of elsewhere, which COPY brings.

Each leaves one row in the temporary table `penstock_verdict`: `found`, how many rows are wrong, or 0 where they are few
enough, and `complaint`, what to say of them.
"""

# ruff: noqa: S608 (what is put into SQL are names and literals that `quoted` and `literal` have written, and numbers)

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from penstock.tables.model import Column, Table
from penstock.tables.sql.copying import Files, copy_into
from penstock.tables.sql.create import create_temporary
from penstock.tables.sql.layout import matching

VERDICT = "penstock_verdict"
_GIVEN = "penstock_given"


def compare_counts(here: str, files: Files, tolerance: Decimal) -> tuple[str, ...]:
    """Compare a number of rows with the one number of a file.

    Args:
        here: a table, or a query in brackets, as FROM takes it.
        files: a single number.
        tolerance: by how many per cent of that number they may differ.
    """
    difference = "ABS(here - there)"
    verdict = (
        "SELECT\n"
        "    CASE\n"
        "        WHEN there IS NULL THEN 1\n"
        f"        WHEN {difference} * 100 > there * {tolerance:f} THEN {difference}\n"
        "        ELSE 0\n"
        "    END AS found,\n"
        "    CASE\n"
        "        WHEN there IS NULL THEN 'the source has given no number'\n"
        f"        ELSE {_text('here')} || ' rows in the warehouse, ' || {_text('there')} || ' at the source'\n"
        "    END AS complaint\n"
        f"FROM (SELECT COUNT(*) AS here FROM {here} AS counted) AS warehouse\n"
        f"CROSS JOIN (SELECT MAX(given) AS there FROM {_GIVEN}) AS source"
    )
    return (
        f"CREATE TEMP TABLE {_GIVEN} (\n    given BIGINT NOT NULL\n)",
        *copy_into(_GIVEN, files, 0),
        f"CREATE TEMP TABLE {VERDICT} AS\n{verdict}",
    )


def compare_values(
    table: Table, columns: Sequence[Column], files: Files, tolerance: Decimal, *, is_sample: bool
) -> tuple[str, ...]:
    """Compare rows of a table with those of files, by the PRIMARY KEY; NULL is a value of its own.

    Args:
        table: the table.
        columns: those of the files, in order: the key among them.
        files: the rows of elsewhere.
        tolerance: how many per cent of the rows of the files may be wrong.
        is_sample: whether the files have only some of the rows, so that a row that they lack is not wrong.

    Raises:
        TableError: where the table has no key, or a column cannot be compared.
    """
    key = table.matching_key()
    for column in columns:
        if not column.type.is_ordered:
            raise table.error(f"the column {column.sql} is a {column.type.text}, which cannot be compared")
    on, first = matching(key, "here", "there"), key[0].sql
    differs = " OR ".join(_differs(column) for column in columns if column not in key) or "FALSE"
    more = (
        "SELECT 0 AS added"
        if is_sample
        else f"SELECT COUNT(*) AS added FROM {table.sql} AS here\n"
        f"    LEFT JOIN {_GIVEN} AS there ON {on} WHERE there.{first} IS NULL"
    )
    wrong = "(missing + other + added)"
    verdict = (
        "SELECT\n"
        f"    CASE WHEN {wrong} * 100 > given * {tolerance:f} THEN {wrong} ELSE 0 END AS found,\n"
        f"    {_text(wrong)} || ' wrong rows, ' || {_text('given')} || ' compared: ' || {_text('missing')}\n"
        f"        || ' missing in the warehouse, ' || {_text('other')} || ' with other values, ' || {_text('added')}\n"
        "        || ' not at the source' AS complaint\n"
        "FROM (\n"
        "    SELECT\n"
        "        COUNT(*) AS given,\n"
        f"        COALESCE(SUM(CASE WHEN here.{first} IS NULL THEN 1 ELSE 0 END), 0) AS missing,\n"
        f"        COALESCE(SUM(CASE WHEN here.{first} IS NOT NULL AND ({differs}) THEN 1 ELSE 0 END), 0) AS other\n"
        f"    FROM {_GIVEN} AS there\n"
        f"    LEFT JOIN {table.sql} AS here ON {on}\n"
        ") AS compared\n"
        f"CROSS JOIN (\n    {more}\n) AS more"
    )
    return (
        *create_temporary(_GIVEN, columns),
        *copy_into(_GIVEN, files, 0),
        f"CREATE TEMP TABLE {VERDICT} AS\n{verdict}",
    )


def _differs(column: Column) -> str:
    left, right = f"here.{column.sql}", f"there.{column.sql}"
    return f"{left} <> {right} OR ({left} IS NULL) <> ({right} IS NULL)"


def _text(number: str) -> str:
    return f"CAST({number} AS VARCHAR(20))"
