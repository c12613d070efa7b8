"""The statuses of instances and attempts.

https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-interpret-status.html
"""

from __future__ import annotations

from enum import StrEnum


class Status(StrEnum):
    """A status of an instance or an attempt, as the wire spells it."""

    WAITING_ON_DEPENDENCIES = "WAITING_ON_DEPENDENCIES"
    WAITING_FOR_RUNNER = "WAITING_FOR_RUNNER"
    CREATING = "CREATING"
    RUNNING = "RUNNING"
    SHUTTING_DOWN = "SHUTTING_DOWN"
    FINISHED = "FINISHED"
    FAILED = "FAILED"
    CANCELED = "CANCELED"
    CASCADE_FAILED = "CASCADE_FAILED"
    TIMEDOUT = "TIMEDOUT"
    SKIPPED = "SKIPPED"


FAILURES = frozenset({Status.FAILED, Status.CANCELED, Status.CASCADE_FAILED, Status.TIMEDOUT})
TERMINAL = FAILURES | {Status.FINISHED, Status.SKIPPED}
MET = frozenset({Status.FINISHED, Status.SKIPPED})
"""What a dependency must be: nobody will run a skipped one, so what it stands for is taken to be there (our choice)."""


class PipelineState(StrEnum):
    """A state of a pipeline (`@pipelineState`)."""

    PENDING = "PENDING"
    SCHEDULED = "SCHEDULED"
    DEACTIVATING = "DEACTIVATING"
    INACTIVE = "INACTIVE"
    FINISHED = "FINISHED"
