"""UNLOAD, from text."""

from __future__ import annotations

from penstock.warehouse.errors import UnsupportedError, WarehouseError
from penstock.warehouse.options import read_options
from penstock.warehouse.tokens import TokenReader
from penstock.warehouse.unload.command import UnloadCommand, UnloadOptions
from penstock.warehouse.unload.options import OPTIONS

_TEXT_ONLY = ("delimiter", "header", "add_quotes", "escape", "null", "compression", "max_file_size")
"""What the local warehouse has no use for with PARQUET, as Redshift has for most of it."""
_KEYWORDS = {
    "add_quotes": "ADDQUOTES",
    "null": "NULL AS",
    "compression": "GZIP or BZIP2",
    "max_file_size": "MAXFILESIZE",
}


def parse_unload(sql: str) -> UnloadCommand:
    """Parse UNLOAD ('query') TO 's3://...' options.

    Raises:
        SqlSyntaxError: where it is not that.
        UnsupportedError: for an option that the warehouse does not know, or with PARQUET does not.
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
    options, _ = read_options("UNLOAD", reader, OPTIONS, UnloadOptions())
    _check(options)
    return UnloadCommand(query, prefix, options)


def _check(options: UnloadOptions) -> None:
    if options.allow_overwrite and options.clean_path:
        raise WarehouseError("UNLOAD options ALLOWOVERWRITE and CLEANPATH cannot be used together")
    if options.format == "csv" and (options.escape or options.add_quotes):
        word = "ESCAPE" if options.escape else "ADDQUOTES"
        raise WarehouseError(f"UNLOAD options CSV and {word} cannot be used together")
    if options.format == "parquet":
        default = UnloadOptions()
        given = [name for name in _TEXT_ONLY if getattr(options, name) != getattr(default, name)]
        if given:
            raise UnsupportedError(f"the UNLOAD option {_KEYWORDS.get(given[0], given[0].upper())} with PARQUET")
