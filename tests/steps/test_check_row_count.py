"""check-row-count: all that it compiles to."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from penstock.objects import PigActivity
from penstock.steps.check_row_count import CheckRowCount
from penstock.steps.keys.types import ASSETS

RUN = "#{format(@scheduledStartTime,'YYYY-MM-dd-HH-mm-ss')}"
PLAIN = {
    "type": "check-row-count",
    "name": "count",
    "hostname": "shop",
    "database": "sales",
    "table": "users",
    "warehouse_table": "prod.users",
    "runs_on": "machine",
}
SCRIPT = """\
BEGIN;

CREATE TABLE IF NOT EXISTS penstock_checks (
    pipeline       VARCHAR(1024) NOT NULL,
    step           VARCHAR(256)  NOT NULL,
    interval_start TIMESTAMP     NOT NULL,
    checked_at     TIMESTAMP     NOT NULL,
    found          BIGINT        NOT NULL
)
SORTKEY (checked_at);

CREATE TEMP TABLE penstock_given (
    given BIGINT NOT NULL
);

COPY penstock_given
FROM '#{input.directoryPath}'
IAM_ROLE default
DELIMITER '\\t'
ESCAPE
MAXERROR 100000
COMPUPDATE OFF
STATUPDATE OFF;

SELECT CAST(CASE WHEN COUNT(*) > 0 THEN CAST(COUNT(*) AS VARCHAR(20)) || ' rows refused, 0 allowed: '
    || COALESCE(LISTAGG(CASE WHEN place <= 3 THEN reason END, '; ') WITHIN GROUP (ORDER BY place), '')
    ELSE CAST(COUNT(*) AS VARCHAR(20)) END AS INTEGER) AS refused
FROM (
    SELECT TRIM(err_reason) || ' (column ' || COALESCE(TRIM(colname), '') || ', line '
            || CAST(line_number AS VARCHAR(20)) || ' of ' || TRIM(filename) || ')' AS reason,
        ROW_NUMBER() OVER (ORDER BY filename, line_number) AS place
    FROM stl_load_errors
    WHERE query = PG_LAST_COPY_ID()
) AS refusals;

CREATE TEMP TABLE penstock_verdict AS
SELECT
    CASE
        WHEN there IS NULL THEN 1
        WHEN ABS(here - there) * 100 > there * 0.5 THEN ABS(here - there)
        ELSE 0
    END AS found,
    CASE
        WHEN there IS NULL THEN 'the source has given no number'
        ELSE CAST(here AS VARCHAR(20)) || ' rows in the warehouse, ' || CAST(there AS VARCHAR(20)) || ' at the source'
    END AS complaint
FROM (SELECT COUNT(*) AS here FROM prod.users AS counted) AS warehouse
CROSS JOIN (SELECT MAX(given) AS there FROM penstock_given) AS source;

INSERT INTO penstock_checks (pipeline, step, interval_start, checked_at, found)
SELECT 'visits', 'count', CAST('#{@scheduledStartTime}' AS TIMESTAMP), GETDATE(), found
FROM penstock_verdict;

COMMIT;
"""
TOLD = """
SELECT CAST(CASE WHEN found > 0 THEN complaint ELSE '0' END AS INTEGER) AS found
FROM penstock_verdict;
"""


def test_everything(context: Any, fields: Any) -> None:
    """A copy of one number, and SQL that compares it; the copy waits for what is above."""
    step = CheckRowCount.model_validate({**PLAIN, "tolerance": 0.5, "queue": "etl"})

    result = step.compile(context(after=(PigActivity("earlier", script="x"),)))

    [copy] = result.before
    assert (copy.id, fields(copy)) == (
        "count.copy",
        [
            ("type", "CopyActivity"),
            ("onFail", ("ref", "FailureAlarm")),
            ("dependsOn", ("ref", "earlier")),
            ("runsOn", ("ref", "machine")),
            ("input", ("ref", "count.source")),
            ("output", ("ref", "count.copy.rows")),
        ],
    )
    [source], [rows] = copy.input, copy.output
    assert fields(source) == [
        ("type", "SqlDataNode"),
        ("database", ("ref", "Database.shop.sales")),
        ("selectQuery", "SELECT COUNT(*) FROM users"),
        ("table", "users"),
    ]
    assert fields(rows) == [
        ("type", "S3DataNode"),
        ("dataFormat", ("ref", "TabSeparated")),
        ("directoryPath", f"s3://data-bucket/count/copied/{RUN}/"),
    ]
    assert (result.activity.id, fields(result.activity)) == (
        "count",
        [
            ("type", "SqlActivity"),
            ("lateAfterTimeout", "2 hours"),
            ("onFail", ("ref", "FailureAlarm")),
            ("runsOn", ("ref", "machine")),
            ("input", ("ref", "count.copy.rows")),
            ("database", ("ref", "Warehouse")),
            ("queue", "etl"),
            ("script", SCRIPT + TOLD),
        ],
    )
    assert (step.staging_prefix, result.output) == ("count/", None)


def test_queries_and_a_warning(context: Any) -> None:
    """Rows of queries are counted, too; with `warn` nothing fails."""
    step = CheckRowCount.model_validate(
        {
            **PLAIN,
            "table": None,
            "sql": "SELECT id FROM users -- all",
            "warehouse_table": None,
            "warehouse_query": "SELECT id FROM prod.users -- all",
            "on_failure": "warn",
        }
    )
    result = step.compile(context())
    assert result.before[0].input[0].select_query == "SELECT COUNT(*) FROM (\nSELECT id FROM users -- all\n) AS source"
    assert "SELECT COUNT(*) AS here FROM (\nSELECT id FROM prod.users\n) AS counted" in result.activity.script
    assert result.activity.script.endswith("COMMIT;\n")


def test_a_server_that_the_environment_does_not_have(deployment: Any) -> None:
    """As for extract-from-rds."""
    step = CheckRowCount.model_validate({**PLAIN, "hostname": "shopp"})
    assert [(item.key, item.help) for item in step.lacks(deployment)] == [(("hostname",), "did you mean 'shop'?")]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"table": None}, "exactly one of sql and table is needed, found none"),
        ({"warehouse_table": None}, "exactly one of warehouse_table and warehouse_query is needed, found none"),
        (
            {"warehouse_query": "SELECT 1"},
            "exactly one of warehouse_table and warehouse_query is needed, found warehou",
        ),
        ({"warehouse_table": None, "warehouse_query": "DELETE FROM x"}, "expected a query: SELECT, WITH or '('"),
        ({"tolerance": -1}, "Input should be greater than or equal to 0"),
        ({"tolerance": 101}, "Input should be less than or equal to 100"),
    ],
)
def test_fails_for_what_cannot_be_asked_for(tmp_path: Any, change: dict[str, Any], message: str) -> None:
    """Told when the spec is read."""
    with pytest.raises(ValidationError) as caught:
        CheckRowCount.model_validate({**PLAIN, **change}, context={ASSETS: tmp_path})
    assert any(message in item["msg"] for item in caught.value.errors()), caught.value
