"""What the system tables tell of statements and loads, once they have ended."""

from __future__ import annotations

import pytest

from penstock.warehouse.errors import WarehouseError


def test_a_load_and_its_errors(session, objects, rows):
    """Of a load that lets one row go, and of one that lets none."""
    objects.put("s3://b/x", b"1\nno\n2\n")
    session.execute("CREATE TABLE t (a int)")
    session.execute("COPY public.t FROM 's3://b/x' IAM_ROLE default MAXERROR 5")
    with pytest.raises(WarehouseError):
        session.execute("COPY t FROM 's3://b/x' IAM_ROLE default")
    history = "SELECT status, table_name, data_source, loaded_rows, error_count FROM sys_load_history ORDER BY query_id"
    assert rows(history) == [("completed", "t", "s3://b/x", 2, 1), ("aborted", "t", "s3://b/x", 0, 1)]
    detail = "SELECT query_id, TRIM(column_name), line_number FROM sys_load_error_detail ORDER BY 1"
    assert rows(detail) == [(2, "a", 2), (3, "a", 2)]


def test_statements(session, rows):
    """What they are, how they ended and what they were labelled."""
    session.execute_all(["SET query_group TO 'nightly'", "CREATE TABLE t AS SELECT 1 AS a", "DELETE FROM t"])
    with pytest.raises(WarehouseError):
        session.execute("SELECT 1 / 0")
    found = "SELECT query_type, status, query_label, returned_rows, error_message FROM sys_query_history"
    assert rows(f"{found} WHERE query_id > 1 ORDER BY query_id LIMIT 3") == [
        ("CTAS", "success", "nightly", 1, ""),
        ("DELETE", "success", "nightly", 1, ""),
        ("SELECT", "failed", "nightly", 0, "Divide by zero"),
    ]
    assert rows("SELECT error FROM stl_error") == [("Divide by zero",)]
    assert rows("SELECT label FROM svl_qlog WHERE query = 3") == [("nightly",)]
