"""The SQL that turns the rows of a query into lines of text."""

# ruff: noqa: S608 (what is put into SQL is the user's own query, and strings quoted by `literal`)

from __future__ import annotations

from collections.abc import Sequence

from penstock.warehouse.result import Column
from penstock.warehouse.tables import literal
from penstock.warehouse.unload.command import UnloadOptions

_TEXT = "varchar"  # CHAR and VARCHAR alike, in what DuckDB gives back


def lines(query: str, columns: Sequence[Column], options: UnloadOptions) -> str:
    """Give the query of one text column, a line without its newline, in the order of the rows.

    Args:
        query: DuckDB's SQL.
        columns: those of the query.
        options: of a text format.
    """
    names = [f"c{index}" for index in range(len(columns))]
    fields = [_field(name, column, options) for name, column in zip(names, columns, strict=True)]
    separator = f" || {literal(options.separator)} || "
    return f"SELECT {separator.join(fields)} FROM ({query}) AS unloaded({', '.join(names)})"


def header(columns: Sequence[Column], options: UnloadOptions) -> str:
    """Give the line with the names of the columns."""
    return options.separator.join(f'"{item.name}"' if options.add_quotes else item.name for item in columns)


def _field(name: str, column: Column, options: UnloadOptions) -> str:
    text = f"CASE WHEN {name} THEN 't' ELSE 'f' END" if column.type_name == "bool" else f"CAST({name} AS VARCHAR)"
    if options.format == "csv":
        text = _in_csv(text, options)
    elif options.escape and column.type_name == _TEXT:
        text = _escaped(text, options)
    if options.add_quotes:
        text = f"'\"' || {text} || '\"'"
    # A NULL of SUPER is JSON's. NULL is not in quotation marks, so that it differs from a text: nothing is documented.
    null = "null" if column.type_name == "super" else options.null
    return f"CASE WHEN {name} IS NULL THEN {literal(null)} ELSE {text} END"


def _in_csv(text: str, options: UnloadOptions) -> str:
    marks = (literal(options.separator), "'\"'", "chr(10)", "chr(13)")
    special = " OR ".join(f"contains({text}, {mark})" for mark in marks)
    return f"CASE WHEN {special} THEN '\"' || replace({text}, '\"', '\"\"') || '\"' ELSE {text} END"


def _escaped(text: str, options: UnloadOptions) -> str:
    marks = ["'\\'", literal(options.separator), "chr(10)", "chr(13)"]
    if options.add_quotes:
        marks += ["'\"'", "''''"]
    for mark in dict.fromkeys(marks):
        text = f"replace({text}, {mark}, '\\' || {mark})"
    return text
