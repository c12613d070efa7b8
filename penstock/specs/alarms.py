"""The `alarms` of a spec: messages to the SNS topic of its stack."""

from __future__ import annotations

from pydantic import Field

from penstock.objects import SnsAlarm
from penstock.steps.context import ActivityAlarms
from penstock.steps.deployment import Deployment
from penstock.steps.model import SpecModel
from penstock.steps.types import PeriodText

_INTERVAL = "#{node.@scheduledStartTime} to #{node.@scheduledEndTime}"


class AlarmsSpec(SpecModel):
    """Which events of an activity raise an alarm."""

    on_failure: bool = Field(default=True, description="An activity failed, and its retries are used up")
    late_after: PeriodText | None = Field(
        default=None, description="An activity has not started this long after its time"
    )

    def compile(self, pipeline: str, deployment: Deployment) -> ActivityAlarms:
        """Make the SnsAlarm objects, and the fields by which activities refer to them."""
        failed = SnsAlarm(
            "FailureAlarm",
            role=deployment.service_role,
            topic_arn=deployment.alarm_topic_arn,
            subject=f"{pipeline}: #{{node.name}} failed",
            message=f"Pipeline: {pipeline}\nActivity: #{{node.name}}\nInterval: {_INTERVAL}\n"
            "Error: #{node.errorMessage}",
        )
        late = SnsAlarm(
            "LateAlarm",
            role=deployment.service_role,
            topic_arn=deployment.alarm_topic_arn,
            subject=f"{pipeline}: #{{node.name}} is late",
            message=f"Pipeline: {pipeline}\nActivity: #{{node.name}}\nInterval: {_INTERVAL}\n"
            f"It had not started {self.late_after} after its scheduled time.",
        )
        return {
            "on_fail": (failed,) if self.on_failure else None,
            "on_late_action": (late,) if self.late_after else None,
            "late_after_timeout": self.late_after,
        }
