"""From Redshift's text to DuckDB's."""

from __future__ import annotations

import re

import sqlglot
from sqlglot import exp
from sqlglot.errors import ErrorLevel, SqlglotError, UnsupportedError as SqlglotUnsupportedError

from penstock.warehouse.errors import SqlSyntaxError, UnsupportedError
from penstock.warehouse.lowering import LOWERINGS
from penstock.warehouse.lowering.base import Scope
from penstock.warehouse.lowering.dialect import WarehouseRedshift


def parse(sql: str) -> exp.Expression:
    """Parse one query or data-changing statement of Redshift's.

    Raises:
        SqlSyntaxError: where the text is not one.
    """
    try:
        tree = sqlglot.parse_one(sql, read=WarehouseRedshift, error_level=ErrorLevel.IMMEDIATE)
    except SqlglotError as error:
        raise SqlSyntaxError(f"syntax error: {_first_line(error)}") from error
    if not isinstance(tree, exp.Expression):
        raise SqlSyntaxError(f"syntax error: {sql} is not a statement")
    return tree


def lower(tree: exp.Expression, scope: Scope) -> str:
    """Write a parsed statement as DuckDB's SQL.

    Raises:
        UnsupportedError: for what DuckDB cannot express.
        WarehouseError: for what a lowering refuses.
    """
    tree = tree.copy()
    for lowering in LOWERINGS:
        tree = lowering(tree, scope)
    try:
        return tree.sql("duckdb", unsupported_level=ErrorLevel.IMMEDIATE)
    except SqlglotUnsupportedError as error:
        # sqlglot names the construct and adds that DuckDB has it not.
        raise UnsupportedError(re.sub(r" (?:is|are) not supported.*", "", _first_line(error))) from error


def _first_line(error: SqlglotError) -> str:
    return str(error).partition("\n")[0]
