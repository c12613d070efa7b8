"""The functions of Redshift's guide that DuckDB has by the same name, or sqlglot by a node of its own.

Whatever else is called is DuckDB's alone, or nobody's: it must not run here, since it would not run there.
https://docs.aws.amazon.com/redshift/latest/dg/c_SQL_functions.html
"""

from __future__ import annotations

_AGGREGATES = """
any_value approximate avg bit_and bit_or bool_and bool_or count listagg max median min percentile_cont
percentile_disc stddev stddev_pop stddev_samp sum var_pop var_samp variance grouping grouping_id
"""

_WINDOWS = """
cume_dist dense_rank first_value lag last_value lead nth_value ntile percent_rank rank ratio_to_report row_number
"""

_CONDITIONS = "case coalesce greatest if least nullif"

_CASTS = "cast convert try_cast"

_DATES = """
age convert_timezone current_date current_time current_timestamp date date_add date_diff extract getdate isfinite
localtime localtimestamp now sysdate timezone
"""

_NUMBERS = """
abs acos asin atan atan2 cbrt cos cot degrees exp ln mod pi radians random round sign sin sqrt tan
"""

_TEXTS = """
ascii chr lower upper ltrim rtrim trim position repeat replace
"""

_JSON = "array_length is_null"

_SYSTEM = """
current_database current_schema current_schemas current_setting current_user current_user_id has_database_privilege
has_schema_privilege has_table_privilege last_user_query_id pg_backend_pid pg_last_copy_count pg_last_copy_id
pg_last_query_id session_user slice_num user version
"""

KNOWN: frozenset[str] = frozenset(
    " ".join((_AGGREGATES, _WINDOWS, _CONDITIONS, _CASTS, _DATES, _NUMBERS, _TEXTS, _JSON, _SYSTEM)).split()
)
"""By their names, in lower case."""
