"""Tables, views, their columns and schemas: pg_table_def, svv_tables, svv_table_info, pg_class and their kin.

https://docs.aws.amazon.com/redshift/latest/dg/c_catalog_views.html
"""

# ruff: noqa: S608 (what is put into SQL are our own names)

from __future__ import annotations

from collections.abc import Mapping

from penstock.warehouse.system_views.base import CATALOG, DATABASE, USER_TABLES, USER_VIEWS

_TYPE = (
    "CASE c.data_type WHEN 'numeric' THEN 'numeric(' || c.numeric_precision || ',' || c.numeric_scale || ')' ELSE"
    " c.data_type || coalesce('(' || c.character_maximum_length || ')', '') END"
)


def _of_databases(what: str, query: str) -> dict[str, str]:
    """Name a view of one database and the one of all databases, of which there is one."""
    return {f"svv_{scope}_{what}": query for scope in ("redshift", "all")}


VIEWS: Mapping[str, str] = {
    # Of every column, as pg_table_def: only tables on search_path.
    "pg_table_def": f"""
        SELECT c.table_schema AS schemaname, c.table_name AS tablename, c.column_name AS "column", {_TYPE} AS type,
            coalesce(d.definition->>'encoding', 'none') AS encoding,
            coalesce(d.comment->>'distkey' = c.column_name, false) AS distkey,
            coalesce(list_position(from_json(d.comment->'sortkey', '["VARCHAR"]'), c.column_name), 0)::INTEGER
                AS sortkey,
            c.is_nullable = 'NO' AS notnull
        FROM {CATALOG}.svv_columns c JOIN (
            SELECT schema_name, table_name, comment::JSON AS comment,
                unnest(from_json(comment, '{{"columns":["JSON"]}}').columns) AS definition FROM {USER_TABLES}
        ) d ON d.schema_name = c.table_schema AND d.table_name = c.table_name AND d.definition->>'name' = c.column_name
        WHERE c.table_schema = ANY(current_schemas(false))
        ORDER BY c.table_name, c.ordinal_position
    """,
    "svv_tables": f"""
        SELECT {DATABASE} AS table_catalog, schema_name AS table_schema, table_name,
            CASE WHEN comment::JSON->>'query' IS NULL THEN 'BASE TABLE' ELSE 'MATERIALIZED VIEW' END AS table_type,
            NULL::VARCHAR AS remarks
        FROM {USER_TABLES}
        UNION ALL
        SELECT {DATABASE}, schema_name, view_name, 'VIEW', NULL FROM {USER_VIEWS}
    """,
    "svv_table_info": f"""
        SELECT {DATABASE} AS "database", schema_name AS "schema", table_oid::INTEGER AS table_id,
            table_name AS "table", 'Y' AS encoded,
            CASE upper(d.comment->>'diststyle') WHEN 'KEY' THEN 'KEY(' || (d.comment->>'distkey') || ')'
                WHEN 'AUTO' THEN 'AUTO(EVEN)' ELSE upper(d.comment->>'diststyle') END AS diststyle,
            d.comment->'sortkey'->>0 AS sortkey1, json_array_length(d.comment->'sortkey')::INTEGER AS sortkey_num,
            estimated_size::NUMERIC(38, 0) AS tbl_rows
        FROM (SELECT * REPLACE (comment::JSON AS comment) FROM {USER_TABLES}) d
    """,
    "pg_tables": f"""
        SELECT schema_name AS schemaname, table_name AS tablename, coalesce(p.grantee, 'awsuser') AS tableowner
        FROM (FROM {USER_TABLES}) t LEFT JOIN penstock_internal.privileges p ON p.kind = 'relation'
            AND p.schema = t.schema_name AND p.name = t.table_name AND p.privilege = 'OWNER'
    """,
    "pg_views": f"""
        SELECT schema_name AS schemaname, view_name AS viewname, 'awsuser' AS viewowner,
            coalesce(comment::JSON->>'query', sql) AS definition
        FROM {USER_VIEWS}
    """,
    "pg_namespace": """
        SELECT oid, schema_name AS nspname FROM duckdb_schemas()
        WHERE database_name = current_database() AND NOT internal AND schema_name NOT LIKE 'penstock_%'
    """,
    "pg_database": f"""
        SELECT 1::BIGINT AS oid, {DATABASE} AS datname
    """,
    "pg_class": f"""
        SELECT table_oid AS oid, table_name AS relname, schema_oid AS relnamespace, 'r' AS relkind,
            estimated_size::REAL AS reltuples FROM {USER_TABLES}
        UNION ALL
        SELECT view_oid, view_name, schema_oid, 'v', 0 FROM {USER_VIEWS}
    """,
    "pg_attribute": f"""
        SELECT p.oid AS attrelid, c.column_name AS attname, c.ordinal_position AS attnum,
            c.is_nullable = 'NO' AS attnotnull, false AS attisdropped
        FROM {CATALOG}.svv_columns c JOIN {CATALOG}.pg_class p ON p.relname = c.table_name
            JOIN {CATALOG}.pg_namespace n ON n.oid = p.relnamespace AND n.nspname = c.table_schema
    """,
    **_of_databases(
        "tables",
        f"""
        SELECT {DATABASE} AS database_name, table_schema AS schema_name, table_name,
            CASE table_type WHEN 'BASE TABLE' THEN 'TABLE' ELSE 'VIEW' END AS table_type, remarks
        FROM {CATALOG}.svv_tables
    """,
    ),
    **_of_databases(
        "columns",
        f"""
        SELECT {DATABASE} AS database_name, table_schema AS schema_name, table_name, column_name, ordinal_position,
            data_type, is_nullable, character_maximum_length, numeric_precision, numeric_scale
        FROM {CATALOG}.svv_columns
    """,
    ),
    **_of_databases(
        "schemas",
        f"""
        SELECT {DATABASE} AS database_name, nspname AS schema_name, coalesce(p.grantee, 'awsuser') AS schema_owner,
            'local' AS schema_type
        FROM {CATALOG}.pg_namespace n LEFT JOIN penstock_internal.privileges p
            ON p.kind = 'schema' AND p.name = n.nspname AND p.privilege = 'OWNER'
    """,
    ),
    "svv_mv_info": f"""
        SELECT {DATABASE} AS database_name, schema_name, 'awsuser' AS user_name, table_name AS name
        FROM (FROM {USER_TABLES}) WHERE comment::JSON->>'query' IS NOT NULL
    """,
    "information_schema_views": f"""
        SELECT {DATABASE} AS table_catalog, schemaname AS table_schema, viewname AS table_name,
            definition AS view_definition FROM {CATALOG}.pg_views
    """,
    "information_schema_tables": f"""
        SELECT table_catalog, table_schema, table_name,
            CASE table_type WHEN 'VIEW' THEN 'VIEW' ELSE 'BASE TABLE' END AS table_type FROM {CATALOG}.svv_tables
    """,
    "information_schema_columns": f"""
        SELECT {DATABASE} AS table_catalog, * FROM {CATALOG}.svv_columns
    """,
    "information_schema_schemata": f"""
        SELECT {DATABASE} AS catalog_name, nspname AS schema_name FROM {CATALOG}.pg_namespace
    """,
}
