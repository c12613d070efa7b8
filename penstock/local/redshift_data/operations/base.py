"""What an operation is, and what it works on."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from penstock.local.errors import ServiceError
from penstock.local.redshift_data.model import Outcome, Submission
from penstock.local.redshift_data.requests import Request
from penstock.local.redshift_data.runner import Runner
from penstock.local.redshift_data.store import StatementStore
from penstock.warehouse.warehouse import Warehouse

Reply = dict[str, Any]


@dataclass(frozen=True, slots=True)
class State:
    """The service's parts, shared by all operations."""

    warehouse: Warehouse
    store: StatementStore
    runner: Runner
    clock: Callable[[], datetime]
    submitting: threading.Lock = field(default_factory=threading.Lock)
    """Held while a client token is looked up and taken."""


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation of the API."""

    name: str
    handle: Callable[[Request, State], Reply]


def find(state: State, statement_id: str) -> tuple[Submission, Outcome]:
    """Find a submission and where it stands.

    Raises:
        ServiceError: a ResourceNotFoundException, where there is none.
    """
    # In this order: a submission that ends in between is found in the store.
    under_way = state.runner.status(statement_id)
    found = state.store.find(statement_id)
    if found is None:
        raise ServiceError("ResourceNotFoundException", f"Query does not exist: {statement_id}")
    submission, outcome = found
    return submission, outcome or under_way or Outcome("SUBMITTED", submission.created)


def of_batch(statement_id: str) -> tuple[str, int | None]:
    """Split `ID:N` into the batch's id and the number, which is None for an id alone."""
    batch, _, number = statement_id.partition(":")
    return batch, int(number) if number else None


def wait_time(request: Request) -> int | None:
    """Read WaitTimeSeconds: how long to wait for a submission to end before answering."""
    return request.count("WaitTimeSeconds", 1, 30)
