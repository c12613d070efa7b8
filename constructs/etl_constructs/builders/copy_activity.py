"""Builds a CopyActivity between S3 and a relational database, or within S3."""

from __future__ import annotations

from typing import Unpack

from etl_constructs.builders.activity_options import ActivityOptions, activity_fields
from penstock.objects import CopyActivity, Resource, S3DataNode, SqlDataNode


def copy_activity(
    activity_id: str,
    *,
    source: S3DataNode | SqlDataNode,
    target: S3DataNode | SqlDataNode,
    runs_on: Resource,
    **options: Unpack[ActivityOptions],
) -> CopyActivity:
    """Build a copy of records or files.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-copyactivity.html

    Args:
        activity_id: id of the object.
        source: what is read; a table needs a `select_query`.
        target: what is written; a table needs an `insert_query`.
        runs_on: the machine.
        **options: see `ActivityOptions`.

    Raises:
        ValueError: for a table without the query by which it is read or written.
    """
    if isinstance(source, SqlDataNode) and source.select_query is None:
        raise ValueError(f"'{activity_id}' reads '{source.id}', which needs a select_query for that")
    if isinstance(target, SqlDataNode) and target.insert_query is None:
        raise ValueError(f"'{activity_id}' writes '{target.id}', which needs an insert_query for that")
    return CopyActivity(activity_id, input=(source,), output=(target,), runs_on=runs_on, **activity_fields(options))
