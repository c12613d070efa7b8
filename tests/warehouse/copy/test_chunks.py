"""Chunks end where records end."""

from __future__ import annotations

import pytest

from penstock.warehouse.copy.chunks import cut_at_newline, cut_at_unescaped_newline, cut_outside_quotes


@pytest.mark.parametrize(("data", "expected"), [(b"a\nb\nc", b"a\nb\n"), (b"a", b""), (b"a\n", b"a\n"), (b"", b"")])
def test_lines(data, expected):
    """After the last newline."""
    assert expected == data[: cut_at_newline(data)]


@pytest.mark.parametrize(
    ("data", "expected"),
    [(b'a\n"b\nc"\nd', b'a\n"b\nc"\n'), (b'a\n"b\nc', b"a\n"), (b'"b\nc', b""), (b'"a""\nb"\n', b'"a""\nb"\n')],
)
def test_quotes(data, expected):
    """A newline inside quotation marks ends nothing."""
    assert expected == data[: cut_outside_quotes(b'"')(data)]


@pytest.mark.parametrize(
    ("data", "expected"),
    [(b"a\nb\\\nc", b"a\n"), (b"a\\\\\nb", b"a\\\\\n"), (b"a\\\nb", b""), (b"a\\\\\\\nb", b""), (b"a\r\nb", b"a\r\n")],
)
def test_backslashes(data, expected):
    """An escaped newline ends nothing; an escaped backslash escapes nothing."""
    assert expected == data[: cut_at_unescaped_newline(data)]
