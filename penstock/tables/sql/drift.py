"""Where a table in the warehouse is not what its DDL file says.

https://docs.aws.amazon.com/redshift/latest/dg/r_SVV_COLUMNS.html
"""

from __future__ import annotations

from penstock.tables.model import Table
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
    expected = "\n    UNION ALL\n".join(
        f"    SELECT CAST({literal(folded(column.name))} AS VARCHAR(128)) AS column_name,"
        f" CAST({literal(column.type.described)} AS VARCHAR(128)) AS data_type"
        for column in table.columns
    )
    found = _FOUND.format(schema=literal(folded(table.schema or _PUBLIC)), table=literal(folded(table.name)))
    return (
        "SELECT\n    COALESCE(defined.column_name, present.column_name) AS column_name,\n"
        "    defined.data_type AS expected,\n    present.data_type AS found\n"
        f"FROM (\n{expected}\n) AS defined\nFULL JOIN (\n{found}\n) AS present"
        " ON present.column_name = defined.column_name\n"
        "WHERE defined.data_type IS NULL OR present.data_type IS NULL OR defined.data_type <> present.data_type\n"
        "ORDER BY 1"
    )
