"""Makes what a pipeline's deployment names: on AWS its stack does, for `penstock run` this does."""

from __future__ import annotations

from typing import Any

from penstock.local.deployment import LocalDeployment


def provision(deployment: LocalDeployment, *, s3: Any, sns: Any) -> None:
    """Make buckets and topic, and upload the assets; what is there already stays.

    Args:
        deployment: after its spec was compiled, so that it knows the assets.
        s3: a boto3 `s3` client of the local cloud.
        sns: a boto3 `sns` client of the local cloud.
    """
    for bucket in deployment.buckets:
        s3.create_bucket(Bucket=bucket)
    sns.create_topic(Name=deployment.topic_name)
    for uri, path in deployment.assets.items():
        bucket, _, key = uri.removeprefix("s3://").partition("/")
        s3.upload_file(str(path), bucket, key)
