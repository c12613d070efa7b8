"""Builds a HiveActivity from a local script or a query."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Unpack

from etl_constructs.builders.activity_options import HadoopOptions, activity_fields
from penstock.objects import DataNode, EmrCluster, HiveActivity
from penstock.steps.deployment import Deployment
from penstock.steps.parts.script_text import text_or_asset


def hive_activity(
    activity_id: str,
    *,
    deployment: Deployment,
    script: Path | str,
    inputs: Sequence[DataNode],
    outputs: Sequence[DataNode],
    runs_on: EmrCluster,
    variables: Mapping[str, str] | None = None,
    stage: bool | None = None,
    queue: str | None = None,
    **options: Unpack[HadoopOptions],
) -> HiveActivity:
    """Build an activity that runs HiveQL.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-hiveactivity.html

    Args:
        activity_id: id of the object.
        deployment: publishes the script.
        script: a file, or the HiveQL itself; HiveQL of more than 10,240 bytes becomes a file.
        inputs: data that it reads, `${input1}` and on where `stage` is on.
        outputs: data that it writes, `${output1}` and on.
        runs_on: a cluster with Hive.
        variables: `${NAME}` -> value.
        stage: whether the service makes tables over the data; not for DynamoDB.
        queue: queue of Hadoop's scheduler.
        **options: see `HadoopOptions`.

    Raises:
        ValueError: for HiveQL that is too long and has expressions.
    """
    text, script_uri = text_or_asset(activity_id, script, deployment=deployment, suffix=".q")
    return HiveActivity(
        activity_id,
        hive_script=text,
        script_uri=script_uri,
        script_variable=[f"{key}={value}" for key, value in (variables or {}).items()] or None,
        stage=stage,
        hadoop_queue=queue,
        input=tuple(inputs) or None,
        output=tuple(outputs) or None,
        runs_on=runs_on,
        **activity_fields(options),
    )
