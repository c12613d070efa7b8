"""The options of COPY, one entry each.

https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-data-format.html,
https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-data-conversion.html,
https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-data-load.html
"""

from __future__ import annotations

import re
import sys
from dataclasses import replace

from penstock.warehouse.copy.command import CopyOptions
from penstock.warehouse.copy.fixed_width import read_widths
from penstock.warehouse.errors import UnsupportedError, WarehouseError
from penstock.warehouse.options import ACCESS, Option, flag, string
from penstock.warehouse.tokens import TokenReader

_ESCAPES = {"t": "\t", "n": "\n", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0", "\\": "\\"}


_ENCODINGS = {
    "UTF8": "utf-8",
    "UTF-8": "utf-8",
    "UTF16": "utf-16",
    "UTF16LE": "utf-16-le",
    "UTF16BE": "utf-16-be",
    "ISO88591": "iso-8859-1",
}
_MOST_ERRORS = 100_000
_MOST_DIGITS = 20


def _count(reader: TokenReader) -> int:
    reader.accept("AS")
    if not reader.at_string():
        return reader.integer()
    text = reader.string().strip()
    if not (text.isascii() and text.isdecimal() and len(text) < _MOST_DIGITS):
        raise WarehouseError(f"COPY takes a whole number here, found '{text}'")
    return int(text)


def character(text: str) -> str:
    r"""Read a character as COPY writes it: itself, an escape such as `\t`, octal `\ddd` or hexadecimal `\xhh`."""

    def decode(match: re.Match[str]) -> str:
        octal, hexadecimal, letter = match.groups()
        if octal:
            return chr(int(octal, 8))
        return chr(int(hexadecimal, 16)) if hexadecimal else _ESCAPES.get(letter, letter)

    return re.sub(r"\\(?:([0-7]{3})|[xX]([0-9a-fA-F]{2})|(.))", decode, text)


def _delimiter(reader: TokenReader, options: CopyOptions) -> CopyOptions:
    delimiter = character(string(reader))
    if not delimiter or set(delimiter) & {"\n", "\r"}:
        raise WarehouseError("COPY delimiter must be one or more characters, none of them a newline or carriage return")
    return replace(options, delimiter=delimiter)


def _null(reader: TokenReader, options: CopyOptions) -> CopyOptions:
    text = string(reader)
    if text in {"\\n", "\\012"}:
        raise WarehouseError("COPY NULL AS cannot be a newline: it ends the line")
    return replace(options, null="\0" if text in {"\\0", "\\000"} else "\\N" if text == "\\\\N" else text)


def _quote(reader: TokenReader, options: CopyOptions) -> CopyOptions:
    quote = character(string(reader))
    if len(quote) != 1:
        raise WarehouseError(f"COPY quote must be one character, found '{quote}'")
    return replace(options, quote=quote)


def _csv(reader: TokenReader, options: CopyOptions) -> CopyOptions:
    options = replace(options, csv=True)
    return _quote(reader, options) if reader.accept("QUOTE") else options


def _format(reader: TokenReader, options: CopyOptions) -> CopyOptions:
    reader.accept("AS")
    if reader.accept("JSON"):
        return _json(reader, options)
    if reader.accept("AVRO"):
        return _avro(reader, options)
    if reader.accept("PARQUET"):
        return replace(options, parquet=True)
    if reader.accept("CSV"):
        return _csv(reader, options)
    if reader.accept("FIXEDWIDTH"):
        return _fixed_width(reader, options)
    raise UnsupportedError(f"COPY FORMAT {reader.word()}")


def _json(reader: TokenReader, options: CopyOptions) -> CopyOptions:
    given = string(reader)
    if given.startswith("s3://"):
        return replace(options, json="paths", json_paths=given)
    how = given.lower()
    if how not in ("auto", "auto ignorecase", "noshred"):
        raise UnsupportedError(f"COPY JSON '{how}' (only 'auto', 'auto ignorecase', 'noshred' and s3://... are)")
    return replace(options, json=how)  # type: ignore[arg-type]


def _avro(reader: TokenReader, options: CopyOptions) -> CopyOptions:
    given = string(reader)
    if not given.startswith("s3://") and given.lower() not in ("auto", "auto ignorecase"):
        raise WarehouseError(f"COPY AVRO takes 'auto', 'auto ignorecase' or s3://..., found '{given}'")
    if given.startswith("s3://"):
        return replace(options, avro=True, json="paths", json_paths=given)
    return replace(options, avro=True, json=given.lower())  # type: ignore[arg-type]


def _fixed_width(reader: TokenReader, options: CopyOptions) -> CopyOptions:
    return replace(options, fixed_widths=read_widths(string(reader)))


def _encoding(reader: TokenReader, options: CopyOptions) -> CopyOptions:
    reader.accept("AS")
    given = reader.string() if reader.at_string() else reader.word()
    if given.upper() not in _ENCODINGS:
        raise WarehouseError(f"COPY ENCODING must be one of {', '.join(_ENCODINGS)}, found {given}")
    return replace(options, encoding=_ENCODINGS[given.upper()])


def _comprows(reader: TokenReader, options: CopyOptions) -> CopyOptions:
    _count(reader)
    return options


def _accept_invalid(reader: TokenReader, options: CopyOptions) -> CopyOptions:
    given = reader.accept("AS") or reader.at_string()
    replacement = reader.string() if given else "?"
    if len(replacement) != 1 or not replacement.isascii() or replacement == "\0":
        raise WarehouseError(f"COPY ACCEPTINVCHARS takes one ASCII character, found '{replacement}'")
    return replace(options, accept_invalid=replacement)


def _max_error(reader: TokenReader, options: CopyOptions) -> CopyOptions:
    count = _count(reader)
    if not 0 <= count <= _MOST_ERRORS:
        raise WarehouseError(f"COPY MAXERROR must be between 0 and 100000, found {count}")
    return replace(options, max_error=count)


def _switch(reader: TokenReader, options: CopyOptions) -> CopyOptions:
    for word in ("ON", "OFF", "TRUE", "FALSE", "PRESET"):
        if reader.accept(word):
            break
    return options


OPTIONS: tuple[Option[CopyOptions], ...] = (
    *ACCESS,
    # The format.
    Option("FORMAT", _format),
    Option("CSV", _csv),
    Option("JSON", _json),
    Option("AVRO", _avro),
    flag("PARQUET", parquet=True),
    flag("SERIALIZETOJSON", serialize_to_json=True),
    Option("FIXEDWIDTH", _fixed_width),
    Option("ENCODING", _encoding),
    flag("MANIFEST", manifest=True),
    Option("QUOTE", _quote),
    Option("DELIMITER", _delimiter),
    flag("GZIP", compression="gzip"),
    flag("BZIP2", compression="bzip2"),
    flag("ZSTD", compression="zstd"),
    # Fields.
    Option("NULL", _null),
    Option("ACCEPTINVCHARS", _accept_invalid),
    flag("ACCEPTANYDATE", accept_any_date=True),
    Option("DATEFORMAT", lambda reader, options: replace(options, date_format=string(reader))),
    Option("TIMEFORMAT", lambda reader, options: replace(options, time_format=string(reader))),
    flag("BLANKSASNULL", blanks_as_null=True),
    flag("EMPTYASNULL", empty_as_null=True),
    flag("ESCAPE", escape=True),
    flag("REMOVEQUOTES", remove_quotes=True),
    flag("ROUNDEC", round_decimals=True),
    flag("TRIMBLANKS", trim_blanks=True),
    flag("TRUNCATECOLUMNS", truncate_columns=True),
    flag("EXPLICIT_IDS", explicit_ids=True),
    # Rows.
    flag("FILLRECORD", fill_record=True),
    flag("IGNOREBLANKLINES", ignore_blank_lines=True),
    Option("IGNOREHEADER", lambda reader, options: replace(options, ignore_header=_count(reader))),
    Option("MAXERROR", _max_error),
    flag("IGNOREALLERRORS", max_error=sys.maxsize),
    flag("NOLOAD", no_load=True),
    # DuckDB keeps its own statistics and encodings.
    Option("COMPUPDATE", _switch),
    Option("STATUPDATE", _switch),
    Option("COMPROWS", _comprows),
)
