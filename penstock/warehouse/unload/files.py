"""The files of an UNLOAD: how many, how they are called, how large they grow."""

from __future__ import annotations

import bz2
import gzip
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import IO

from penstock.warehouse.unload.command import UnloadOptions

SLICES = 2
"""Of the local warehouse: enough to show that a query becomes several files."""


def file_name(slice_: int, part: int, options: UnloadOptions) -> str:
    """Name a file: slice and part, or a number alone where one file follows the other."""
    number = f"{slice_:04}_part_{part:02}" if options.parallel else f"{part:03}"
    return number + options.suffix


class LineFiles:
    """The files of one slice, in a folder; the next one begins where a line would make the last too large.

    The size is that of the text, before compression.
    """

    def __init__(self, folder: Path, slice_: int, options: UnloadOptions, header: str | None) -> None:
        """Begin the first file; without any line there is one all the same.

        Args:
            folder: exists.
            slice_: its number, from 0.
            options: of a text format.
            header: the first line of every file.
        """
        self.paths: list[Path] = []
        self._folder = folder
        self._slice = slice_
        self._options = options
        self._header = header
        self._begin()

    def write(self, lines: Sequence[str]) -> None:
        """Append lines."""
        limit = self._options.max_file_size
        if limit is None:
            self._file.write("".join(f"{line}\n" for line in lines).encode())
            return
        for line in lines:
            data = f"{line}\n".encode()
            if self._size and self._size + len(data) > limit:
                self._file.close()
                self._begin()
            self._file.write(data)
            self._size += len(data)

    def close(self) -> None:
        """End the last file."""
        self._file.close()

    def _begin(self) -> None:
        path = self._folder / file_name(self._slice, len(self.paths), self._options)
        self.paths.append(path)
        self._file = _open(path, self._options.compression)
        self._size = 0
        if self._header is not None:
            self._file.write(f"{self._header}\n".encode())


def dealt(items: Sequence[str], hands: int) -> Iterable[Sequence[str]]:
    """Deal items to so many hands, as a table of even distribution deals its rows to slices."""
    return (items[hand::hands] for hand in range(hands))


def _open(path: Path, compression: str | None) -> IO[bytes]:
    if compression == "gzip":
        return gzip.GzipFile(path, "wb", mtime=0)  # type: ignore[return-value]  # it has all of IO that is used here
    if compression == "bzip2":
        return bz2.open(path, "wb")
    return path.open("wb")
