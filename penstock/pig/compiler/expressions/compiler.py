"""What compiles the operands of an expression."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from penstock.pig import nodes
    from penstock.pig.compiler.scope import Scope
    from penstock.pig.values import Value


class Compiler(Protocol):
    """`compile_expression`, handed to each kind of expression so that no module imports its own package."""

    def __call__(self, scope: Scope, node: nodes.Expression) -> Value:
        """The SQL and type of an operand."""
