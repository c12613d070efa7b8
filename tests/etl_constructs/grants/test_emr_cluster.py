"""EmrCluster: bootstrap scripts by name, EMRFS's table only with consistent view."""

from __future__ import annotations

import pytest
from etl_constructs.grants import emr_cluster
from etl_constructs.grants.scope import GrantScope
from etl_constructs.statement import Grantee, Statement

from penstock.definition.pipeline import PipelineDefinition
from penstock.objects import EmrCluster
from penstock.objects.emrfs import emrfs_site


def _of_machines(cluster: EmrCluster, scope: GrantScope) -> list[Statement]:
    statements = emr_cluster.statements(cluster, PipelineDefinition(()), scope)
    return [item for item in statements if item.grantee is Grantee.RESOURCE]


def test_nodes_read_their_scripts(scope: GrantScope) -> None:
    """Arguments are no part of the URI."""
    cluster = EmrCluster("c", bootstrap_action=["s3://b/one.sh,1,2", "s3://b/two.sh"])
    read = [item.resources for item in _of_machines(cluster, scope) if item.actions == ("s3:GetObject",)]
    assert read == [("arn:aws:s3:::b/one.sh",), ("arn:aws:s3:::b/two.sh",)]


@pytest.mark.parametrize(("consistent", "tables"), [(True, 1), (False, 0), (None, 0)])
def test_the_table_of_emrfs_comes_with_consistent_view(
    scope: GrantScope, *, consistent: bool | None, tables: int
) -> None:
    """Without consistent view no node touches DynamoDB."""
    cluster = EmrCluster("c", configuration=[emrfs_site("c", consistent=consistent, retry_period_seconds=5)])
    granted = [item.resources for item in _of_machines(cluster, scope) if item.actions[0].startswith("dynamodb:")]
    assert granted == [("arn:aws:dynamodb:eu-west-1:111122223333:table/EmrFSMetadata",)] * tables
