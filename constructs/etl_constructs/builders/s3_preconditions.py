"""Builds the preconditions on buckets of the CDK: S3KeyExists and S3PrefixNotEmpty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from penstock.objects import Period, S3KeyExists, S3PrefixNotEmpty
from penstock.steps.deployment import Deployment

if TYPE_CHECKING:
    from aws_cdk.aws_s3 import IBucket


def s3_key_exists(
    precondition_id: str, *, deployment: Deployment, bucket: IBucket, key: str, timeout: Period | None = None
) -> S3KeyExists:
    """Build the condition that there is an object; `timeout` is how long the service looks before it fails.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-S3KeyExists.html
    """
    return S3KeyExists(
        precondition_id,
        role=deployment.service_role,
        s3_key=f"s3://{bucket.bucket_name}/{key.lstrip('/')}",
        precondition_timeout=timeout,
    )


def s3_prefix_not_empty(
    precondition_id: str, *, deployment: Deployment, bucket: IBucket, prefix: str, timeout: Period | None = None
) -> S3PrefixNotEmpty:
    """Build the condition that some key begins with `prefix`; `timeout` is how long the service looks.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-s3prefixnotempty.html
    """
    return S3PrefixNotEmpty(
        precondition_id,
        role=deployment.service_role,
        s3_prefix=f"s3://{bucket.bucket_name}/{prefix.lstrip('/')}",
        precondition_timeout=timeout,
    )
