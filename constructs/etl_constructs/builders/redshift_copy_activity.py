"""Builds a RedshiftCopyActivity and the table that it loads."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Unpack

from etl_constructs.builders.activity_options import ActivityOptions, activity_fields
from penstock.objects import (
    DynamoDBDataNode,
    InsertMode,
    RedshiftCopyActivity,
    RedshiftDatabase,
    RedshiftDataNode,
    Resource,
    S3DataNode,
)
from penstock.steps.deployment import Deployment
from penstock.steps.parts.common import warehouse_database


def redshift_copy_activity(
    activity_id: str,
    *,
    deployment: Deployment,
    source: S3DataNode | DynamoDBDataNode,
    table: str,
    ddl: Path,
    runs_on: Resource,
    database: RedshiftDatabase | None = None,
    insert_mode: InsertMode = InsertMode.APPEND,
    options: Sequence[str] = (),
    **activity_options: Unpack[ActivityOptions],
) -> RedshiftCopyActivity:
    """Build the load of `source` into `table`, which `ddl` makes where it is missing."""
    schema, _, name = table.rpartition(".")
    target = RedshiftDataNode(
        f"{activity_id}.table",
        create_table_sql=ddl.read_text(encoding="utf-8"),
        database=database or warehouse_database(deployment),
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
        **activity_fields(activity_options),
    )
