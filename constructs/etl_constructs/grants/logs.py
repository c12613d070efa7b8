"""Permissions for pipelineLogUri: service and machines write the logs of attempts under it."""

from __future__ import annotations

from collections.abc import Iterator

from etl_constructs.grants.s3_uri import parse_s3_uri
from etl_constructs.grants.scope import GrantScope
from etl_constructs.statement import Grantee, Statement
from penstock.definition.pipeline import PipelineDefinition
from penstock.objects import Scheduled

LOGS = "Every attempt writes logs under a key of its own."


def statements(item: Scheduled, definition: PipelineDefinition, scope: GrantScope) -> Iterator[Statement]:
    """Yield the rights to write logs and to read them back."""
    del definition
    if item.pipeline_log_uri is None:
        return
    place = parse_s3_uri(item.pipeline_log_uri, folder=True)
    for grantee in Grantee:
        yield Statement(
            grantee, ("s3:GetObject", "s3:PutObject"), (scope.object_arn(place.bucket, place.pattern),), LOGS
        )
        yield Statement(
            grantee,
            ("s3:ListBucket",),
            (scope.bucket_arn(place.bucket),),
            conditions={"StringLike": {"s3:prefix": [place.pattern]}},
        )
