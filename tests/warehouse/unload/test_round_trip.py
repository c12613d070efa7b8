"""What UNLOAD writes COPY reads back: NULLs, quotation marks, line breaks, whatever characters."""

# ruff: noqa: S608 (the tests' own SQL)

from __future__ import annotations

from datetime import UTC

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

# What the texts are made of: all that has a meaning in one of the formats, and some that has none.
ODD = st.sampled_from(
    [*"|,\t\n\r\\\"'N ", "\u00e9", "\u20ac", "\U0001f600", "\ufdd0", "\U000ffffe", "\\N", "\r\n", "a"]
)
TEXTS = st.lists(ODD | st.characters(blacklist_categories=["Cs"], blacklist_characters="\0"), max_size=8).map("".join)
ROWS = st.lists(
    st.tuples(st.none() | TEXTS, st.none() | st.integers(-(2**31), 2**31 - 1), st.none() | TEXTS), max_size=6
)

FORMATS = {
    "escaped": ("DELIMITER '\\t' ESCAPE NULL AS '\\\\N'", "DELIMITER '\\t' ESCAPE NULL AS '\\\\N'"),
    "piped": ("ESCAPE NULL AS '\\\\N' GZIP", "ESCAPE GZIP"),
    "quoted": ("ADDQUOTES ESCAPE NULL AS '\\\\N'", "REMOVEQUOTES ESCAPE"),
    "csv": ("CSV NULL AS '<null>'", "CSV NULL AS '<null>'"),
    "csv with a header": ("CSV HEADER NULL AS '<null>'", "CSV IGNOREHEADER 1 NULL AS '<null>'"),
}


@pytest.mark.parametrize("name", sorted(FORMATS))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=ROWS)
def test_copy_reads_what_unload_writes(session, name, rows):
    """Every row is there, and no other."""
    unload, copy = FORMATS[name]
    statements = ["DROP TABLE IF EXISTS source", "DROP TABLE IF EXISTS target"]
    statements += [f"CREATE TABLE {table} (a varchar(100), b int, c varchar(100))" for table in ("source", "target")]
    statements += [f"INSERT INTO source VALUES ({', '.join(map(_literal, row))})" for row in rows]
    statements += [
        f"UNLOAD ('SELECT a, b, c FROM source') TO 's3://bucket/rows/' IAM_ROLE default CLEANPATH {unload}",
        f"COPY target FROM 's3://bucket/rows/' IAM_ROLE default {copy}",
        "SELECT a, b, c FROM target",
    ]

    found = session.execute_all(statements)[-1].rows

    assert sorted(map(repr, rows)) == sorted(map(repr, found))


def _literal(value):
    if value is None:
        return "NULL"
    if isinstance(value, int):
        return str(value)
    return "'" + value.replace("\\", "\\\\").replace("'", "''") + "'"


TYPES = {
    "boolean": st.booleans(),
    "bigint": st.integers(-(2**63), 2**63 - 1),
    "decimal(20, 6)": st.decimals(-(10**13), 10**13, places=6, allow_nan=False),
    "double precision": st.floats(allow_nan=False, allow_infinity=False),
    "date": st.dates(),
    "timestamp": st.datetimes().map(lambda value: value.replace(fold=0)),
    "timestamptz": st.datetimes().map(lambda value: value.replace(fold=0, tzinfo=UTC)),
}
TYPED = {
    "escaped": FORMATS["escaped"],
    "csv": ("CSV NULL AS 'none'", "CSV NULL AS 'none' TIMEFORMAT 'auto'"),
    "parquet": ("PARQUET", "PARQUET"),
}


@pytest.mark.parametrize("name", sorted(TYPED))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.tuples(*(st.none() | values for values in TYPES.values())), max_size=4))
def test_values_of_every_type_come_back(session, name, rows):
    """To the last digit."""
    unload, copy = TYPED[name]
    columns = ", ".join(f"c{index} {kind}" for index, kind in enumerate(TYPES))
    values = [", ".join(map(_typed, row, TYPES)) for row in rows]
    found = session.execute_all(
        [
            "DROP TABLE IF EXISTS source",
            "DROP TABLE IF EXISTS target",
            f"CREATE TABLE source ({columns})",
            f"CREATE TABLE target ({columns})",
            *(f"INSERT INTO source VALUES ({row})" for row in values),
            f"UNLOAD ('SELECT * FROM source') TO 's3://bucket/typed/' IAM_ROLE default CLEANPATH {unload}",
            f"COPY target FROM 's3://bucket/typed/' IAM_ROLE default {copy}",
            "SELECT * FROM source",
            "SELECT * FROM target",
        ]
    )

    assert sorted(map(repr, rows)) == sorted(map(repr, found[-2].rows)) == sorted(map(repr, found[-1].rows))


def _typed(value, kind):
    return "NULL" if value is None else f"CAST('{value}' AS {kind})"
