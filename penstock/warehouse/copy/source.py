"""From S3 to a local file that DuckDB can read line by line."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from penstock.warehouse.compression import ERRORS, open_to_read
from penstock.warehouse.copy.avro import record_lines
from penstock.warehouse.copy.chunks import (
    CHUNK,
    Cut,
    chunks,
    cut_at_newline,
    cut_at_unescaped_newline,
    cut_outside_quotes,
)
from penstock.warehouse.copy.command import CopyOptions
from penstock.warehouse.copy.fixed_width import cut_lines
from penstock.warehouse.copy.json_objects import object_lines
from penstock.warehouse.copy.json_paths import read_paths
from penstock.warehouse.copy.rewriting import is_plain, rewritten
from penstock.warehouse.errors import WarehouseError
from penstock.warehouse.object_store import ObjectStore

_BYTE_ORDER_MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class Source:
    """One file to load."""

    uri: str
    path: Path
    encoded: bool
    """Whether it was rewritten, so that its fields must be decoded."""


def fetch(
    objects: ObjectStore,
    uri: str,
    options: CopyOptions,
    columns: Sequence[str],
    scratch: Path,
    check_cancelled: Callable[[], None],
) -> Source:
    """Fetch an object into the scratch folder, decompressed, and as lines of fields where its format has none.

    Args:
        objects: has it.
        uri: its address.
        options: say how it is to be read.
        columns: names of what its fields are for, in order.
        scratch: folder for this object alone.
        check_cancelled: raises where nobody wants it any more.

    Raises:
        WarehouseError: where the object is not compressed or encoded, or no Avro, as the options say.
        CancelledError: where the statement is cancelled meanwhile.
    """
    fetched = scratch / "fetched"
    objects.fetch(uri, fetched)
    check_cancelled()
    plain = _in_utf8(_decompressed(fetched, uri, options, check_cancelled), uri, options, check_cancelled)
    if options.json is not None:
        uri_of_paths = options.json_paths
        paths = read_paths(objects, uri_of_paths, columns, scratch) if uri_of_paths else ()
        if options.avro:
            return _converted(
                uri, plain, lambda stream: record_lines(stream, uri, columns, options, paths), check_cancelled
            )
        return _converted(uri, plain, lambda stream: object_lines(stream, columns, options, paths), check_cancelled)
    if options.fixed_widths:
        return _converted(uri, plain, lambda stream: cut_lines(stream, options), check_cancelled)
    return Source(uri, plain, encoded=False)


def lined(source: Source, options: CopyOptions, check_cancelled: Callable[[], None]) -> Source:
    """Rewrite a file so that each record is a line, unless each is already.

    Raises:
        CancelledError: where the statement is cancelled meanwhile.
    """
    if source.encoded:
        return source
    plain = source.path
    cut = _cut(options)
    with plain.open("rb") as stream:
        if all(is_plain(chunk, options) for chunk in chunks(stream, cut)):
            return source
    check_cancelled()
    target = plain.with_name("rewritten")
    with plain.open("rb") as stream, target.open("wb") as output:
        for chunk in chunks(stream, cut):
            output.write(rewritten(chunk, options))
            check_cancelled()
    plain.unlink()
    return Source(source.uri, target, encoded=True)


def _converted(
    uri: str, plain: Path, lines_of: Callable[[BinaryIO], Iterator[str]], check_cancelled: Callable[[], None]
) -> Source:
    target = plain.with_name("converted")
    with plain.open("rb") as stream, target.open("w", encoding="utf-8", newline="\n") as lines:
        for line in lines_of(stream):
            lines.write(f"{line}\n")
            check_cancelled()
    plain.unlink()
    return Source(uri, target, encoded=True)


def _cut(options: CopyOptions) -> Cut:
    if options.csv:
        return cut_outside_quotes(options.quote.encode())
    return cut_at_unescaped_newline if options.escape else cut_at_newline


def _decompressed(path: Path, uri: str, options: CopyOptions, check_cancelled: Callable[[], None]) -> Path:
    if options.compression is None:
        return path
    target = path.with_name("decompressed")
    try:
        with open_to_read(path, options.compression) as stream, target.open("wb") as output:
            while data := stream.read(CHUNK):
                output.write(data)
                check_cancelled()
    except ERRORS as error:
        raise WarehouseError(f"'{uri}' is not a readable {options.compression} file: {error}") from error
    path.unlink()
    return target


def _in_utf8(path: Path, uri: str, options: CopyOptions, check_cancelled: Callable[[], None]) -> Path:
    if options.encoding == "utf-8":
        return path
    target = path.with_name("transcoded")
    decode = codecs.getincrementaldecoder(options.encoding)().decode
    try:
        with path.open("rb") as stream, target.open("wb") as output:
            output.write(decode(stream.read(CHUNK)).removeprefix(_BYTE_ORDER_MARK).encode())
            while data := stream.read(CHUNK):
                output.write(decode(data).encode())
                check_cancelled()
            decode(b"", True)
    except UnicodeError as error:
        raise WarehouseError(f"'{uri}' is not encoded as {options.encoding.upper()}: {error}") from error
    path.unlink()
    return target
