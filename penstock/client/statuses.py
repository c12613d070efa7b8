"""The statuses of instances, sorted by what they mean for a run.

https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-interpret-status.html
"""

from __future__ import annotations

FINISHED = frozenset({"FINISHED", "MARK_FINISHED"})
UNSUCCESSFUL = frozenset({"CANCELED", "CASCADE_FAILED", "FAILED", "TIMEDOUT"})
SKIPPED = frozenset({"SKIPPED"})
TERMINAL = FINISHED | UNSUCCESSFUL | SKIPPED
UNDER_WAY = frozenset({"ACTIVATING", "CREATING", "RUNNING", "SHUTTING_DOWN", "WAITING_FOR_RUNNER"})
OPEN = UNDER_WAY | {"PAUSED", "PENDING", "VALIDATING", "WAITING_ON_DEPENDENCIES"}
"""All that are not terminal."""
SPELLINGS = {"CANCELLED": "CANCELED", "TIMED_OUT": "TIMEDOUT"}
"""What people and the AWS CLI write for some of them."""
