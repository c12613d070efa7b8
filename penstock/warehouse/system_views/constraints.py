"""Primary, unique and foreign keys, which nobody enforces: information_schema tells of them.

https://docs.aws.amazon.com/redshift/latest/dg/t_Defining_constraints.html
"""

# ruff: noqa: S608 (what is put into SQL are our own names)

from __future__ import annotations

from collections.abc import Mapping

from penstock.warehouse.system_views.base import DATABASE, USER_TABLES


def _name(kind: str, columns: str, by_itself: str) -> str:
    """Give the name that a key has been given, or that it has by itself."""
    given = (
        "list_filter(from_json(coalesce(comment->'names', '[]'), '[\"JSON\"]'), lambda n:"
        f" n->>1 = '{kind}' AND (n->2)::VARCHAR = ({columns})::VARCHAR)"
    )
    return f"coalesce({given}[1]->>0, {by_itself})"


_TABLES = f"(SELECT * REPLACE (comment::JSON AS comment) FROM {USER_TABLES})"

_LISTED = f"""
    SELECT schema_name, table_name, {_name("primary", "comment->'primaryKey'", "table_name || '_pkey'")} AS name,
        'PRIMARY KEY' AS type, comment->'primaryKey' AS columns
    FROM {_TABLES} WHERE json_array_length(comment->'primaryKey') > 0
    UNION ALL
    SELECT schema_name, table_name, {_name("unique", "item", "table_name || '_' || (item->>0) || '_key'")},
        'UNIQUE', item
    FROM (SELECT *, unnest(from_json(comment->'unique', '["JSON"]')) AS item FROM {_TABLES})
    UNION ALL
    SELECT schema_name, table_name, {_name("foreign", "item->0", "table_name || '_' || (item->0->>0) || '_fkey'")},
        'FOREIGN KEY', item->0
    FROM (SELECT *, unnest(from_json(comment->'foreignKeys', '["JSON"]')) AS item FROM {_TABLES})
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
