"""What the system views are made of."""

from __future__ import annotations

CATALOG = "penstock_catalog"

DATABASE_VARIABLE = "penstock_database"
"""The variable of a session's connection that holds the name of its database."""

DATABASE = f"getvariable('{DATABASE_VARIABLE}')::VARCHAR"

USER_TABLES = "duckdb_tables() t WHERE comment IS NOT NULL AND NOT temporary AND database_name = current_database()"

USER_VIEWS = (
    "duckdb_views() v WHERE NOT internal AND NOT temporary AND database_name = current_database()"
    " AND schema_name NOT LIKE 'penstock_%'"
)
