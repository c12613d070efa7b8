"""copy-into-redshift: all that it compiles to."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from penstock.objects import PigActivity, S3DataNode
from penstock.steps.copy_into_redshift import CopyIntoRedshift
from penstock.steps.keys.types import ASSETS

PLAIN = {"type": "copy-into-redshift", "name": "load", "table": "visits", "runs_on": "machine", "log": False}


def test_the_least(context: Any, fields: Any) -> None:
    """Rows are appended to a table that is made where it is missing."""
    result = CopyIntoRedshift.model_validate(PLAIN).compile(context())
    (table,) = result.activity.output

    assert result.output is None
    assert result.activity.id == "load"
    assert fields(result.activity) == [
        ("type", "RedshiftCopyActivity"),
        ("lateAfterTimeout", "2 hours"),
        ("onFail", ("ref", "FailureAlarm")),
        ("runsOn", ("ref", "machine")),
        ("input", ("ref", "logs")),
        ("output", ("ref", "load.table")),
        ("insertMode", "APPEND"),
    ]
    assert fields(table) == [
        ("type", "RedshiftDataNode"),
        ("createTableSql", "CREATE TABLE IF NOT EXISTS visits (a INT);\n"),
        ("database", ("ref", "Warehouse")),
        ("tableName", "visits"),
    ]


def test_everything(context: Any, fields: Any) -> None:
    """A schema, a named input, options in their order, on a cluster, after what stands above."""
    outputs = {"one": S3DataNode("one", file_path="s3://b/1"), "two": S3DataNode("two", file_path="s3://b/2")}
    earlier = PigActivity("earlier", script="x", stage=False)
    values = {
        **PLAIN,
        "table": "web.visits",
        "runs_on": "cluster",
        "input": "one",
        "insert_mode": "overwrite-existing",
        "options": ["GZIP", "DELIMITER '|'"],
    }

    activity = CopyIntoRedshift.model_validate(values).compile(context(outputs, (earlier,))).activity
    (table,) = activity.output

    assert fields(activity) == [
        ("type", "RedshiftCopyActivity"),
        ("lateAfterTimeout", "2 hours"),
        ("onFail", ("ref", "FailureAlarm")),
        ("dependsOn", ("ref", "earlier")),
        ("runsOn", ("ref", "cluster")),
        ("input", ("ref", "one")),
        ("output", ("ref", "load.table")),
        ("commandOptions", "GZIP"),
        ("commandOptions", "DELIMITER '|'"),
        ("insertMode", "OVERWRITE_EXISTING"),
    ]
    assert fields(table) == [
        ("type", "RedshiftDataNode"),
        ("createTableSql", "CREATE TABLE web.visits (a INT);"),
        ("database", ("ref", "Warehouse")),
        ("schemaName", "web"),
        ("tableName", "visits"),
    ]


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("append", "APPEND"),
        ("keep-existing", "KEEP_EXISTING"),
        ("overwrite-existing", "OVERWRITE_EXISTING"),
        ("truncate", "TRUNCATE"),
    ],
)
def test_insert_modes(context: Any, fields: Any, written: str, sent: str) -> None:
    """All of the service's."""
    activity = CopyIntoRedshift.model_validate({**PLAIN, "insert_mode": written}).compile(context()).activity

    assert ("insertMode", sent) in fields(activity)


def test_an_unknown_insert_mode() -> None:
    """Case counts in specs."""
    with pytest.raises(ValidationError, match="keep-existing"):
        CopyIntoRedshift.model_validate({**PLAIN, "insert_mode": "APPEND"})


NOTE = """\
BEGIN;

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

INSERT INTO penstock_loads (pipeline, step, table_name, interval_start, interval_end, started_at, finished_at, \
rows_loaded)
SELECT
    'visits',
    'load',
    'visits',
    CAST('#{@scheduledStartTime}' AS TIMESTAMP),
    CAST('#{@scheduledEndTime}' AS TIMESTAMP),
    SYSDATE,
    GETDATE(),
    COUNT(*)
FROM visits;

COMMIT;
"""


def test_a_load_that_is_noted(context: Any, fields: Any) -> None:
    """As by default. The note is the step's last activity, for which others wait; the copy is as it is without."""
    step = CopyIntoRedshift.model_validate({key: value for key, value in PLAIN.items() if key != "log"})
    earlier = PigActivity("earlier", script="x")

    result = step.compile(context(after=(earlier,)))

    (copy,) = result.before
    assert copy.id == "load.copy"
    plain = CopyIntoRedshift.model_validate(PLAIN).compile(context(after=(earlier,))).activity
    assert fields(copy) == fields(plain)
    assert result.activity.id == "load"
    assert fields(result.activity) == [
        ("type", "SqlActivity"),
        ("lateAfterTimeout", "2 hours"),
        ("onFail", ("ref", "FailureAlarm")),
        ("dependsOn", ("ref", "load.copy")),
        ("runsOn", ("ref", "machine")),
        ("database", ("ref", "Warehouse")),
        ("script", NOTE),
    ]
    assert step.notes_loads
    assert not CopyIntoRedshift.model_validate(PLAIN).notes_loads


def test_a_load_that_cannot_be_noted(context: Any) -> None:
    """Its table is not understood; without `log` nobody needs to."""
    assets = context().assets
    (assets / "tables" / "odd.sql").write_text("CREATE TABLE odd AS SELECT 1", encoding="utf-8")
    CopyIntoRedshift.model_validate({**PLAIN, "table": "odd"}, context={ASSETS: assets})
    with pytest.raises(ValidationError):
        CopyIntoRedshift.model_validate({**PLAIN, "table": "odd", "log": True}, context={ASSETS: assets})
