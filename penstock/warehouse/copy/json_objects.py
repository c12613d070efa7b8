"""JSON objects as lines of fields, in the form that `encoding` describes, so that they are loaded like any others.

https://docs.aws.amazon.com/redshift/latest/dg/copy-usage_notes-copy-from-json.html
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, BinaryIO

from penstock.warehouse.copy.chunks import CHUNK
from penstock.warehouse.copy.command import CopyOptions
from penstock.warehouse.copy.encoding import (
    BLANK,
    CARRIAGE_RETURN,
    DELIMITER,
    ESCAPE,
    INVALID,
    ITSELF,
    MALFORMED,
    NEWLINE,
    UNUSED,
    UNUSED_ITSELF,
)
from penstock.warehouse.copy.json_paths import Path_, value_at

_SPACE = " \t\r\n"
_SURROGATE = re.compile("[\ud800-\udfff]")


class Number(str):
    """The text of a number as it is in the file: a float would lose digits."""


def object_lines(
    stream: BinaryIO, columns: Sequence[str], options: CopyOptions, paths: Sequence[Path_] = ()
) -> Iterator[str]:
    """Yield a line for each object of a file, with a field for each column.

    A key is that of a column of the same name, in small letters unless the option says `auto ignorecase`. Keys of no
    column are left out, and columns without a key get NULL. What is no object becomes a line that is refused; the next
    one is looked for on the next line.
    """
    for found in _objects(stream):
        if isinstance(found, str):
            line = escaped(found, options)
            yield options.separator.join([f"{MALFORMED}{line}", *[options.null] * (len(columns) - 1)])
            continue
        yield object_line(found, columns, options, paths)


def object_line(
    found: Mapping[str, Any], columns: Sequence[str], options: CopyOptions, paths: Sequence[Path_] = ()
) -> str:
    """Give the line of one object."""
    return options.separator.join(_field(value, options) for value in _values(found, columns, options, paths)) or BLANK


def _objects(stream: BinaryIO) -> Iterator[Mapping[str, Any] | str]:
    """Yield the objects, and as texts what is none, up to the end of a line."""
    decoder = json.JSONDecoder(parse_float=Number, parse_int=Number, parse_constant=_no_constant)
    decode = codecs.getincrementaldecoder("utf-8")("surrogateescape").decode
    text, at, ended = "", 0, False
    while True:
        while at < len(text) and text[at] in _SPACE:
            at += 1
        if at < len(text):
            try:
                found, end = decoder.raw_decode(text, at)
            except (ValueError, RecursionError):
                found, end = None, at
            # At the end of what has been read a number may go on, but an object is complete.
            if isinstance(found, dict):
                yield found
                at = end
                continue
            if ended:
                line_end = text.find("\n", at) + 1 or len(text)
                yield text[at:line_end].rstrip(_SPACE)
                at = line_end
                continue
        elif ended:
            return
        data = stream.read(CHUNK)
        ended = not data
        text, at = text[at:] + decode(data, final=ended), 0


def _values(
    found: Mapping[str, Any], columns: Sequence[str], options: CopyOptions, paths: Sequence[Path_]
) -> Iterator[Any]:
    if options.json == "paths":
        return (value_at(found, path) for path in paths)
    if options.json == "noshred":
        return iter([found])
    values = {key.lower(): value for key, value in found.items()} if options.json == "auto ignorecase" else found
    return (values.get(column) for column in columns)


def _field(value: Any, options: CopyOptions) -> str:
    if value is None:
        return options.null
    return escaped(value if isinstance(value, str) else _json(value), options)


def _json(value: Any) -> str:
    """A value as JSON: what is nested becomes one text."""
    match value:
        case Number():
            return value
        case dict():
            return "{" + ",".join(f"{_json(key)}:{_json(item)}" for key, item in value.items()) + "}"
        case list():
            return "[" + ",".join(map(_json, value)) + "]"
        case _:
            return json.dumps(value, ensure_ascii=False)


def escaped(text: str, options: CopyOptions) -> str:
    """Write a text so that it is one field of one line."""
    text = text.replace(ESCAPE, ITSELF).replace(UNUSED, UNUSED_ITSELF).replace(options.separator, DELIMITER)
    text = text.replace("\r", CARRIAGE_RETURN).replace("\n", NEWLINE)
    if text.isascii():
        return text
    return _SURROGATE.sub(lambda match: options.accept_invalid or f"{INVALID}{ord(match[0]) & 0xFF:02x}", text)


def _no_constant(name: str) -> Any:
    raise ValueError(name)
