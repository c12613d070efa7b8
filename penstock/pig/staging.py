"""Raw lines for DuckDB: an input file becomes clean pieces that SQL can split at newlines.

No CSV reader is involved, because it would skip empty lines, sniff delimiters and refuse bytes that Pig accepts.
As Hadoop's LineReader does it, a line ends with LF, CR or CRLF and a byte order mark at the start is dropped; as
Java does it, bytes that are not UTF-8 become U+FFFD.
"""

from __future__ import annotations

import bz2
import codecs
import gzip
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO, cast

if TYPE_CHECKING:
    from pathlib import Path

PIECE_BYTES = 4 * 1024 * 1024
_BOM = codecs.BOM_UTF8
# Java replaces an encoded surrogate, even half of one, by a single U+FFFD; Python would write one for each byte.
_SURROGATE = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]?")


@dataclass(slots=True)
class Staged:
    """The pieces made from input files, and how many files held bytes that are not UTF-8."""

    pieces: list[Path] = field(default_factory=list)
    not_utf8: list[str] = field(default_factory=list)


def stage(files: list[Path], directory: Path, *, piece_bytes: int = PIECE_BYTES) -> Staged:
    """Write the pieces of all files, in order, into `directory`.

    Each piece is whole lines joined by LF, without an LF at the end. At most one piece, or the longest line, is held
    in memory.

    Raises:
        OSError: a file cannot be read, or is not what its suffix says.
        EOFError: a compressed file ends too early.
    """
    directory.mkdir(parents=True)
    staged = Staged()
    for file in files:
        _stage_file(file, directory, staged, piece_bytes)
    return staged


def _open(file: Path) -> BinaryIO:
    if file.suffix == ".gz":
        return cast("BinaryIO", gzip.open(file, "rb"))
    if file.suffix in (".bz2", ".bz"):
        return cast("BinaryIO", bz2.open(file, "rb"))
    return file.open("rb")


def _stage_file(file: Path, directory: Path, staged: Staged, piece_bytes: int) -> None:
    clean = True
    waiting: list[bytes] = []  # the start of a line whose end is in a later chunk
    held_cr = b""  # a CR at the end of a chunk, until it is known whether an LF follows
    first = True
    with _open(file) as stream:
        while chunk := stream.read(piece_bytes):
            if first:
                chunk, first = chunk.removeprefix(_BOM), False
            chunk = held_cr + chunk
            held_cr = b"\r" if chunk.endswith(b"\r") else b""
            chunk = _ends(chunk[: len(chunk) - len(held_cr)])
            lines, newline, rest = chunk.rpartition(b"\n")
            if newline:
                clean &= _write(b"".join([*waiting, lines]), directory, staged)
                waiting = []
            if rest:
                waiting.append(rest)
    if waiting or held_cr:
        clean &= _write(b"".join(waiting), directory, staged)
    if not clean:
        staged.not_utf8.append(file.name)


def _ends(chunk: bytes) -> bytes:
    """Every line end as LF."""
    return chunk.replace(b"\r\n", b"\n").replace(b"\r", b"\n") if b"\r" in chunk else chunk


def _write(piece: bytes, directory: Path, staged: Staged) -> bool:
    """Write one piece as valid UTF-8; false if bytes had to be replaced."""
    clean = True
    try:
        piece.decode("utf-8")
    except UnicodeDecodeError:
        clean = False
        piece = _SURROGATE.sub("\ufffd".encode(), piece).decode("utf-8", errors="replace").encode("utf-8")
    path = directory / f"{len(staged.pieces):06}"
    path.write_bytes(piece)
    staged.pieces.append(path)
    return clean
