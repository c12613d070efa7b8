"""What a lowering is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sqlglot.expressions import Expression


@dataclass(frozen=True, slots=True)
class Scope:
    """What a lowering may need to know."""

    database: str
    user: str
    parameters: Mapping[str, str]


Lowering = Callable[[Expression, Scope], Expression]
