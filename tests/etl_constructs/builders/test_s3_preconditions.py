"""The builders of conditions on buckets: the service checks them with the stack's service role."""

from __future__ import annotations

from typing import Any

import pytest
from aws_cdk import Stack, aws_s3 as s3
from etl_constructs.builders import s3_key_exists, s3_prefix_not_empty

from penstock.objects import Period

pytestmark = pytest.mark.cdk


@pytest.fixture
def bucket(stack: Stack) -> s3.IBucket:
    """A bucket that exists already."""
    return s3.Bucket.from_bucket_name(stack, "Bucket", "shop-data")


def test_a_key(bucket: Any, deployment: Any, fields: Any) -> None:
    """With or without a timeout."""
    condition = s3_key_exists("p", deployment=deployment, bucket=bucket, key="/ready")
    least = [("role", "service-role"), ("s3Key", "s3://shop-data/ready"), ("type", "S3KeyExists")]
    assert sorted(fields(condition)) == least
    condition = s3_key_exists("p", deployment=deployment, bucket=bucket, key="ready", timeout=Period(1, "hours"))
    assert sorted(fields(condition)) == [("preconditionTimeout", "1 hour"), *least]


def test_a_prefix(bucket: Any, deployment: Any, fields: Any) -> None:
    """With or without a timeout; its end is taken as it is."""
    condition = s3_prefix_not_empty("p", deployment=deployment, bucket=bucket, prefix="/in/part-")
    least = [("role", "service-role"), ("s3Prefix", "s3://shop-data/in/part-"), ("type", "S3PrefixNotEmpty")]
    assert sorted(fields(condition)) == least
    condition = s3_prefix_not_empty(
        "p", deployment=deployment, bucket=bucket, prefix="in/part-", timeout=Period(1, "hours")
    )
    assert sorted(fields(condition)) == [("preconditionTimeout", "1 hour"), *least]
