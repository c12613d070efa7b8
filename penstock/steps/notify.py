"""notify: a message to the alarm topic, when all above has finished."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from penstock.objects import ShellCommandActivity, SnsAlarm
from penstock.steps.base import WORKER_GROUP, ActivityStep
from penstock.steps.context import ActivityAlarms, StepContext, StepResult
from penstock.steps.keys.types import Text

SubjectText = Annotated[Text, StringConstraints(max_length=100, pattern=r"^[^\r\n]*$")]
"""One line of at most 100 characters: https://docs.aws.amazon.com/sns/latest/api/API_Publish.html"""


class Notify(ActivityStep):
    """Tells the alarm topic of the pipeline's stack something.

    Compiles to a ShellCommandActivity that does nothing, and an SnsAlarm when that has succeeded. Expressions are
    evaluated when the message is sent; `node` is the activity, so the start of the interval is
    `#{node.@scheduledStartTime}`.
    """

    RUNS_ON = ("ec2-instance", "emr-cluster", WORKER_GROUP)

    type: Literal["notify"]
    subject: SubjectText = Field(description="Subject of the message, one line of at most 100 characters")
    message: Text = Field(description="The message")

    def compile(self, context: StepContext) -> StepResult:
        """Make the activity and the alarm."""
        told = SnsAlarm(
            f"{self.name}.message",
            role=context.deployment.service_role,
            topic_arn=context.deployment.alarm_topic_arn,
            subject=self.subject,
            message=self.message,
        )
        others = context.alarms["on_success"] or ()
        alarms: ActivityAlarms = {**context.alarms, "on_success": (told, *others)}
        activity = ShellCommandActivity(
            self.name,
            command="true",
            stage=False,
            depends_on=context.waits_for(None),
            **context.place(self.runs_on),
            **alarms,
        )
        return StepResult(activity=activity)
