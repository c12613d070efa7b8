"""What IAM sees of an S3 URI."""

from __future__ import annotations

import pytest
from etl_constructs.grants.errors import UngrantableError
from etl_constructs.grants.s3_uri import S3Location, locate_file, parse_s3_uri


@pytest.mark.parametrize(
    ("uri", "folder", "bucket", "pattern", "prefix"),
    [
        ("s3://b/logs/", True, "b", "logs/*", "logs/"),
        ("s3://b/logs", True, "b", "logs/*", "logs/"),
        ("s3://b", True, "b", "*", ""),
        ("s3://b/", True, "b", "*", ""),
        ("s3://b/a/key.gz", False, "b", "a/key.gz", "a/key.gz"),
        ("s3n://b/a/key.gz", False, "b", "a/key.gz", "a/key.gz"),
        ("s3a://b/a/", True, "b", "a/*", "a/"),
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


@pytest.mark.parametrize(
    "uri", ["s3://#{myBucket}/x", "s3://logs-#{myStage}/x", "s3://", "http://b/k", "/local/path", "", "#{myUri}"]
)
def test_fails_without_a_fixed_bucket(uri: str) -> None:
    """A policy cannot be derived from a bucket that is only known later."""
    with pytest.raises(UngrantableError) as caught:
        parse_s3_uri(uri, folder=True)
    assert str(caught.value) == (
        f"'{uri}' is not an S3 URI with a fixed bucket, so permissions cannot be derived from it; "
        "write s3:// and the bucket's name, or give its parameter a value; use other expressions in the key only"
    )


def test_files_may_lie_on_the_machine() -> None:
    """Nobody needs a permission of AWS for those."""
    assert locate_file("/home/hadoop/contrib/streaming/hadoop-streaming.jar") is None
    assert locate_file("command-runner.jar") is None
    assert locate_file("s3://b/jars/a.jar") == S3Location("b", "jars/a.jar")
    assert locate_file("s3://b/out/") == S3Location("b", "out/*")


@pytest.mark.parametrize("uri", ["#{myScript}", "s3://#{myBucket}/a.sh"])
def test_fails_where_a_file_may_be_anywhere(uri: str) -> None:
    """An expression may give an S3 URI."""
    with pytest.raises(UngrantableError, match="is not an S3 URI with a fixed bucket"):
        locate_file(uri)
