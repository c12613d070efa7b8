"""The names that the service gives: ids of instances and attempts, times on the wire, the reserved worker group.

https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-how-tasks-scheduled.html
"""

from __future__ import annotations

from datetime import UTC, datetime

LOCAL_WORKER_GROUP = "penstock.local"
"""The worker group of tasks that AWS would run on a managed resource (`runsOn`) or by itself (S3KeyExists, ...).

On AWS, Task Runner on each resource and the service's own hosts take them. Here the laptop's worker polls this group.
"""


def wire_time(moment: float | datetime) -> str:
    """Render seconds since the epoch, or a time, as the service does: UTC, whole seconds, no zone."""
    value = moment if isinstance(moment, datetime) else datetime.fromtimestamp(moment, UTC)
    return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S")


def parse_time(text: str) -> datetime:
    """Read `YYYY-MM-DDTHH:MM:SS`, UTC.

    Raises:
        ValueError: with what is allowed.
    """
    try:
        return datetime.strptime(text, "%Y-%m-%dT%H:%M:%S").replace(tzinfo=UTC)
    except ValueError:
        raise ValueError(f"'{text}' is not a DateTime; write YYYY-MM-DDTHH:MM:SS, in UTC") from None


def instance_id(component_id: str, start: float, owner_id: str | None = None) -> str:
    """Name an instance by its component and the start of its interval.

    A precondition with several users gets the user's id too, as one component then has several instances per interval.
    """
    component = component_id if owner_id is None else f"{component_id}_{owner_id}"
    return f"@{component}_{wire_time(start)}"


def attempt_id(instance: str, number: int) -> str:
    """Name an attempt by its instance and its number, from 1."""
    return f"{instance}_Attempt={number}"
