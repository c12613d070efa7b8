"""Generated SQL on the local warehouse, unchanged."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlglot
from sqlglot import exp

from penstock.warehouse.session import Session


def run(session: Session, statements: Sequence[str]) -> list[tuple[Any, ...]]:
    """Run statements in one transaction and give the rows of the last; sqlglot must know each for Redshift's."""
    for statement in statements:
        (tree,) = sqlglot.parse(statement, read="redshift")
        assert tree is not None
        assert not isinstance(tree, exp.Command), statement
    return list(session.execute_all(statements)[-1].rows)
