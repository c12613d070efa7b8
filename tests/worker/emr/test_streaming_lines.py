"""Lines between files, mappers and reducers."""

import bz2
import gzip

import pytest

from penstock.worker.emr import streaming_lines
from penstock.worker.emr.streaming_lines import partition, text_hash, write_input, write_pairs


@pytest.mark.parametrize("chunk", [1, 2, 3, 1 << 20])
@pytest.mark.parametrize(
    ("source", "lines"),
    [
        (b"", b""),
        (b"a\nb", b"a\nb\n"),
        (b"a\r\n\r\nb\r\n", b"a\n\nb\n"),
        (b"a\rb\r", b"a\nb\n"),
        (b"\r", b"\n"),
        (b"a\r\r\nb\n", b"a\n\nb\n"),
        (b"\xff\tx\n", b"\xff\tx\n"),
    ],
)
def test_input(tmp_path, monkeypatch, source, lines, chunk):
    """Lines end as Hadoop sees them end, wherever a chunk ends."""
    monkeypatch.setattr(streaming_lines, "_CHUNK", chunk)
    (tmp_path / "a").write_bytes(source)
    write_input(tmp_path / "a", tmp_path / "b")
    assert (tmp_path / "b").read_bytes() == lines


@pytest.mark.parametrize(("name", "compress"), [("a.gz", gzip.compress), ("a.bz2", bz2.compress)])
def test_compressed_input(tmp_path, name, compress):
    """By the name."""
    (tmp_path / name).write_bytes(compress(b"a\n"))
    write_input(tmp_path / name, tmp_path / "b")
    assert (tmp_path / "b").read_bytes() == b"a\n"


def test_pairs(tmp_path):
    """A line without a tab gets one, as Hadoop writes a key without a value."""
    (tmp_path / "a").write_bytes(b"k\tv\tw\nalone\n\nlast")
    write_pairs(tmp_path / "a", tmp_path / "b")
    assert (tmp_path / "b").read_bytes() == b"k\tv\tw\nalone\t\n\t\nlast\t\n"


@pytest.mark.parametrize(
    ("text", "expected"), [("", 1), ("a", 128), ("DE", 3138), ("ü", (1 * 31 - 61) * 31 - 68 & 0xFFFFFFFF)]
)
def test_hash(text, expected):
    """That of Hadoop's Text: bytes are signed."""
    assert text_hash(text.encode()) == expected


def test_partition(tmp_path):
    """By the fields of the key only; all of one key go to one reducer."""
    (tmp_path / "a").write_bytes(b"".join(f"{n % 7}\t{n % 3}\t{n}\n".encode() for n in range(100)))
    for fields in (1, 2):
        paths = [tmp_path / f"{fields}{number}" for number in range(3)]
        targets = [path.open("wb") for path in paths]
        partition(tmp_path / "a", targets, fields)
        for target in targets:
            target.close()
        shares = [path.read_text().splitlines() for path in paths]
        keys = [{tuple(line.split("\t")[:fields]) for line in share} for share in shares]
        assert sum(map(len, shares)) == 100
        assert sum(map(len, keys)) == len(set().union(*keys)) == (7 if fields == 1 else 21)
