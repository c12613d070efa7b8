"""Statements and loads: what has run, and how it ended.

https://docs.aws.amazon.com/redshift/latest/dg/serverless_views-monitoring.html
"""

# ruff: noqa: S608 (what is put into SQL are our own names)

from __future__ import annotations

from collections.abc import Mapping

from penstock.warehouse.system_views.base import CATALOG, DATABASE

_VERBS = " ".join(f"WHEN '{verb}' THEN '{verb}'" for verb in ("SELECT", "INSERT", "UPDATE", "DELETE", "COPY", "UNLOAD"))

_CREATES_AS = r"^\s*create\s+(\w+\s+)*table\s+[^(]*\bas\b"

_QUERY_TYPE = (
    r"CASE upper(regexp_extract(querytxt, '^\W*(\w+)', 1))"
    f" {_VERBS} WHEN 'WITH' THEN 'SELECT'"
    f" WHEN 'CREATE' THEN CASE WHEN regexp_matches(querytxt, '{_CREATES_AS}', 'i') THEN 'CTAS' ELSE 'DDL' END"
    " WHEN 'DROP' THEN 'DDL' WHEN 'ALTER' THEN 'DDL' ELSE 'UTILITY' END"
)

_COPIED = r"^\s*copy\s+(?:\"?\w+\"?\.)?\"?([\w#]+)"
_SOURCE = r"from\s+''([^'']*)''"

VIEWS: Mapping[str, str] = {
    # What has ended; what runs has noted nothing yet.
    "stv_recents": f"""
        SELECT userid, 'Done' AS status, starttime, date_diff('microsecond', starttime, endtime) AS duration,
            'awsuser' AS user_name, "database" AS db_name, querytxt AS query, pid
        FROM {CATALOG}.stl_query ORDER BY starttime DESC LIMIT 100
    """,
    "svl_qlog": f"""
        SELECT userid, query, NULL::BIGINT AS xid, pid, starttime, endtime,
            date_diff('microsecond', starttime, endtime) AS elapsed, aborted, label,
            left(querytxt, 60) AS substring
        FROM {CATALOG}.stl_query
    """,
    "stl_querytext": f"""
        SELECT userid, pid, query, i::INTEGER AS sequence, substr(querytxt, i * 200 + 1, 200) AS text
        FROM (SELECT *, unnest(range((length(querytxt) + 199) // 200)) AS i FROM {CATALOG}.stl_query)
    """,
    "sys_query_history": f"""
        SELECT userid AS user_id, query AS query_id, label AS query_label, pid AS session_id,
            "database" AS database_name, {_QUERY_TYPE} AS query_type,
            CASE WHEN aborted = 0 THEN 'success' WHEN error LIKE 'Query (%) cancelled%' THEN 'canceled' ELSE 'failed'
                END AS status,
            starttime AS start_time, endtime AS end_time,
            date_diff('microsecond', starttime, endtime) AS elapsed_time, 0::BIGINT AS queue_time,
            date_diff('microsecond', starttime, endtime) AS execution_time, coalesce(error, '') AS error_message,
            returned_rows, querytxt AS query_text
        FROM {CATALOG}.stl_query
    """,
    # What a COPY is about is read from its text.
    "sys_load_history": f"""
        SELECT userid AS user_id, query AS query_id, pid AS session_id, "database" AS database_name,
            CASE aborted WHEN 0 THEN 'completed' ELSE 'aborted' END AS status,
            regexp_extract(querytxt, '{_COPIED}', 1, 'i') AS table_name,
            starttime AS start_time, endtime AS end_time, date_diff('microsecond', starttime, endtime) AS duration,
            regexp_extract(querytxt, '{_SOURCE}', 1, 'i') AS data_source, returned_rows AS loaded_rows,
            (SELECT count(*) FROM {CATALOG}.stl_load_errors e WHERE e.query = q.query) AS error_count
        FROM {CATALOG}.stl_query q WHERE {_QUERY_TYPE} = 'COPY'
    """,
    "sys_load_error_detail": f"""
        SELECT userid AS user_id, query AS query_id, session AS session_id, {DATABASE} AS database_name,
            tbl AS table_id, starttime AS start_time, filename AS file_name, line_number, colname AS column_name,
            type AS column_type, col_length AS column_length, position, err_code AS error_code,
            err_reason AS error_message
        FROM {CATALOG}.stl_load_errors
    """,
    "stl_error": f"""
        SELECT userid, 'penstock' AS process, endtime AS recordtime, pid, error FROM {CATALOG}.stl_query
        WHERE aborted = 1
    """,
    "stl_ddltext": f"""
        SELECT t.* FROM {CATALOG}.stl_querytext t JOIN {CATALOG}.stl_query q USING (query)
        WHERE {_QUERY_TYPE} IN ('DDL', 'CTAS')
    """,
}
