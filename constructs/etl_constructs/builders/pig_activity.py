"""Builds a PigActivity from a local script."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from penstock.objects import Action, EmrCluster, Period, PigActivity, S3DataNode
from penstock.steps.deployment import Deployment
from penstock.steps.run_pig import script_variables


def pig_activity(
    activity_id: str,
    *,
    deployment: Deployment,
    script: Path,
    source: S3DataNode,
    target: S3DataNode,
    runs_on: EmrCluster,
    parameters: Mapping[str, str] | None = None,
    on_fail: Sequence[Action] = (),
    on_late_action: Sequence[Action] = (),
    late_after: Period | None = None,
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
        on_fail=tuple(on_fail) or None,
        on_late_action=tuple(on_late_action) or None,
        late_after_timeout=late_after,
    )
