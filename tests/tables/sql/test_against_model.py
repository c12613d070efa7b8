"""Generated SQL does on the local warehouse what a brute-force model does, and twice is the same as once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from hypothesis import given, settings, strategies as st

from penstock.tables.model import Table
from penstock.tables.source import from_query, from_table
from penstock.tables.sql.create import create_if_missing
from penstock.tables.sql.delta_load import Unit, Window, delta_load
from penstock.tables.sql.history import history
from penstock.tables.sql.ordering import Order
from penstock.tables.sql.reload import reload
from penstock.tables.sql.upsert import upsert
from penstock.tables.sql.versions import Validity
from penstock.warehouse.session import Session
from tests.tables.running import run
from tests.tables.sql import model
from tests.tables.sql.shapes import Shape, insert, shapes

SETTINGS = settings(deadline=None, max_examples=25)


@st.composite
def orderings(draw: st.DrawFn, shape: Shape) -> list[model.Ordering]:
    """Up to two columns to order by."""
    chosen = draw(st.lists(st.integers(0, len(shape.names) - 1), unique=True, max_size=2))
    return [model.Ordering(index, draw(st.booleans())) for index in chosen]


def orders(shape: Shape, chosen: Sequence[model.Ordering]) -> list[Order]:
    """The same, as SQL takes it."""
    return [Order(shape.names[item.index], item.descending) for item in chosen]


@contextmanager
def tables(session: Session, *created: Table) -> Iterator[None]:
    """Create tables for a while."""
    run(session, [statement for table in created for statement in create_if_missing(table)])
    try:
        yield
    finally:
        session.execute_all([f"DROP TABLE {table.sql}" for table in created])


def rows_of(session: Session, table: Table) -> list[tuple[Any, ...]]:
    """All rows, in an order."""
    columns = ", ".join(column.sql for column in table.columns if column.is_given)
    return ordered(run(session, [f"SELECT {columns} FROM {table.sql}"]))  # noqa: S608 - our own


def ordered(rows: Sequence[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Rows in some order, the same for equal rows."""
    return sorted(rows, key=repr)


@given(data=st.data())
@SETTINGS
def test_upsert(session, data):
    """From a table into one that may hold a key twice; an IDENTITY stands in the way."""
    shape = data.draw(shapes())
    table, source = shape.table("public.loaded", more=["number INTEGER IDENTITY(1,1)"]), shape.source("fresh")
    old, new, by = data.draw(shape.rows()), data.draw(shape.rows(8)), data.draw(orderings(shape))
    with tables(session, table, source):
        run(session, [*insert(table, old), *insert(source, new), "SELECT 1"])
        expected = ordered(model.upsert(old, new, shape.keys, by))
        for _ in range(2):
            run(session, upsert(table, from_table(source), orders(shape, by)))
            assert expected == rows_of(session, table)


@given(data=st.data())
@SETTINGS
def test_reload(session, data):
    """From a query that may read the table itself."""
    shape = data.draw(shapes())
    table, source = shape.table("loaded"), shape.source("fresh")
    old, new, by = data.draw(shape.rows()), data.draw(shape.rows(8)), data.draw(orderings(shape))
    reads_itself = data.draw(st.booleans())
    query = "SELECT * FROM fresh UNION ALL SELECT * FROM loaded" if reads_itself else "SELECT * FROM fresh"
    with tables(session, table, source):
        run(session, [*insert(table, old), *insert(source, new), "SELECT 1"])
        rows = old
        for _ in range(2):
            run(session, reload(table, from_query(query), orders(shape, by)))
            rows = model.one_for_each_key(new + rows if reads_itself else new, shape.keys, by)
            assert ordered(rows) == rows_of(session, table)


@given(data=st.data())
@SETTINGS
def test_reload_without_a_key(session, data):
    """All rows come, those that are there twice, too."""
    shape = data.draw(shapes())
    table, source = shape.source("loaded"), shape.source("fresh")
    old, new = data.draw(shape.rows()), data.draw(shape.rows())
    with tables(session, table, source):
        run(session, [*insert(table, old), *insert(source, new), "SELECT 1"])
        for _ in range(2):
            run(session, reload(table, from_table(source)))
            assert ordered(new) == rows_of(session, table)


@given(data=st.data(), kind=st.sampled_from(["INTEGER", "TIMESTAMP"]), amount=st.integers(0, 2))
@SETTINGS
def test_delta_load(session, data, kind, amount):
    """Only what is new; the newest of a key stays."""
    shape = data.draw(shapes(watermark=kind))
    unit: Unit | None = "day" if kind == "TIMESTAMP" else None
    table, source = shape.table("loaded"), shape.source("fresh")
    old, new = data.draw(shape.rows()), data.draw(shape.rows(8))
    by = data.draw(orderings(shape))
    before = model.days_before(amount) if unit else lambda newest: newest - amount
    with tables(session, table, source):
        run(session, [*insert(table, old), *insert(source, new), "SELECT 1"])
        rows = old
        for _ in range(2):
            window = Window(amount, unit) if amount else None
            run(session, delta_load(table, from_table(source), shape.names[-1], window, orders(shape, by)))
            rows = model.delta(rows, new, shape.keys, len(shape.names) - 1, before, by)
            assert ordered(rows) == rows_of(session, table)


@given(data=st.data(), ends_missing=st.booleans())
@settings(SETTINGS, max_examples=12)
def test_history(session, data, ends_missing):
    """Several runs, some of them late, and each first with another source, of which no trace is left."""
    shape = data.draw(shapes())
    more = ["begun TIMESTAMP", "ended TIMESTAMP", "is_current BOOLEAN"]
    table, source = shape.table("public.kept", more=more, key_more=["begun"]), shape.source("fresh")
    validity = Validity("begun", "ended", "is_current")
    versions: list[model.Version] = []
    drawn = data.draw(shape.rows(5).filter(bool))
    some = st.lists(st.sampled_from(drawn), max_size=6)
    with tables(session, table, source):
        for day in data.draw(st.lists(st.integers(1, 3), min_size=2, max_size=3)):
            at = datetime(2014, 1, day)  # noqa: DTZ001 - a TIMESTAMP has no zone
            statements = history(
                table, from_table(source), at.isoformat(), validity=validity, ends_missing=ends_missing
            )
            before, wrong, new = versions, data.draw(some), data.draw(some)
            for rows in (wrong, new, new):
                clear = f"DELETE FROM {source.sql}"  # noqa: S608 - our own
                run(session, [clear, *insert(source, rows), *statements])
                versions = model.record(before, rows, at, shape.keys, ends_missing=ends_missing)
                expected = ordered([(*item.row, item.begin, item.end, item.end is None) for item in versions])
                assert expected == rows_of(session, table)
