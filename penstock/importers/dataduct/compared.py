"""What a column-check compares: a table of the warehouse by its key, with columns of a query in a database."""

from __future__ import annotations

from typing import Any

from penstock.importers.dataduct.context import Context
from penstock.importers.dataduct.model import DuctStep
from penstock.importers.dataduct.sql_text import query_text
from penstock.importers.dataduct.tables import name_of

KEYS_OF_SAMPLE = "PRIMARY_KEY_SET"
"""What dataduct put the keys of its sample in for, in the query of the warehouse."""

_MORE = ("joins", "group", "having", "distinct", "order", "limit", "with_", "laterals")
"""Parts of a SELECT that make it more than columns of a table."""


def compared(step: DuctStep, context: Context) -> dict[str, Any] | None:
    """The keys `sql`, `warehouse_table` and `columns`; None where it cannot be told what is compared, which is told.

    By position: the first columns of both queries are the key, the last one is what is compared.
    """
    values = step.values
    source = query_text(context.text(values, "source_sql", required=True) or "")
    key = values.one_of("destination_sql", "destination_table_definition")
    if key == "destination_table_definition":
        path = values.text(key) or ""
        table = context.tables.add(path, values.at(key))
        return None if table is None else {"sql": source, "warehouse_table": name_of(table)}
    found = _selected(query_text(context.text(values, "destination_sql") or ""))
    names = _names(source)
    if found is None or names is None or len(found[1]) != len(names):
        context.lost(
            step,
            "destination_sql",
            f"{step.shown} is left out: no two SELECTs of as many columns, the second from one table",
            "write a check-values step with `sql`, `warehouse_table` and `columns`",
        )
        return None
    table_name, columns = found
    if names != columns:
        # In quotation marks of MySQL, which any name may need.
        pairs = ", ".join(f"`{one}` AS `{other}`" for one, other in zip(names, columns, strict=True))
        source = f"SELECT {pairs}\nFROM (\n{source}\n) AS source"
    context.tables.require(table_name, values.at("destination_sql"))
    _tell_of_key(step, context, table_name, columns[:-1])
    return {"sql": source, "warehouse_table": table_name, "columns": columns[-1:]}


def _tell_of_key(step: DuctStep, context: Context, table: str, columns: list[str]) -> None:
    """Tell where the columns by which dataduct matched rows are not the table's key, by which Penstock does."""
    from penstock.tables.names import folded

    known = context.tables.definition(table)
    key = known.primary_key.columns if known and known.primary_key else ()
    if known is not None and {folded(name) for name in key} != {folded(name) for name in columns}:
        context.changed(
            step,
            "destination_sql",
            f"{step.shown} matches rows by the PRIMARY KEY of {table}, not by {', '.join(columns)}",
            f"say in assets/tables/{table}.sql what the key is, and select all of its columns in `sql`",
        )


def _selected(sql: str) -> tuple[str, list[str]] | None:
    """The table and the columns of a SELECT that does nothing else than naming them."""
    from sqlglot import exp

    tree = _parsed(sql.replace(KEYS_OF_SAMPLE, "(NULL)"), "redshift")
    if tree is None or not isinstance(tree.args.get("from_"), exp.From) or any(map(tree.args.get, _MORE)):
        return None
    table = tree.args["from_"].this
    if not isinstance(table, exp.Table) or not all(isinstance(item, exp.Column) for item in tree.selects):
        return None
    where = tree.args.get("where")
    if where is not None and not (KEYS_OF_SAMPLE in sql and isinstance(where.this, exp.In)):
        return None
    name = f"{table.db}.{table.name}" if table.db else table.name
    return name, [item.name for item in tree.selects]


def _names(sql: str) -> list[str] | None:
    tree = _parsed(sql, "mysql")
    names = None if tree is None or tree.is_star else list(tree.named_selects)
    return names if names and all(names) else None


def _parsed(sql: str, dialect: str) -> Any:
    import sqlglot
    from sqlglot import exp
    from sqlglot.errors import SqlglotError

    try:
        trees = sqlglot.parse(sql, read=dialect)
    except (SqlglotError, RecursionError):
        return None
    return trees[0] if len(trees) == 1 and isinstance(trees[0], exp.Select) else None
