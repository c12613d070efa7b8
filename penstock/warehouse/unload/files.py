"""The files of an UNLOAD: how many, how they are called, how large they grow."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from penstock.warehouse.compression import open_to_write
from penstock.warehouse.copy.chunks import (
    CHUNK,
    Cut,
    chunks,
    cut_at_newline,
    cut_at_unescaped_newline,
    cut_outside_quotes,
)
from penstock.warehouse.unload.command import UnloadOptions

SLICES = 2
"""Of the local warehouse: enough to show that a query becomes several files."""


@dataclass(slots=True)
class UnloadedFile:
    """A file that is to become an object."""

    name: str
    path: Path
    records: int | None = None
    """Lines of it, with the header; None where nobody asked."""


def file_name(slice_: int, part: int, options: UnloadOptions) -> str:
    """Name a file: slice and part, or a number alone where one file follows the other."""
    number = f"{slice_:04}_part_{part:02}" if options.parallel else f"{part:03}"
    return number + options.suffix


def cut_into_files(
    text: Path,
    folder: Path,
    options: UnloadOptions,
    header: str | None,
    slices: int,
    check_cancelled: Callable[[], None],
) -> list[UnloadedFile]:
    """Make files of the text of all rows; each slice gets about as much of it as the others.

    Without any row there are files all the same. The size of a file is that of its text, before compression.

    Args:
        text: ends with a newline, or is empty; it is gone afterwards.
        folder: for the files, exists.
        options: of a text format.
        header: the first line of every file.
        slices: their number.
        check_cancelled: raises where nobody wants the files any more.
    """
    cut = _cut(options)
    if header is None and not (options.max_file_size or options.compression or options.manifest == "verbose"):
        return _split(text, folder, options, cut, slices, check_cancelled)
    with ExitStack() as closing:
        writers = [_Writer(folder, slice_, options, header, cut) for slice_ in range(slices)]
        for writer in writers:
            closing.callback(writer.close)
        for slice_, data in _dealt(text, cut, slices):
            check_cancelled()
            writers[slice_].write(data)
    text.unlink()
    return [item for writer in writers for item in writer.files]


def _split(
    text: Path, folder: Path, options: UnloadOptions, cut: Cut, slices: int, check_cancelled: Callable[[], None]
) -> list[UnloadedFile]:
    """Leave the first slice's part where it is, and copy the others'."""
    lengths = [0] * slices
    for slice_, data in _dealt(text, cut, slices):
        check_cancelled()
        if slice_ == slices - 1:
            break
        lengths[slice_] += len(data)
    files = [UnloadedFile(file_name(0, 0, options), text)]
    with text.open("rb+") as stream:
        for slice_ in range(slices - 1, 0, -1):
            name = file_name(slice_, 0, options)
            files.insert(1, UnloadedFile(name, folder / name))
            start = stream.seek(sum(lengths[:slice_]))
            with (folder / name).open("wb") as target:
                while data := stream.read(CHUNK):
                    check_cancelled()
                    target.write(data)
            stream.truncate(start)
    return files


def _dealt(text: Path, cut: Cut, slices: int) -> Iterator[tuple[int, bytes]]:
    """Yield whole records, each time with the slice that they are for."""
    left = text.stat().st_size
    with text.open("rb") as stream:
        rows = chunks(stream, cut)
        data = b""
        for slice_ in range(slices):
            room = -(-left // (slices - slice_))
            is_empty = True
            while room > 0 and (data := data or next(rows, b"")):
                taken = data if len(data) <= room else data[: _whole(data, room, cut, at_least_one=is_empty)]
                if not taken:
                    break
                yield slice_, taken
                is_empty = False
                data = data[len(taken) :]
                room -= len(taken)
                left -= len(taken)


class _Writer:
    """Writes the files of one slice; the next one begins where a record would make the last too large."""

    def __init__(self, folder: Path, slice_: int, options: UnloadOptions, header: str | None, cut: Cut) -> None:
        self.files: list[UnloadedFile] = []
        self._folder = folder
        self._slice = slice_
        self._options = options
        self._header = header
        self._cut = cut
        self._parts = 0
        self._in_file = 0
        self._file = self._begin()

    def write(self, data: bytes) -> None:
        """Write whole records."""
        limit = self._options.max_file_size or 0
        while data:
            room = limit - self._in_file if limit else len(data)
            taken = data
            if len(data) > room:
                taken = data[: _whole(data, room, self._cut, at_least_one=not self._in_file)]
            if not taken:
                self._file.close()
                self._file = self._begin()
                continue
            self._write(taken)
            self._in_file += len(taken)
            data = data[len(taken) :]

    def close(self) -> None:
        """End the last file."""
        self._file.close()

    def _begin(self) -> IO[bytes]:
        name = file_name(self._slice, self._parts, self._options)
        self._parts += 1
        self._in_file = 0
        found = UnloadedFile(name, self._folder / name)
        self.files.append(found)
        self._file = open_to_write(found.path, self._options.compression)
        if self._header is not None:
            self._write(f"{self._header}\n".encode())
        return self._file

    def _write(self, data: bytes) -> None:
        self._file.write(data)
        if self._options.manifest == "verbose":
            last = self.files[-1]
            last.records = (last.records or 0) + _records(data, self._options)


def _whole(data: bytes, room: int, cut: Cut, *, at_least_one: bool) -> int:
    """Give the length of the whole records at the beginning for which there is room, or of the first one."""
    length = cut(data[:room]) if room > 0 else 0
    if length or not at_least_one:
        return length
    return next((end for end in _newlines(data) if cut(data[:end]) == end), len(data))


def _newlines(data: bytes) -> Iterator[int]:
    end = 0
    while end := data.find(b"\n", end) + 1:
        yield end


def _cut(options: UnloadOptions) -> Cut:
    if options.format == "csv":
        return cut_outside_quotes(b'"')
    return cut_at_unescaped_newline if options.escape else cut_at_newline


def _records(data: bytes, options: UnloadOptions) -> int:
    if options.format == "csv":
        return b"".join(data.split(b'"')[::2]).count(b"\n")
    return (re.sub(rb"\\.", b"", data, flags=re.DOTALL) if options.escape else data).count(b"\n")
