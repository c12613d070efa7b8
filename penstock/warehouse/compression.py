"""Files that are compressed, as COPY reads and UNLOAD writes them."""

from __future__ import annotations

import bz2
import gzip
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Literal

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

__all__ = ["ERRORS", "Compression", "open_to_read", "open_to_write", "suffix", "zstd"]

Compression = Literal["gzip", "bzip2", "zstd"]

ERRORS = (OSError, EOFError, zstd.ZstdError)
"""What reading raises where a file is not compressed so."""

_LEVEL = 1
"""Of gzip: with 6, the usual one, it takes three times as long for a tenth of the size."""


@dataclass(frozen=True, slots=True)
class _Kind:
    suffix: str
    read: Callable[[Path], Any]
    write: Callable[[Path], Any]


_KINDS: Mapping[str, _Kind] = {
    "gzip": _Kind(".gz", gzip.GzipFile, lambda path: gzip.GzipFile(path, "wb", _LEVEL, mtime=0)),
    "bzip2": _Kind(".bz2", bz2.BZ2File, lambda path: bz2.BZ2File(path, "wb")),
    "zstd": _Kind(".zst", zstd.ZstdFile, lambda path: zstd.ZstdFile(path, "wb")),
}


def suffix(compression: Compression | None) -> str:
    """How the names of such files end."""
    return _KINDS[compression].suffix if compression else ""


def open_to_read(path: Path, compression: Compression) -> IO[bytes]:
    """Open a file whose text is to be read; see ERRORS for one that is none."""
    return _KINDS[compression].read(path)  # type: ignore[no-any-return]  # each has what is used of IO


def open_to_write(path: Path, compression: Compression | None) -> IO[bytes]:
    """Open a new file for a text; the same text gives the same bytes."""
    if compression is None:
        return path.open("wb")
    file: IO[bytes] = _KINDS[compression].write(path)
    file.write(b"")  # without it, a file of ZSTD without a text would have no frame
    return file
