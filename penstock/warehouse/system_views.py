"""System views over the catalogue and the journal: pg_table_def, svv_tables, svv_table_info, stv_recents and their kin.

Of Redshift's columns those that say something here.
https://docs.aws.amazon.com/redshift/latest/dg/cm_chap_system-tables.html
"""

# ruff: noqa: S608 (what is put into SQL are our own names)

from __future__ import annotations

from penstock.warehouse import svv_columns

_CATALOG = "penstock_catalog"

_TYPE = (
    "CASE c.data_type WHEN 'numeric' THEN 'numeric(' || c.numeric_precision || ',' || c.numeric_scale || ')' ELSE"
    " c.data_type || coalesce('(' || c.character_maximum_length || ')', '') END"
)

_USER_TABLES = "duckdb_tables() t WHERE comment IS NOT NULL AND NOT temporary AND database_name = current_database()"
_USER_VIEWS = (
    "duckdb_views() v WHERE NOT internal AND NOT temporary AND database_name = current_database()"
    " AND schema_name NOT LIKE 'penstock_%'"
)

VIEWS: dict[str, str] = {
    # Of every column, as pg_table_def: only tables on the search path.
    "pg_table_def": f"""
        SELECT c.table_schema AS schemaname, c.table_name AS tablename, c.column_name AS "column", {_TYPE} AS type,
            coalesce(d.definition->>'encoding', 'none') AS encoding,
            coalesce(d.comment->>'distkey' = c.column_name, false) AS distkey,
            coalesce(list_position(from_json(d.comment->'sortkey', '["VARCHAR"]'), c.column_name), 0)::INTEGER
                AS sortkey,
            c.is_nullable = 'NO' AS notnull
        FROM {_CATALOG}.svv_columns c JOIN (
            SELECT schema_name, table_name, comment::JSON AS comment,
                unnest(from_json(comment, '{{"columns":["JSON"]}}').columns) AS definition FROM {_USER_TABLES}
        ) d ON d.schema_name = c.table_schema AND d.table_name = c.table_name AND d.definition->>'name' = c.column_name
        WHERE c.table_schema = 'public'
        ORDER BY c.table_name, c.ordinal_position
    """,
    "svv_tables": f"""
        SELECT current_database() AS table_catalog, schema_name AS table_schema, table_name,
            CASE WHEN comment::JSON->>'query' IS NULL THEN 'BASE TABLE' ELSE 'MATERIALIZED VIEW' END AS table_type,
            NULL::VARCHAR AS remarks
        FROM {_USER_TABLES}
        UNION ALL
        SELECT current_database(), schema_name, view_name, 'VIEW', NULL FROM {_USER_VIEWS}
    """,
    "svv_table_info": f"""
        SELECT current_database() AS "database", schema_name AS "schema", table_oid::INTEGER AS table_id,
            table_name AS "table", 'Y' AS encoded,
            CASE upper(d.comment->>'diststyle') WHEN 'KEY' THEN 'KEY(' || (d.comment->>'distkey') || ')'
                WHEN 'AUTO' THEN 'AUTO(EVEN)' ELSE upper(d.comment->>'diststyle') END AS diststyle,
            d.comment->'sortkey'->>0 AS sortkey1, json_array_length(d.comment->'sortkey')::INTEGER AS sortkey_num,
            estimated_size::NUMERIC(38, 0) AS tbl_rows
        FROM (SELECT * REPLACE (comment::JSON AS comment) FROM {_USER_TABLES}) d
    """,
    # What has ended; what runs has noted nothing yet.
    "stv_recents": f"""
        SELECT userid, 'Done' AS status, starttime, date_diff('microsecond', starttime, endtime) AS duration,
            'awsuser' AS user_name, "database" AS db_name, querytxt AS query, pid
        FROM {_CATALOG}.stl_query ORDER BY starttime DESC LIMIT 100
    """,
    "svl_qlog": f"""
        SELECT userid, query, NULL::BIGINT AS xid, pid, starttime, endtime,
            date_diff('microsecond', starttime, endtime) AS elapsed, aborted, NULL::VARCHAR AS label,
            left(querytxt, 60) AS substring
        FROM {_CATALOG}.stl_query
    """,
    "stl_querytext": f"""
        SELECT userid, pid, query, i::INTEGER AS sequence, substr(querytxt, i * 200 + 1, 200) AS text
        FROM (SELECT *, unnest(range((length(querytxt) + 199) // 200)) AS i FROM {_CATALOG}.stl_query)
    """,
    "pg_tables": f"""
        SELECT schema_name AS schemaname, table_name AS tablename, coalesce(p.grantee, 'awsuser') AS tableowner
        FROM (FROM {_USER_TABLES}) t LEFT JOIN penstock_internal.privileges p ON p.kind = 'relation'
            AND p.schema = t.schema_name AND p.name = t.table_name AND p.privilege = 'OWNER'
    """,
    "pg_views": f"""
        SELECT schema_name AS schemaname, view_name AS viewname, 'awsuser' AS viewowner,
            coalesce(comment::JSON->>'query', sql) AS definition
        FROM {_USER_VIEWS}
    """,
    "pg_namespace": """
        SELECT oid, schema_name AS nspname FROM duckdb_schemas()
        WHERE database_name = current_database() AND NOT internal AND schema_name NOT LIKE 'penstock_%'
    """,
    "svv_relation_privileges": """
        SELECT schema AS namespace_name, name AS relation_name, privilege AS privilege_type, grantee AS identity_name,
            grantee_kind AS identity_type FROM penstock_internal.privileges
        WHERE kind = 'relation' AND privilege <> 'OWNER'
    """,
    "svv_schema_privileges": """
        SELECT name AS namespace_name, privilege AS privilege_type, grantee AS identity_name,
            grantee_kind AS identity_type FROM penstock_internal.privileges
        WHERE kind = 'schema' AND privilege <> 'OWNER'
    """,
    "svv_default_privileges": """
        SELECT schema AS schema_name, owner AS owner_name, privilege AS privilege_type, grantee AS grantee_name,
            grantee_kind AS grantee_type FROM penstock_internal.default_privileges
    """,
    "svv_user_grants": """
        SELECT member AS user_name, role_name FROM penstock_internal.role_members WHERE member_kind = 'user'
    """,
    "svv_role_grants": """
        SELECT member AS role_name, role_name AS granted_role_name FROM penstock_internal.role_members
        WHERE member_kind = 'role'
    """,
    "svv_user_info": f"""
        SELECT usename AS user_name, usesysid AS user_id, usecreatedb AS createdb, usesuper AS superuser
        FROM {_CATALOG}.pg_user
    """,
    # The procedures and functions of the users'.
    "pg_proc_info": """
        SELECT name AS proname, schema AS nspname, 'p' AS prokind, inputs AS pronargs, types AS proargtypes,
            source AS prosrc FROM penstock_internal.procedures
        UNION ALL
        SELECT function_name, schema_name, 'f', len(parameters)::INTEGER, comment, macro_definition
        FROM duckdb_functions() WHERE comment IS NOT NULL AND database_name = current_database()
    """,
    "svl_stored_proc_call": f"""
        SELECT userid, query, "database", pid, starttime, endtime, aborted, querytxt
        FROM {_CATALOG}.stl_query WHERE querytxt ILIKE 'CALL %'
    """,
    "information_schema_tables": f"""
        SELECT table_catalog, table_schema, table_name,
            CASE table_type WHEN 'VIEW' THEN 'VIEW' ELSE 'BASE TABLE' END AS table_type FROM {_CATALOG}.svv_tables
    """,
    "information_schema_columns": f"""
        SELECT current_database() AS table_catalog, * FROM {_CATALOG}.svv_columns
    """,
    "information_schema_schemata": f"""
        SELECT current_database() AS catalog_name, nspname AS schema_name FROM {_CATALOG}.pg_namespace
    """,
}
"""By name, each after those that it reads."""

TABLES = frozenset(
    {
        "stl_query",
        "stl_load_errors",
        "svl_stored_proc_messages",
        "svv_columns",
        "svv_roles",
        "pg_user",
        "pg_group",
        *VIEWS,
    }
)
"""What a user may read."""

STATEMENTS: tuple[str, ...] = (
    svv_columns.VIEW,
    *(f"CREATE OR REPLACE VIEW {_CATALOG}.{name} AS {query}" for name, query in VIEWS.items()),
)
