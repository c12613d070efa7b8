"""Any text survives the trip: what is written as Redshift reads it comes back the same."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

FIELD = st.text(st.sampled_from("ab|,\"\\'\n \t\u20ac\ufdd0be\U000ffffe"), max_size=6)
ROWS = st.lists(st.tuples(FIELD, FIELD), min_size=1, max_size=8)
COPY = "COPY t (n, a, b) FROM 's3://b/{}' IAM_ROLE default {}"


def _as_csv(rows):
    output = io.StringIO()
    csv.writer(output, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows((i, *row) for i, row in enumerate(rows))
    return output.getvalue()


def _as_escaped(rows):
    def escaped(text):
        for char in ("\\", "|", "\n"):
            text = text.replace(char, "\\" + char)
        return text

    return "".join(f"{i}|{escaped(a)}|{escaped(b)}\n" for i, (a, b) in enumerate(rows))


@pytest.mark.parametrize(("write", "options"), [(_as_csv, "CSV"), (_as_escaped, "ESCAPE")])
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=ROWS)
def test_round_trip(session, objects, write, options, rows):
    """Delimiters, quotes, newlines, backslashes and our own escape character."""
    objects.put("s3://b/data", write(rows).encode())
    session.execute_all(["DROP TABLE IF EXISTS t", "CREATE TABLE t (n int, a varchar(99), b varchar(99))"])
    session.execute(COPY.format("data", options))
    assert tuple(rows) == session.execute("SELECT a, b FROM t ORDER BY n").rows
