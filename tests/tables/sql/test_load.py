"""Loads: files of S3 become rows, all or nothing, and once."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap

import pytest

from penstock.tables.errors import TableError
from penstock.tables.parser import parse_table
from penstock.tables.sql.copying import Files, copy_into
from penstock.tables.sql.load import load
from penstock.tables.sql.load_log import DEFINITION, LogEntry, loaded_before, log_load
from penstock.tables.sql.transaction import in_transaction
from penstock.warehouse.errors import WarehouseError
from penstock.warehouse.warehouse import Warehouse
from tests.tables.running import run
from tests.warehouse.conftest import FolderObjects

TABLE = parse_table(
    "CREATE TABLE watched (n int IDENTITY(1,1), id int NOT NULL, name varchar(5) DEFAULT 'none', PRIMARY KEY (id))"
)
LOG = parse_table(DEFINITION)
FILES = (Files("s3://b/new/", ("CSV",)),)
LOOK = "SELECT id, name FROM watched ORDER BY id"
OLD, NEW = [(1, "a"), (2, "b")], [(1, "A"), (3, None)]


@pytest.fixture
def objects(tmp_path):
    """S3, with a file."""
    objects = FolderObjects(tmp_path / "s3")
    objects.put("s3://b/new/part", b"1,A\n3,\\N\n")
    return objects


@pytest.fixture
def warehouse(tmp_path, objects):
    """A warehouse with a table that has rows, and the log."""
    with Warehouse(tmp_path / "w.duckdb", objects) as opened:
        with opened.session(database="dev", user="u") as session:
            run(session, [TABLE.source, "INSERT INTO watched (id, name) VALUES (1, 'a'), (2, 'b')", LOG.source])
        yield opened


@pytest.fixture
def session(warehouse):
    """A session."""
    with warehouse.session(database="dev", user="u") as opened:
        yield opened


def _entry(day="2014-01-01"):
    return LogEntry("shop", "in", f"{day} 00:00:00", "2014-01-02 00:00:00")


def test_statements():
    """The table itself is touched last."""
    create, *copied, delete, insert, also, drop = load(TABLE, FILES, also=("ALSO",))
    assert create == "CREATE TEMP TABLE penstock_new_watched (\n    id int NOT NULL,\n    name varchar(5)\n)"
    assert tuple(copied) == copy_into("penstock_new_watched", FILES[0], 0)
    assert delete == "DELETE FROM watched"
    assert insert == "INSERT INTO watched (id, name)\nSELECT id, name\nFROM penstock_new_watched"
    assert (also, drop) == ("ALSO", "DROP TABLE penstock_new_watched")


def test_rows_are_replaced(session):
    """Twice is the same as once."""
    for _ in range(2):
        run(session, load(TABLE, FILES))
        assert run(session, [LOOK]) == NEW


def test_rows_are_added_once_for_an_interval(session, objects):
    """A retry, or a rerun, finds its interval in the log; the next interval is another."""
    for day, loaded in (("2014-01-01", 2), ("2014-01-01", 0), ("2014-01-02", 2)):
        entry = _entry(day)
        run(
            session,
            load(
                TABLE,
                FILES,
                replace=False,
                unless=loaded_before(LOG, TABLE, entry),
                also=log_load(LOG, TABLE, entry),
            ),
        )
        assert run(session, ["SELECT rows_loaded FROM penstock_loads ORDER BY finished_at DESC LIMIT 1"]) == [(loaded,)]
    assert run(session, [LOOK]) == sorted(OLD + NEW + NEW, key=lambda row: row[0])


def test_another_step_of_the_same_interval_is_another_load(session):
    """The log tells them apart."""
    for step in ("one", "two"):
        entry = LogEntry("shop", step, "2014-01-01", "2014-01-02")
        once = loaded_before(LOG, TABLE, entry)
        run(session, load(TABLE, FILES, replace=False, unless=once, also=log_load(LOG, TABLE, entry)))
    assert run(session, ["SELECT COUNT(*) FROM watched"]) == [(6,)]


def test_several_folders(session, objects):
    """One COPY each, and one transaction."""
    objects.put("s3://b/more/part", b"4|D\n")
    run(session, load(TABLE, (*FILES, Files("s3://b/more/"))))
    assert run(session, [LOOK]) == [*NEW, (4, "D")]


def test_columns_in_the_order_of_the_files(session, objects):
    """What they lack is filled by its DEFAULT."""
    objects.put("s3://b/swapped/part", b"A|1\n")
    run(session, load(TABLE, [Files("s3://b/swapped/")], columns=["Name", "ID"]))
    assert run(session, [LOOK]) == [(1, "A")]
    objects.put("s3://b/ids/part", b"7\n")
    run(session, load(TABLE, [Files("s3://b/ids/")], columns=["id"]))
    assert run(session, [LOOK]) == [(7, "none")]


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        (["id", "nam"], "table watched has no column 'nam'; did you mean 'name'?"),
        (["id", "ID"], "the column id of watched is named twice"),
        (["n", "id"], "the column n of watched is an IDENTITY, which takes no values"),
        (["name"], "id of watched must have a value, and has no DEFAULT: name all of them"),
    ],
)
def test_fails_for_columns(columns, message):
    """They are those of the table."""
    with pytest.raises(TableError, match=message.replace("?", r"\?")):
        load(TABLE, FILES, columns=columns)


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"1,A\nx,B\n", "1 rows refused, 0 allowed: Invalid digit, Value 'x'"),
        (b"1,A\n,B\n", "1 rows refused, 0 allowed: Missing data for not-null field"),
        (b"1,ABCDEF\n", "1 rows refused, 0 allowed: String length exceeds DDL length"),
    ],
)
def test_fails_for_rows(session, objects, body, message):
    """With the reason; nothing has changed."""
    objects.put("s3://b/new/part", body)
    with pytest.raises(WarehouseError, match=message):
        run(session, load(TABLE, FILES))
    assert run(session, [LOOK]) == OLD


def test_fails_without_files(session):
    """An empty folder is no empty table."""
    with pytest.raises(WarehouseError, match="The specified S3 prefix 'none/' does not exist"):
        run(session, load(TABLE, [Files("s3://b/none/")]))
    assert run(session, [LOOK]) == OLD


def test_at_every_statement_readers_see_the_old_rows(session, warehouse):
    """Whichever statement was the writer's last: before its end and after its death nothing has changed."""
    statements = load(TABLE, FILES, also=log_load(LOG, TABLE, _entry()))
    seen = []

    def look():
        with warehouse.session(database="dev", user="reader") as reader:
            return run(reader, [LOOK])

    def look_and_die(_connection, _results):
        seen.append(look())
        raise KeyboardInterrupt

    for count in range(1, len(statements) + 1):
        with pytest.raises(KeyboardInterrupt):
            session.execute_all(statements[:count], before_commit=look_and_die)
        assert look() == OLD
    assert seen == [OLD] * len(statements)
    session.execute_all(in_transaction(statements), before_commit=lambda *_: seen.append(look()))
    assert seen[-1] == OLD
    assert look() == NEW


WRITER = """
    import os, signal, sys
    from pathlib import Path
    from penstock.tables.sql.load import load
    from penstock.warehouse.warehouse import Warehouse
    from tests.tables.sql.test_load import FILES, TABLE
    from tests.warehouse.conftest import FolderObjects

    folder = Path(sys.argv[1])
    with Warehouse(folder / "w.duckdb", FolderObjects(folder / "s3")) as warehouse:
        with warehouse.session(database="dev", user="w") as session:
            session.execute_all(load(TABLE, FILES), before_commit=lambda *_: os.kill(os.getpid(), signal.SIGKILL))
"""


def test_a_process_that_is_killed_leaves_the_old_rows(root, tmp_path, objects):
    """All statements had run, and the table was never empty."""
    path = tmp_path / "w.duckdb"
    with Warehouse(path, objects) as warehouse, warehouse.session(database="dev", user="u") as session:
        run(session, [TABLE.source, "INSERT INTO watched (id, name) VALUES (1, 'a'), (2, 'b')"])
    ended = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(WRITER), str(tmp_path)], cwd=root, check=False, env={**os.environ}
    )
    assert ended.returncode == -signal.SIGKILL
    with Warehouse(path, objects) as warehouse, warehouse.session(database="dev", user="u") as session:
        assert run(session, [LOOK]) == OLD
        run(session, load(TABLE, FILES))
        assert run(session, [LOOK]) == NEW
