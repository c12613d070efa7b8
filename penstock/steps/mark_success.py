"""mark-success: other pipelines are told that this one has succeeded in an interval."""

from __future__ import annotations

from typing import Literal

from penstock.objects import S3DataNode, ShellCommandActivity
from penstock.steps.base import WORKER_GROUP, ActivityStep
from penstock.steps.context import StepContext, StepResult
from penstock.steps.parts.markers import MARKER, marker_folder


class MarkSuccess(ActivityStep):
    """Leaves a marker in the pipeline's bucket, for which wait-for-pipelines of other pipelines waits.

    Compiles to a ShellCommandActivity that writes `markers/INTERVAL/_SUCCESS`, where INTERVAL is the start of the run's
    interval, and its S3DataNode. It comes when all above it has finished, so it belongs at the end; running an interval
    again writes the same marker. Markers are small, and are kept.
    """

    RUNS_ON = ("ec2-instance", "emr-cluster", WORKER_GROUP)

    type: Literal["mark-success"]

    def compile(self, context: StepContext) -> StepResult:
        """Make the activity and the data node of the marker, which no step reads."""
        marker = S3DataNode(f"{self.name}.marker", directory_path=marker_folder(context.deployment.bucket))
        activity = ShellCommandActivity(
            self.name,
            command=f'echo "#{{@scheduledStartTime}}" > "$OUTPUT1_STAGING_DIR/{MARKER}"',
            stage=True,
            output=(marker,),
            depends_on=context.waits_for(None),
            **context.place(self.runs_on),
            **context.alarms,
        )
        return StepResult(activity=activity)
