"""The drivers of databases."""

from __future__ import annotations

from typing import Any

from etl_constructs.statement import Grantee, Statement

from penstock.objects import JdbcDatabase, RdsDatabase

DRIVER = Statement(Grantee.RESOURCE, ("s3:GetObject",), ("arn:aws:s3:::b/driver.jar",))


def test_drivers_are_read(granted: Any) -> None:
    """By the machines."""
    rds = RdsDatabase("r", rds_instance_id="x", username="u", password="p", jdbc_driver_jar_uri="s3://b/driver.jar")
    assert granted(rds)[2:] == [DRIVER]
    jdbc = JdbcDatabase(
        "j",
        connection_string="jdbc:x",
        jdbc_driver_class="X",
        username="u",
        password="p",
        jdbc_driver_jar_uri="s3://b/driver.jar",
    )
    assert granted(jdbc) == [DRIVER]
