"""What a lowering is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlglot.expressions import Expr, Expression

from penstock.warehouse.session_state import SessionState


@dataclass(frozen=True, slots=True)
class Scope:
    """What a lowering may need to know."""

    database: str
    user: str
    parameters: Mapping[str, str]
    state: SessionState = field(default_factory=SessionState)
    pid: int = 0
    now: datetime | None = None
    """When the statement began, on the warehouse's clock; None where it will run later, as a column's default does."""
    transaction_began: datetime | None = None
    """When its transaction began, likewise."""
    variables: Callable[[str], Expr | None] | None = None
    """Gives the value of a variable by its name, within a procedure or a prepared statement."""
    is_function: Callable[[str], bool] | None = None
    """Whether the user has made a function of that name."""
    has_privilege: Callable[[str, str, str, str], bool] | None = None
    """Whether a user has a privilege on a schema or a relation, of a kind and a name."""
    require: Callable[..., None] | None = None
    """Fails where the session's user has none of the privileges on a table; None: it may do anything."""


Lowering = Callable[[Expression, Scope], Expression]
