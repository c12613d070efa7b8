"""JSON by a JSONPaths file, and in one piece."""

from __future__ import annotations

import json

import pytest

from penstock.warehouse.copy.json_paths import parse_path, value_at
from penstock.warehouse.errors import UnsupportedError, WarehouseError

COPY = "COPY t FROM 's3://b/data' IAM_ROLE default FORMAT AS JSON 's3://b/paths.json'"


@pytest.fixture(autouse=True)
def _table(session):
    session.execute("CREATE TABLE t (a int, b varchar(20), c super)")


def _paths(objects, *paths):
    objects.put("s3://b/paths.json", json.dumps({"jsonpaths": list(paths)}).encode())


def test_values_by_their_paths(session, objects, rows):
    """In dots and brackets, into arrays; what is not there is NULL."""
    objects.put(
        "s3://b/data",
        b'{"id": 1, "user": {"names": ["Ada", "B|c"]}, "x": [1]}\n{"id": 2, "user": {"names": []}, "x": {"y": 2}}',
    )
    _paths(objects, "$.id", "$['user']['names'][1]", "$.x")
    session.execute(COPY)
    assert rows("SELECT * FROM t ORDER BY a") == [(1, "B|c", "[1]"), (2, None, '{"y":2}')]


def test_for_a_list_of_columns(session, objects, rows):
    """Paths are for the columns that are listed."""
    objects.put("s3://b/data", b'{"k": "v"}')
    _paths(objects, "$.k")
    session.execute(COPY.replace("COPY t", "COPY t (b)"))
    assert rows("SELECT * FROM t") == [(None, "v", None)]


def test_noshred(session, objects, rows):
    """A whole object is one SUPER value."""
    objects.put("s3://b/data", b'{"k": [1, {"m": "n"}]}\n{"k": 2}')
    session.execute("COPY t (c) FROM 's3://b/data' IAM_ROLE default JSON 'noshred'")
    assert rows("SELECT c FROM t ORDER BY 1") == [('{"k":2}',), ('{"k":[1,{"m":"n"}]}',)]


@pytest.mark.parametrize(
    ("paths", "error", "message"),
    [
        (["$.a"], WarehouseError, "JSONPath size: 1, Number of columns in table or column list: 3"),
        (["$.a", "x", "$.b"], WarehouseError, "Invalid JSONPath format: x"),
        (["$.a", "$", "$.b"], WarehouseError, r"Invalid JSONPath format: \$"),
        (["$.a", "$[0]", "$.b"], UnsupportedError, r"the JSONPath \$\[0\], into an array"),
    ],
)
def test_fails(session, objects, paths, error, message):
    """The path is named."""
    objects.put("s3://b/data", b'{"a": 1}')
    _paths(objects, *paths)
    with pytest.raises(error, match=message):
        session.execute(COPY)


def test_fails_without_the_file(session, objects):
    """The file is named."""
    objects.put("s3://b/data", b'{"a": 1}')
    with pytest.raises(WarehouseError, match=r"The specified S3 object 'paths\.json' does not exist"):
        session.execute(COPY)


def test_path_that_leads_nowhere():
    """Neither a missing key nor a text is gone into."""
    assert value_at({"a": "x"}, parse_path("$.a.b[0]")) is None
