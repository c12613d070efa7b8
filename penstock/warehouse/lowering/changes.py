"""What INSERT, UPDATE and DELETE may leave out, or say with a keyword.

https://docs.aws.amazon.com/redshift/latest/dg/r_DELETE.html, https://docs.aws.amazon.com/redshift/latest/dg/r_UPDATE.html
"""

from __future__ import annotations

from sqlglot import exp

from penstock.warehouse.lowering.base import Scope


def lower_changes(tree: exp.Expression, _scope: Scope) -> exp.Expression:
    """Read DEFAULT as the keyword, and DELETE without FROM."""
    if isinstance(tree, exp.Insert | exp.Update | exp.Merge):
        for column in [*tree.find_all(exp.Column)]:
            if column.name.upper() == "DEFAULT" and not column.table and not column.this.args.get("quoted"):
                column.replace(exp.Var(this="DEFAULT"))
    if isinstance(tree, exp.Delete) and not tree.this and tree.args.get("tables"):
        (table,) = tree.args["tables"]
        tree.set("tables", None)
        tree.set("this", table)
    return tree
