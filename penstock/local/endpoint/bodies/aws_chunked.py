"""The encoding `aws-chunked`, by which clients send a body before they know its checksum.

Signatures of chunks are not looked at, as no signature is here.
https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html
"""

from __future__ import annotations

from collections.abc import Iterator

from penstock.local.endpoint.bodies.errors import BodyError
from penstock.local.endpoint.streams import BodyStream, size_of_chunk

_LONGEST_LINE = 1 << 12


class AwsChunks:
    """Decodes a stream; `trailers`, by names in lower case, are there after the last byte.

    Args:
        stream: with the encoded bytes.
    """

    def __init__(self, stream: BodyStream) -> None:
        self.trailers: dict[str, str] = {}
        self._stream = stream
        self._left = 0
        self._ended = False

    def readinto(self, buffer: memoryview, /) -> int:
        """Fill a buffer, or the beginning of it; 0 is the end.

        Raises:
            BodyError: where it is not encoded so.
            BrokenBodyError: when the client has gone.
        """
        if not self._left and not self._ended:
            self._left = self._size_of_chunk()
            if not self._left:
                self._ended = True
                self.trailers.update(self._trailers())
        if self._ended:
            return 0
        size = self._stream.readinto(buffer[: self._left])
        if not size:
            raise _broken("it ends within a chunk")
        self._left -= size
        if not self._left and self._line():
            raise _broken("a chunk is longer than its size")
        return size

    def _size_of_chunk(self) -> int:
        line = self._line()
        size = size_of_chunk(line)
        if size is None:
            raise _broken(f"{line[:20]!r} is not the size of a chunk")
        return size

    def _trailers(self) -> Iterator[tuple[str, str]]:
        """Up to the empty line; some clients leave that out."""
        while line := self._line():
            name, _, value = line.decode("latin-1").partition(":")
            yield name.strip().lower(), value.strip()

    def _line(self) -> bytes:
        return self._stream.readline(_LONGEST_LINE).rstrip(b"\r\n")


def _broken(what: str) -> BodyError:
    return BodyError("InvalidRequest", f"The body is not encoded as aws-chunked: {what}.")
