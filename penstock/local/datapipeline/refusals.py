"""The service's errors."""

from __future__ import annotations

from penstock.local.errors import ServiceError


def invalid(message: str) -> ServiceError:
    """Return the error for a request that is malformed or not allowed now."""
    return ServiceError("InvalidRequestException", message)


def not_found(pipeline_id: str) -> ServiceError:
    """Return the error for a pipeline that never was."""
    return ServiceError("PipelineNotFoundException", f"There is no pipeline with id '{pipeline_id}'")


def deleted(pipeline_id: str) -> ServiceError:
    """Return the error for a pipeline that was deleted."""
    return ServiceError("PipelineDeletedException", f"The pipeline '{pipeline_id}' has been deleted")


def no_task(task_id: str) -> ServiceError:
    """Return the error for a task that is unknown, over, or another worker's by now."""
    shown = task_id if len(task_id) <= 16 else f"{task_id[:16]}..."
    return ServiceError("TaskNotFoundException", f"Task '{shown}' is not running: it is unknown, over or superseded")
