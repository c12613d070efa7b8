"""Procedures, functions and the calls of them.

https://docs.aws.amazon.com/redshift/latest/dg/r_PG_PROC_INFO.html
"""

# ruff: noqa: S608 (what is put into SQL are our own names)

from __future__ import annotations

from collections.abc import Mapping

from penstock.warehouse.system_views.base import CATALOG

VIEWS: Mapping[str, str] = {
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
        FROM {CATALOG}.stl_query WHERE querytxt ILIKE 'CALL %'
    """,
    "sys_procedure_messages": f"""
        SELECT userid AS user_id, pid AS session_id, query AS query_id, recordtime AS record_time,
            loglevel_text AS log_level, proname AS procedure_name, message
        FROM {CATALOG}.svl_stored_proc_messages
    """,
}
