"""The body of a request, as it is framed."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, strategies as st

from penstock.local.endpoint.streams import BodyStream, BrokenBodyError, ChunkedStream, SizedStream, discard

AFTER = b"GET /next HTTP/1.1\r\n"


def _sized(body: bytes) -> tuple[io.BytesIO, BodyStream]:
    source = io.BytesIO(body + AFTER)
    return source, SizedStream(source, len(body))


def _chunked(body: bytes, size: int) -> tuple[io.BytesIO, BodyStream]:
    parts = [body[start : start + size] for start in range(0, len(body), size)]
    chunks = b"".join(b"%x;name=value\r\n%s\r\n" % (len(part), part) for part in parts)
    source = io.BytesIO(chunks + b"0\r\nx-trailer: y\r\n\r\n" + AFTER)
    return source, ChunkedStream(source)


def _by_buffers(stream: BodyStream, size: int) -> bytes:
    buffer, parts = bytearray(size), []
    while count := stream.readinto(memoryview(buffer)):
        parts.append(bytes(buffer[:count]))
    return b"".join(parts)


def _by_lines(stream: BodyStream) -> list[bytes]:
    return list(iter(lambda: stream.readline(1000), b""))


@given(body=st.binary(max_size=50), chunk=st.integers(1, 60), buffer=st.integers(1, 60))
def test_ends_where_the_body_ends(body: bytes, chunk: int, buffer: int) -> None:
    """However it is framed and read; what follows on the connection is the next request."""
    for make in (lambda: _sized(body), lambda: _chunked(body, chunk)):
        source, stream = make()
        assert _by_buffers(stream, buffer) == body
        assert (stream.readinto(memoryview(bytearray(9))), stream.read(), stream.readline(9)) == (0, b"", b"")
        assert source.read() == AFTER
        source, stream = make()
        assert stream.read() == body
        assert source.read() == AFTER
        source, stream = make()
        discard(stream)
        assert source.read() == AFTER


@given(lines=st.lists(st.from_regex(rb"[a-z]{0,9}\n", fullmatch=True)), rest=st.just(b"end"), chunk=st.integers(1, 20))
def test_reads_lines(lines: list[bytes], rest: bytes, chunk: int) -> None:
    """Also those that go over several chunks."""
    body = b"".join((*lines, rest))
    for _, stream in (_sized(body), _chunked(body, chunk)):
        assert _by_lines(stream) == [*lines, rest]


def test_a_line_is_no_longer_than_allowed() -> None:
    """A line is no longer than allowed."""
    for _, stream in (_sized(b"abcdef\n"), _chunked(b"abcdef\n", 2)):
        assert [stream.readline(4), stream.readline(4)] == [b"abcd", b"ef\n"]


@pytest.mark.parametrize(
    "stream",
    [
        lambda: SizedStream(io.BytesIO(b"abc"), 4),
        lambda: ChunkedStream(io.BytesIO(b"5\r\nabc")),
        lambda: ChunkedStream(io.BytesIO(b"3\r\nabc\r\n")),
        lambda: ChunkedStream(io.BytesIO(b"3\r\nabcd\r\n0\r\n\r\n")),
        lambda: ChunkedStream(io.BytesIO(b"abc\r\n")),
        lambda: ChunkedStream(io.BytesIO(b"zz\r\nabc\r\n")),
        lambda: ChunkedStream(io.BytesIO(b"-3\r\nabc\r\n")),
    ],
)
def test_fails_where_a_body_breaks_off(stream) -> None:
    """However it is read."""
    for read in (lambda it: it.read(), lambda it: _by_buffers(it, 2), _by_lines, discard):
        with pytest.raises(BrokenBodyError):
            read(stream())
