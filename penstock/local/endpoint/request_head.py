"""The head of a request, read without the email parser of `http.server`, which takes longer than most answers do."""

from __future__ import annotations

from collections.abc import Iterable
from io import BufferedIOBase

_MOST_BYTES, _MOST_LINES = 65_536, 100
"""Of a line, and of a head: those of `http.client`."""


class Headers:
    """Names and values in the order and the spelling of the client."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self._pairs = tuple(pairs)
        self._first = {name.lower(): value for name, value in reversed(self._pairs)}

    def __getitem__(self, name: str) -> str | None:
        """The first value of a name, compared without case, or None."""
        return self._first.get(name.lower())

    def items(self) -> tuple[tuple[str, str], ...]:
        """All of them."""
        return self._pairs


def read_lines(file: BufferedIOBase) -> list[bytes]:
    """Read the lines after the request line up to the empty one, which is not among them; no more than are allowed."""
    lines: list[bytes] = []
    while len(lines) <= _MOST_LINES:
        line = file.readline(_MOST_BYTES + 1)
        if line in {b"\r\n", b"\n", b""}:
            break
        lines.append(line)
        if len(line) > _MOST_BYTES:
            break
    return lines


def plain_headers(lines: Iterable[bytes]) -> Headers | None:
    """The headers of a plain head, or None where that takes a real parser: folded lines, `Expect`, nonsense."""
    pairs: list[tuple[str, str]] = []
    for line in lines:
        name, colon, value = line.decode("latin-1").partition(":")
        if not colon or not name.isascii() or not name.replace("-", "").replace("_", "").isalnum():
            return None
        if len(line) > _MOST_BYTES or not line.endswith(b"\r\n") or name.lower() in {"connection", "expect"}:
            return None
        pairs.append((name, value.strip(" \t\r\n")))
    return Headers(pairs) if len(pairs) <= _MOST_LINES else None
