"""Builds a HadoopActivity from a local JAR."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Unpack

from etl_constructs.builders.activity_options import HadoopOptions, activity_fields
from penstock.objects import DataNode, EmrCluster, HadoopActivity
from penstock.steps.deployment import Deployment


def hadoop_activity(
    activity_id: str,
    *,
    deployment: Deployment,
    jar: Path | str,
    runs_on: EmrCluster,
    main_class: str | None = None,
    arguments: Sequence[str] = (),
    inputs: Sequence[DataNode] = (),
    outputs: Sequence[DataNode] = (),
    queue: str | None = None,
    **options: Unpack[HadoopOptions],
) -> HadoopActivity:
    """Build an activity that runs a MapReduce job.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-hadoopactivity.html

    Args:
        activity_id: id of the object.
        deployment: publishes the JAR.
        jar: a local file, or the path of a JAR on the cluster.
        runs_on: the cluster.
        main_class: by default that of the JAR's manifest.
        arguments: those of the main class.
        inputs: data that the job reads; name it in the arguments, too.
        outputs: data that it writes.
        queue: queue of Hadoop's scheduler.
        **options: see `HadoopOptions`.
    """
    return HadoopActivity(
        activity_id,
        jar_uri=jar if isinstance(jar, str) else deployment.asset_uri(jar),
        main_class=main_class,
        argument=tuple(arguments) or None,
        hadoop_queue=queue,
        input=tuple(inputs) or None,
        output=tuple(outputs) or None,
        runs_on=runs_on,
        **activity_fields(options),
    )
