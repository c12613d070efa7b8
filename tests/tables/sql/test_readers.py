"""Readers stay on the old rows until a load commits, and for good where it is killed."""

from __future__ import annotations

import signal
import subprocess
import sys
import textwrap

import pytest

from penstock.tables.parser import parse_table
from penstock.tables.source import from_name
from penstock.tables.sql.delta_load import delta_load
from penstock.tables.sql.history import history
from penstock.tables.sql.reload import reload
from penstock.tables.sql.transaction import in_transaction
from penstock.tables.sql.upsert import upsert
from penstock.warehouse.warehouse import Warehouse
from tests.no_objects import NoObjects
from tests.tables.running import run

TABLE = parse_table("CREATE TABLE watched (id int PRIMARY KEY, n int)")
HISTORY = parse_table(
    "CREATE TABLE watched (id int, n int, valid_from timestamp, valid_to timestamp, PRIMARY KEY (id, valid_from))"
)
SOURCE = from_name(None, "fresh")
LOOK = "SELECT id, n FROM watched ORDER BY id, n"
OLD, NEW = [(1, 1), (2, 2)], [(1, 10), (2, 2), (3, 30)]

LOADS = {
    "reload": (TABLE, reload(TABLE, SOURCE), [(1, 10), (3, 30)]),
    "upsert": (TABLE, upsert(TABLE, SOURCE), NEW),
    "delta": (TABLE, delta_load(TABLE, SOURCE, "n"), NEW),
    "history": (HISTORY, history(HISTORY, SOURCE, "2014-01-02"), [(1, 1), (1, 10), (2, 2), (3, 30)]),
}


class KilledError(Exception):
    """Stands for the end of the writer."""


@pytest.fixture(params=sorted(LOADS))
def load(request, session):
    """A load into a table that has rows, and those that it should have then."""
    table, statements, expected = LOADS[request.param]
    begun = ", valid_from" if table is HISTORY else ""
    values = "(1, 1, '2014-01-01'), (2, 2, '2014-01-01')" if begun else "(1, 1), (2, 2)"
    run(
        session,
        [
            table.source,
            f"INSERT INTO watched (id, n{begun}) VALUES {values}",  # noqa: S608 - our own
            "CREATE TABLE fresh (id int, n int)",
            "INSERT INTO fresh (id, n) VALUES (1, 10), (3, 30)",
        ],
    )
    yield statements, expected
    run(session, ["DROP TABLE watched", "DROP TABLE fresh"])


def test_at_every_statement_readers_see_the_old_rows(load, session, warehouse):
    """Whichever statement was the writer's last: before its end and after its death nothing has changed."""
    statements, expected = load
    seen = []

    def look():
        with warehouse.session(database="dev", user="reader") as reader:
            return run(reader, [LOOK])

    def look_and_die(_connection, _results):
        seen.append(look())
        raise KilledError

    for count in range(1, len(statements) + 1):
        with pytest.raises(KilledError):
            session.execute_all(statements[:count], before_commit=look_and_die)
        assert look() == OLD
    assert seen == [OLD] * len(statements)
    session.execute_all(in_transaction(statements), before_commit=lambda *_: seen.append(look()))
    assert seen[-1] == OLD
    assert look() == expected


WRITER = """
    import os, signal, sys
    from pathlib import Path
    from penstock.warehouse.warehouse import Warehouse
    from tests.no_objects import NoObjects
    from tests.tables.sql.test_readers import LOADS

    with Warehouse(Path(sys.argv[1]), NoObjects()) as warehouse, warehouse.session(database="dev", user="w") as session:
        session.execute_all(LOADS["reload"][1], before_commit=lambda *_: os.kill(os.getpid(), signal.SIGKILL))
"""


def test_a_process_that_is_killed_leaves_the_old_rows(root, tmp_path):
    """All statements had run, and the table was never empty."""
    path = tmp_path / "killed.duckdb"
    with Warehouse(path, NoObjects()) as warehouse, warehouse.session(database="dev", user="u") as session:
        run(session, [TABLE.source, "INSERT INTO watched (id, n) VALUES (1, 1), (2, 2)"])
        run(session, ["CREATE TABLE fresh (id int, n int)", "INSERT INTO fresh (id, n) VALUES (1, 10)"])
    ended = subprocess.run([sys.executable, "-c", textwrap.dedent(WRITER), str(path)], cwd=root, check=False)
    assert ended.returncode == -signal.SIGKILL
    with Warehouse(path, NoObjects()) as warehouse, warehouse.session(database="dev", user="u") as session:
        assert run(session, [LOOK]) == OLD
        run(session, reload(TABLE, SOURCE))
        assert run(session, [LOOK]) == [(1, 10)]
