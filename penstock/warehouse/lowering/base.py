"""What a lowering is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlglot.expressions import Expr, Expression

from penstock.warehouse.last_copy import LastCopy


@dataclass(frozen=True, slots=True)
class Scope:
    """What a lowering may need to know."""

    database: str
    user: str
    parameters: Mapping[str, str]
    last_copy: LastCopy = field(default_factory=LastCopy)
    now: datetime | None = None
    """When the statement began, on the warehouse's clock; None where it will run later, as a column's default does."""
    transaction_began: datetime | None = None
    """When its transaction began, likewise."""
    variables: Callable[[str], Expr | None] | None = None
    """Gives the value of a variable by its name, within a procedure or a prepared statement."""
    is_function: Callable[[str], bool] | None = None
    """Whether the user has made a function of that name."""


Lowering = Callable[[Expression, Scope], Expression]
