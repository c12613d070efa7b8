"""Builds an SnsAlarm on the stack's alarm topic."""

from __future__ import annotations

from penstock.objects import SnsAlarm
from penstock.steps.deployment import Deployment


def sns_alarm(alarm_id: str, *, deployment: Deployment, subject: str, message: str) -> SnsAlarm:
    """Build an alarm; in its texts, `#{node.name}` and the like tell of the object that raised it."""
    return SnsAlarm(
        alarm_id,
        role=deployment.service_role,
        topic_arn=deployment.alarm_topic_arn,
        subject=subject,
        message=message,
    )
