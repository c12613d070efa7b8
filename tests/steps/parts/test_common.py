"""The objects that every pipeline has."""

from __future__ import annotations

from typing import Any

from penstock.objects import Period
from penstock.steps.parts.common import default_object


def pairs(deployment: Any, **more: Any) -> list[tuple[str, object]]:
    """Return the fields of Default."""
    return list(default_object(deployment, None, maximum_retries=2, retry_delay=Period(5, "minutes"), **more).pairs())


def test_default(deployment: Any) -> None:
    """Failures cascade, and what is not said is left to the service."""
    assert pairs(deployment) == [
        ("failureAndRerunMode", "CASCADE"),
        ("maximumRetries", "2"),
        ("retryDelay", "5 minutes"),
        ("pipelineLogUri", "s3://log-bucket/pipelines"),
        ("scheduleType", "cron"),
        ("resourceRole", "resource-role"),
        ("role", "service-role"),
    ]


def test_one_interval_after_another(deployment: Any) -> None:
    """Every object inherits it: steps, and the machines that they run on."""
    assert ("maxActiveInstances", "1") in pairs(deployment, max_active_instances=1)
