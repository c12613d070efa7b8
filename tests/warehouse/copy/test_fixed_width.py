"""COPY FIXEDWIDTH."""

from __future__ import annotations

import pytest

from penstock.warehouse.copy.fixed_width import read_widths
from penstock.warehouse.errors import LoadError, WarehouseError

COPY = "COPY t FROM 's3://b/data' IAM_ROLE default FIXEDWIDTH 'a:3,b:5,c:4'"


@pytest.fixture(autouse=True)
def _table(session):
    session.execute("CREATE TABLE t (a int, b varchar(20), c date)")


def test_fields_by_their_widths(session, objects, rows):
    """Characters are counted, delimiters mean nothing, and blanks stay in texts."""
    objects.put("s3://b/data", "  1a|b\\ 2014-01-31\r\n222ünïcö2014-02-28\n".encode())
    session.execute(COPY.replace("c:4", "c:10"))
    assert rows("SELECT a, b, c::varchar FROM t ORDER BY a") == [
        (1, "a|b\\ ", "2014-01-31"),
        (222, "ünïcö", "2014-02-28"),
    ]


def test_a_line_that_is_too_short(session, objects):
    """It lacks its last field."""
    objects.put("s3://b/data", b"  1abc\n")
    with pytest.raises(LoadError, match="line 1, column c: Delimiter not found"):
        session.execute(COPY)


def test_fill_record(session, objects, rows):
    """FILLRECORD makes NULL of it."""
    objects.put("s3://b/data", b"  1abcde\n")
    session.execute(f"{COPY} FILLRECORD")
    assert rows("SELECT * FROM t") == [(1, "abcde", None)]


@pytest.mark.parametrize("text", ["3,5", "a:x", "a:0", ""])
def test_fails_to_read_widths(text):
    """Each is a label and a number."""
    with pytest.raises(WarehouseError, match="FIXEDWIDTH takes 'label:width,label:width'"):
        read_widths(text)


def test_fails_with_a_delimiter(session):
    """There is none."""
    with pytest.raises(WarehouseError, match="FIXEDWIDTH and DELIMITER cannot be used together"):
        session.execute(f"{COPY} DELIMITER ','")
