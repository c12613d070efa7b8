"""What IAM sees of an S3 URI."""

from __future__ import annotations

import pytest
from etl_constructs.grants.s3_uri import S3Location, parse_s3_uri


@pytest.mark.parametrize(
    ("uri", "folder", "bucket", "pattern", "prefix"),
    [
        ("s3://b/logs/", True, "b", "logs/*", "logs/"),
        ("s3://b/logs", True, "b", "logs/*", "logs/"),
        ("s3://b", True, "b", "*", ""),
        ("s3://b/", True, "b", "*", ""),
        ("s3://b/a/key.gz", False, "b", "a/key.gz", "a/key.gz"),
        ("s3://b/logs/#{format(@scheduledStartTime,'YYYY/MM')}/", True, "b", "logs/*", "logs/"),
        ("s3://b/day-#{myDay}", False, "b", "day-*", "day-"),
        ("s3://${Token[TOKEN.7]}/x/", True, "${Token[TOKEN.7]}", "x/*", "x/"),
    ],
)
def test_reads(uri: str, *, folder: bool, bucket: str, pattern: str, prefix: str) -> None:
    """A folder ends in a wildcard; an expression starts one."""
    place = parse_s3_uri(uri, folder=folder)
    assert place == S3Location(bucket, pattern)
    assert place.prefix == prefix


@pytest.mark.parametrize("uri", ["s3://#{myBucket}/x", "s3://", "http://b/k", "/local/path", ""])
def test_fails_without_a_fixed_bucket(uri: str) -> None:
    """A policy cannot be derived from a bucket that is only known later."""
    with pytest.raises(ValueError, match="is not an S3 URI with a fixed bucket"):
        parse_s3_uri(uri, folder=True)
