"""TRUNCATE."""

from __future__ import annotations

import pytest

from penstock.warehouse.errors import WarehouseError


def test_truncate_is_part_of_the_transaction(session, rows):
    """A later failure brings the rows back."""
    session.execute("CREATE TABLE t (a int)")
    session.execute("INSERT INTO t VALUES (1)")
    with pytest.raises(WarehouseError):
        session.execute_all(["TRUNCATE t", "SELECT nope"])
    assert rows("SELECT * FROM t") == [(1,)]
    session.execute("TRUNCATE TABLE public.t")
    assert rows("SELECT * FROM t") == []
