"""What a session is told of its last COPY, and of the rows that it left out."""

from __future__ import annotations

import pytest

from penstock.warehouse.errors import LoadError, WarehouseError

LAST = "SELECT pg_last_copy_id() AS id, PG_LAST_COPY_COUNT()"
REFUSED = "SELECT line_number, TRIM(colname) FROM stl_load_errors WHERE query = pg_last_copy_id() ORDER BY 1"


@pytest.fixture(autouse=True)
def data(session, objects):
    """A table, and a file with two bad rows of five."""
    objects.put("s3://bucket/some", b"1\nx\n3\n\xff\n5\n")
    session.execute("CREATE TABLE t (a int)")


def _copy(options):
    return f"COPY t FROM 's3://bucket/some' IAM_ROLE default {options}"


def test_before_the_first(session):
    """There is no id, and no row; the types are Redshift's."""
    result = session.execute(LAST)
    assert result.rows == ((-1, 0),)
    assert [(column.name, column.type_name) for column in result.columns] == [
        ("id", "int4"),
        ("pg_last_copy_count", "int8"),
    ]


def test_within_the_transaction(session):
    """The refused rows can be read before the commit, and after it; no row is there twice."""
    *_, copied, last, refused = session.execute_all([_copy("MAXERROR 10"), LAST, REFUSED])
    assert last.rows == ((copied.query, 3),)
    assert refused.rows == ((2, "a"), (4, "a"))
    assert session.execute(REFUSED).rows == refused.rows
    session.execute_all(["DELETE FROM t", _copy("MAXERROR 10"), "COMMIT", "SELECT 1"])
    assert session.execute(REFUSED).rows == refused.rows
    assert session.execute("SELECT COUNT(*) FROM stl_load_errors").rows == ((4,),)


def test_another_session_sees_them_whatever_becomes_of_the_transaction(session, warehouse):
    """Redshift's STL tables keep what a rolled back load found."""
    session.execute_all([_copy("MAXERROR 10"), "ROLLBACK", "SELECT 1"])
    with warehouse.session(database="dev", user="other") as other:
        assert other.execute("SELECT line_number FROM stl_load_errors ORDER BY 1").rows == ((2,), (4,))
        assert other.execute(LAST).rows == ((-1, 0),)


def test_a_load_can_be_refused_for_its_reasons(session):
    """A cast fails with a text of one's own, and nothing is loaded."""
    told = (
        "SELECT CAST(CASE WHEN COUNT(*) > 1 THEN CAST(COUNT(*) AS VARCHAR(20)) || ' rows refused: '"
        " || MIN(TRIM(err_reason)) ELSE '0' END AS INTEGER) FROM stl_load_errors WHERE query = pg_last_copy_id()"
    )
    with pytest.raises(WarehouseError, match="2 rows refused: Invalid digit, Value 'x'"):
        session.execute_all([_copy("MAXERROR 10"), told])
    assert session.execute("SELECT COUNT(*) FROM t").rows == ((0,),)


def test_after_one_that_failed(session):
    """Its id is known, so that its errors are found."""
    with pytest.raises(LoadError):
        session.execute(_copy(""))
    assert session.execute(REFUSED).rows == ((2, "a"), (4, "a"))
