"""Files by a manifest."""

from __future__ import annotations

import json

import pytest

from penstock.warehouse.errors import WarehouseError

COPY = "COPY t FROM 's3://b/m.json' IAM_ROLE default MANIFEST"


@pytest.fixture(autouse=True)
def _table(session):
    session.execute("CREATE TABLE t (a int)")


def _manifest(objects, *entries):
    objects.put("s3://b/m.json", json.dumps({"entries": list(entries)}).encode())


def test_loads_what_it_names(session, objects, rows):
    """Each file once, whatever its prefix, and no other."""
    objects.put("s3://b/x/1", b"1\n")
    objects.put("s3://c/2", b"2\n")
    objects.put("s3://c/23", b"3\n")
    _manifest(objects, {"url": "s3://b/x/1", "mandatory": True}, {"url": "s3://c/2"}, {"url": "s3://c/nope"})
    session.execute(COPY)
    assert rows("SELECT a FROM t ORDER BY a") == [(1,), (2,)]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (None, "The specified S3 object 'm.json' does not exist"),
        (b"{", "'s3://b/m.json' is not JSON"),
        (b'{"entries": ["s3://b/x"]}', "is not a manifest"),
        (b'{"entries": [{"url": "s3://b/x", "mandatory": true}]}', "The mandatory file 's3://b/x' of the manifest"),
        (b'{"entries": [{"url": "s3://b/x"}]}', "None of the files of the manifest 's3://b/m.json' exists"),
    ],
)
def test_fails(session, objects, text, message):
    """It says what is wrong with the manifest, or which file is missing."""
    if text is not None:
        objects.put("s3://b/m.json", text)
    with pytest.raises(WarehouseError, match=message):
        session.execute(COPY)
