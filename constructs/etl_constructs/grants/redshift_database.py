"""Permissions for a RedshiftDatabase: its cluster's address is looked up by its identifier."""

from __future__ import annotations

from collections.abc import Iterator

from etl_constructs.grants.names import name_pattern, reason_for
from etl_constructs.grants.scope import GrantScope
from etl_constructs.statement import Grantee, Statement
from penstock.definition.pipeline import PipelineDefinition
from penstock.objects import RedshiftDatabase


def statements(database: RedshiftDatabase, definition: PipelineDefinition, scope: GrantScope) -> Iterator[Statement]:
    """Yield the right to describe the one cluster, for the service and for the machines."""
    del definition
    if database.cluster_id is not None:
        name = name_pattern(database.cluster_id, "clusterId")
        cluster = scope.in_region(database.region).arn("redshift", f"cluster:{name}")
        for grantee in Grantee:
            yield Statement(grantee, ("redshift:DescribeClusters",), (cluster,), reason_for(cluster))
