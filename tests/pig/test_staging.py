"""Raw lines, whatever is in them."""

from __future__ import annotations

import bz2
import gzip
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, strategies as st

from penstock.pig.staging import stage


def lines_of(content: bytes, *, name: str = "x.txt", piece_bytes: int = 4) -> list[str]:
    """The lines that SQL gets to see, with pieces so small that every boundary is met."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / name
        file.write_bytes(content)
        pieces = stage([file], Path(folder) / "pieces", piece_bytes=piece_bytes).pieces
        return [line for piece in pieces for line in piece.read_bytes().decode().split("\n")]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", []),
        (b"\n", [""]),
        (b"a", ["a"]),
        (b"a\nb\n", ["a", "b"]),
        (b"\n\na\n\n", ["", "", "a", ""]),
        (b"a\r\nb\rc\r\r\nd", ["a", "b", "c", "", "d"]),
        (b"abc\r\ndef\r", ["abc", "def"]),
        (b"\xef\xbb\xbfa\n\xef\xbb\xbfb\n", ["a", "\ufeffb"]),
        (b'"a,b\t|\x01\x1f\x00\n"', ['"a,b\t|\x01\x1f\x00', '"']),
        (b"caf\xe9\n\xc3\xa9\xff\n", ["caf\ufffd", "é\ufffd"]),
        (b"\xed\xa0\x80a\xed\xacb\n", ["\ufffda\ufffdb"]),
        ("\u0085\u2028é😀\n".encode(), ["\u0085\u2028é😀"]),
    ],
)
def test_lines(content: bytes, expected: list[str]) -> None:
    """Line ends as Hadoop reads them; replacement characters as Java writes them."""
    assert lines_of(content) == expected
    assert lines_of(content, piece_bytes=1000) == expected


@given(
    st.lists(st.text(st.sampled_from('ab\x00é😀," '), max_size=9)),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.integers(1, 30),
)
def test_lines_survive_any_boundary(lines: list[str], end: str, piece_bytes: int) -> None:
    """Each line comes back, wherever a chunk ends."""
    content = "".join(line + end for line in lines).encode()
    assert lines_of(content, piece_bytes=piece_bytes) == lines


@pytest.mark.parametrize(("name", "pack"), [("x.gz", gzip.compress), ("x.bz2", bz2.compress), ("x.bz", bz2.compress)])
def test_compressed_by_suffix(name: str, pack: object) -> None:
    """Gzip and bzip2, also of several members one after the other."""
    assert callable(pack)
    assert lines_of(pack(b"a\nb") + pack(b"c\n"), name=name) == ["a", "bc"]


def test_reports_bytes_that_are_not_utf8(tmp_path: Path) -> None:
    """The names of the files in which something was replaced."""
    (tmp_path / "good").write_bytes("é\n".encode())
    (tmp_path / "bad").write_bytes(b"\xe9\n")
    staged = stage([tmp_path / "good", tmp_path / "bad"], tmp_path / "pieces")
    assert staged.not_utf8 == ["bad"]
    assert [piece.read_bytes() for piece in staged.pieces] == ["é".encode(), b"\xef\xbf\xbd"]


def test_truncated_gzip_fails(tmp_path: Path) -> None:
    """A file that is cut off is an error, not a short input."""
    (tmp_path / "x.gz").write_bytes(gzip.compress(b"a\n" * 1000)[:-9])
    with pytest.raises(EOFError):
        stage([tmp_path / "x.gz"], tmp_path / "pieces")
