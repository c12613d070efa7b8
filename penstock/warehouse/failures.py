"""DuckDB's errors in Redshift's words, where Redshift has words for them."""

from __future__ import annotations

import re
from collections.abc import Callable

import duckdb

from penstock.warehouse.errors import WarehouseError

_RULES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (
        re.compile(r"Table with name (\S+) does not exist"),
        lambda match: f'relation "{match[1]}" does not exist',
    ),
    (
        re.compile(r"CHECK constraint failed on table .* with expression CHECK\(\(strlen\(.*\) <= (\d+)\)\)"),
        lambda match: f"value too long for type character varying({match[1]})",
    ),
    (
        re.compile(r"NOT NULL constraint failed: [^.]+\.(\S+)"),
        lambda match: f"Cannot insert a NULL value into column {match[1]}",
    ),
    (
        re.compile(r'Referenced column "(\S+)" not found'),
        lambda match: f'column "{match[1]}" does not exist',
    ),
    (
        re.compile(r'Table "\S+" does not have a column (?:with name|named) "(\S+)"'),
        lambda match: f'column "{match[1]}" does not exist',
    ),
)


def as_redshift(error: duckdb.Error) -> WarehouseError:
    """Say what DuckDB says as Redshift would; what has no rule keeps DuckDB's first line."""
    text = str(error)
    for pattern, message in _RULES:
        match = pattern.search(text)
        if match:
            return WarehouseError(message(match))
    return WarehouseError(text.partition("\n")[0])
