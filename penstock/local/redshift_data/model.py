"""What the service knows of a statement."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

Status = Literal["SUBMITTED", "PICKED", "STARTED", "FINISHED", "FAILED", "ABORTED"]
STATUSES: tuple[Status, ...] = ("SUBMITTED", "PICKED", "STARTED", "FINISHED", "FAILED", "ABORTED")
ENDED: frozenset[Status] = frozenset({"FINISHED", "FAILED", "ABORTED"})


@dataclass(frozen=True, slots=True)
class Target:
    """Where a statement is to run, as the caller said it; the values are echoed back."""

    database: str
    cluster: str | None = None
    workgroup: str | None = None
    user: str | None = None
    secret: str | None = None

    def to_reply(self) -> dict[str, str]:
        """Render the members that were given."""
        members = {
            "Database": self.database,
            "ClusterIdentifier": self.cluster,
            "WorkgroupName": self.workgroup,
            "DbUser": self.user,
            "SecretArn": self.secret,
        }
        return {name: value for name, value in members.items() if value is not None}


@dataclass(frozen=True, slots=True)
class Submission:
    """A statement, or a batch of them, as submitted."""

    id: str
    sqls: tuple[str, ...]
    target: Target
    created: datetime
    is_batch: bool = False
    parameters: tuple[tuple[str, str], ...] = ()
    name: str | None = None
    token: str | None = None
    session: str | None = None
    """The session that it runs in; None: one of its own."""


@dataclass(frozen=True, slots=True)
class Part:
    """How one statement of a submission ended."""

    status: Status
    rows: int = -1
    """Rows returned or changed; -1 where that is not known."""
    has_result: bool = False
    size: int = 0
    """Bytes of the result, as JSON."""
    query: int = 0
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where a submission stands, or how it ended."""

    status: Status
    updated: datetime
    duration: int = 0
    """Nanoseconds of running."""
    error: str | None = None
    pid: int = 0
    parts: tuple[Part, ...] = field(default=())
