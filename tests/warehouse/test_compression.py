"""Every kind of compression, written and read."""

from __future__ import annotations

import pytest

from penstock.warehouse.compression import open_to_read, open_to_write, suffix


@pytest.mark.parametrize(("compression", "ending"), [("gzip", ".gz"), ("bzip2", ".bz2"), ("zstd", ".zst")])
def test_comes_back(tmp_path, compression, ending):
    """The same text gives the same bytes, and they the text."""
    first, second = tmp_path / "first", tmp_path / "second"
    for path in (first, second):
        with open_to_write(path, compression) as file:
            file.write(b"text\n" * 1000)
    assert suffix(compression) == ending
    assert first.read_bytes().replace(b"first", b"second") == second.read_bytes()
    assert len(first.read_bytes()) < 1000
    with open_to_read(first, compression) as file:
        assert file.read() == b"text\n" * 1000


@pytest.mark.parametrize("compression", ["gzip", "bzip2", "zstd"])
def test_nothing_comes_back(tmp_path, compression):
    """A file without a text is one all the same."""
    open_to_write(tmp_path / "empty", compression).close()
    with open_to_read(tmp_path / "empty", compression) as file:
        assert file.read() == b""


def test_no_compression(tmp_path):
    """It is left as it is."""
    with open_to_write(tmp_path / "plain", None) as file:
        file.write(b"text\n")
    assert (tmp_path / "plain").read_bytes() == b"text\n"
    assert suffix(None) == ""
