"""lark's parse tree to `nodes`: one method per rule of grammar.lark, whose children are tokens and finished nodes."""

from __future__ import annotations

from penstock.pig.syntax.expressions import ExpressionRules
from penstock.pig.syntax.statements import StatementRules
from penstock.pig.syntax.types import TypeRules
from penstock.pig.syntax.words import ReservedWordError, UnsupportedConstructError

__all__ = ["ReservedWordError", "TreeBuilder", "UnsupportedConstructError"]


class TreeBuilder(StatementRules, ExpressionRules, TypeRules):
    """All rules."""
