"""The text of all rows, cut into files between records."""

from __future__ import annotations

import gzip

import pytest
from hypothesis import given, settings, strategies as st

from penstock.warehouse.unload.command import UnloadOptions
from penstock.warehouse.unload.files import cut_into_files, file_name

CSV = UnloadOptions(format="csv")
RECORDS = [b'1,"a\nb"\n', b'2,"c""\n\n"\n', b"3,d\n", b'4,"\n"\n']


def _cut(folder, data, options, slices, header=None):
    folder.mkdir(exist_ok=True)
    (folder / "rows").write_bytes(data)
    files = cut_into_files(folder / "rows", folder, options, header, slices, lambda: None)
    return {item.name: item.path.read_bytes() for item in files}, files


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (UnloadOptions(), "0001_part_02"),
        (UnloadOptions(compression="gzip"), "0001_part_02.gz"),
        (UnloadOptions(parallel=False, compression="zstd"), "002.zst"),
        (UnloadOptions(format="parquet"), "0001_part_02.parquet"),
        (UnloadOptions(parallel=False, extension="csv.gz", compression="gzip"), "002.csv.gz"),
    ],
)
def test_names(options, expected):
    """Of a slice's third file."""
    assert file_name(1, 2, options) == expected


def test_one_slice(tmp_path):
    """The text is the file."""
    assert _cut(tmp_path, b"1\n2\n", UnloadOptions(parallel=False), 1)[0] == {"000": b"1\n2\n"}


def test_no_rows(tmp_path):
    """Each slice has a file, with the header."""
    found, _ = _cut(tmp_path, b"", UnloadOptions(header=True), 2, "a|b")
    assert found == {"0000_part_00": b"a|b\n", "0001_part_00": b"a|b\n"}


@settings(max_examples=50, deadline=None)
@given(
    records=st.lists(st.sampled_from(RECORDS), max_size=12),
    slices=st.integers(1, 3),
    limit=st.none() | st.integers(1, 30),
)
def test_records_stay_whole(tmp_path_factory, records, slices, limit):
    """Whatever is in them, and in order; no file is larger than it may be, unless one record is."""
    options = UnloadOptions(format="csv", max_file_size=limit, manifest="verbose")
    found, files = _cut(tmp_path_factory.mktemp("files"), b"".join(records), options, slices)
    assert b"".join(found.values()) == b"".join(records)
    assert [name for name in found if name.endswith("_part_00")] == [f"{index:04}_part_00" for index in range(slices)]
    left = list(records)
    for item in files:
        own = [left.pop(0) for _ in range(item.records or 0)]
        assert found[item.name] == b"".join(own)
        assert limit is None or len(found[item.name]) <= limit or len(own) == 1
    assert left == []


@settings(max_examples=50, deadline=None)
@given(records=st.lists(st.sampled_from(RECORDS), max_size=12), slices=st.integers(1, 3))
def test_plain_files_are_the_same(tmp_path_factory, records, slices):
    """Whether records are written one by one, to be counted, or the text is only split."""
    data = b"".join(records)
    counted = UnloadOptions(format="csv", manifest="verbose")
    split, _ = _cut(tmp_path_factory.mktemp("split"), data, CSV, slices)
    assert split == _cut(tmp_path_factory.mktemp("counted"), data, counted, slices)[0]


def test_escaped_newlines(tmp_path):
    """They end no record, and a backslash that is escaped escapes nothing."""
    options = UnloadOptions(escape=True, manifest="verbose")
    found, files = _cut(tmp_path, b"a\\\nb\nc\\\\\nd\n", options, 2)
    assert list(found.values()) == [b"a\\\nb\n", b"c\\\\\nd\n"]
    assert [item.records for item in files] == [1, 2]


def test_size_is_that_of_the_text(tmp_path):
    """Not of what it is compressed to."""
    options = UnloadOptions(parallel=False, max_file_size=10, compression="gzip")
    found, _ = _cut(tmp_path, b"1234\n" * 3, options, 1, "h")
    assert {name: gzip.decompress(body) for name, body in found.items()} == {
        "000.gz": b"h\n1234\n1234\n",
        "001.gz": b"h\n1234\n",
    }
