"""Where alarms go."""

from __future__ import annotations

from typing import Protocol


class Notifier(Protocol):
    """A publisher of SnsAlarm messages."""

    def publish(self, topic_arn: str, subject: str, message: str) -> None:
        """Publish one message."""
