"""The text of records to rows, as a stream."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import Protocol

from penstock.worker.errors import TaskFailed
from penstock.worker.records.record_format import NULL, RecordFormat
from penstock.worker.records.writing import Row

_CHUNK = 1 << 16
_MOST_CHARACTERS = 1 << 24  # a record that is longer is no record: most likely its file is compressed


class Readable(Protocol):
    """What `read(size)` gives bytes of."""

    def read(self, size: int, /) -> bytes:
        """At most `size` bytes, none at the end."""


class RecordReader:
    """Reads the records of one object; `source` is how messages call it."""

    def __init__(self, record_format: RecordFormat, source: str) -> None:
        escape, separator = re.escape(record_format.escape), re.escape(record_format.column_separator)
        self._format = record_format
        self._source = source
        self._field = re.compile(rf"((?:[^{escape}{separator}]+|{escape}.|{escape}\Z)*)({separator}|\Z)", re.DOTALL)
        self._pair = re.compile(rf"{escape}(.)", re.DOTALL)
        self._open = re.compile(rf"(?:^|[^{escape}])(?:{escape}{escape})*{escape}\Z", re.DOTALL)

    def rows(self, stream: Readable) -> Iterator[Row]:
        """Yield one row after the other.

        Raises:
            TaskFailed: it is not UTF-8, or has a record without end.
        """
        for record in self._records(stream):
            yield self._row(record)

    def _row(self, record: str) -> Row:
        if self._format.escape not in record and NULL not in record:
            return record.split(self._format.column_separator)
        values: list[str | None] = []
        for match in self._field.finditer(record):
            values.append(None if match[1] == NULL else self._pair.sub(r"\1", match[1]))
            if not match[2]:
                break
        return values

    def _records(self, stream: Readable) -> Iterator[str]:
        """Pieces between record separators, joined again where the separator was escaped."""
        parts: list[str] = []
        length = 0
        for piece, is_ended in self._pieces(stream):
            length += len(piece)
            if length > _MOST_CHARACTERS:
                raise TaskFailed(
                    "InvalidData",
                    f"{self._source} has a record of more than {_MOST_CHARACTERS} characters; if the data is "
                    "compressed, set compression on its S3DataNode",
                )
            parts.append(piece)
            if is_ended and self._open.search(piece):
                parts.append(self._format.record_separator)
            elif is_ended:
                yield "".join(parts)
                parts.clear()
                length = 0
        if length:
            yield "".join(parts)

    def _pieces(self, stream: Readable) -> Iterator[tuple[str, bool]]:
        """Yield (text, whether a record separator follows)."""
        rest = ""
        for text in self._texts(stream):
            pieces = (rest + text).split(self._format.record_separator)
            rest = pieces.pop()
            yield from ((piece, True) for piece in pieces)
            if len(rest) > _MOST_CHARACTERS:
                yield rest, False
        if rest:
            yield rest, False

    def _texts(self, stream: Readable) -> Iterator[str]:
        decoder = codecs.getincrementaldecoder("utf-8")()
        position = 0
        try:
            while chunk := stream.read(_CHUNK):
                yield decoder.decode(chunk)
                position += len(chunk)
            yield decoder.decode(b"", final=True)
        except UnicodeDecodeError as error:
            raise TaskFailed(
                "InvalidData",
                f"{self._source} is not UTF-8 text: {error.reason} after about {position} bytes; if the data is "
                "compressed, set compression on its S3DataNode",
            ) from error
