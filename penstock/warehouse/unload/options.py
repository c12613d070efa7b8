"""The options of UNLOAD, one entry each.

https://docs.aws.amazon.com/redshift/latest/dg/r_UNLOAD.html
"""

from __future__ import annotations

from dataclasses import replace

from penstock.warehouse.copy.fixed_width import read_widths
from penstock.warehouse.copy.options import character
from penstock.warehouse.errors import WarehouseError
from penstock.warehouse.options import ACCESS, Option, flag, string
from penstock.warehouse.tokens import TokenReader
from penstock.warehouse.unload.command import UnloadOptions

_UNITS = {"MB": 1024**2, "GB": 1024**3}
_SMALLEST, _LARGEST = 5 * _UNITS["MB"], 6.2 * _UNITS["GB"]


def _format(reader: TokenReader, options: UnloadOptions) -> UnloadOptions:
    reader.accept("AS")
    for word, name in (("CSV", "csv"), ("PARQUET", "parquet"), ("JSON", "json")):
        if reader.accept(word):
            return replace(options, format=name)  # type: ignore[arg-type]
    raise reader.error("CSV, PARQUET or JSON")


def _fixed_width(reader: TokenReader, options: UnloadOptions) -> UnloadOptions:
    return replace(options, format="fixedwidth", fixed_widths=read_widths(string(reader)))


def _partition(reader: TokenReader, options: UnloadOptions) -> UnloadOptions:
    reader.expect("BY")
    return replace(options, partition_by=tuple(reader.names()), include=reader.accept("INCLUDE"))


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
    return replace(options, manifest="verbose" if reader.accept("VERBOSE") else "plain")


def _max_file_size(reader: TokenReader, options: UnloadOptions) -> UnloadOptions:
    return replace(options, max_file_size=_size("MAXFILESIZE", reader, _SMALLEST, _LARGEST, "5 MB and 6.2 GB"))


def _row_group_size(reader: TokenReader, options: UnloadOptions) -> UnloadOptions:
    # It only tells how readers may share the work; DuckDB has a size of its own.
    _size("ROWGROUPSIZE", reader, 32 * _UNITS["MB"], 128 * _UNITS["MB"], "32 MB and 128 MB")
    return options


def _size(keyword: str, reader: TokenReader, least: float, most: float, bounds: str) -> int:
    """Read a size, and give it in bytes."""
    reader.accept("AS")
    amount = reader.decimal()
    unit = next((unit for unit in _UNITS if reader.accept(unit)), "MB")
    size = amount * _UNITS[unit]
    if not least <= size <= most:
        raise WarehouseError(f"UNLOAD {keyword} must be between {bounds}, found {amount:g} {unit}")
    return int(size)


OPTIONS: tuple[Option[UnloadOptions], ...] = (
    *ACCESS,
    # The format.
    Option("FORMAT", _format),
    flag("CSV", format="csv"),
    flag("PARQUET", format="parquet"),
    flag("JSON", format="json"),
    Option("FIXEDWIDTH", _fixed_width),
    Option("DELIMITER", _delimiter),
    flag("HEADER", header=True),
    flag("ADDQUOTES", add_quotes=True),
    flag("ESCAPE", escape=True),
    Option("NULL", _null),
    # The files.
    flag("GZIP", compression="gzip"),
    flag("BZIP2", compression="bzip2"),
    flag("ZSTD", compression="zstd"),
    Option("EXTENSION", lambda reader, options: replace(options, extension=string(reader))),
    Option("PARTITION", _partition),
    Option("PARALLEL", _parallel),
    Option("MAXFILESIZE", _max_file_size),
    Option("ROWGROUPSIZE", _row_group_size),
    Option("MANIFEST", _manifest),
    flag("ALLOWOVERWRITE", allow_overwrite=True),
    flag("CLEANPATH", clean_path=True),
)
