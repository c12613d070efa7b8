"""Builds a RedshiftCopyActivity and the table that it loads."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from penstock.objects import (
    Action,
    InsertMode,
    Period,
    RedshiftCopyActivity,
    RedshiftDataNode,
    Resource,
    S3DataNode,
)
from penstock.steps.common import warehouse_database
from penstock.steps.deployment import Deployment


def redshift_copy_activity(
    activity_id: str,
    *,
    deployment: Deployment,
    source: S3DataNode,
    table: str,
    ddl: Path,
    runs_on: Resource,
    insert_mode: InsertMode = InsertMode.APPEND,
    options: Sequence[str] = (),
    on_fail: Sequence[Action] = (),
    on_late_action: Sequence[Action] = (),
    late_after: Period | None = None,
) -> RedshiftCopyActivity:
    """Build the load of `source` into `table`, which `ddl` makes where it is missing."""
    schema, _, name = table.rpartition(".")
    target = RedshiftDataNode(
        f"{activity_id}.table",
        create_table_sql=ddl.read_text(encoding="utf-8"),
        database=warehouse_database(deployment),
        schema_name=schema or None,
        table_name=name,
    )
    return RedshiftCopyActivity(
        activity_id,
        command_options=tuple(options) or None,
        insert_mode=insert_mode,
        input=(source,),
        output=(target,),
        runs_on=runs_on,
        on_fail=tuple(on_fail) or None,
        on_late_action=tuple(on_late_action) or None,
        late_after_timeout=late_after,
    )
