"""create-and-load-table; tests/tables/sql has what its SQL does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from penstock.objects import CSV, TSV, Compression, PigActivity, S3DataNode, SqlDataNode
from penstock.steps.context import StepContext
from penstock.steps.create_and_load_table import CreateAndLoadTable
from penstock.steps.keys.types import ASSETS
from penstock.steps.parts.script_text import generated_file

SCRIPT = """\
BEGIN;

CREATE TABLE IF NOT EXISTS visits (a INT);

SELECT CAST(CASE WHEN COUNT(*) > 0 THEN CAST(COUNT(*) AS VARCHAR(20)) || ' columns of visits are not as its DDL file \
says: '
    || MIN(column_name || ' is ' || COALESCE(found, 'missing') || ', expected ' || COALESCE(expected, 'none'))
    ELSE '0' END AS INTEGER) AS drift
FROM (
SELECT
    COALESCE(defined.column_name, present.column_name) AS column_name,
    defined.data_type AS expected,
    present.data_type AS found
FROM (
    SELECT CAST('a' AS VARCHAR(128)) AS column_name, CAST('integer' AS VARCHAR(128)) AS data_type
) AS defined
FULL JOIN (
    SELECT
        CAST(column_name AS VARCHAR(128)) AS column_name,
        CAST(data_type AS VARCHAR(128)) || CASE
            WHEN data_type IN ('character', 'character varying')
                THEN '(' || CAST(character_maximum_length AS VARCHAR(10)) || ')'
            WHEN data_type = 'numeric'
                THEN '(' || CAST(numeric_precision AS VARCHAR(10)) || ',' || CAST(numeric_scale AS VARCHAR(10)) || ')'
            ELSE ''
        END AS data_type
    FROM svv_columns
    WHERE table_schema = 'public' AND table_name = 'visits'
) AS present ON present.column_name = defined.column_name
WHERE defined.data_type IS NULL OR present.data_type IS NULL OR defined.data_type <> present.data_type
ORDER BY 1
) AS differing;

GRANT SELECT, UPDATE ON TABLE visits TO GROUP analysts;

GRANT SELECT ON TABLE visits TO PUBLIC;

CREATE TABLE IF NOT EXISTS penstock_loads (
    pipeline       VARCHAR(1024) NOT NULL,
    step           VARCHAR(256)  NOT NULL,
    table_name     VARCHAR(257)  NOT NULL,
    interval_start TIMESTAMP     NOT NULL,
    interval_end   TIMESTAMP     NOT NULL,
    started_at     TIMESTAMP     NOT NULL,
    finished_at    TIMESTAMP     NOT NULL,
    rows_loaded    BIGINT        NOT NULL
)
SORTKEY (started_at);

CREATE TEMP TABLE penstock_new_visits (
    a INT
);

COPY penstock_new_visits
FROM '#{input.directoryPath}'
IAM_ROLE default
DELIMITER '\\t'
ESCAPE
GZIP
MAXERROR 100000
COMPUPDATE OFF
STATUPDATE OFF;

SELECT CAST(CASE WHEN COUNT(*) > 2 THEN CAST(COUNT(*) AS VARCHAR(20)) || ' rows refused, 2 allowed: '
    || COALESCE(LISTAGG(CASE WHEN place <= 3 THEN reason END, '; ') WITHIN GROUP (ORDER BY place), '')
    ELSE CAST(COUNT(*) AS VARCHAR(20)) END AS INTEGER) AS refused
FROM (
    SELECT TRIM(err_reason) || ' (column ' || COALESCE(TRIM(colname), '') || ', line '
            || CAST(line_number AS VARCHAR(20)) || ' of ' || TRIM(filename) || ')' AS reason,
        ROW_NUMBER() OVER (ORDER BY filename, line_number) AS place
    FROM stl_load_errors
    WHERE query = PG_LAST_COPY_ID()
) AS refusals;

DELETE FROM visits;

INSERT INTO visits (a)
SELECT a
FROM penstock_new_visits;

INSERT INTO penstock_loads \
(pipeline, step, table_name, interval_start, interval_end, started_at, finished_at, rows_loaded)
SELECT
    'visits',
    'load',
    'visits',
    CAST('#{@scheduledStartTime}' AS TIMESTAMP),
    CAST('#{@scheduledEndTime}' AS TIMESTAMP),
    SYSDATE,
    GETDATE(),
    COUNT(*)
FROM penstock_new_visits;

DROP TABLE penstock_new_visits;

COMMIT;
"""
APPEND = """\
DELETE FROM penstock_new_visits
WHERE EXISTS (
    SELECT 1 FROM penstock_loads
    WHERE pipeline = 'visits' AND step = 'load' AND table_name = 'visits'\
 AND interval_start = CAST('#{@scheduledStartTime}' AS TIMESTAMP)
);

INSERT INTO visits (a)
"""

Make = Callable[..., CreateAndLoadTable]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Check a step as a spec has it, and make it."""

    def make(**values: Any) -> CreateAndLoadTable:
        (tmp_path / "tables").mkdir(exist_ok=True)
        table = tmp_path / "tables" / "visits.sql"
        table.write_text("CREATE TABLE IF NOT EXISTS visits (a INT);\n", encoding="utf-8")
        form = {"type": "create-and-load-table", "name": "load", "table": "visits", "runs_on": "machine", **values}
        return CreateAndLoadTable.model_validate(form, context={ASSETS: tmp_path})

    return make


@pytest.fixture
def sql(context: Any, make: Make) -> Callable[..., str]:
    """The script of a step over the given data, or over a folder."""

    def sql(outputs: dict[str, S3DataNode] | None = None, **values: Any) -> str:
        activity = make(**values).compile(context(outputs)).activity
        assert activity is not None
        return str(dict(activity.pairs())["script"])

    return sql


def test_objects(context: Any, fields: Any, make: Make) -> None:
    """The whole of it; the data is read as its format says, and waited for."""
    data = S3DataNode(
        "rows", directory_path="s3://b/rows/", data_format=TSV("f", escape_char="\\"), compression=Compression.GZIP
    )
    writer = PigActivity("writer", script_uri="s3://b/x.pig", output=(data,))
    above = PigActivity("above", script_uri="s3://b/y.pig")
    grants = [{"group": "analysts", "privileges": ["select", "update"]}, {"public": True}]
    step = make(input="rows", max_errors=2, grants=grants, queue="etl")

    result = step.compile(context({"rows": data}, (writer, above)))

    assert dict(fields(result.activity)) == {
        "type": "SqlActivity",
        "script": SCRIPT,
        "database": ("ref", "Warehouse"),
        "queue": "etl",
        "input": ("ref", "rows"),
        "dependsOn": ("ref", "above"),
        "runsOn": ("ref", "machine"),
        "onFail": ("ref", "FailureAlarm"),
        "lateAfterTimeout": "2 hours",
    }
    assert (result.output, result.before) == (None, ())


def test_append(sql: Any) -> None:
    """The rows that are there stay, and an interval that is in the log is not loaded again."""
    assert APPEND in sql(mode="append")
    assert "DELETE FROM visits" not in sql(mode="append")
    assert CreateAndLoadTable.model_fields["mode"].default == "replace"


@pytest.mark.parametrize(("mode", "expected"), [("append", False), ("replace", True)])
def test_replaces_rows(make: Make, mode: str, expected: bool) -> None:
    """What tells whether two pipelines may write one table."""
    assert make(mode=mode).replaces_rows is expected


def test_several_inputs(sql: Any) -> None:
    """A COPY for each, in the format of each; the same data under two names is read once."""
    logs = S3DataNode("logs", directory_path="s3://b/#{format(@scheduledStartTime,'YYYY')}/", data_format=CSV("f"))
    more = S3DataNode("more", file_path="s3://b/one")
    found = sql({"logs": logs, "logs-step": logs, "more": more}, input=["logs", "logs-step", "more"])
    assert "FROM 's3://b/#{format(@scheduledStartTime,'YYYY')}/'\nIAM_ROLE default\nCSV\nMAXERROR" in found
    assert "FROM 's3://b/one'\nIAM_ROLE default\nMAXERROR" in found
    assert found.count("COPY penstock_new_visits") == 2


def test_one_object(sql: Any) -> None:
    """It has another path."""
    assert "FROM '#{input.filePath}'" in sql({"one": S3DataNode("one", file_path="s3://b/one")})


def test_options_instead_of_the_format(sql: Any) -> None:
    """And columnar files, of which COPY refuses no single row."""
    data = {"rows": S3DataNode("rows", directory_path="s3://b/rows/", data_format=CSV("f"))}
    assert "IAM_ROLE default\nDELIMITER ','\nMAXERROR" in sql(data, options=["DELIMITER ','"])
    columnar = sql(data, options=["FORMAT AS PARQUET"])
    assert "FORMAT AS PARQUET\nSTATUPDATE OFF;" in columnar
    assert "stl_load_errors" not in columnar


def test_role_of_the_environment(context: Any, make: Make) -> None:
    """Not that of the cluster."""
    found: StepContext = context()
    role = "arn:aws:iam::111122223333:role/copy"

    class Deployment:
        """As that of the context, but for the role."""

        warehouse = replace(found.deployment.warehouse, iam_role=role)

        def __getattr__(self, name: str) -> Any:
            return getattr(found.deployment, name)

    activity = make().compile(replace(found, deployment=Deployment())).activity
    assert activity is not None
    assert f"IAM_ROLE '{role}'\n" in str(dict(activity.pairs())["script"])


def test_drift_can_be_ignored(sql: Any) -> None:
    """Then the catalogue is not asked."""
    assert "svv_columns" not in sql(drift="ignore")


def test_columns(sql: Any) -> None:
    """They are those of the files."""
    assert "INSERT INTO visits (a)" in sql(columns=["A"])


def test_wide_table(context: Any, make: Make, tmp_path: Path) -> None:
    """Its SQL is too long for a definition: what has no expressions goes ahead in a file."""
    step = make()
    columns = ", ".join(f"column_number_{index} VARCHAR(100)" for index in range(110))
    (tmp_path / "tables" / "visits.sql").write_text(f"CREATE TABLE visits ({columns})", encoding="utf-8")
    above = PigActivity("above", script_uri="s3://b/y.pig")

    result = step.compile(context(None, (above,)))

    (table,) = result.before
    assert table.id == "load.table"
    assert table.depends_on == (above,)
    uri = str(dict(table.pairs())["scriptUri"])
    text = generated_file("", ".sql").with_name(uri.rpartition("/")[2]).read_text("utf-8")
    assert text.startswith("BEGIN;\n\nCREATE TABLE IF NOT EXISTS visits (column_number_0")
    assert text.endswith("SORTKEY (started_at);\n\nCOMMIT;\n")
    assert result.activity is not None
    assert result.activity.depends_on == (above, table)
    script = str(dict(result.activity.pairs())["script"])
    assert script.startswith("BEGIN;\n\nCREATE TEMP TABLE penstock_new_visits (\n    column_number_0 VARCHAR(100),")
    assert "COMMIT" in script


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"input": []}, "a load needs an input; leave `input` out for the nearest one"),
        ({"options": ["CREDENTIALS 'aws_access_key_id=x'"]}, "CREDENTIALS is no option of this step"),
        ({"options": ["iam_role default"]}, "IAM_ROLE is no option of this step"),
        ({"options": ["MAXERROR 5"]}, "write `max_errors`: the step counts what COPY refuses"),
        ({"options": ["NOLOAD"]}, "NOLOAD loads nothing"),
        ({"options": ["CSV; DROP TABLE visits"]}, "an option has no semicolon"),
        ({"options": ["NULL AS 'x"]}, "unterminated '"),
        ({"max_errors": 100_000}, "less than 100000"),
        ({"columns": ["b"]}, "table visits has no column 'b'"),
        ({"columns": []}, "at least 1 item"),
        ({"grants": [{"user": "a", "group": "b"}]}, "exactly one of user, group, role and public is needed"),
        ({"grants": [{"user": "a", "privileges": ["select", "select"]}]}, "no privilege may be named twice"),
        ({"grants": [{"user": "a", "privileges": ["read"]}]}, "'select'"),
    ],
)
def test_fails(make: Make, values: dict[str, Any], message: str) -> None:
    """Where a spec asks for what cannot be."""
    with pytest.raises(ValidationError, match=message):
        make(**values)


def test_fails_for_a_table_that_no_definition_can_load(make: Make, tmp_path: Path) -> None:
    """Even in two parts."""
    make()
    names = [f"column_with_a_long_name_number_{index}" for index in range(200)]
    text = f"CREATE TABLE wide ({', '.join(f'{name} VARCHAR(100)' for name in names)})"
    (tmp_path / "tables" / "wide.sql").write_text(text, encoding="utf-8")
    with pytest.raises(ValidationError, match=r"the SQL has \d+ bytes, and expressions that are no texts"):
        make(table="wide")


def test_fails_for_data_that_is_not_in_s3(context: Any, make: Make) -> None:
    """None of Penstock's own steps writes such."""
    data: dict[str, Any] = {"rows": SqlDataNode("rows", table="t", select_query="SELECT 1")}
    with pytest.raises(ValueError, match="'load' reads S3"):
        make(input="rows").compile(context(data))
