"""Databases: where they are is looked up by their identifiers, and drivers are read."""

from __future__ import annotations

from typing import Any

import pytest
from etl_constructs.grants.names import REASON
from etl_constructs.statement import Grantee, Statement

from penstock.objects import JdbcDatabase, RdsDatabase, RedshiftDatabase, Region

DRIVER = Statement(Grantee.RESOURCE, ("s3:GetObject",), ("arn:aws:s3:::b/driver.jar",))


def _both(action: str, resource: str, reason: str | None = None) -> list[Statement]:
    return [Statement(grantee, (action,), (resource,), reason) for grantee in (Grantee.SERVICE, Grantee.RESOURCE)]


@pytest.mark.parametrize(
    ("instance", "region", "arn", "reason"),
    [
        ("shop", None, "arn:aws:rds:eu-west-1:111122223333:db:shop", None),
        ("shop", "us-west-2", "arn:aws:rds:us-west-2:111122223333:db:shop", None),
        ("shop-#{myStage}", None, "arn:aws:rds:eu-west-1:111122223333:db:shop-*", REASON),
    ],
)
def test_an_rds_instance_is_described(
    granted: Any, instance: str, region: str | None, arn: str, reason: str | None
) -> None:
    """The one instance, by both roles."""
    database = RdsDatabase("d", rds_instance_id=instance, region=region, username="u", password="p")
    assert granted(database) == _both("rds:DescribeDBInstances", arn, reason)


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


@pytest.mark.parametrize(("region", "name"), [(None, "eu-west-1"), (Region.US_EAST_1, "us-east-1")])
def test_a_redshift_cluster_is_described(granted: Any, region: Region | None, name: str) -> None:
    """In its region."""
    database = RedshiftDatabase("d", cluster_id="dwh", region=region, username="u", password="p")
    arn = f"arn:aws:redshift:{name}:111122223333:cluster:dwh"
    assert granted(database) == _both("redshift:DescribeClusters", arn)


def test_a_redshift_cluster_by_address_needs_nothing(granted: Any) -> None:
    """Nothing is looked up."""
    assert granted(RedshiftDatabase("d", connection_string="jdbc:redshift://x", username="u", password="p")) == []
