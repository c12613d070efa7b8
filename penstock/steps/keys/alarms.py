"""The `alarms` of a spec and of its steps: messages to the SNS topic of the stack."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import Field

from penstock.objects import Period, SnsAlarm
from penstock.steps.context import ActivityAlarms
from penstock.steps.deployment import Deployment
from penstock.steps.keys.model import SpecModel
from penstock.steps.keys.types import PeriodText

_INTERVAL = "#{node.@scheduledStartTime} to #{node.@scheduledEndTime}"


class AlarmsSpec(SpecModel):
    """Which events of an activity raise an alarm."""

    on_failure: bool = Field(default=True, description="An activity failed, and its retries are used up")
    on_success: bool = Field(default=False, description="An activity finished")
    late_after: PeriodText | None = Field(
        default=None, description="An activity has not started this long after its time"
    )


class StepAlarms(SpecModel):
    """What differs for one step; a key that is left out is as in the spec."""

    on_failure: bool | None = Field(default=None, description="The step failed, and its retries are used up")
    on_success: bool | None = Field(default=None, description="The step finished")
    late_after: PeriodText | None = Field(default=None, description="It has not started this long after its time")

    def over(self, alarms: AlarmsSpec) -> AlarmsSpec:
        """The alarms of a spec, with what this step says otherwise."""
        said = {key: value for key, value in self if value is not None}
        return alarms.model_copy(update=said)


@dataclass(frozen=True, slots=True)
class Alarms:
    """Makes the SnsAlarm objects of a pipeline.

    Attributes:
        pipeline: its name.
        deployment: answers for topic and role.
    """

    pipeline: str
    deployment: Deployment

    def fields(self, wanted: AlarmsSpec) -> ActivityAlarms:
        """The fields by which an activity refers to its alarms."""
        late = wanted.late_after
        return {
            "on_fail": (self._failed(),) if wanted.on_failure else None,
            "on_late_action": (self._late(late),) if late else None,
            "on_success": (self._finished(),) if wanted.on_success else None,
            "late_after_timeout": late,
        }

    def _failed(self) -> SnsAlarm:
        return self._alarm("FailureAlarm", "failed", "Error: #{node.errorMessage}")

    def _finished(self) -> SnsAlarm:
        return self._alarm("SuccessAlarm", "finished", "Finished: #{node.@actualEndTime}")

    def _late(self, after: Period) -> SnsAlarm:
        return self._alarm(
            "LateAlarm", "is late", "It had not started #{node.lateAfterTimeout} after its scheduled time."
        )

    def _alarm(self, alarm_id: str, event: str, last_line: str) -> SnsAlarm:
        return SnsAlarm(
            alarm_id,
            role=self.deployment.service_role,
            topic_arn=self.deployment.alarm_topic_arn,
            subject=f"{self.pipeline}: #{{node.name}} {event}",
            message=f"Pipeline: {self.pipeline}\nActivity: #{{node.name}}\nInterval: {_INTERVAL}\n{last_line}",
        )
