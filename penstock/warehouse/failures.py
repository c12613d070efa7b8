"""DuckDB's errors in Redshift's words, where Redshift has words for them."""

from __future__ import annotations

import re
from collections.abc import Callable

import duckdb

from penstock.warehouse.errors import UnsupportedError, WarehouseError

_TYPES = {"INT16": ("Smallint", 2), "INT32": ("Integer", 4), "INT64": ("Bigint", 8)}
"""What Redshift calls DuckDB's integers, and their bytes."""


def _invalid_digit(match: re.Match[str]) -> str:
    text, type_ = match[1], _TYPES[match[2]][0]
    position = len(text) - len(re.sub(r"^\s*[+-]?\d*", "", text))
    if position < len(text):
        return f"Invalid digit, Value '{text[position]}', Pos {position}, Type: {type_}, context: {text}"
    return f"Overflow, Value '{text}', Type: {type_}"


_RULES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str | WarehouseError]], ...] = (
    (
        re.compile(r"Table with name ((?:stl|stv|svl|svv|svcs|sys)_\S+) does not exist"),
        lambda match: UnsupportedError(f"the system table {match[1]}"),
    ),
    (
        re.compile(r'Table with name "?([^"\s]+)"? does not exist'),
        lambda match: f'relation "{match[1]}" does not exist',
    ),
    (
        re.compile(r'(?:View|Table) with name "(\S+)" already exists'),
        lambda match: f'relation "{match[1]}" already exists',
    ),
    (
        re.compile(r"Schema with name (\S+) does not exist", re.IGNORECASE),
        lambda match: f'schema "{match[1].strip(chr(34))}" does not exist',
    ),
    (
        re.compile(r'Schema with name "?([^"\s]+)"? already exists'),
        lambda match: f'schema "{match[1]}" already exists',
    ),
    (
        re.compile(r'table "\S+" has (\d+) columns but (\d+) values were supplied'),
        lambda match: (
            "INSERT has more "
            + (
                "expressions than target columns"
                if int(match[2]) > int(match[1])
                else "target columns than expressions"
            )
        ),
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
    (
        re.compile(r"(?:Scalar|Aggregate|Table|Macro)(?: \w+)? Function with name (\S+) does not exist", re.IGNORECASE),
        lambda match: UnsupportedError(f"the function {match[1].upper()}"),
    ),
    (
        re.compile(r"MERGE INTO command cannot affect the same target row more than once"),
        lambda _: "Found multiple matches to update the same tuple.",
    ),
    (
        re.compile(r"No function matches the given name and argument types '(\S+?)\(.*JSON.*\)'"),
        lambda match: UnsupportedError(f"{match[1].removeprefix('rs_').upper()} of a SUPER value that is not cast"),
    ),
    (
        re.compile(r"No function matches the given name and argument types '([-+*/%<>=^|&~]+)\((.*)\)'"),
        lambda match: f"operator does not exist: {match[2].replace(', ', f' {match[1]} ').lower()}",
    ),
    (
        re.compile(r"No function matches the given name and argument types '(\w+)\((.*)\)'"),
        lambda match: f"function {match[1].removeprefix('rs_')}({match[2].lower()}) does not exist",
    ),
    (re.compile(r"Division by zero"), lambda _: "Divide by zero"),
    (
        re.compile(
            r"^Invalid Input Error: (field position .*|Invalid digit.*|JSON parsing error|Invalid JSON.*|The input .*)"
        ),
        lambda match: match[1],
    ),
    (re.compile(r"Could not convert string '(.*)' to (INT16|INT32|INT64)", re.DOTALL), _invalid_digit),
    (
        re.compile(r"Could not convert string '(.*)' to BOOL", re.DOTALL),
        lambda match: f'invalid input syntax for type boolean: "{match[1]}"',
    ),
    (
        re.compile(r"Could not convert string '(.*)' to (?:DOUBLE|FLOAT)", re.DOTALL),
        lambda match: f'invalid input syntax for type double precision: "{match[1]}"',
    ),
    (
        re.compile(r"Could not convert string ['\"](.*)['\"] to DECIMAL", re.DOTALL),
        lambda match: f'invalid input syntax for type numeric: "{match[1]}"',
    ),
    (
        re.compile(r'(?:date|timestamp|time) field value out of range: "(.*?)"', re.DOTALL),
        lambda match: f'date/time field value out of range: "{match[1]}"',
    ),
    (
        re.compile(r'invalid (date|timestamp|time) field format: "(.*?)"', re.DOTALL),
        lambda match: f'invalid input syntax for type {match[1]}: "{match[2]}"',
    ),
    (
        re.compile(r'Could not parse string "(.*?)" according to format specifier', re.DOTALL),
        lambda match: f'date/time field value out of range: "{match[1]}"',
    ),
    (
        re.compile(r"Could not cast value \S+ to DECIMAL|Overflow in \w+ of DECIMAL"),
        lambda _: "Numeric data overflow (result precision)",
    ),
    (
        re.compile(r"Overflow in \w+ of (INT16|INT32|INT64)"),
        lambda match: f"Value out of range for {_TYPES[match[1]][1]} bytes.",
    ),
    (
        re.compile(r"out of range for the destination type (INT16|INT32|INT64)"),
        lambda match: f"Value out of range for {_TYPES[match[1]][1]} bytes.",
    ),
)


def as_redshift(error: duckdb.Error) -> WarehouseError:
    """Say what DuckDB says as Redshift would; what has no rule keeps DuckDB's first line."""
    text = str(error)
    for pattern, message in _RULES:
        match = pattern.search(text)
        if match:
            said = message(match)
            return said if isinstance(said, WarehouseError) else WarehouseError(said)
    return WarehouseError(text.partition("\n")[0])
