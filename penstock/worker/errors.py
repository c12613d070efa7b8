"""How a task ends without a result."""

from __future__ import annotations


class TaskFailed(Exception):  # noqa: N818 - it is the task that failed, as the status says
    """The task cannot be done; the message is for the user, its first line says what and where."""

    def __init__(self, error_id: str, message: str) -> None:
        """`error_id` is a short code, which must not start with `Service_` (reserved by the service)."""
        super().__init__(message)
        self.error_id = error_id


class TaskCancelled(Exception):  # noqa: N818 - likewise
    """The service took the task back, or the worker is stopping: no status is reported."""
