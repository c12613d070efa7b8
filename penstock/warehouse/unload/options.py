"""The options of UNLOAD, one entry each.

https://docs.aws.amazon.com/redshift/latest/dg/r_UNLOAD.html
"""

from __future__ import annotations

from dataclasses import replace

from penstock.warehouse.copy.options import character
from penstock.warehouse.errors import UnsupportedError, WarehouseError
from penstock.warehouse.options import ACCESS, Option, flag, string
from penstock.warehouse.tokens import TokenReader
from penstock.warehouse.unload.command import UnloadOptions

_UNITS = {"MB": 1024**2, "GB": 1024**3}
_SMALLEST, _LARGEST = 5 * _UNITS["MB"], 6.2 * _UNITS["GB"]


def _format(reader: TokenReader, options: UnloadOptions) -> UnloadOptions:
    reader.accept("AS")
    if reader.accept("CSV"):
        return replace(options, format="csv")
    if reader.accept("PARQUET"):
        return replace(options, format="parquet")
    if reader.accept("JSON"):
        raise UnsupportedError("the UNLOAD option FORMAT JSON")
    raise reader.error("CSV, PARQUET or JSON")


def _delimiter(reader: TokenReader, options: UnloadOptions) -> UnloadOptions:
    delimiter = character(string(reader))
    if len(delimiter) != 1 or not delimiter.isascii() or delimiter in {"\n", "\r"}:
        raise WarehouseError("UNLOAD delimiter must be a single ASCII character, and neither newline nor return")
    return replace(options, delimiter=delimiter)


def _null(reader: TokenReader, options: UnloadOptions) -> UnloadOptions:
    return replace(options, null=string(reader).replace("\\\\", "\\"))


def _parallel(reader: TokenReader, options: UnloadOptions) -> UnloadOptions:
    if reader.accept("OFF") or reader.accept("FALSE"):
        return replace(options, parallel=False)
    if not reader.accept("ON"):
        reader.accept("TRUE")
    return replace(options, parallel=True)


def _manifest(reader: TokenReader, options: UnloadOptions) -> UnloadOptions:
    if reader.accept("VERBOSE"):
        raise UnsupportedError("the UNLOAD option MANIFEST VERBOSE")
    return replace(options, manifest=True)


def _max_file_size(reader: TokenReader, options: UnloadOptions) -> UnloadOptions:
    reader.accept("AS")
    amount = reader.decimal()
    unit = next((unit for unit in _UNITS if reader.accept(unit)), "MB")
    size = amount * _UNITS[unit]
    if not _SMALLEST <= size <= _LARGEST:
        raise WarehouseError(f"UNLOAD MAXFILESIZE must be between 5 MB and 6.2 GB, found {amount:g} {unit}")
    return replace(options, max_file_size=int(size))


OPTIONS: tuple[Option[UnloadOptions], ...] = (
    *ACCESS,
    # The format.
    Option("FORMAT", _format),
    flag("CSV", format="csv"),
    flag("PARQUET", format="parquet"),
    Option("DELIMITER", _delimiter),
    flag("HEADER", header=True),
    flag("ADDQUOTES", add_quotes=True),
    flag("ESCAPE", escape=True),
    Option("NULL", _null),
    # The files.
    flag("GZIP", compression="gzip"),
    flag("BZIP2", compression="bzip2"),
    Option("EXTENSION", lambda reader, options: replace(options, extension=string(reader))),
    Option("PARALLEL", _parallel),
    Option("MAXFILESIZE", _max_file_size),
    Option("MANIFEST", _manifest),
    flag("ALLOWOVERWRITE", allow_overwrite=True),
    flag("CLEANPATH", clean_path=True),
)
