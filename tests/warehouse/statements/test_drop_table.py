"""DROP TABLE."""

from __future__ import annotations

import pytest

from penstock.warehouse.errors import WarehouseError


def test_drop(session):
    """A table, and the sequence of its identity column, can be made anew."""
    for _ in range(2):
        session.execute("CREATE TABLE t (id int identity(1,1))")
        session.execute("DROP TABLE IF EXISTS nope, t CASCADE")


def test_fails_without_the_table(session):
    """Redshift's words."""
    with pytest.raises(WarehouseError, match=r'^Table "nope" does not exist$'):
        session.execute("DROP TABLE nope")
