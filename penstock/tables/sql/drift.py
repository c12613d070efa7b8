"""Where a table in the warehouse is not what its DDL file says.

https://docs.aws.amazon.com/redshift/latest/dg/r_SVV_COLUMNS.html
"""

from __future__ import annotations

from penstock.tables.model import Column, Table
from penstock.tables.names import folded, literal

_PUBLIC = "public"

_FOUND = """\
    SELECT
        CAST(column_name AS VARCHAR(128)) AS column_name,
        CAST(data_type AS VARCHAR(128)) || CASE
            WHEN data_type IN ('character', 'character varying')
                THEN '(' || CAST(character_maximum_length AS VARCHAR(10)) || ')'
            WHEN data_type = 'numeric'
                THEN '(' || CAST(numeric_precision AS VARCHAR(10)) || ',' || CAST(numeric_scale AS VARCHAR(10)) || ')'
            ELSE ''
        END AS data_type
    FROM svv_columns
    WHERE table_schema = {schema} AND table_name = {table}"""


def schema_drift(table: Table) -> str:
    """Give each column that is missing (`found` is NULL), unexpected (`expected` is NULL) or of another type.

    A table without a schema is looked for in `public`. The order of columns does not matter: nothing here relies on it.
    """
    expected = "\n".join(_expected(column, is_first=column is table.columns[0]) for column in table.columns)
    found = _FOUND.format(schema=literal(folded(table.schema or _PUBLIC)), table=literal(folded(table.name)))
    return (
        "SELECT\n    COALESCE(defined.column_name, present.column_name) AS column_name,\n"
        "    defined.data_type AS expected,\n    present.data_type AS found\n"
        f"FROM (\n{expected}\n) AS defined\nFULL JOIN (\n{found}\n) AS present"
        " ON present.column_name = defined.column_name\n"
        "WHERE defined.data_type IS NULL OR present.data_type IS NULL OR defined.data_type <> present.data_type\n"
        "ORDER BY 1"
    )


def refuse_drift(table: Table) -> str:
    """Fail where a table is not what its file says, with the first column that differs in the message.

    Tables of the catalogue are read by the leader node alone, which has no LISTAGG: hence the first column and how many
    there are. SQL has no word for failing: a text that is no number is cast to one.
    https://docs.aws.amazon.com/redshift/latest/dg/c_sql-functions-leader-node.html
    """
    what = literal(f" columns of {table.sql} are not as its DDL file says: ")
    first = "MIN(column_name || ' is ' || COALESCE(found, 'missing') || ', expected ' || COALESCE(expected, 'none'))"
    return (
        f"SELECT CAST(CASE WHEN COUNT(*) > 0 THEN CAST(COUNT(*) AS VARCHAR(20)) || {what}\n"
        f"    || {first}\n    ELSE '0' END AS INTEGER) AS drift\n"
        f"FROM (\n{schema_drift(table)}\n) AS differing"
    )


def _expected(column: Column, *, is_first: bool) -> str:
    name, data_type = literal(folded(column.name)), literal(column.type.described)
    if is_first:  # the others have its types, and the SQL of a wide table is long enough
        return f"    SELECT CAST({name} AS VARCHAR(128)) AS column_name, CAST({data_type} AS VARCHAR(128)) AS data_type"
    return f"    UNION ALL SELECT {name}, {data_type}"
