"""Records: what is read is what was written, wherever the stream is cut."""

import io
import re

import pytest
from hypothesis import given, strategies as st

from penstock.worker.errors import TaskFailed
from penstock.worker.records import reading
from penstock.worker.records.reading import RecordReader
from penstock.worker.records.record_format import RecordFormat
from penstock.worker.records.writing import RecordWriter

TSV = RecordFormat("\t", "\n", "\\")
FORMATS = st.sampled_from(
    [TSV, RecordFormat(",", "\n", "\\"), RecordFormat("|", "\r", "\\"), RecordFormat("é", ";", "\\")]
)
VALUES = st.none() | st.text(st.sampled_from("\\\t\n\r,|;né\0N ") | st.characters(codec="utf-8"), max_size=8)
ROWS = st.integers(1, 4).flatmap(lambda width: st.lists(st.lists(VALUES, min_size=width, max_size=width), max_size=5))


class Dribble(io.BytesIO):
    """A stream that gives a few bytes at a time."""

    def read(self, size=-1, /):
        """At most three."""
        return super().read(min(size, 3))


@given(ROWS, FORMATS)
def test_round_trip(rows, record_format):
    """NULL, empty text, separators, escapes, and a NULL's two characters as a value."""
    body = RecordWriter(record_format).text(rows).encode()
    assert list(RecordReader(record_format, "x").rows(Dribble(body))) == rows


def read(body, record_format=TSV):
    """The rows of some bytes."""
    return list(RecordReader(record_format, "s3://data/x").rows(io.BytesIO(body)))


@pytest.mark.parametrize(
    ("body", "rows"),
    [
        (b"", []),
        (b"a", [["a"]]),
        (b"a\n\nb\n", [["a"], [""], ["b"]]),
        (b"a\t\n", [["a", ""]]),
        (b"\\n\t\\N\t\\\\n\tx\\n\n", [[None, "N", "\\n", "xn"]]),
        (b"a\\\nb\\\\\nc", [["a\nb\\"], ["c"]]),
        (b"a\r\n", [["a\r"]]),
        (b"a\\", [["a\\"]]),
        (b"\\\n", [["\n"]]),
        (b"\xef\xbb\xbfa\n", [["\ufeffa"]]),
    ],
)
def test_what_others_wrote(body, rows):
    r"""The escaped character is itself, but for a field that is `\n` and nothing else."""
    assert read(body) == rows


def test_another_escape_character():
    """NULL stays as it is."""
    form = RecordFormat(",", "\n", "^")
    assert RecordWriter(form).text([[None, "a,^"]]) == "\\n,a^,^^\n"
    assert read(b"\\n,a^,^^\n\\n\n", form) == [[None, "a,^"], [None]]


def test_a_record_without_end(monkeypatch):
    """It does not fill the memory."""
    monkeypatch.setattr(reading, "_MOST_CHARACTERS", 100)
    with pytest.raises(
        TaskFailed, match=re.escape("s3://data/x has a record of more than 100 characters; if the data")
    ):
        read(b"a" * 101)
    with pytest.raises(
        TaskFailed, match=re.escape("s3://data/x has a record of more than 100 characters; if the data")
    ):
        read(b"aa\\\n" * 40)
