"""Builds a PigActivity from a local script."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Unpack

from etl_constructs.builders.activity_options import HadoopOptions, activity_fields
from penstock.objects import EmrCluster, PigActivity, S3DataNode
from penstock.steps.deployment import Deployment
from penstock.steps.parts.folders import script_variables


def pig_activity(
    activity_id: str,
    *,
    deployment: Deployment,
    script: Path,
    source: S3DataNode,
    target: S3DataNode,
    runs_on: EmrCluster,
    parameters: Mapping[str, str] | None = None,
    **options: Unpack[HadoopOptions],
) -> PigActivity:
    """Build an activity whose script loads `$INPUT`, the path of `source`, and stores `$OUTPUT`, that of `target`."""
    return PigActivity(
        activity_id,
        script_uri=deployment.asset_uri(script),
        script_variable=script_variables(source, parameters or {}),
        stage=False,
        input=(source,),
        output=(target,),
        runs_on=runs_on,
        **activity_fields(options),
    )
