"""System views over the catalogue and the journal: one family per file.

Of Redshift's columns those that say something here.
https://docs.aws.amazon.com/redshift/latest/dg/cm_chap_system-tables.html
"""

from __future__ import annotations

from collections.abc import Mapping

from penstock.warehouse.system_views import constraints, relations, rights, routines, runs, svv_columns
from penstock.warehouse.system_views.base import CATALOG

VIEWS: Mapping[str, str] = {
    **relations.VIEWS,
    **constraints.VIEWS,
    **rights.VIEWS,
    **routines.VIEWS,
    **runs.VIEWS,
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
    *(f"CREATE OR REPLACE VIEW {CATALOG}.{name} AS {query}" for name, query in VIEWS.items()),
)
