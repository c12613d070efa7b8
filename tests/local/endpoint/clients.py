"""Clients of an endpoint of the tests."""

from __future__ import annotations

from typing import Any

import boto3
from botocore.config import Config

from penstock.local.endpoint import Endpoint


def client_of(endpoint: Endpoint, service: str) -> Any:
    """A boto3 client that asks once, so that a failure is not tried away."""
    return boto3.client(
        service,
        endpoint_url=endpoint.url,
        region_name="us-east-1",
        aws_access_key_id="local",
        aws_secret_access_key="local",
        config=Config(s3={"addressing_style": "path"}, retries={"max_attempts": 0}),
    )
