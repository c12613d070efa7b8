"""COPY, from text."""

from __future__ import annotations

from dataclasses import replace

from penstock.warehouse.copy.command import CopyCommand, CopyOptions
from penstock.warehouse.copy.encoding import NULL
from penstock.warehouse.copy.options import OPTIONS
from penstock.warehouse.errors import UnsupportedError, WarehouseError
from penstock.warehouse.options import read_options
from penstock.warehouse.tables import TableName
from penstock.warehouse.tokens import TokenReader

_EXCLUSIVE = (
    ("csv", "escape", "CSV", "ESCAPE"),
    ("csv", "remove_quotes", "CSV", "REMOVEQUOTES"),
)
_NOT_WITH_JSON = (
    "CSV",
    "DELIMITER",
    "ESCAPE",
    "FILLRECORD",
    "IGNOREBLANKLINES",
    "IGNOREHEADER",
    "NULL",
    "QUOTE",
    "REMOVEQUOTES",
)
"""https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-data-format.html"""

_NOT_WITH_FIXED_WIDTH = ("CSV", "DELIMITER", "ESCAPE", "JSON", "REMOVEQUOTES")

_WITH_PARQUET = (
    "IAM_ROLE",
    "CREDENTIALS",
    "ACCESS_KEY_ID",
    "SECRET_ACCESS_KEY",
    "SESSION_TOKEN",
    "FORMAT",
    "PARQUET",
    "MANIFEST",
    "NOLOAD",
    "SERIALIZETOJSON",
    "STATUPDATE",
)
"""https://docs.aws.amazon.com/redshift/latest/dg/copy-usage_notes-copy-from-columnar.html"""


def parse_copy(sql: str) -> CopyCommand:
    """Parse COPY table [(columns)] FROM 's3://...' options.

    Raises:
        SqlSyntaxError: where it is not that.
        UnsupportedError: for an option, or a source, that the warehouse does not know.
        WarehouseError: for options that exclude each other, or a bad value.
    """
    reader = TokenReader(sql)
    reader.expect("COPY")
    table = TableName(*reader.table_name())
    columns = reader.names() if reader.looking_at("(") else None
    reader.expect("FROM")
    source = reader.string()
    if not source.startswith("s3://"):
        raise UnsupportedError(f"COPY FROM '{source}' (only s3:// is)")
    options = _read_options(reader)
    for first, second, first_word, second_word in _EXCLUSIVE:
        if getattr(options, first) and getattr(options, second):
            raise WarehouseError(f"COPY options {first_word} and {second_word} cannot be used together")
    return CopyCommand(table, columns, source, options)


def _read_options(reader: TokenReader) -> CopyOptions:
    options, seen = read_options("COPY", reader, OPTIONS, CopyOptions())
    _check_format(options, seen)
    if options.fixed_widths:
        return replace(options, delimiter="|")  # of the lines that fields become
    if options.json is None:
        return options
    return replace(options, delimiter="|", null=NULL)  # of the lines that objects become


def _check_format(options: CopyOptions, seen: set[str]) -> None:
    """Refuse what does not go with the format of the files, or with one another."""
    if {"MAXERROR", "IGNOREALLERRORS"} <= seen:
        raise WarehouseError("COPY options MAXERROR and IGNOREALLERRORS cannot be used together")
    if options.serialize_to_json and not options.parquet:
        raise WarehouseError("COPY option SERIALIZETOJSON is for PARQUET")
    if options.parquet:
        format_, others = "PARQUET", sorted(seen.difference(_WITH_PARQUET))
    elif options.fixed_widths:
        format_, others = "FIXEDWIDTH", [word for word in _NOT_WITH_FIXED_WIDTH if word in seen]
    elif options.json is not None:
        format_, others = "AVRO" if options.avro else "JSON", [word for word in _NOT_WITH_JSON if word in seen]
    else:
        return
    if others:
        raise WarehouseError(f"COPY options {format_} and {others[0]} cannot be used together")
