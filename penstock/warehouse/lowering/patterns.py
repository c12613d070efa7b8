"""SIMILAR TO: a regular expression in which % and _ are LIKE's.

https://docs.aws.amazon.com/redshift/latest/dg/pattern-matching-conditions-similar-to.html
"""

from __future__ import annotations

from typing import cast

from sqlglot import exp

from penstock.warehouse.errors import UnsupportedError
from penstock.warehouse.functions.base import call
from penstock.warehouse.lowering.base import Scope


def lower_patterns(tree: exp.Expression, _scope: Scope) -> exp.Expression:
    """Write them as regular expressions that match the whole text.

    Raises:
        UnsupportedError: for a pattern that is not written out.
    """

    def lower(node: exp.Expr) -> exp.Expr:
        if not isinstance(node, exp.SimilarTo):
            return node
        if not (isinstance(node.expression, exp.Literal) and node.expression.is_string):
            raise UnsupportedError("SIMILAR TO with a pattern that is not written out")
        return call("regexp_full_match", node.this, _regex(str(node.expression.this)))

    return cast("exp.Expression", tree.transform(lower, copy=False))


def _regex(pattern: str) -> str:
    parts, quoted = [], False
    for char in pattern:
        if quoted:
            parts.append(f"\\{char}")
            quoted = False
        elif char == "\\":
            quoted = True
        else:
            parts.append({"%": ".*", "_": ".", ".": r"\.", "^": r"\^", "$": r"\$"}.get(char, char))
    return "".join(parts)
