"""The checksums by which clients tell S3 what a body is, as far as Python computes them quickly.

CRC32C and CRC64NVME are not among them: what a client says of such a one is kept, and not looked at.
https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity-upload.html
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Mapping
from typing import Protocol

from penstock.local.endpoint.bodies.body import Body


class Checksum(Protocol):
    """A checksum under way."""

    def update(self, data: bytes | bytearray | memoryview, /) -> object:
        """Take the next bytes."""

    def digest(self) -> bytes:
        """Of all bytes until now."""


class Crc32:
    """CRC-32 as hashlib would have it."""

    def __init__(self, data: bytes = b"") -> None:
        self._value = zlib.crc32(data)

    def update(self, data: bytes | bytearray | memoryview, /) -> None:
        """Take the next bytes."""
        self._value = zlib.crc32(data, self._value)

    def digest(self) -> bytes:
        """Four bytes, the highest first."""
        return self._value.to_bytes(4)


ALGORITHMS: Mapping[str, Callable[[], Checksum]] = {
    "crc32": Crc32,
    "sha1": lambda: hashlib.sha1(usedforsecurity=False),
    "sha256": hashlib.sha256,
    "sha512": hashlib.sha512,
}
"""By the name that follows `x-amz-checksum-`."""


def checksum_of(body: Body, algorithm: str) -> bytes:
    """The checksum of a body, which is read where no upload has told it.

    Args:
        body: the body.
        algorithm: one of ALGORITHMS.
    """
    known = body.known_checksum(algorithm)
    if known is not None:
        return known
    checksum = ALGORITHMS[algorithm]()
    for chunk in body.chunks():
        checksum.update(chunk)
    return checksum.digest()
