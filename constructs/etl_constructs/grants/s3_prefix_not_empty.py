"""Permissions for an S3PrefixNotEmpty precondition: the service lists what is under one prefix."""

from __future__ import annotations

from collections.abc import Iterator

from etl_constructs.grants.s3_uri import parse_s3_uri
from etl_constructs.grants.scope import GrantScope
from etl_constructs.statement import Grantee, Statement
from penstock.definition.pipeline import PipelineDefinition
from penstock.objects import S3PrefixNotEmpty


def statements(
    precondition: S3PrefixNotEmpty, definition: PipelineDefinition, scope: GrantScope
) -> Iterator[Statement]:
    """Yield the right to list the prefix, and nothing else of the bucket."""
    del definition
    place = parse_s3_uri(precondition.s3_prefix, folder=False)
    yield Statement(
        Grantee.SERVICE,
        ("s3:ListBucket",),
        (scope.bucket_arn(place.bucket),),
        conditions={"StringLike": {"s3:prefix": [f"{place.prefix}*"]}},
    )
