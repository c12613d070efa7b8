"""What every kind of statement is made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from duckdb import DuckDBPyConnection

from penstock.warehouse.access import Access
from penstock.warehouse.catalogue import has_function, require_relation
from penstock.warehouse.journal import Journal
from penstock.warehouse.last_copy import LastCopy
from penstock.warehouse.lowering.base import Scope
from penstock.warehouse.object_store import ObjectStore
from penstock.warehouse.privileges import Target, holds, is_bound, may_use
from penstock.warehouse.result import Result
from penstock.warehouse.session_state import Nested, SessionState, Variables
from penstock.warehouse.tables import TableName


@dataclass(frozen=True, slots=True)
class Context:
    """Where and for whom a statement runs."""

    connection: DuckDBPyConnection
    objects: ObjectStore
    journal: Journal
    scratch: Path
    """A folder for files that live as long as the statement."""
    database: str
    user: str
    query: int
    pid: int
    started: datetime
    transaction_began: datetime
    parameters: Mapping[str, str]
    state: SessionState
    check_cancelled: Callable[[], None]
    """Raises CancelledError once the session was cancelled; long Python-side work calls it now and then."""
    nested: Nested
    access: Access | None = None
    """What the user may do; None: anything."""
    variables: Variables | None = None

    @property
    def last_copy(self) -> LastCopy:
        """The session's last COPY."""
        return self.state.last_copy

    @property
    def scope(self) -> Scope:
        """What the lowering of the statement may need to know."""
        return Scope(
            self.database,
            self.user,
            self.parameters,
            self.state,
            self.pid,
            self.started,
            self.transaction_began,
            self.variables,
            self._is_function,
            self._has_privilege,
            self.access.require if self.access is not None else None,
        )

    def _has_privilege(self, user: str, kind: str, name: str, privilege: str) -> bool:
        schema, _, last = name.rpartition(".")
        if kind == "schema":
            return not is_bound(self.connection, user) or may_use(self.connection, user, name, privilege)
        found = require_relation(self.connection, TableName(schema or None, last))
        target = Target("relation", found.schema or "", found.name)
        return not is_bound(self.connection, user) or holds(self.connection, user, target, privilege)

    def _is_function(self, name: str) -> bool:
        return has_function(self.connection, name)


class Statement(Protocol):
    """One statement, parsed."""

    @property
    def writes(self) -> bool:
        """Whether it must wait for other writers."""
        ...

    def run(self, context: Context) -> Result:
        """Run it within the connection's transaction."""
        ...


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of statement: the keywords it starts with, and its parser."""

    leading: tuple[tuple[str, ...], ...]
    parse: Callable[[str], Statement]
