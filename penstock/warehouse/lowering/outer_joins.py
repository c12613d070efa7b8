"""The (+) of an outer join in WHERE.

https://docs.aws.amazon.com/redshift/latest/dg/r_WHERE_oracle_outer.html
"""

from __future__ import annotations

from typing import cast

from sqlglot import exp
from sqlglot.transforms import eliminate_join_marks

from penstock.warehouse.errors import UnsupportedError
from penstock.warehouse.lowering.base import Scope


def lower_outer_joins(tree: exp.Expression, _scope: Scope) -> exp.Expression:
    """Write them as LEFT JOIN.

    Raises:
        UnsupportedError: where a column beside it does not say of which table it is.
    """
    if not any(column.args.get("join_mark") for column in tree.find_all(exp.Column)):
        return tree
    if any(not column.table for where in tree.find_all(exp.Where) for column in where.find_all(exp.Column)):
        raise UnsupportedError("(+) beside a column without its table")
    return cast("exp.Expression", eliminate_join_marks(tree))
