"""check-values: all that it compiles to."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from penstock.objects import PigActivity
from penstock.steps.check_values import CheckValues
from penstock.steps.keys.types import ASSETS
from penstock.steps.parts.data_formats import nulls_for_copy

RUN = "#{format(@scheduledStartTime,'YYYY-MM-dd-HH-mm-ss')}"
PLAIN = {
    "type": "check-values",
    "name": "values",
    "hostname": "shop",
    "database": "sales",
    "table": "users",
    "warehouse_table": "prod.users",
    "runs_on": "machine",
}
DDL = """
CREATE TABLE IF NOT EXISTS prod.users (
    n BIGINT IDENTITY(0, 1), id INT, "day" DATE, name VARCHAR(20), place GEOMETRY, PRIMARY KEY (id, "day")
);
"""
COMPARED = """\
CREATE TEMP TABLE penstock_given (
    id INT,
    day DATE,
    name VARCHAR(20)
);

COPY penstock_given
FROM '#{input.directoryPath}'
IAM_ROLE default
DELIMITER '\\t'
ESCAPE
MAXERROR 100000
COMPUPDATE OFF
STATUPDATE OFF;
"""
VERDICT = """\
CREATE TEMP TABLE penstock_verdict AS
SELECT
    CASE WHEN (missing + other + added) * 100 > given * 0.1 THEN (missing + other + added) ELSE 0 END AS found,
    CAST((missing + other + added) AS VARCHAR(20)) || ' wrong rows, ' || CAST(given AS VARCHAR(20)) || ' compared: ' \
|| CAST(missing AS VARCHAR(20))
        || ' missing in the warehouse, ' || CAST(other AS VARCHAR(20)) || ' with other values, ' \
|| CAST(added AS VARCHAR(20))
        || ' not at the source' AS complaint
FROM (
    SELECT
        COUNT(*) AS given,
        COALESCE(SUM(CASE WHEN here.id IS NULL THEN 1 ELSE 0 END), 0) AS missing,
        COALESCE(SUM(CASE WHEN here.id IS NOT NULL AND (here.name <> there.name \
OR (here.name IS NULL) <> (there.name IS NULL)) THEN 1 ELSE 0 END), 0) AS other
    FROM penstock_given AS there
    LEFT JOIN prod.users AS here ON here.id = there.id AND here.day = there.day
) AS compared
CROSS JOIN (
    SELECT COUNT(*) AS added FROM prod.users AS here
    LEFT JOIN penstock_given AS there ON here.id = there.id AND here.day = there.day WHERE there.id IS NULL
) AS more;

INSERT INTO penstock_checks (pipeline, step, interval_start, checked_at, found)
SELECT 'visits', 'values', CAST('#{@scheduledStartTime}' AS TIMESTAMP), GETDATE(), found
FROM penstock_verdict;

COMMIT;

SELECT CAST(CASE WHEN found > 0 THEN complaint ELSE '0' END AS INTEGER) AS found
FROM penstock_verdict;
"""


@pytest.fixture
def made(context: Any, tmp_path: Any) -> Any:
    """A context with the table."""
    found = context(after=(PigActivity("earlier", script="x"),))
    (tmp_path / "tables" / "prod.users.sql").write_text(DDL, encoding="utf-8")
    return found


def test_everything(made: Any, fields: Any) -> None:
    """A copy of rows, a command that rewrites NULL, and SQL that compares."""
    step = CheckValues.model_validate({**PLAIN, "columns": ["name"], "tolerance": 0.1})

    result = step.compile(made)

    copy, rewriting = result.before
    assert (copy.id, fields(copy)) == (
        "values.copy",
        [
            ("type", "CopyActivity"),
            ("onFail", ("ref", "FailureAlarm")),
            ("dependsOn", ("ref", "earlier")),
            ("runsOn", ("ref", "machine")),
            ("input", ("ref", "values.source")),
            ("output", ("ref", "values.copy.rows")),
        ],
    )
    assert fields(copy.input[0])[2:] == [("selectQuery", "SELECT `id`, `day`, `name` FROM users"), ("table", "users")]
    assert fields(copy.output[0])[2:] == [("directoryPath", f"s3://data-bucket/values/copied/{RUN}/")]
    assert (rewriting.id, fields(rewriting)) == (
        "values.rewrite",
        [
            ("type", "ShellCommandActivity"),
            ("onFail", ("ref", "FailureAlarm")),
            ("runsOn", ("ref", "machine")),
            ("input", ("ref", "values.copy.rows")),
            ("output", ("ref", "values.rows")),
            ("command", nulls_for_copy()),
            ("stage", "true"),
        ],
    )
    assert fields(rewriting.output[0]) == [
        ("type", "S3DataNode"),
        ("dataFormat", ("ref", "TabSeparated")),
        ("directoryPath", f"s3://data-bucket/values/rows/{RUN}/"),
    ]
    *others, (key, script) = fields(result.activity)
    assert (result.activity.id, others, key) == (
        "values",
        [
            ("type", "SqlActivity"),
            ("lateAfterTimeout", "2 hours"),
            ("onFail", ("ref", "FailureAlarm")),
            ("runsOn", ("ref", "machine")),
            ("input", ("ref", "values.rows")),
            ("database", ("ref", "Warehouse")),
        ],
        "script",
    )
    assert COMPARED in script
    assert script.endswith(VERDICT)


@pytest.mark.parametrize(
    ("change", "query"),
    [
        (
            {"table": None, "sql": "SELECT * FROM users -- all", "sample": 10},
            "SELECT `id`, `day`, `name` FROM (\nSELECT * FROM users -- all\n) AS source ORDER BY RAND() LIMIT 10",
        ),
        (
            {"hostname": "crm", "sample": 10},
            'SELECT "id", "day", "name" FROM users ORDER BY RANDOM() LIMIT 10',
        ),
    ],
)
def test_a_sample(made: Any, change: dict[str, Any], query: str) -> None:
    """A row that the sample lacks is not wrong; the database chooses, each in its words."""
    result = CheckValues.model_validate({**PLAIN, "columns": ["name", "id"], **change}).compile(made)
    assert result.before[0].input[0].select_query == query
    assert "CROSS JOIN (\n    SELECT 0 AS added\n) AS more" in result.activity.script


def test_columns_that_are_keys(made: Any) -> None:
    """There is nothing but the key to compare."""
    result = CheckValues.model_validate({**PLAIN, "columns": ["id"]}).compile(made)
    assert "here.id IS NOT NULL AND (FALSE)" in result.activity.script


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({}, "the column place is a GEOMETRY, which cannot be compared"),
        ({"columns": ["nam"]}, "table prod.users has no column 'nam'; did you mean 'name'?"),
        ({"warehouse_table": "prod.keyless"}, "table prod.keyless has no PRIMARY KEY, which tells its rows apart"),
        ({"warehouse_table": "prod.gone"}, "there is no file assets/tables/prod.gone.sql"),
        ({"sample": 0}, "Input should be greater than or equal to 1"),
        ({"sql": "SELECT 1"}, "exactly one of sql and table is needed, found sql and table"),
    ],
)
def test_fails_for_what_cannot_be_asked_for(made: Any, tmp_path: Any, change: dict[str, Any], message: str) -> None:
    """Told when the spec is read."""
    assert made.assets == tmp_path
    (tmp_path / "tables" / "prod.keyless.sql").write_text("CREATE TABLE IF NOT EXISTS prod.keyless (a INT);")
    with pytest.raises(ValidationError) as caught:
        CheckValues.model_validate({**PLAIN, **change}, context={ASSETS: tmp_path})
    assert any(message in item["msg"] for item in caught.value.errors()), caught.value
