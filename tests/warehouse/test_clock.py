"""Time in SQL is that of the warehouse's clock."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from penstock.warehouse.session import Session
from penstock.warehouse.warehouse import Warehouse


@pytest.fixture
def session(tmp_path: Path, objects: Any) -> Iterator[Session]:
    """A session on the evening of the last of May; by its own zone it is June already."""
    at = datetime(2026, 6, 1, 0, 30, 0, 250_000, tzinfo=timezone(timedelta(hours=2)))
    with (
        Warehouse(tmp_path / "clock.duckdb", objects, clock=lambda: at) as warehouse,
        warehouse.session(database="dev", user="etl") as opened,
    ):
        yield opened


def test_the_functions_of_time_agree(session: Session) -> None:
    """In UTC, to the microsecond."""
    rows = session.execute("SELECT GETDATE(), SYSDATE, CURRENT_DATE, TRUNC(GETDATE()) = CURRENT_DATE").rows
    at = datetime(2026, 5, 31, 22, 30, 0, 250_000)  # noqa: DTZ001 Redshift's timestamp has no zone
    assert [tuple(row) for row in rows] == [(at, at, at.date(), True)]


def test_they_are_written_and_compared(session: Session) -> None:
    """In statements that change data, too."""
    session.execute("CREATE TABLE loads (at TIMESTAMP)")
    session.execute("INSERT INTO loads VALUES (DATEADD(hour, -1, GETDATE()))")
    counted = "SELECT COUNT(*) FROM loads WHERE at BETWEEN GETDATE() - INTERVAL '2 hours' AND GETDATE()"
    assert [tuple(row) for row in session.execute(counted).rows] == [(1,)]


def test_a_default_is_worked_out_when_a_row_comes(session: Session) -> None:
    """By the machine's clock: it is not the time at which the table was made."""
    session.execute("CREATE TABLE loads (n INT, at TIMESTAMP DEFAULT GETDATE())")
    session.execute("INSERT INTO loads (n) VALUES (1)")
    [[found]] = session.execute("SELECT at FROM loads").rows
    assert found.year >= 2026
    assert found != datetime(2026, 5, 31, 22, 30, 0, 250_000)  # noqa: DTZ001 as above


def test_sysdate_is_that_of_the_transaction(tmp_path: Path, objects: Any) -> None:
    """It stays while GETDATE goes on; a COMMIT in between begins the next one."""
    start = datetime(2026, 5, 31, tzinfo=UTC)
    ticks = count()
    select = "SELECT DATEDIFF(second, SYSDATE, GETDATE()) > 0, SYSDATE"
    with (
        Warehouse(
            tmp_path / "clock.duckdb", objects, clock=lambda: start + timedelta(seconds=next(ticks))
        ) as warehouse,
        warehouse.session(database="dev", user="etl") as opened,
    ):
        results = opened.execute_all(("BEGIN", select, select, "COMMIT", select))
    (first,), (second,), (third,) = (result.rows for result in results if result.rows)
    assert (first[0], second[0]) == (True, True)
    assert first[1] == second[1] < third[1]
