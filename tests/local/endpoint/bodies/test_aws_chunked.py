"""The encoding in which clients add a checksum at the end."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, strategies as st

from penstock.local.endpoint.bodies.aws_chunked import AwsChunks
from penstock.local.endpoint.bodies.errors import BodyError
from penstock.local.endpoint.streams import BrokenBodyError, SizedStream


def _decoded(chunks: AwsChunks, size: int = 7) -> bytes:
    buffer, parts = bytearray(size), []
    while count := chunks.readinto(memoryview(buffer)):
        parts.append(bytes(buffer[:count]))
    return b"".join(parts)


@given(parts=st.lists(st.binary(min_size=1, max_size=30)), size=st.integers(1, 40), signed=st.booleans())
def test_decodes_chunks(parts: list[bytes], size: int, signed: bool) -> None:
    """With signatures and without."""
    sign = b";chunk-signature=ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648" if signed else b""
    body = b"".join(b"%x%s\r\n%s\r\n" % (len(part), sign, part) for part in (*parts, b""))[:-2]
    chunks = AwsChunks(io.BytesIO(body + b"x-amz-checksum-crc32:AAAAAA==\r\nX-Amz-Other: b:c \r\n\r\n"))

    assert _decoded(chunks, size) == b"".join(parts)
    assert chunks.trailers == {"x-amz-checksum-crc32": "AAAAAA==", "x-amz-other": "b:c"}
    assert chunks.readinto(memoryview(bytearray(9))) == 0


@pytest.mark.parametrize("end", [b"0\r\n\r\n", b"0\r\n", b"0;chunk-signature=ab\r\n\r\n"])
def test_needs_no_trailers(end: bytes) -> None:
    """Needs no trailers."""
    chunks = AwsChunks(io.BytesIO(b"3\r\nabc\r\n" + end))
    assert (_decoded(chunks), chunks.trailers) == (b"abc", {})


BROKEN = (
    b"",
    b"abc",
    b"zz\r\nabc\r\n",
    b"-3\r\nabc\r\n",
    b"5\r\nabc",
    b"3\r\nabcd\r\n0\r\n\r\n",
    b"3\r\nabc\r\n",
)


@pytest.mark.parametrize("body", BROKEN)
def test_refuses_what_is_not_encoded_so(body: bytes) -> None:
    """The body itself is whole: the client gets an answer."""
    with pytest.raises(BodyError, match="is not encoded as aws-chunked"):
        _decoded(AwsChunks(io.BytesIO(body)))


def test_a_client_that_has_gone_is_not_answered() -> None:
    """A client that has gone is not answered."""
    with pytest.raises(BrokenBodyError):
        _decoded(AwsChunks(SizedStream(io.BytesIO(b"5\r\nab"), 100)))
