"""S3 URIs."""

import pytest

from penstock.worker.errors import TaskFailed
from penstock.worker.s3_uri import S3Uri


@pytest.mark.parametrize(
    ("text", "bucket", "key"),
    [
        ("s3://b/k/l", "b", "k/l"),
        ("s3://b", "b", ""),
        ("s3://b/", "b", ""),
        ("s3n://b/k", "b", "k"),
        ("s3a://b/k#1?", "b", "k#1?"),
        ("S3://b/k", "b", "k"),
    ],
)
def test_reads(text, bucket, key):
    """Reads."""
    assert S3Uri(bucket, key) == S3Uri.parse(text)


@pytest.mark.parametrize("text", ["", "b/k", "s3:/b/k", "s3://", "file:///k"])
def test_fails_to_read(text):
    """Fails to read."""
    with pytest.raises(TaskFailed, match=r"is not an S3 URI; write s3://BUCKET/KEY"):
        S3Uri.parse(text)


@pytest.mark.parametrize(("key", "prefix"), [("", ""), ("a", "a/"), ("a/b/", "a/b/"), ("a//", "a/")])
def test_is_a_directory_with_one_slash(key, prefix):
    """Is a directory with one slash."""
    assert prefix == S3Uri("b", key).as_prefix


def test_has_children():
    """Has children."""
    assert str(S3Uri("b", "a/").child("c", "d")) == "s3://b/a/c/d"
    assert str(S3Uri("b", "").child("c")) == "s3://b/c"
