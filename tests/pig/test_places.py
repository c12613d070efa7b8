"""Places by their URIs."""

from __future__ import annotations

import pytest

from penstock.pig.places import contains, overlap, same


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("out", "out/", True),
        ("out", "./out//", True),
        ("a/../out", "out", True),
        ("out", "/out", False),
        ("file:///out", "/out/", True),
        ("s3n://b/out", "S3A://b/out/", True),
        ("s3://b/out", "s3://c/out", False),
        ("s3://b", "s3://b/", True),
        ("s3://b/Out", "s3://b/out", False),
        ("hdfs:///out", "/out", False),
        ("", ".", True),
    ],
)
def test_same(one: str, other: str, *, expected: bool) -> None:
    """Slashes at the end, dots, and Hadoop's three names of S3 make no difference."""
    assert same(one, other) is expected
    assert same(other, one) is expected


@pytest.mark.parametrize(
    ("outer", "inner", "expected"),
    [
        ("out", "out/", True),
        ("out/", "out/a/b", True),
        ("out/a", "out", False),
        ("out", "out-2", False),
        ("s3://b", "s3n://b/out", True),
        ("s3://b/out", "s3://b/out/x", True),
        ("s3://b/*", "s3://b/out", False),
        ("/", "/x", True),
        ("/", "x", False),
    ],
)
def test_contains(outer: str, inner: str, *, expected: bool) -> None:
    """Whole names count, not characters; a pattern is a name like any other."""
    assert contains(outer, inner) is expected


@pytest.mark.parametrize(
    ("place", "pattern", "expected"),
    [
        ("in", "in/2014-*", True),
        ("in/2014-01", "in/2014-*", True),
        ("in/2014-01/x", "in/2014-0?", True),
        ("in/2015-01", "in/2014-*", False),
        ("in/out", "in/{a,b}", True),
        ("in/out", "in/[a-c]*/x", True),
        ("out", "in/*", False),
        ("in-2", "in", False),
        ("s3://b/in/x", "s3n://b/in", True),
    ],
)
def test_overlap(place: str, pattern: str, *, expected: bool) -> None:
    """Above, below, or where the pattern can lead."""
    assert overlap(place, pattern) is expected
