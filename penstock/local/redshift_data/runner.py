"""Runs submissions in a few threads, and knows what is under way."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime

from duckdb import DuckDBPyConnection

from penstock.local.redshift_data.model import Outcome, Part, Status, Submission, Target
from penstock.local.redshift_data.results import result_id, write_result
from penstock.local.redshift_data.sessions import Sessions
from penstock.local.redshift_data.store import StatementStore, write_outcome
from penstock.warehouse.errors import CancelledError, WarehouseError
from penstock.warehouse.result import Result
from penstock.warehouse.session import Session
from penstock.warehouse.warehouse import Warehouse

_THREADS = 4
_DEFAULT_USER = "awsuser"


@dataclass(slots=True)
class _Running:
    """A submission that has not ended."""

    status: Status
    updated: datetime
    ended: threading.Event = field(default_factory=threading.Event)
    session: Session | None = None
    is_cancelled: bool = False


class Runner:
    """Runs each submission once; `cancel` stops one, `close` stops all."""

    def __init__(self, warehouse: Warehouse, store: StatementStore, clock: Callable[[], datetime]) -> None:
        self._warehouse = warehouse
        self.sessions = Sessions(self._open, clock)
        self._store = store
        self._clock = clock
        self._lock = threading.Lock()
        self._running: dict[str, _Running] = {}
        self._pool = ThreadPoolExecutor(_THREADS, thread_name_prefix="redshift-data")

    def submit(self, submission: Submission) -> None:
        """Queue a submission that the store has noted."""
        running = _Running("SUBMITTED", submission.created)
        with self._lock:
            self._running[submission.id] = running
            self._pool.submit(self._run, submission, running)

    def status(self, statement_id: str) -> Outcome | None:
        """Tell where a submission stands; None once it has ended."""
        with self._lock:
            running = self._running.get(statement_id)
            return Outcome(running.status, running.updated) if running else None

    def wait(self, statement_id: str, seconds: float) -> None:
        """Wait until a submission has ended, or the time is over."""
        with self._lock:
            running = self._running.get(statement_id)
        if running is not None:
            running.ended.wait(seconds)

    def cancel(self, statement_id: str) -> bool:
        """Stop a submission; False where it has ended already."""
        with self._lock:
            running = self._running.get(statement_id)
            if running is None:
                return False
            running.is_cancelled = True
            if running.session is not None:
                running.session.cancel()
        return True

    def close(self) -> None:
        """Stop everything; what is under way rolls back and ends as ABORTED."""
        with self._lock:
            under_way = list(self._running)
        for statement_id in under_way:
            self.cancel(statement_id)
        self._pool.shutdown(wait=True)
        self.sessions.close()

    def _open(self, target: Target) -> Session:
        return self._warehouse.session(database=target.database, user=target.user or _DEFAULT_USER)

    def _run(self, submission: Submission, running: _Running) -> None:
        started = self._clock()
        kept = submission.session
        try:
            if kept is not None:
                self._run_in(self.sessions.session(kept), submission, running, started)
            else:
                with self._open(submission.target) as session:
                    self._run_in(session, submission, running, started)
        finally:
            if kept is not None:
                self.sessions.give_back(kept)
            with self._lock:
                del self._running[submission.id]
            running.ended.set()

    def _run_in(self, session: Session, submission: Submission, running: _Running, started: datetime) -> None:

        outcomes: list[Outcome] = []
        pages: dict[tuple[str, int], str] = {}

        def finish(connection: DuckDBPyConnection, results: tuple[Result, ...]) -> None:
            parts = tuple(
                write_result(connection, result_id(submission.id, index, is_batch=submission.is_batch), result, pages)
                for index, result in enumerate(results)
            )
            outcomes.append(self._outcome("FINISHED", started, session, parts))
            write_outcome(connection, submission.id, outcomes[-1])

        try:
            with self._lock:
                running.session = session
                if running.is_cancelled:
                    session.cancel()
                running.status, running.updated = "STARTED", self._clock()
            session.execute_all(submission.sqls, dict(submission.parameters), before_commit=finish)
            self._store.keep_pages(pages)
            self._store.ended(submission.id, outcomes[-1])
        except CancelledError as error:
            self._store.end(submission.id, self._failure("ABORTED", submission, started, session, error))
        except WarehouseError as error:
            self._store.end(submission.id, self._failure("FAILED", submission, started, session, error))
        except Exception as error:  # noqa: BLE001 - whatever it was, the caller must not wait for ever
            failure = WarehouseError(f"internal error: {type(error).__name__}: {error}")
            self._store.end(submission.id, self._failure("FAILED", submission, started, session, failure))
        finally:
            with self._lock:
                running.session = None

    def _failure(
        self, status: Status, submission: Submission, started: datetime, session: Session, error: WarehouseError
    ) -> Outcome:
        text = f"ERROR: {error}"
        # The whole transaction rolls back, so nothing of a failed batch has finished.
        parts = tuple(
            Part(status, error=text) if index == error.index else Part("ABORTED")
            for index in range(len(submission.sqls))
        )
        message = f"Query #{error.index + 1} failed with {text}" if submission.is_batch else text
        return self._outcome(status, started, session, parts, message)

    def _outcome(
        self, status: Status, started: datetime, session: Session, parts: tuple[Part, ...], error: str | None = None
    ) -> Outcome:
        now = self._clock()
        nanoseconds = round((now - started).total_seconds() * 1_000_000_000)
        return Outcome(status, now, nanoseconds, error, session.pid, parts)
