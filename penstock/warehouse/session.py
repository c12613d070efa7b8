"""A session: one client's connection, its temporary tables and its transactions."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Literal, Self

import duckdb
from duckdb import DuckDBPyConnection

from penstock.warehouse.access import Access
from penstock.warehouse.errors import CancelledError, WarehouseError
from penstock.warehouse.failures import as_redshift
from penstock.warehouse.journal import Journal, QueryNote, note_query
from penstock.warehouse.object_store import ObjectStore
from penstock.warehouse.privileges import is_bound
from penstock.warehouse.result import Result
from penstock.warehouse.search_path import apply_search_path
from penstock.warehouse.session_state import SessionState, Variables
from penstock.warehouse.settings import DEFAULTS
from penstock.warehouse.statements.base import Context, Statement
from penstock.warehouse.statements.parser import parse_statement
from penstock.warehouse.statements.transaction import Transaction

_INTERRUPT_EVERY = 0.005  # seconds

NO_PARAMETERS: Mapping[str, str] = MappingProxyType({})

BeforeCommit = Callable[[DuckDBPyConnection, tuple[Result, ...]], None]
"""Is given the connection, within the transaction that is about to commit, and the statements' results."""


@dataclass(frozen=True, slots=True)
class Services:
    """What all sessions of a warehouse share."""

    objects: ObjectStore
    journal: Journal
    scratch: Path
    writing: threading.Lock
    """Held by the one transaction that may write."""
    clock: Callable[[], datetime]


class Session:
    """Runs statements for one client, one at a time; `cancel` may be called from another thread."""

    def __init__(
        self, connection: DuckDBPyConnection, services: Services, *, database: str, user: str, pid: int
    ) -> None:
        self.pid = pid
        self._connection = connection
        self._services = services
        self._database = database
        self._user = user
        self._cancelled = threading.Event()
        self._lock = threading.Lock()
        self._is_interruptible = False
        self._state = SessionState()
        self._settings = self._state.settings
        self._is_block = False
        self._access = Access(connection, user) if is_bound(connection, user) else None
        self._transaction_began = services.clock()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the session; its temporary tables are gone."""
        self._connection.close()

    def cancel(self) -> None:
        """Stop what runs; it rolls back and fails with CancelledError. Nothing runs afterwards until `resume`."""
        self._cancelled.set()
        threading.Thread(target=self._interrupt, daemon=True).start()

    def resume(self) -> None:
        """Let statements run again after a cancellation; nothing may be running."""
        self._cancelled.clear()

    def execute(
        self, sql: str, parameters: Mapping[str, str] = NO_PARAMETERS, *, before_commit: BeforeCommit | None = None
    ) -> Result:
        """Run one statement in a transaction of its own.

        Raises:
            WarehouseError: where it fails; nothing of it stays.
        """
        return self.execute_all([sql], parameters, before_commit=before_commit)[0]

    def execute_all(
        self,
        statements: Sequence[str],
        parameters: Mapping[str, str] = NO_PARAMETERS,
        *,
        before_commit: BeforeCommit | None = None,
    ) -> tuple[Result, ...]:
        """Run statements in one transaction: either all of them take effect, or none.

        A COMMIT or ROLLBACK among them ends the transaction there, as the author asked, and the rest is another one.
        `before_commit` writes in the last transaction.

        Raises:
            WarehouseError: where one of them fails.
        """
        parsed = _parse_all(statements)
        if not any(statement.writes for statement in parsed):
            return self._transact(statements, parsed, parameters, before_commit)
        while not self._services.writing.acquire(timeout=0.05):
            self._check_cancelled()
        try:
            return self._transact(statements, parsed, parameters, before_commit)
        finally:
            self._services.writing.release()

    def _transact(
        self,
        texts: Sequence[str],
        statements: Sequence[Statement],
        parameters: Mapping[str, str],
        before_commit: BeforeCommit | None,
    ) -> tuple[Result, ...]:
        results: list[Result] = []
        self._is_block = len(texts) > 1
        self._allow_interrupts(allowed=True)
        try:
            self._begin()
            for index, (text, statement) in enumerate(zip(texts, statements, strict=True)):
                with _numbered(index):
                    results.append(self._run(text, statement, parameters))
                    if isinstance(statement, Transaction):
                        self._obey(statement, is_last=index == len(texts) - 1)
            if before_commit is not None:
                before_commit(self._connection, tuple(results))
            self._allow_interrupts(allowed=False)
            self._check_cancelled()
            self._connection.execute("COMMIT")
            self._state.cursor = None
        except BaseException as error:
            self._allow_interrupts(allowed=False)
            self._roll_back()
            if isinstance(error, duckdb.Error):
                raise self._failure(error) from error
            raise
        return tuple(results)

    def _run(
        self, text: str, statement: Statement, parameters: Mapping[str, str], variables: Variables | None = None
    ) -> Result:
        self._check_cancelled()
        started = self._services.clock()
        query = self._services.journal.next_query()
        label = self._state.settings.get("query_group", DEFAULTS["query_group"])
        note = QueryNote(query, self._database, text, self.pid, started, started, aborted=False, label=label)
        context = Context(
            connection=self._connection,
            objects=self._services.objects,
            journal=self._services.journal,
            scratch=self._services.scratch,
            database=self._database,
            user=self._user,
            query=query,
            pid=self.pid,
            started=started,
            transaction_began=self._transaction_began,
            parameters=parameters,
            state=self._state,
            check_cancelled=self._check_cancelled,
            nested=self,
            access=self._access,
            variables=variables,
        )
        try:
            result = statement.run(context)
        except (WarehouseError, duckdb.Error) as error:
            failure = self._failure(error)
            ended = self._services.clock()
            self._services.journal.note_aborted(replace(note, ended=ended, aborted=True, error=str(failure)))
            raise failure from error
        note_query(self._connection, replace(note, ended=self._services.clock(), rows=result.rows_affected))
        self._state.last_query = query
        return replace(result, query=query)

    def run_nested(self, sql: str, variables: Variables | None) -> Result:
        """Run a statement for the one that runs, as `Nested.run` says."""
        return self._run(sql, parse_statement(sql), NO_PARAMETERS, variables)

    @property
    def is_block(self) -> bool:
        """Whether what runs is several statements that are one transaction."""
        return self._is_block

    def _obey(self, statement: Transaction, *, is_last: bool) -> None:
        # A COMMIT at the very end is left to the list's own, so that `before_commit` writes in the same transaction.
        if statement.action == "rollback" or (statement.action == "commit" and not is_last):
            self.end_transaction(statement.action)

    def end_transaction(self, action: Literal["commit", "rollback"]) -> None:
        """End the transaction that is under way, and begin another."""
        if action == "commit":
            self._connection.execute("COMMIT")
        else:
            self._roll_back()
        self._begin()

    def _begin(self) -> None:
        self._connection.execute("BEGIN")
        self._state.cursor = None
        self._settings = self._state.settings
        self._transaction_began = self._services.clock()

    def _failure(self, error: WarehouseError | duckdb.Error) -> WarehouseError:
        if self._cancelled.is_set():
            return CancelledError()
        return error if isinstance(error, WarehouseError) else as_redshift(error)

    def _check_cancelled(self) -> None:
        if self._cancelled.is_set():
            raise CancelledError

    def _allow_interrupts(self, *, allowed: bool) -> None:
        """Open or close the time in which `cancel` may interrupt: a COMMIT or ROLLBACK is never cut short."""
        with self._lock:
            self._is_interruptible = allowed

    def _interrupt(self) -> None:
        # An interrupt that falls between two queries is lost, hence again and again.
        while True:
            with self._lock:
                if not self._is_interruptible or not self._cancelled.is_set():
                    return
                self._connection.interrupt()
            time.sleep(_INTERRUPT_EVERY)

    def _roll_back(self) -> None:
        self._state.cursor = None
        # A failed COMMIT has rolled back by itself.
        with suppress(duckdb.TransactionException):
            self._connection.execute("ROLLBACK")
        if self._state.settings is not self._settings:
            self._state.settings = self._settings
            apply_search_path(self._connection, self._user, self._settings)


def _parse_all(statements: Sequence[str]) -> list[Statement]:
    parsed = []
    for index, sql in enumerate(statements):
        with _numbered(index):
            parsed.append(parse_statement(sql))
    return parsed


@contextmanager
def _numbered(index: int) -> Iterator[None]:
    """Note in an error which statement it comes from."""
    try:
        yield
    except WarehouseError as error:
        error.index = index
        raise
