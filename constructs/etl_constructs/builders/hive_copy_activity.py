"""Builds a HiveCopyActivity between DynamoDB and S3, or between two tables of DynamoDB."""

from __future__ import annotations

from typing import Unpack

from etl_constructs.builders.activity_options import HadoopOptions, activity_fields
from penstock.objects import DynamoDBDataNode, EmrCluster, HiveCopyActivity, S3DataNode


def hive_copy_activity(
    activity_id: str,
    *,
    source: DynamoDBDataNode | S3DataNode,
    target: DynamoDBDataNode | S3DataNode,
    runs_on: EmrCluster,
    filter_sql: str | None = None,
    **options: Unpack[HadoopOptions],
) -> HiveCopyActivity:
    """Build a copy.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-hivecopyactivity.html

    Args:
        activity_id: id of the object.
        source: what is read.
        target: what is written; a table, where the source is in S3.
        runs_on: a cluster with Hive.
        filter_sql: predicate that chooses rows, without WHERE.
        **options: see `HadoopOptions`.

    Raises:
        ValueError: for a copy within S3, which the service does not do.
    """
    if not any(isinstance(node, DynamoDBDataNode) for node in (source, target)):
        raise ValueError(
            f"'{activity_id}' copies from S3 to S3, and a HiveCopyActivity reads or writes DynamoDB: use copy_activity"
        )
    return HiveCopyActivity(
        activity_id,
        input=(source,),
        output=(target,),
        filter_sql=filter_sql,
        runs_on=runs_on,
        **activity_fields(options),
    )
