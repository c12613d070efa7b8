"""Primary, unique and foreign keys, which nobody enforces: information_schema tells of them.

https://docs.aws.amazon.com/redshift/latest/dg/t_Defining_constraints.html
"""

# ruff: noqa: S608 (what is put into SQL are our own names)

from __future__ import annotations

from collections.abc import Mapping

from penstock.warehouse.system_views.base import DATABASE, USER_TABLES

_LISTED = f"""
    SELECT schema_name, table_name, table_name || '_pkey' AS name, 'PRIMARY KEY' AS type,
        comment->'primaryKey' AS columns
    FROM (SELECT * REPLACE (comment::JSON AS comment) FROM {USER_TABLES})
    WHERE json_array_length(comment->'primaryKey') > 0
    UNION ALL
    SELECT schema_name, table_name, table_name || '_' || (item->>0) || '_key', 'UNIQUE', item
    FROM (SELECT schema_name, table_name, unnest(from_json(comment::JSON->'unique', '["JSON"]')) AS item
        FROM {USER_TABLES})
    UNION ALL
    SELECT schema_name, table_name, table_name || '_' || (item->0->>0) || '_fkey', 'FOREIGN KEY', item->0
    FROM (SELECT schema_name, table_name, unnest(from_json(comment::JSON->'foreignKeys', '["JSON"]')) AS item
        FROM {USER_TABLES})
"""

VIEWS: Mapping[str, str] = {
    "information_schema_table_constraints": f"""
        SELECT {DATABASE} AS constraint_catalog, schema_name AS constraint_schema, name AS constraint_name,
            schema_name AS table_schema, table_name, type AS constraint_type FROM ({_LISTED})
    """,
    "information_schema_key_column_usage": f"""
        SELECT {DATABASE} AS constraint_catalog, schema_name AS constraint_schema, name AS constraint_name,
            schema_name AS table_schema, table_name, unnest(from_json(columns, '["VARCHAR"]')) AS column_name,
            generate_subscripts(from_json(columns, '["VARCHAR"]'), 1)::INTEGER AS ordinal_position FROM ({_LISTED})
    """,
}
