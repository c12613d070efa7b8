"""MERGE.

https://docs.aws.amazon.com/redshift/latest/dg/r_MERGE.html
"""

from __future__ import annotations

from sqlglot import exp

from penstock.warehouse.errors import UnsupportedError
from penstock.warehouse.lowering.lower import parse
from penstock.warehouse.scripts import read_script
from penstock.warehouse.statements.base import Kind
from penstock.warehouse.statements.dml import Change


def _parse(sql: str) -> Change:
    (statement,) = read_script(sql)
    if statement.text.upper().split()[-2:] == ["REMOVE", "DUPLICATES"]:
        raise UnsupportedError("MERGE ... REMOVE DUPLICATES")
    tree = parse(sql)
    if not isinstance(tree, exp.Merge):
        raise UnsupportedError(f"the statement {tree.key.upper()}")
    return Change(tree)


MERGE = Kind((("MERGE",),), _parse)
