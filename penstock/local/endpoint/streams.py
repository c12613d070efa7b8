"""The body of a request as it comes over the connection."""

from __future__ import annotations

import re
from io import BufferedIOBase
from typing import Protocol

_HEXADECIMAL = re.compile(rb"[0-9a-fA-F]{1,15}")
_LONGEST_LINE = 1 << 12
_DISCARDED = bytearray(1 << 16)
"""What nobody reads goes here, from whatever thread."""


class BrokenBodyError(Exception):
    """A body broke off, or is not framed as its headers say: there is nobody to answer."""


class BodyStream(Protocol):
    """Bytes that can be read once; `io.BytesIO` is one."""

    def read(self) -> bytes:
        """All that is left, in memory."""

    def readinto(self, buffer: memoryview, /) -> int:
        """Fill a buffer, or the beginning of it; 0 is the end."""

    def readline(self, limit: int, /) -> bytes:
        """One line with its end, or as much of it as the limit allows."""


def discard(stream: BodyStream) -> None:
    """Read what is left, so that the next request of the connection can be read."""
    while stream.readinto(memoryview(_DISCARDED)):
        pass


def size_of_chunk(line: bytes) -> int | None:
    """What a chunk's first line says, which may have extensions; None where it says nothing."""
    digits = line.partition(b";")[0].strip()
    return int(digits, 16) if _HEXADECIMAL.fullmatch(digits) else None


class SizedStream:
    """A body with a Content-Length.

    Args:
        source: the connection.
        size: of the body, in bytes.
    """

    def __init__(self, source: BufferedIOBase, size: int) -> None:
        self._source = source
        self._left = size

    def read(self) -> bytes:
        """All that is left.

        Raises:
            BrokenBodyError: when the client has gone.
        """
        return self._counted(self._source.read(self._left), self._left) if self._left else b""

    def readinto(self, buffer: memoryview, /) -> int:
        """Fill a buffer, or the beginning of it; 0 is the end.

        Raises:
            BrokenBodyError: when the client has gone.
        """
        if not self._left:
            return 0
        size = self._source.readinto(buffer[: self._left])
        if not size:
            raise BrokenBodyError(f"the client has gone, {self._left} bytes before the end")
        self._left -= size
        return int(size)

    def readline(self, limit: int, /) -> bytes:
        """One line with its end, or as much of it as the limit and the body allow.

        Raises:
            BrokenBodyError: when the client has gone.
        """
        if not self._left:
            return b""
        return self._counted(self._source.readline(min(limit, self._left)), 1)

    def _counted(self, data: bytes, least: int) -> bytes:
        if len(data) < least:
            raise BrokenBodyError(f"the client has gone, {self._left} bytes before the end")
        self._left -= len(data)
        return data


class ChunkedStream:
    """A body of HTTP/1.1's chunks (RFC 9112, 7.1); trailers are read and dropped.

    Args:
        source: the connection.
    """

    def __init__(self, source: BufferedIOBase) -> None:
        self._source = source
        self._chunk: SizedStream | None = None
        self._ended = False

    def read(self) -> bytes:
        """All that is left.

        Raises:
            BrokenBodyError: when the client has gone, or writes something else than chunks.
        """
        parts = []
        while (chunk := self._current()) is not None:
            parts.append(chunk.read())
            self._end_chunk()
        return b"".join(parts)

    def readinto(self, buffer: memoryview, /) -> int:
        """Fill a buffer, or the beginning of it; 0 is the end.

        Raises:
            BrokenBodyError: when the client has gone, or writes something else than chunks.
        """
        while (chunk := self._current()) is not None:
            size = chunk.readinto(buffer)
            if size:
                return size
            self._end_chunk()
        return 0

    def readline(self, limit: int, /) -> bytes:
        """One line with its end, or as much of it as the limit and the body allow; a chunk may end within it.

        Raises:
            BrokenBodyError: when the client has gone, or writes something else than chunks.
        """
        line = b""
        while len(line) < limit and not line.endswith(b"\n") and (chunk := self._current()) is not None:
            more = chunk.readline(limit - len(line))
            if not more:
                self._end_chunk()
            line += more
        return line

    def _current(self) -> SizedStream | None:
        """The chunk that is being read, None at the end."""
        if self._chunk is None and not self._ended:
            size = self._size()
            if size:
                self._chunk = SizedStream(self._source, size)
            else:
                self._ended = True
                while self._line():
                    pass
        return self._chunk

    def _end_chunk(self) -> None:
        self._chunk = None
        if self._line():
            raise BrokenBodyError("a chunk is longer than its size")

    def _size(self) -> int:
        line = self._line()
        size = size_of_chunk(line)
        if size is None:
            raise BrokenBodyError(f"{line[:20]!r} is not the size of a chunk")
        return size

    def _line(self) -> bytes:
        line = self._source.readline(_LONGEST_LINE)
        if not line.endswith(b"\n"):
            raise BrokenBodyError("the client has gone, or writes no chunks")
        return line.rstrip()
