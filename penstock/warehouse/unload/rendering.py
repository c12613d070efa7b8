"""The SQL that turns the columns of a query into the fields of a file of text."""

from __future__ import annotations

import json
import string
from collections.abc import Sequence

from penstock.warehouse.result import Column
from penstock.warehouse.tables import literal
from penstock.warehouse.unload.command import UnloadOptions

_TEXT = "varchar"  # CHAR and VARCHAR alike, in what DuckDB gives back
_IN_OTHERS = string.digits + string.ascii_letters + "+-.: "
"""What numbers, booleans, dates and times are written with."""
_NUMBERS = frozenset({"int2", "int4", "int8", "numeric", "float4", "float8"})


def fields(columns: Sequence[tuple[str, Column]], options: UnloadOptions) -> list[str]:
    """Give the SQL of what stands between the separators of a line: a text, or NULL where a field is empty.

    Args:
        columns: each with its name in SQL.
        options: of a text format.
    """
    if options.format == "json":
        members = (f"{literal(_member(column.name))} || {_json(name, column)}" for name, column in columns)
        return ["'{' || " + " || ',' || ".join(members) + " || '}'"]
    found = [_field(name, column, options) for name, column in columns]
    if options.format == "fixedwidth":
        widths = zip(found, options.fixed_widths, strict=True)
        return [" || ".join(_padded(text, width) for text, width in widths)]
    return found


def header(columns: Sequence[Column], options: UnloadOptions) -> str:
    """Give the line with the names of the columns."""
    return options.separator.join(f'"{item.name}"' if options.add_quotes else item.name for item in columns)


def _field(name: str, column: Column, options: UnloadOptions) -> str:
    text = f"CASE WHEN {name} THEN 't' ELSE 'f' END" if column.type_name == "bool" else f"CAST({name} AS VARCHAR)"
    if options.format == "csv":
        text = _in_csv(text, column, options)
    elif options.escape and column.type_name == _TEXT:
        text = _escaped(text, options)
    if options.add_quotes:
        text = f"'\"' || {text} || '\"'"
    # A NULL of SUPER is JSON's. NULL is not in quotation marks, so that it differs from a text: nothing is documented.
    null = "null" if column.type_name == "super" else options.null
    if not null and column.type_name != "bool":
        return text
    return f"CASE WHEN {name} IS NULL THEN {literal(null)} ELSE {text} END"


def _in_csv(text: str, column: Column, options: UnloadOptions) -> str:
    if column.type_name not in {_TEXT, "super"} and options.separator not in _IN_OTHERS:
        return text
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


def _padded(text: str, width: int) -> str:
    # It fills up and never cuts off.
    return f"coalesce({text}, '') || repeat(' ', greatest({width} - length(coalesce({text}, '')), 0))"


def _member(name: str) -> str:
    return f"{json.dumps(name, ensure_ascii=False)}:"


def _json(name: str, column: Column) -> str:
    text = f"CAST({name} AS VARCHAR)"
    if column.type_name not in {*_NUMBERS, "bool", "super"}:
        text = f"CAST(to_json({text}) AS VARCHAR)"
    return f"coalesce({text}, 'null')"
