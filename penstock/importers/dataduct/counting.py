"""The rows that a `SELECT COUNT(...)` counts."""

from __future__ import annotations


def rows_counted(sql: str) -> str | None:
    """A query that gives these rows; None for anything but a COUNT of all rows, or of the values of a column."""
    import sqlglot
    from sqlglot import exp
    from sqlglot.errors import SqlglotError

    try:
        trees = sqlglot.parse(sql, read="mysql")
    except (SqlglotError, RecursionError):
        return None
    tree = trees[0] if len(trees) == 1 else None
    if not isinstance(tree, exp.Select) or len(tree.selects) != 1 or tree.args.get("group"):
        return None
    counted = tree.selects[0].unalias()
    if not isinstance(counted, exp.Count):
        return None
    what = counted.this
    if isinstance(what, exp.Distinct):
        columns = what.expressions
        tree.set("distinct", exp.Distinct())
    elif isinstance(what, exp.Star | exp.Literal):
        columns = []
    else:
        columns = [what]
    tree.set("expressions", columns if isinstance(what, exp.Distinct) else [exp.Literal.number(1)])
    for column in columns:  # COUNT leaves NULLs out
        tree = tree.where(exp.Not(this=exp.Is(this=column.copy(), expression=exp.Null())))
    return tree.sql("mysql")
