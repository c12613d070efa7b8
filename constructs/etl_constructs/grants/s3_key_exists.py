"""Permissions for an S3KeyExists precondition: the service looks for one key."""

from __future__ import annotations

from collections.abc import Iterator

from etl_constructs.grants.s3_uri import parse_s3_uri
from etl_constructs.grants.scope import GrantScope
from etl_constructs.statement import Grantee, Statement
from penstock.definition.pipeline import PipelineDefinition
from penstock.objects import S3KeyExists

REASON = "The key that the precondition looks for is an expression, so only its fixed prefix is known."


def statements(precondition: S3KeyExists, definition: PipelineDefinition, scope: GrantScope) -> Iterator[Statement]:
    """Yield what the service needs to look for the key.

    Without ListBucket, S3 answers 403, not 404, for a key that is missing.
    """
    del definition
    place = parse_s3_uri(precondition.s3_key, folder=False)
    target = scope.object_arn(place.bucket, place.pattern)
    yield Statement(Grantee.SERVICE, ("s3:GetObject",), (target,), REASON if "*" in target else None)
    yield Statement(
        Grantee.SERVICE,
        ("s3:ListBucket",),
        (scope.bucket_arn(place.bucket),),
        conditions={"StringLike": {"s3:prefix": [f"{place.prefix}*"]}},
    )
