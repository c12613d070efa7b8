"""EmrCluster: bootstrap scripts by name, its logs, EMRFS's table only with consistent view."""

from __future__ import annotations

from typing import Any

import pytest
from etl_constructs.grants.emr_cluster import CLUSTERS
from etl_constructs.grants.files import FOLDER_REASON
from etl_constructs.statement import Grantee, Statement

from penstock.objects import EmrCluster
from penstock.objects.emrfs import emrfs_site


def _of_machines(statements: list[Statement]) -> list[Statement]:
    return [item for item in statements if item.grantee is Grantee.RESOURCE]


def test_nodes_read_their_scripts(granted: Any) -> None:
    """Arguments are no part of the URI."""
    cluster = EmrCluster("c", bootstrap_action=["s3://b/one.sh,1,2", "s3://b/two.sh", "/usr/share/x.sh"])
    read = [item.resources for item in _of_machines(granted(cluster)) if item.actions == ("s3:GetObject",)]
    assert read == [("arn:aws:s3:::b/one.sh",), ("arn:aws:s3:::b/two.sh",)]


def test_the_cluster_writes_its_logs(granted: Any) -> None:
    """Under emrLogUri."""
    *_, logs = granted(EmrCluster("c", emr_log_uri="s3://l/emr/"))
    assert logs == Statement(Grantee.RESOURCE, ("s3:PutObject",), ("arn:aws:s3:::l/emr/*",), FOLDER_REASON)


@pytest.mark.parametrize(("region", "name"), [(None, "eu-west-1"), ("us-west-2", "us-west-2"), ("#{myRegion}", "*")])
def test_clusters_are_in_the_resources_region(granted: Any, region: str | None, name: str) -> None:
    """For the service and for the nodes; EMRFS's table, too."""
    cluster = EmrCluster("c", region=region, configuration=[emrfs_site("c", consistent=True)])
    statements = granted(cluster)
    arn = f"arn:aws:elasticmapreduce:{name}:111122223333:cluster/*"
    bound = [(item.grantee, item.resources) for item in statements if item.reason == CLUSTERS]
    assert bound == [(Grantee.SERVICE, (arn,)), (Grantee.RESOURCE, (arn,))]
    assert statements[-1].resources == (f"arn:aws:dynamodb:{name}:111122223333:table/EmrFSMetadata",)


@pytest.mark.parametrize(("consistent", "tables"), [(True, 1), (False, 0), (None, 0)])
def test_the_table_of_emrfs_comes_with_consistent_view(granted: Any, *, consistent: bool | None, tables: int) -> None:
    """Without consistent view no node touches DynamoDB."""
    cluster = EmrCluster("c", configuration=[emrfs_site("c", consistent=consistent, retry_period_seconds=5)])
    found = [item.resources for item in _of_machines(granted(cluster)) if item.actions[0].startswith("dynamodb:")]
    assert found == [("arn:aws:dynamodb:eu-west-1:111122223333:table/EmrFSMetadata",)] * tables
