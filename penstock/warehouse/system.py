"""The schemas of a warehouse file and its system tables.

`public` is the user's, `penstock_catalog` holds the system tables that a user may read (it is on the search path), and
`penstock_internal` holds what the services around the warehouse note; no user's SQL can name it.
"""

# ruff: noqa: S608 (what is put into SQL are our own names, or names quoted by `TableName.sql`)

from __future__ import annotations

from duckdb import DuckDBPyConnection

from penstock.warehouse.functions import MACROS
from penstock.warehouse.system_views import STATEMENTS

PUBLIC = "public"
CATALOG = "penstock_catalog"
INTERNAL = "penstock_internal"
ADMINISTRATOR = "awsuser"
"""The user that a new cluster has."""

_SCHEMA = f"""
CREATE SCHEMA IF NOT EXISTS {PUBLIC};
CREATE SCHEMA IF NOT EXISTS {CATALOG};
CREATE SCHEMA IF NOT EXISTS {INTERNAL};
CREATE TABLE IF NOT EXISTS {CATALOG}.stl_query (
    userid INTEGER, query BIGINT, pid INTEGER, "database" VARCHAR, querytxt VARCHAR,
    starttime TIMESTAMP, endtime TIMESTAMP, aborted INTEGER
);
ALTER TABLE {CATALOG}.stl_query ADD COLUMN IF NOT EXISTS label VARCHAR;
ALTER TABLE {CATALOG}.stl_query ADD COLUMN IF NOT EXISTS returned_rows BIGINT;
ALTER TABLE {CATALOG}.stl_query ADD COLUMN IF NOT EXISTS error VARCHAR;
CREATE TABLE IF NOT EXISTS {CATALOG}.stl_load_errors (
    userid INTEGER, slice INTEGER, tbl INTEGER, starttime TIMESTAMP, session INTEGER, query BIGINT, filename VARCHAR,
    line_number BIGINT, colname VARCHAR, type VARCHAR, col_length VARCHAR, position INTEGER, raw_line VARCHAR,
    raw_field_value VARCHAR, err_code INTEGER, err_reason VARCHAR
);
CREATE TABLE IF NOT EXISTS {CATALOG}.pg_user (
    usename VARCHAR, usesysid INTEGER, usecreatedb BOOLEAN DEFAULT false, usesuper BOOLEAN DEFAULT false
);
CREATE TABLE IF NOT EXISTS {CATALOG}.pg_group (groname VARCHAR, grosysid INTEGER, grolist INTEGER[]);
CREATE TABLE IF NOT EXISTS {CATALOG}.svl_stored_proc_messages (
    userid INTEGER, pid INTEGER, query BIGINT, recordtime TIMESTAMP, loglevel_text VARCHAR, proname VARCHAR,
    message VARCHAR
);
CREATE TABLE IF NOT EXISTS {CATALOG}.svv_roles (role_id INTEGER, role_name VARCHAR, role_owner VARCHAR);
CREATE TABLE IF NOT EXISTS {INTERNAL}.role_members (role_name VARCHAR, member_kind VARCHAR, member VARCHAR);
CREATE TABLE IF NOT EXISTS {INTERNAL}.privileges (
    kind VARCHAR, schema VARCHAR, name VARCHAR, privilege VARCHAR, grantee_kind VARCHAR, grantee VARCHAR
);
CREATE TABLE IF NOT EXISTS {INTERNAL}.default_privileges (
    owner VARCHAR, schema VARCHAR, kind VARCHAR, privilege VARCHAR, grantee_kind VARCHAR, grantee VARCHAR
);
INSERT INTO {CATALOG}.pg_user SELECT '{ADMINISTRATOR}', 100, true, true
    WHERE NOT EXISTS (FROM {CATALOG}.pg_user WHERE usename = '{ADMINISTRATOR}');
CREATE TABLE IF NOT EXISTS {INTERNAL}.procedures (
    schema VARCHAR, name VARCHAR, inputs INTEGER, types VARCHAR, source VARCHAR
);
"""


def create_system_tables(connection: DuckDBPyConnection) -> None:
    """Create what is missing, and make views and macros anew; in one transaction, which takes one write to the disk."""
    connection.execute("BEGIN")
    connection.execute(_SCHEMA)
    for statement in (*STATEMENTS, *(f"CREATE OR REPLACE MACRO {CATALOG}.{macro}" for macro in MACROS)):
        connection.execute(statement)
    connection.execute("COMMIT")


def last_query(connection: DuckDBPyConnection) -> int:
    """Give the highest query number in use."""
    row = connection.execute(
        f"SELECT max(query) FROM (SELECT query FROM {CATALOG}.stl_query"
        f" UNION ALL SELECT query FROM {CATALOG}.stl_load_errors)"
    ).fetchone()
    return (row[0] if row else None) or 0
