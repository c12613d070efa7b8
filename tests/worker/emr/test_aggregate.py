"""Hadoop's reducer `aggregate`."""

import pytest

from penstock.worker.emr.aggregate import aggregate
from penstock.worker.errors import TaskFailed


@pytest.fixture
def reduced(tmp_path):
    """Reduce lines."""

    def reduced(text):
        (tmp_path / "a").write_text(text)
        aggregate(tmp_path / "a", tmp_path / "b")
        return (tmp_path / "b").read_text()

    return reduced


@pytest.mark.parametrize(
    ("kind", "values", "expected"),
    [
        ("LongValueSum", ["1", "2", "-4"], "-1"),
        ("LongValueMax", ["9", "10"], "10"),
        ("LongValueMin", ["9", "10"], "9"),
        ("StringValueMax", ["9", "10"], "9"),
        ("StringValueMin", ["9", "10"], "10"),
        ("UniqValueCount", ["a", "b", "a"], "2"),
        ("DoubleValueSum", ["1", "0.5"], "1.5"),
        ("DoubleValueSum", ["1", "2"], "3.0"),
        ("DoubleValueSum", ["0"], "0.0"),
        ("DoubleValueSum", ["12345678"], "1.2345678E7"),
        ("DoubleValueSum", ["10000000"], "1.0E7"),
        ("DoubleValueSum", ["-0.0005"], "-5.0E-4"),
        ("DoubleValueSum", ["1e300"], "1.0E300"),
    ],
)
def test_ways(reduced, kind, values, expected):
    """The kind is in front of the key, and not in the output; doubles are written as Java does."""
    assert reduced("".join(f"{kind}:a:b\t{value}\n" for value in values)) == f"a:b\t{expected}\n"


@pytest.mark.parametrize(
    ("line", "error"),
    [
        ("key\t1\n", "aggregate: the key 'key' has none of DoubleValueSum, "),
        ("ValueHistogram:key\t1\n", "aggregate: the key 'ValueHistogram:key' has none of"),
        ("LongValueSum:key\tx\n", "aggregate: a value of 'LongValueSum:key': invalid literal"),
    ],
)
def test_fails(reduced, line, error):
    """What it does not know is named."""
    with pytest.raises(TaskFailed, match=error):
        reduced(line)
