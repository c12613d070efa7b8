"""From specs to the estate."""

from __future__ import annotations

from typing import Any

import pytest

from penstock.estate import TableUse, Wait
from penstock.estate.model import table_key
from penstock.specs.entries import tag_of
from penstock.steps import PENSTOCK, Step

OTHER_DATABASES = frozenset({"hostname", "hostnames", "read_throughput_percent"})
"""Keys of steps whose `table` is one of another database."""


def test_what_a_pipeline_has_to_do_with_others(estate: Any) -> None:
    """Waits, success, and tables, with their places."""
    steps = """\
    - type: wait-for-pipelines
      pipelines: [orders, {pipeline: visits, interval: "#{minusDays(@scheduledStartTime, 1)}"}]
      may_fail: [visits]
    - {type: upsert, name: fill, table: visits, source: Web.Visits}
    - {type: check-primary-key, table: visits}
    - {type: mark-success, name: done}
    """
    pipeline = estate(report=steps).pipelines["report"]
    assert pipeline.success == "done"
    assert pipeline.waits == (
        Wait("orders", "wait-for-pipelines", ("steps", 0, "pipelines", 0)),
        Wait(
            "visits",
            "wait-for-pipelines",
            ("steps", 0, "pipelines", 1, "pipeline"),
            "#{minusDays(@scheduledStartTime, 1)}",
            may_fail=True,
        ),
    )
    assert pipeline.written == (TableUse("visits", "fill", ("steps", 1, "table"), by_log=True),)
    assert pipeline.read == (TableUse("Web.Visits", "fill", ("steps", 1, "source")),)
    assert pipeline.checked == (TableUse("visits", "check-primary-key", ("steps", 2, "table")),)


def test_steps_that_replace_all_rows(estate: Any) -> None:
    """As their keys say."""
    steps = """\
    - {type: reload-table, table: visits, source: new}
    - {type: extract-from-s3, path: x/}
    - {type: copy-into-redshift, table: orders}
    - {type: copy-into-redshift, table: orders, insert_mode: truncate}
    """
    assert [use.replaces for use in estate(a=steps).pipelines["a"].written] == [True, False, True]


@pytest.mark.parametrize("step", PENSTOCK.all(), ids=tag_of)
def test_every_key_that_names_a_table_says_what_becomes_of_it(step: type[Step]) -> None:
    """So that no step is forgotten when pipelines are checked against each other."""
    told = {*step.TABLES_WRITTEN, *step.TABLES_READ, *step.TABLES_CHECKED}
    assert told <= step.model_fields.keys()
    names = {"destination", "staging", "production"} | (
        set() if OTHER_DATABASES & step.model_fields.keys() else {"table"}
    )
    tables = {key for key in step.model_fields if key in names or key.endswith("_table")}
    assert tables - told == set()
    assert {*step.SQL, *step.SQL_CHECKED} <= step.model_fields.keys()


def test_every_key_of_sql_for_the_warehouse_says_so() -> None:
    """Those of other databases do not."""
    keys = {(tag_of(step), key) for step in PENSTOCK.all() for key in (*step.SQL, *step.SQL_CHECKED)}
    assert keys == {
        ("check-row-count", "warehouse_query"),
        ("check-sql", "query"),
        ("create-and-update-table", "command"),
        ("create-and-update-table", "script"),
        ("delta-load", "query"),
        ("extract-from-redshift", "query"),
        ("reload-table", "query"),
        ("run-sql", "command"),
        ("run-sql", "script"),
        ("update-history", "query"),
        ("upsert", "query"),
    }


def test_names_of_one_table() -> None:
    """Letter case and the default schema do not count."""
    assert table_key("Public.Visits") == table_key('"visits"') == "visits"
    assert table_key("web.visits") != table_key("visits")
