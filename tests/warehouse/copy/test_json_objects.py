"""JSON objects, loaded like Redshift does with JSON 'auto'."""

from __future__ import annotations

import gzip
import io
import json
from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from penstock.warehouse.copy import json_objects
from penstock.warehouse.copy.command import CopyOptions
from penstock.warehouse.copy.encoding import NULL
from penstock.warehouse.errors import LoadError

COLUMNS = "id int, title varchar(20), share decimal(20, 12), at timestamp, tags super, ok boolean"


def _load(session, objects, body, options="FORMAT AS JSON 'auto'", columns=COLUMNS, names=""):
    objects.put("s3://bucket/data.json", body.encode() if isinstance(body, str) else body)
    session.execute("DROP TABLE IF EXISTS t")
    session.execute(f"CREATE TABLE t ({columns})")
    session.execute(f"COPY t {names} FROM 's3://bucket/data' IAM_ROLE default {options}")
    return [tuple(map(str, row)) for row in session.execute("SELECT * FROM t ORDER BY 1").rows]


def test_keys_find_their_columns(session, objects):
    """In any order; keys of no column are left out, and columns without a key are NULL, like null."""
    body = (
        '{"title": "a|b\\n\\"c\\" \\u00e9", "id": 1, "extra": {"x": 1}, "share": 1.123456789012}\n'
        '{"id": 2, "at": "2026-01-02 03:04:05", "tags": ["x", 1.50], "ok": true, "title": null}'
        '{"id": 3,\n "TITLE": "no", "title": ""}'
    )
    assert _load(session, objects, body) == [
        ("1", 'a|b\n"c" é', "1.123456789012", "None", "None", "None"),
        ("2", "None", "None", "2026-01-02 03:04:05", '["x",1.50]', "True"),
        ("3", "", "None", "None", "None", "None"),
    ]


@pytest.mark.parametrize(
    ("options", "title"),
    [("JSON 'auto'", "None"), ("JSON AS 'auto ignorecase'", "x"), ("FORMAT JSON 'auto' GZIP", "y")],
)
def test_options(session, objects, options, title):
    """The letters of keys count, unless they are not to; files may be compressed."""
    body = b'{"Id": 1, "TITLE": "x", "title": "y"}' if "GZIP" in options else b'{"Id": 1, "TITLE": "x"}'
    body = gzip.compress(body, mtime=0) if "GZIP" in options else body
    [row] = _load(session, objects, body, options, "id int, title varchar(5)")
    assert row[1] == title


def test_what_is_nested_is_one_text(session, objects):
    """Of a column of text."""
    body = '{"a": {"k": [1, null, "ä", {"x": 0.10}]}}'
    assert _load(session, objects, body, columns="a varchar(100)") == [('{"k":[1,null,"ä",{"x":0.10}]}',)]


def test_one_column_that_is_empty_or_null(session, objects):
    """Each is a row."""
    assert _load(session, objects, '{"a": ""}{}{"a": "\\ufdd0e\\r"}', columns="a varchar(9)") == [
        ("",),
        ("\ufdd0e\r",),
        ("None",),
    ]


def test_a_list_of_columns(session, objects):
    """Only those are loaded."""
    body = '{"id": 1, "title": "x"}'
    assert _load(session, objects, body, columns="id int, title varchar(5)", names="(title)") == [("None", "x")]


@pytest.mark.parametrize("body", ["", "\n \n"])
def test_no_objects(session, objects, body):
    """No rows."""
    assert _load(session, objects, body) == []


@pytest.mark.parametrize(
    ("body", "columns", "expected"),
    [
        ('{"id": 1}\n{"id": 2, \n', "id int", (2, "id", 1216, "Invalid input line", '{"id": 2,')),
        ('[{"id": 1}]', "id int, b int", (1, "id", 1216, "Invalid input line", '[{"id": 1}]')),
        ('{"id": NaN}', "id int", (1, "id", 1216, "Invalid input line", '{"id": NaN}')),
        ('{"id": "x"}', "id int", (1, "id", 1207, "Invalid digit, Value 'x', Pos 0, Type: Integer", "x")),
        ("{}", "id int not null", (1, "id", 1213, "Missing data for not-null field", None)),
    ],
)
def test_fails_with_the_line(session, objects, body, columns, expected):
    """As for other formats, in stl_load_errors."""
    with pytest.raises(LoadError, match=expected[3].split(",")[0]):
        _load(session, objects, body, columns=columns)
    [row] = session.execute(
        "SELECT line_number, trim(colname), err_code, trim(err_reason), raw_field_value FROM stl_load_errors"
    ).rows
    assert tuple(row)[:4] == expected[:4]
    assert expected[4] is None or row[4].strip() == expected[4]


def test_bad_objects_may_be_skipped(session, objects):
    """The next one is looked for on the next line."""
    body = '{"id": 1}\nnonsense {"id": 9}\n{"id": 2}\n'
    assert _load(session, objects, body, "JSON 'auto' MAXERROR 2", "id int") == [("1",), ("2",)]


def test_invalid_bytes(session, objects):
    """Refused, or replaced."""
    body = b'{"a": "x\xff"}'
    with pytest.raises(LoadError, match="Bad UTF-8 hex sequence: ff"):
        _load(session, objects, body, columns="a varchar(9)")
    assert _load(session, objects, body, "JSON 'auto' ACCEPTINVCHARS '^'", "a varchar(9)") == [("x^",)]


def test_objects_may_lie_across_the_pieces_of_a_file(monkeypatch):
    """However it is cut."""
    options = CopyOptions(json="auto", delimiter="|", null=NULL)
    items = [{"a": f"ü{number}", "b": number} for number in range(20)]
    body = "\n".join(json.dumps(item, ensure_ascii=False) for item in items).encode()
    expected = [f"ü{number}|{number}" for number in range(20)]
    for size in (1, 2, 7, 64, 10_000):
        monkeypatch.setattr(json_objects, "CHUNK", size)
        assert list(json_objects.object_lines(io.BytesIO(body), ["a", "b"], options)) == expected


TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
ROWS = st.lists(st.tuples(st.none() | TEXTS, st.none() | st.integers(-(2**31), 2**31 - 1)), max_size=20)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=ROWS, in_ascii=st.booleans(), between=st.sampled_from(["", " ", "\n", "\r\n\t"]))
def test_all_that_python_writes_is_read(session, objects, rows, in_ascii, between):
    """Whatever a text has in it, and whatever stands between two objects."""
    body = between.join(json.dumps({"b": number, "a": text}, ensure_ascii=in_ascii) for text, number in rows)
    objects.put("s3://bucket/data.json", body.encode())
    session.execute("DROP TABLE IF EXISTS t")
    session.execute("CREATE TABLE t (a varchar(max), b int)")
    session.execute("COPY t FROM 's3://bucket/data' IAM_ROLE default FORMAT AS JSON 'auto'")
    found = [tuple(row) for row in session.execute("SELECT a, b FROM t").rows]
    assert Counter(found) == Counter(rows)
