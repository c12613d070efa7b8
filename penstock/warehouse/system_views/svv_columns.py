"""svv_columns: the columns of tables as the catalogue has them, which is to say as they were declared; and of views.

Of Redshift's columns those that say something here: not the default, the character set and their kin.
https://docs.aws.amazon.com/redshift/latest/dg/r_SVV_COLUMNS.html
"""

# ruff: noqa: S608 (what is put into SQL are our own names)

from __future__ import annotations

_DATA_TYPES = {
    "int2": "smallint",
    "int4": "integer",
    "int8": "bigint",
    "float4": "real",
    "float8": "double precision",
    "bool": "boolean",
    "char": "character",
    "varchar": "character varying",
    "time": "time without time zone",
    "timestamp": "timestamp without time zone",
    "timestamptz": "timestamp with time zone",
}
"""What differs from the internal names of `penstock.warehouse.types`."""

_OF_VIEWS = {
    "SMALLINT": "smallint",
    "INTEGER": "integer",
    "BIGINT": "bigint",
    "HUGEINT": "bigint",
    "FLOAT": "real",
    "DOUBLE": "double precision",
    "BOOLEAN": "boolean",
    "DATE": "date",
    "TIME": "time without time zone",
    "TIMESTAMP": "timestamp without time zone",
    "TIMESTAMP WITH TIME ZONE": "timestamp with time zone",
    "JSON": "super",
}
"""What the types of DuckDB are called."""

_BITS = {"int2": 16, "int4": 32, "int8": 64}


def _case(choices: dict[str, str], otherwise: str, subject: str = "definition->'type'->>0") -> str:
    whens = " ".join(f"WHEN '{name}' THEN {value}" for name, value in choices.items())
    return f"CASE {subject} {whens} ELSE {otherwise} END"


_LENGTH = "(definition->'type'->>1)::INTEGER"
_SCALE = "(definition->'type'->>2)::INTEGER"

VIEW = f"""
CREATE OR REPLACE VIEW penstock_catalog.svv_columns AS
SELECT
    schema_name AS table_schema,
    table_name,
    definition->>'name' AS column_name,
    ordinal_position,
    CASE WHEN (definition->>'nullable')::BOOLEAN THEN 'YES' ELSE 'NO' END AS is_nullable,
    {_case({name: f"'{text}'" for name, text in _DATA_TYPES.items()}, "definition->'type'->>0")} AS data_type,
    {_case({"char": _LENGTH, "varchar": _LENGTH}, "NULL")} AS character_maximum_length,
    {_case({"numeric": _LENGTH} | {name: str(bits) for name, bits in _BITS.items()}, "NULL")} AS numeric_precision,
    {_case({"numeric": _SCALE} | dict.fromkeys(_BITS, "0"), "NULL")} AS numeric_scale
FROM (
    SELECT schema_name, table_name, unnest(definitions) AS definition,
        generate_subscripts(definitions, 1)::INTEGER AS ordinal_position
    FROM (
        SELECT schema_name, table_name, from_json(comment, '{{"columns":["JSON"]}}').columns AS definitions
        FROM duckdb_tables()
        WHERE comment IS NOT NULL AND NOT temporary
    )
)
UNION ALL
SELECT c.schema_name, c.table_name, c.column_name, c.column_index, 'YES',
    CASE WHEN c.data_type LIKE 'DECIMAL%' THEN 'numeric' ELSE
        {_case({name: f"'{text}'" for name, text in _OF_VIEWS.items()}, "'character varying'", "c.data_type")} END,
    CASE WHEN c.data_type = 'VARCHAR' THEN 65535 END,
    c.numeric_precision,
    c.numeric_scale
FROM duckdb_columns() c JOIN duckdb_views() v ON v.view_oid = c.table_oid AND v.database_oid = c.database_oid
WHERE NOT v.internal AND NOT v.temporary AND v.schema_name NOT LIKE 'penstock_%';
"""
