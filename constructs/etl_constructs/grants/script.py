"""Permissions for scripts in S3: the machines read exactly the files that the definition names."""

from __future__ import annotations

from collections.abc import Iterator

from etl_constructs.grants.s3_uri import parse_s3_uri
from etl_constructs.grants.scope import GrantScope
from etl_constructs.statement import Grantee, Statement
from penstock.definition.pipeline import PipelineDefinition
from penstock.objects import PigActivity, ShellCommandActivity


def statements(
    activity: PigActivity | ShellCommandActivity, definition: PipelineDefinition, scope: GrantScope
) -> Iterator[Statement]:
    """Yield read access to the activity's script."""
    del definition
    if activity.script_uri is not None:
        yield read_file(activity.script_uri, scope)


def read_file(uri: str, scope: GrantScope) -> Statement:
    """Read access of the machines to one object."""
    place = parse_s3_uri(uri, folder=False)
    reason = "The name of the script is an expression." if "*" in place.pattern else None
    return Statement(Grantee.RESOURCE, ("s3:GetObject",), (scope.object_arn(place.bucket, place.pattern),), reason)
