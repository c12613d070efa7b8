"""A file in chunks of whole records."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import BinaryIO

CHUNK = 4 * 1024 * 1024

Cut = Callable[[bytes], int]
"""Gives the length of the longest beginning that ends with a record; 0 where there is none."""


def chunks(stream: BinaryIO, cut: Cut) -> Iterator[bytes]:
    """Read a stream in pieces of about CHUNK bytes, each ending with a record; the last one may lack its newline."""
    rest = b""
    while data := stream.read(CHUNK):
        data = rest + data
        length = cut(data)
        rest = data[length:]
        if length:
            yield data[:length]
    if rest:
        yield rest


def cut_at_newline(data: bytes) -> int:
    """A record is a line."""
    return data.rfind(b"\n") + 1


def cut_outside_quotes(quote: bytes) -> Cut:
    """A record is a line whose quotation marks are balanced."""

    def cut(data: bytes) -> int:
        end = data.rfind(b"\n") + 1
        while end and data.count(quote, 0, end) % 2:
            end = data.rfind(b"\n", 0, end - 1) + 1
        return end

    return cut


def cut_at_unescaped_newline(data: bytes) -> int:
    """A record is a line whose newline has no backslash before it (an even number of them is none)."""
    end = data.rfind(b"\n") + 1
    while end:
        before = data[max(0, end - 65) : end - 1]
        if (len(before) - len(before.rstrip(b"\\"))) % 2 == 0:
            return end
        end = data.rfind(b"\n", 0, end - 1) + 1
    return 0
