"""The service: operations by name, over one warehouse."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from penstock.local.errors import ServiceError
from penstock.local.redshift_data.model import Outcome
from penstock.local.redshift_data.operations import OPERATIONS
from penstock.local.redshift_data.operations.base import State
from penstock.local.redshift_data.requests import Request
from penstock.local.redshift_data.runner import Runner
from penstock.local.redshift_data.store import StatementStore
from penstock.warehouse.warehouse import Warehouse


class RedshiftDataService:
    """The Redshift Data API over a warehouse, which the caller opens and closes.

    Args:
        warehouse: Where statements run; it also keeps the service's own records.
        clock: Gives the time, aware.
    """

    def __init__(self, warehouse: Warehouse, clock: Callable[[], datetime]) -> None:
        store = StatementStore(warehouse.connection())
        for submission in store.unfinished():
            # Whatever it had begun, its transaction did not commit.
            message = "ERROR: the local warehouse stopped before the statement had finished"
            store.end(submission.id, Outcome("FAILED", clock(), error=message))
        self._state = State(warehouse, store, Runner(warehouse, store, clock), clock)
        self._operations = {operation.name: operation.handle for operation in OPERATIONS}

    def handle(self, operation: str, payload: dict[str, Any]) -> dict[str, Any]:
        """Answer one request; timestamps are epoch seconds.

        Raises:
            ServiceError: with the API's own error code.
        """
        handler = self._operations.get(operation)
        if handler is None:
            raise ServiceError("UnknownOperationException", f"the local Redshift Data API has no operation {operation}")
        return handler(Request(payload), self._state)

    def close(self) -> None:
        """Stop what runs (it rolls back and ends as ABORTED) and close the records."""
        self._state.runner.close()
        self._state.store.close()
