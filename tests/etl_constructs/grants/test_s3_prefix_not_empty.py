"""S3PrefixNotEmpty: the service lists one prefix."""

from __future__ import annotations

from typing import Any

import pytest
from etl_constructs.statement import Grantee, Statement

from penstock.objects import S3PrefixNotEmpty


@pytest.mark.parametrize(
    ("uri", "prefix"), [("s3://b/in/", "in/*"), ("s3://b/in/#{myDay}/", "in/*"), ("s3://b/part", "part*")]
)
def test_the_service_lists_what_is_under_the_prefix(granted: Any, uri: str, prefix: str) -> None:
    """And reads no object."""
    assert granted(S3PrefixNotEmpty("p", s3_prefix=uri)) == [
        Statement(
            Grantee.SERVICE,
            ("s3:ListBucket",),
            ("arn:aws:s3:::b",),
            conditions={"StringLike": {"s3:prefix": [prefix]}},
        )
    ]
