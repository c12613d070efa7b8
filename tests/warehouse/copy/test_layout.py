"""DuckDB's own reader is taken where it finds what COPY finds, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from penstock.warehouse.copy.command import CopyOptions
from penstock.warehouse.copy.layout import find_layout
from penstock.warehouse.copy.source import Source
from penstock.warehouse.errors import WarehouseError
from penstock.warehouse.statements import copy_from

CSV = CopyOptions(csv=True)
TEXT = CopyOptions()


def _found(folder: Path, data: bytes, options: CopyOptions) -> list[tuple[object, ...]] | None:
    path = folder / "data"
    path.write_bytes(data)
    with duckdb.connect() as connection:
        layout = find_layout(connection, Source("s3://b/k", path, encoded=False), options, 2)
        return connection.execute(f"FROM {layout.sql()}").fetchall() if layout else None


@pytest.mark.parametrize(
    ("data", "options", "expected"),
    [
        (b"", TEXT, []),
        (b"a|b\nc|\\N\n", TEXT, [("a", "b"), ("c", None)]),
        (b"a|b", TEXT, [("a", "b")]),
        (b"a|b|\nc|d|\n", TEXT, [("a", "b", ""), ("c", "d", "")]),
        (b"a|b\r\nc|d\r\n", TEXT, [("a", "b"), ("c", "d")]),
        (b'a"|b\n', TEXT, [('a"', "b")]),
        (b"h|h|h\n\na|b\n", CopyOptions(ignore_header=2), [("a", "b")]),
        (b"a~|b\n", CopyOptions(delimiter="~|"), [("a", "b")]),
        ("\u20ac,b\n".encode(), CSV, [("\u20ac", "b")]),
        (b'"a,b","c\r\nd"\n"","e"\n', CSV, [("a,b", "c\r\nd"), ("", "e")]),
        (b'"a","b\nc"\r\n', CSV, [("a", "b\nc")]),
        (b'"a",b', CSV, [("a", "b")]),
    ],
)
def test_finds_all_fields(tmp_path, data, options, expected):
    """The usual files: every byte of them is a field's, or stands between fields."""
    assert expected == _found(tmp_path, data, options)


@pytest.mark.parametrize(
    ("data", "options"),
    [
        (b"a|b\n\nc|d\n", TEXT),
        (b"\na|b\n", TEXT),
        (b"a|b\nc\n", TEXT),
        (b"a|b\nc|d|e\n", TEXT),
        (b"a|b|\nc|d\n", TEXT),
        (b"a\r|b\rc|d\n", TEXT),
        (b"\xef\xbb\xbfa|b\n", TEXT),
        (b"a|\xff\n", TEXT),
        (b"a|b\n", CopyOptions(fill_record=True)),
        (b"a|\0\n", CopyOptions(null="\0")),
        (b"a|b\n", CopyOptions(null="a|")),
        (b"a,b\n", CopyOptions(csv=True, null='""')),
        (b"a|\xef\xb7\x900\n", TEXT),
        (b"a|b\\|c\n", CopyOptions(escape=True)),
        (b"'a|b'|c\n", CopyOptions(remove_quotes=True)),
        (b'a"b,c\n', CSV),
        (b'"a""b",c\n', CSV),
        (b'"a"b,c\n', CSV),
        (b'"a" ,b\n', CSV),
        (b' "a",b\n', CSV),
        (b'"a,b\n', CSV),
        (b'"a",b,c\n', CSV),
        (b'"h\nh",h\na,b\n', CopyOptions(csv=True, ignore_header=1)),
    ],
)
def test_leaves_the_others(tmp_path, data, options):
    """What DuckDB's reader drops, takes for something else, or refuses."""
    assert _found(tmp_path, data, options) is None


@pytest.mark.parametrize(
    "options", ["", "CSV", "CSV IGNOREHEADER 1", "ESCAPE", "REMOVEQUOTES", "EMPTYASNULL MAXERROR 9"]
)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.text(st.sampled_from("ab\u20ac|,\"'\\N\r\n \ufdd0"), max_size=24))
def test_gives_what_a_load_by_lines_gives(session, objects, monkeypatch, options, data):
    """Rows and refusals are the same without it, whatever the file."""
    objects.put("s3://b/data", data.encode())

    def load():
        session.execute_all(["DROP TABLE IF EXISTS t", "CREATE TABLE t (a varchar(9), b varchar(9))"])
        try:
            session.execute(f"COPY t FROM 's3://b/data' IAM_ROLE default {options}")
        except WarehouseError as error:
            return str(error)
        return sorted(map(repr, session.execute("SELECT a, b FROM t").rows))

    directly = load()
    with monkeypatch.context() as patch:
        patch.setattr(copy_from, "find_layout", lambda *_: None)
        assert directly == load()
