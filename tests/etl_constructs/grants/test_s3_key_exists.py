"""S3KeyExists: the service, not a machine, looks for the key."""

from __future__ import annotations

from etl_constructs.grants import s3_key_exists
from etl_constructs.grants.scope import GrantScope
from etl_constructs.statement import Grantee

from penstock.definition.pipeline import PipelineDefinition
from penstock.objects import S3KeyExists


def test_the_service_may_look(scope: GrantScope) -> None:
    """ListBucket turns S3's 403 for a missing key into the 404 that means 'not yet'."""
    precondition = S3KeyExists("p", s3_key="s3://b/ready", role="service")
    statements = list(s3_key_exists.statements(precondition, PipelineDefinition(()), scope))
    assert [(item.grantee, item.actions, item.resources, item.conditions) for item in statements] == [
        (Grantee.SERVICE, ("s3:GetObject",), ("arn:aws:s3:::b/ready",), None),
        (
            Grantee.SERVICE,
            ("s3:ListBucket",),
            ("arn:aws:s3:::b",),
            {"StringLike": {"s3:prefix": ["ready*"]}},
        ),
    ]
