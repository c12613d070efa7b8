"""The builder of loads into Redshift."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from etl_constructs.builders import redshift_copy_activity

from penstock.objects import (
    DynamoDBDataNode,
    Ec2Resource,
    InsertMode,
    Period,
    RedshiftDatabase,
    S3DataNode,
    SnsAlarm,
)

BOX = Ec2Resource("box")
CLEAN = S3DataNode("clean", directory_path="s3://b/clean/")
ALARM = SnsAlarm("alarm", message="m", subject="s", topic_arn="t")
DDL = "CREATE TABLE IF NOT EXISTS caf\u00e9 (a INT);\n"


@pytest.fixture
def ddl(tmp_path: Path) -> Path:
    """A file with the definition of a table."""
    path = tmp_path / "table.sql"
    path.write_text(DDL, encoding="utf-8")
    return path


def test_the_least(deployment: Any, fields: Any, ddl: Path) -> None:
    """Rows are appended; the table knows how it is made, and where."""
    activity = redshift_copy_activity("load", deployment=deployment, source=CLEAN, table="visits", ddl=ddl, runs_on=BOX)
    assert activity.id == "load"
    assert sorted(fields(activity), key=str) == [
        ("input", ("ref", "clean")),
        ("insertMode", "APPEND"),
        ("output", ("ref", "load.table")),
        ("runsOn", ("ref", "box")),
        ("type", "RedshiftCopyActivity"),
    ]
    (table,) = activity.output
    assert sorted(fields(table), key=str) == [
        ("createTableSql", DDL),
        ("database", ("ref", "Warehouse")),
        ("tableName", "visits"),
        ("type", "RedshiftDataNode"),
    ]
    assert sorted(fields(table.database)) == [
        ("*password", deployment.warehouse.password),
        ("clusterId", "dwh"),
        ("databaseName", "analytics"),
        ("type", "RedshiftDatabase"),
        ("username", "loader"),
    ]


def test_everything(deployment: Any, fields: Any, ddl: Path) -> None:
    """A schema, options in order, another mode, alarms."""
    activity = redshift_copy_activity(
        "load",
        deployment=deployment,
        source=CLEAN,
        table="web.visits",
        ddl=ddl,
        runs_on=BOX,
        insert_mode=InsertMode.TRUNCATE,
        options=[r"DELIMITER '\001'", "TRUNCATECOLUMNS"],
        on_fail=[ALARM],
        on_late_action=[ALARM],
        late_after=Period(1, "hours"),
    )
    assert sorted(fields(activity), key=str) == [
        ("commandOptions", "DELIMITER '\\001'"),
        ("commandOptions", "TRUNCATECOLUMNS"),
        ("input", ("ref", "clean")),
        ("insertMode", "TRUNCATE"),
        ("lateAfterTimeout", "1 hour"),
        ("onFail", ("ref", "alarm")),
        ("onLateAction", ("ref", "alarm")),
        ("output", ("ref", "load.table")),
        ("runsOn", ("ref", "box")),
        ("type", "RedshiftCopyActivity"),
    ]
    (table,) = activity.output
    assert dict(fields(table))["schemaName"] == "web"
    assert dict(fields(table))["tableName"] == "visits"


def test_another_source_and_another_database(deployment: Any, ddl: Path) -> None:
    """Redshift reads DynamoDB, too; the warehouse of the deployment is only the default."""
    orders = DynamoDBDataNode("orders", table_name="orders")
    database = RedshiftDatabase("other", cluster_id="c", username="u", password="p")
    activity = redshift_copy_activity(
        "load", deployment=deployment, source=orders, table="visits", ddl=ddl, runs_on=BOX, database=database
    )
    assert activity.input == (orders,)
    assert activity.output[0].database is database
