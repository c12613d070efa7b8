"""UNLOAD, from text."""

from __future__ import annotations

import itertools

from penstock.warehouse.errors import UnsupportedError, WarehouseError
from penstock.warehouse.options import read_options
from penstock.warehouse.tokens import TokenReader
from penstock.warehouse.unload.command import UnloadCommand, UnloadOptions
from penstock.warehouse.unload.options import OPTIONS

_EXCLUDED = {
    "parquet": ("DELIMITER", "FIXEDWIDTH", "ADDQUOTES", "ESCAPE", "NULL", "HEADER", "GZIP", "BZIP2", "ZSTD"),
    "json": ("DELIMITER", "FIXEDWIDTH", "ADDQUOTES", "ESCAPE", "NULL", "HEADER"),
    "csv": ("FIXEDWIDTH", "ADDQUOTES", "ESCAPE"),
    "fixedwidth": ("DELIMITER", "HEADER"),
}
"""What does not go with each format."""
_COMPRESSIONS = ("GZIP", "BZIP2", "ZSTD")


def parse_unload(sql: str) -> UnloadCommand:
    """Parse UNLOAD ('query') TO 's3://...' options.

    Raises:
        SqlSyntaxError: where it is not that.
        UnsupportedError: for an option that the warehouse does not know.
        WarehouseError: for options that exclude each other, or a bad value.
    """
    reader = TokenReader(sql)
    reader.expect("UNLOAD", "(")
    query = reader.text()
    reader.expect(")")
    reader.expect("TO")
    prefix = reader.string()
    if not prefix.startswith("s3://"):
        raise UnsupportedError(f"UNLOAD TO '{prefix}' (only s3:// is)")
    options, seen = read_options("UNLOAD", reader, OPTIONS, UnloadOptions())
    _check(options, seen)
    return UnloadCommand(query, prefix, options)


def _check(options: UnloadOptions, seen: set[str]) -> None:
    pairs = [(name.upper(), word) for name, words in _EXCLUDED.items() for word in words]
    pairs += [("ALLOWOVERWRITE", "CLEANPATH"), *itertools.combinations(_COMPRESSIONS, 2)]
    pairs += [("CSV", "PARQUET"), ("CSV", "JSON"), ("PARQUET", "JSON"), ("FORMAT", "FIXEDWIDTH")]
    for first, second in pairs:
        if second in seen and (first in seen or first == options.format.upper()):
            raise WarehouseError(f"UNLOAD options {first} and {second} cannot be used together")
    if "ROWGROUPSIZE" in seen and options.format != "parquet":
        raise WarehouseError("UNLOAD option ROWGROUPSIZE is for PARQUET")
