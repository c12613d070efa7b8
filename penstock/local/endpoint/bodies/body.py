"""Bytes that lie in files: an object's body, a part of it, or parts that were joined."""

from __future__ import annotations

import hashlib
import os
import socket
import weakref
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

CHUNK = 1 << 18
"""Bytes that are in memory at a time."""


class BodyFile:
    """One file, which nobody changes; it is removed when no body has a piece of it any more.

    Args:
        path: where it is.
        size: in bytes.
        remove: is told the path when the file is needed no longer.
        md5: of all of it, in hexadecimal digits; None where it has not been computed.
        checksums: of all of it, by the algorithm's name in lower case; those that are known.
    """

    __slots__ = ("__weakref__", "checksums", "md5", "path", "size")

    def __init__(
        self,
        path: Path,
        size: int,
        remove: Callable[[Path], object],
        md5: str | None = None,
        checksums: dict[str, bytes] | None = None,
    ) -> None:
        self.path = path
        self.size = size
        self.md5 = md5
        self.checksums = checksums or {}
        weakref.finalize(self, remove, path).atexit = False


@dataclass(frozen=True, slots=True)
class Piece:
    """`length` bytes of a file, from `start` on."""

    file: BodyFile
    start: int
    length: int

    @property
    def is_whole(self) -> bool:
        """Whether it is all of the file."""
        return self.length == self.file.size


class Body:
    """Bytes of files, one piece after the other; `len` and slices as of bytes, which read nothing."""

    def __init__(self, pieces: Iterable[Piece] = ()) -> None:
        self.pieces = tuple(piece for piece in pieces if piece.length)
        self._size = sum(piece.length for piece in self.pieces)

    @classmethod
    def of(cls, file: BodyFile) -> Body:
        """All of a file."""
        return cls((Piece(file, 0, file.size),))

    @classmethod
    def joined(cls, bodies: Iterable[Body]) -> Body:
        """One body after the other; nothing is copied."""
        return cls(piece for body in bodies for piece in body.pieces)

    def __len__(self) -> int:
        return self._size

    def __getitem__(self, span: slice) -> Body:
        start, stop, _ = span.indices(self._size)
        return Body(self._cut(start, stop))

    def _cut(self, start: int, stop: int) -> Iterator[Piece]:
        passed = 0
        for piece in self.pieces:
            first, last = max(start - passed, 0), min(stop - passed, piece.length)
            if first < last:
                yield Piece(piece.file, piece.start + first, last - first)
            passed += piece.length

    def chunks(self) -> Iterator[bytes]:
        """Its bytes, some at a time."""
        for piece in self.pieces:
            left = piece.length
            with piece.file.path.open("rb", buffering=0) as file:
                file.seek(piece.start)
                while left:
                    chunk = file.read(min(CHUNK, left))
                    if not chunk:
                        raise EOFError(f"{piece.file.path} has become shorter")
                    left -= len(chunk)
                    yield chunk

    def read(self) -> bytes:
        """All of its bytes, in memory: for small ones."""
        return b"".join(self.chunks())

    __bytes__ = read

    @cached_property
    def md5(self) -> str:
        """The MD5 digest, in hexadecimal digits; read where no upload has told it."""
        known = self._whole_file()
        if known is not None and known.md5 is not None:
            return known.md5
        digest = hashlib.md5(usedforsecurity=False)
        for chunk in self.chunks():
            digest.update(chunk)
        return digest.hexdigest()

    def known_checksum(self, algorithm: str) -> bytes | None:
        """The checksum that an upload has told, None where none has."""
        known = self._whole_file()
        return known.checksums.get(algorithm) if known else None

    def write_to(self, path: Path) -> None:
        """Make a file of it, which must not be written to: where possible it is the same file under another name.

        Raises:
            FileExistsError: where there is one.
        """
        if (whole := self._whole_file()) is not None:
            try:
                os.link(whole.path, path)
            except FileExistsError:
                raise
            except OSError:  # another file system, or one without links
                pass
            else:
                return
        with path.open("xb") as file:
            for chunk in self.chunks():
                file.write(chunk)

    def send_to(self, connection: socket.socket) -> None:
        """Send it; the system does it, without the bytes coming here."""
        for piece in self.pieces:
            with piece.file.path.open("rb", buffering=0) as file:
                connection.sendfile(file, piece.start, piece.length)

    def _whole_file(self) -> BodyFile | None:
        if len(self.pieces) == 1 and self.pieces[0].is_whole:
            return self.pieces[0].file
        return None
