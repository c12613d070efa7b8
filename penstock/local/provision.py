"""Makes what a pipeline's deployment names: on AWS its stack does, for `penstock run` this does."""

from __future__ import annotations

import re
from typing import Any

from penstock.definition.wire import WireDefinition
from penstock.local.account import ACCOUNT, REGION
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


_BUCKET = re.compile(r"s3://([a-z0-9][a-z0-9.-]{2,62})(?:/|$)")
_TOPIC = re.compile(rf"arn:aws:sns:{REGION}:{ACCOUNT}:([A-Za-z0-9_-]{{1,256}})")


def provision_named(definition: WireDefinition, *, s3: Any, sns: Any) -> None:
    """Make the buckets, and the topics of the local account, that a definition names itself; what is there stays.

    Args:
        definition: a definition with names of real resources.
        s3: a boto3 `s3` client of the local cloud.
        sns: a boto3 `sns` client of the local cloud.
    """
    texts = [field.value for item in definition for field in item.fields]
    texts.extend(value for _, value in definition.values)
    for bucket in sorted({name for text in texts for name in _BUCKET.findall(text)}):
        s3.create_bucket(Bucket=bucket)
    for topic in sorted({name for text in texts for name in _TOPIC.findall(text)}):
        sns.create_topic(Name=topic)
