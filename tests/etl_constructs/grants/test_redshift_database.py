"""RedshiftDatabase: the one cluster is described."""

from __future__ import annotations

from typing import Any

import pytest
from etl_constructs.statement import Grantee, Statement

from penstock.objects import RedshiftDatabase, Region


def _both(action: str, resource: str, reason: str | None = None) -> list[Statement]:
    return [Statement(grantee, (action,), (resource,), reason) for grantee in (Grantee.SERVICE, Grantee.RESOURCE)]


@pytest.mark.parametrize(("region", "name"), [(None, "eu-west-1"), (Region.US_EAST_1, "us-east-1")])
def test_a_redshift_cluster_is_described(granted: Any, region: Region | None, name: str) -> None:
    """In its region."""
    database = RedshiftDatabase("d", cluster_id="dwh", region=region, username="u", password="p")
    arn = f"arn:aws:redshift:{name}:111122223333:cluster:dwh"
    assert granted(database) == _both("redshift:DescribeClusters", arn)


def test_a_redshift_cluster_by_address_needs_nothing(granted: Any) -> None:
    """Nothing is looked up."""
    assert granted(RedshiftDatabase("d", connection_string="jdbc:redshift://x", username="u", password="p")) == []
