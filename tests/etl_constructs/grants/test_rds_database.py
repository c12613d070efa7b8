"""RdsDatabase: the one instance is described, and its driver read."""

from __future__ import annotations

from typing import Any

import pytest
from etl_constructs.grants.names import REASON
from etl_constructs.statement import Grantee, Statement

from penstock.objects import RdsDatabase


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
