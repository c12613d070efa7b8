"""Reasons of statements become acknowledgements under the ids that cdk-nag uses."""

from __future__ import annotations

import pytest
from aws_cdk import App, Aws, Stack, aws_iam as iam, aws_s3 as s3
from etl_constructs.acknowledgement import acknowledge_wildcards
from etl_constructs.statement import Grantee, Statement

pytestmark = pytest.mark.cdk


def test_ids_name_resources_as_cdk_nag_does() -> None:
    """References, attributes and pseudo parameters stand in angle brackets."""
    stack = Stack(App(), "S")
    bucket = s3.Bucket(stack, "B")
    policy = iam.Policy(stack, "P", document=iam.PolicyDocument())
    resources = (f"arn:{Aws.PARTITION}:s3:::{bucket.bucket_name}/in/*", f"{bucket.bucket_arn}/*", "arn:aws:s3:::plain")
    acknowledge_wildcards(policy, [Statement(Grantee.SERVICE, ("s3:GetObject",), resources, "data")])
    acknowledged = [str(item.data) for item in policy.node.metadata]
    logical_id = stack.get_logical_id(bucket.node.default_child)  # type: ignore[arg-type]
    assert any(
        f"AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:s3:::<{logical_id}>/in/*]" in item for item in acknowledged
    )
    assert any(f"AwsSolutions-IAM5[Resource::<{logical_id}.Arn>/*]" in item for item in acknowledged)
    assert not any("plain" in item for item in acknowledged)
