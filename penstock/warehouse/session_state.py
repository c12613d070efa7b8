"""What a session keeps between its statements."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

from sqlglot.expressions import Expr

from penstock.warehouse.last_copy import LastCopy
from penstock.warehouse.result import Column, Result
from penstock.warehouse.types import RedshiftType

Variables = Callable[[str], Expr | None]
"""Gives a variable's value, by its name in lower case: `name`, `record.field` or `$1`; None where there is none."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """What PREPARE has noted."""

    types: tuple[RedshiftType, ...]
    sql: str


@dataclass(slots=True)
class Cursor:
    """An open cursor: its rows, and how many have been fetched."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Any, ...], ...]
    position: int = 0

    def fetch(self, count: int | None) -> tuple[tuple[Any, ...], ...]:
        """Give the next rows, all that are left where `count` is None, and go on."""
        end = len(self.rows) if count is None else min(self.position + count, len(self.rows))
        found = self.rows[self.position : end]
        self.position = end
        return found


@dataclass(slots=True)
class SessionState:
    """Changed by the statements of a session."""

    last_copy: LastCopy = field(default_factory=LastCopy)
    settings: Mapping[str, str] = field(default_factory=dict)
    """What SET has set, as SHOW tells it; a transaction that is rolled back sets nothing."""
    prepared: dict[str, Prepared] = field(default_factory=dict)
    cursor: Cursor | None = None
    """There is one at a time, and it ends with its transaction."""
    last_query: int = -1
    """The number of the statement before the one that runs; -1 where there was none."""
    depth: int = 0
    """How many calls of procedures are under way."""


class Nested(Protocol):
    """Runs statements for a statement: what a procedure or EXECUTE is made of."""

    @property
    def is_block(self) -> bool:
        """Whether the statement is one of several that are one transaction."""
        ...

    def run_nested(self, sql: str, variables: Variables | None) -> Result:
        """Run a statement in the transaction that is under way, and note it in the system tables."""
        ...

    def end_transaction(self, action: Literal["commit", "rollback"]) -> None:
        """End the transaction, and begin another."""
        ...
