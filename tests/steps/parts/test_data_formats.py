"""The text of tables between databases, S3 and the warehouse: nothing is lost on the way, there and back."""

from __future__ import annotations

import gzip
import io
import sqlite3
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from penstock.objects import CSV, TSV, S3DataNode
from penstock.steps.parts.copy_options import copy_options
from penstock.steps.parts.data_formats import is_tab_separated, nulls_for_copy, nulls_for_copy_activity, tab_separated
from penstock.warehouse.warehouse import Warehouse
from penstock.worker.databases.engines import text_of
from penstock.worker.records.reading import RecordReader
from penstock.worker.records.record_format import RecordFormat
from penstock.worker.records.writing import RecordWriter

COPY_ACTIVITY = RecordFormat("\t", "\n", "\\")
TEXTS = st.text(st.sampled_from("\\\t\n\r,|'\"nNB\0 é𝄞") | st.characters(codec="utf-8"), max_size=12)
ROWS = st.lists(
    st.tuples(
        st.none() | TEXTS,
        st.none() | TEXTS,
        st.none() | st.integers(-(2**63), 2**63 - 1),
        st.none() | st.decimals(-(10**13), 10**13, allow_nan=False, places=4),
        st.none() | st.datetimes(datetime(1, 1, 1), datetime(9999, 12, 31)),  # noqa: DTZ001 - TIMESTAMP has no zone
        st.none() | st.binary(max_size=10),
        st.none() | TEXTS,
    ),
    max_size=6,
)
TABLE = """
    CREATE TABLE rows_there (
        n INTEGER, a VARCHAR(100), b VARCHAR(100), whole BIGINT, exact DECIMAL(18, 4), moment TIMESTAMP,
        raw VARCHAR(100), c VARCHAR(100)
    )"""


def shell(command: str, *files: bytes) -> bytes:
    """Run a step's command on staged files; what it leaves."""
    with tempfile.TemporaryDirectory() as folder:
        into, out = Path(folder, "in"), Path(folder, "out")
        into.mkdir()
        out.mkdir()
        for number, content in enumerate(files):
            (into / f"part-{number}").write_bytes(content)
        variables = {"INPUT1_STAGING_DIR": str(into), "OUTPUT1_STAGING_DIR": str(out), "PATH": "/usr/bin:/bin"}
        subprocess.run(["sh", "-c", command], env=variables, check=True)
        assert [path.name for path in out.iterdir()] == ["part-00000"]
        return (out / "part-00000").read_bytes()


class Objects:
    """What the warehouse reads and writes."""

    def __init__(self) -> None:
        self.held: dict[str, bytes] = {}

    def list(self, uri_prefix: str) -> list[str]:
        """The URIs that begin so."""
        return sorted(uri for uri in self.held if uri.startswith(uri_prefix))

    def fetch(self, uri: str, path: Path) -> None:
        """Copy one to a file."""
        path.write_bytes(self.held[uri])

    def put(self, uri: str, path: Path) -> None:
        """Copy one from a file."""
        self.held[uri] = path.read_bytes()

    def delete(self, uri: str) -> None:
        """Forget one."""
        self.held.pop(uri, None)


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: Any) -> Iterator[Any]:
    """Run SQL in a warehouse with the table; what it reads and writes."""
    objects = Objects()
    made = Warehouse(tmp_path_factory.mktemp("warehouse") / "w.duckdb", objects)
    session = made.session(database="dev", user="etl")
    session.execute_all((TABLE,), {})

    def run(*statements: str) -> Any:
        return session.execute_all(statements, {})

    yield run, objects
    made.close()


def through(warehouse: Any, written: bytes) -> bytes:
    """What UNLOAD writes of what COPY has read."""
    run, objects = warehouse
    objects.held = {"s3://b/in/part-00000": written}
    node = S3DataNode("rows", directory_path="s3://b/in/", data_format=tab_separated())
    run(
        "DELETE FROM rows_there",
        f"COPY rows_there FROM 's3://b/in/' IAM_ROLE default {' '.join(copy_options(node))}",
        "UNLOAD ('SELECT * FROM rows_there ORDER BY n') TO 's3://b/out/' IAM_ROLE default "
        "DELIMITER '\\t' ESCAPE NULL AS '\\\\N'",
    )
    return b"".join(objects.held[uri] for uri in objects.list("s3://b/out/"))


def rows_of(text: bytes) -> list[Any]:
    """The rows that CopyActivity reads."""
    return list(RecordReader(COPY_ACTIVITY, "x").rows(io.BytesIO(text)))


@settings(max_examples=60, deadline=None)
@given(ROWS)
def test_from_a_database_through_the_warehouse_and_back(warehouse: Any, rows: Sequence[tuple[Any, ...]]) -> None:
    """SQLite to CopyActivity's text to COPY, and UNLOAD to CopyActivity's text to SQLite."""
    connection = sqlite3.connect(":memory:")
    connection.execute(
        "CREATE TABLE here (n INTEGER, a TEXT, b TEXT, whole INTEGER, exact TEXT, moment TEXT, raw BLOB, c TEXT)"
    )
    connection.execute(
        "CREATE TABLE back (n INTEGER, a TEXT, b TEXT, whole INTEGER, exact TEXT, moment TEXT, raw TEXT, c TEXT)"
    )
    given_rows = [
        (
            number,
            a,
            b,
            whole,
            None if exact is None else f"{exact:f}",
            None if at is None else at.isoformat(" "),
            raw,
            c,
        )
        for number, (a, b, whole, exact, at, raw, c) in enumerate(rows)
    ]
    connection.executemany("INSERT INTO here VALUES (?, ?, ?, ?, ?, ?, ?, ?)", given_rows)

    records = [[text_of(value) for value in row] for row in connection.execute("SELECT * FROM here")]
    copied = RecordWriter(COPY_ACTIVITY).text(records).encode()
    unloaded = through(warehouse, shell(nulls_for_copy(), copied))
    found = rows_of(shell(nulls_for_copy_activity(), unloaded))
    connection.executemany("INSERT INTO back VALUES (?, ?, ?, ?, ?, ?, ?, ?)", found)

    back = [
        (n, a, b, whole, exact and Decimal(exact), at and datetime.fromisoformat(at), raw and bytes.fromhex(raw), c)
        for n, a, b, whole, exact, at, raw, c in connection.execute("SELECT * FROM back ORDER BY n")
    ]
    empty = [None if raw is None else raw or "" for *_, raw, _ in rows]
    assert [row[:6] for row in back] == [
        (n, a, b, whole, exact, at) for n, (a, b, whole, exact, at, _, _) in enumerate(rows)
    ]
    assert [row[6] for row in back] == empty
    assert [row[7] for row in back] == [row[6] for row in rows]


@pytest.mark.parametrize(
    ("copied", "loaded"),
    [
        (b"1\t\\n\tx\n", b"1\t\\N\tx\n"),
        (b"\\n\n\\n\t\\n\n", b"\\N\n\\N\t\\N\n"),
        (b"\\\\n\t\\\\\\\\n\t\\\\\n", b"\\\\n\t\\\\\\\\n\t\\\\\n"),  # texts that only look like it
        (b"a\\\n\\n\n", b"a\\\n\\N\n"),
        (b"x\r\n\r\\\\\r\n\\\r\n", b"x\\\r\n\\\r\\\\\\\r\n\\\r\n"),  # escaped once, whether it was or not
        (b"\\\\B\\\\\\n\n", b"\\\\B\\\\\\N\n"),
        (b"no end", b"no end"),
    ],
)
def test_nulls_for_copy(copied: bytes, loaded: bytes) -> None:
    """Only what stands for NULL is changed."""
    assert shell(nulls_for_copy(), copied) == loaded
    assert rows_of(shell(nulls_for_copy_activity(), loaded)) == rows_of(copied)


def test_files_become_one() -> None:
    """In the order of their names; none become an empty one."""
    assert shell(nulls_for_copy(), b"1\n", b"2", b"3\n") == b"1\n2\n3\n"
    assert shell(nulls_for_copy()) == b""
    zipped = [gzip.compress(part) for part in (b"\\N\n", b"2\n")]
    assert shell(nulls_for_copy_activity(compressed=True), *zipped) == b"\\n\n2\n"
    assert shell(nulls_for_copy_activity(compressed=True)) == b""


def test_a_file_that_is_no_gzip() -> None:
    """The command fails, and says so."""
    with pytest.raises(subprocess.CalledProcessError):
        shell(nulls_for_copy_activity(compressed=True), b"plain")


def test_several_inputs() -> None:
    """A folder for each."""
    assert nulls_for_copy(2).splitlines()[1] == 'set -- "$INPUT1_STAGING_DIR"/* "$INPUT2_STAGING_DIR"/*'


def test_the_format(fields: Any) -> None:
    """COPY and CopyActivity read it alike, by whatever name."""
    assert fields(tab_separated()) == [("type", "TSV"), ("escapeChar", "\\")]
    assert is_tab_separated(TSV("other", escape_char="\\", column_separator="\t", record_separator="\\n"))
    assert not is_tab_separated(TSV("t"))
    assert not is_tab_separated(CSV("c", escape_char="\\"))
