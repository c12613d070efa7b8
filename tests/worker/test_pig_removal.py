"""Keys that rm and rmf remove."""

import pytest

from penstock.worker.errors import TaskFailed
from penstock.worker.pig_removal import keys_at, remove_keys
from penstock.worker.s3_uri import S3Uri

KEYS = ("out", "out-side/a", "out/", "out/_SUCCESS", "out/a", "out/b/c", "out_$folder$", "outer")


class RecordingClient:
    """An S3 client that only deletes, and fails for the keys in `refused`."""

    def __init__(self, refused=()):
        self.requests = []
        self.refused = refused

    def delete_objects(self, Bucket, Delete):  # noqa: N803 - as boto3 spells it
        """Remember the request."""
        assert Bucket == "data"
        keys = [item["Key"] for item in Delete["Objects"]]
        self.requests.append(keys)
        return {
            "Errors": [{"Key": key, "Code": "AccessDenied", "Message": "no"} for key in keys if key in self.refused]
        }


class NoClient:
    """Nothing may be asked of S3."""


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("out", ["out/", "out/_SUCCESS", "out/a", "out/b/c"]),
        ("out/", ["out/", "out/_SUCCESS", "out/a", "out/b/c"]),
        ("out/b", ["out/b/c"]),
        ("out/a", ["out/a"]),
        ("out/a/", []),
        ("outer", ["outer"]),
        ("ou", []),
        ("out/*", []),
    ],
)
def test_finds_a_directory_or_one_object(clients, bucket, key, expected):
    """Never what only starts with the same letters."""
    for each in KEYS:
        bucket.put(each)
    assert keys_at(clients.s3, S3Uri("data", key)) == expected


@pytest.mark.parametrize("key", ["", "/", "//", "a//b", "/a", "a/../b", "..", "a/.", "./"])
def test_refuses_buckets_and_odd_paths(key):
    """Before S3 is asked."""
    with pytest.raises(ValueError, match=r"only what lies in a bucket can be removed, by a path without empty, '\.'"):
        keys_at(NoClient(), S3Uri("data", key))


def test_tells_of_a_bucket_that_is_not_there(clients):
    """As a failure of the task, with the URI."""
    with pytest.raises(TaskFailed, match="cannot list s3://no-such-bucket/out: NoSuchBucket"):
        keys_at(clients.s3, S3Uri("no-such-bucket", "out"))


def test_removes_in_batches_with_success_first():
    """A thousand keys per request are the most; a directory loses its `_SUCCESS` before it loses data."""
    keys = [f"out/{number:04}" for number in range(2001)]
    client = RecordingClient()
    remove_keys(client, S3Uri("data", "out"), [*keys, "out/_SUCCESS"])
    assert client.requests == [["out/_SUCCESS"], keys[:1000], keys[1000:2000], keys[2000:]]


def test_removes_more_than_a_page(clients, bucket):
    """All of a directory that no single answer of S3 lists."""
    for number in range(1001):
        bucket.put(f"out/{number}")
    bucket.put("out-side/a")
    place = S3Uri("data", "out")
    remove_keys(clients.s3, place, keys_at(clients.s3, place))
    assert bucket.keys() == ["out-side/a"]


def test_nothing_to_remove_asks_nothing():
    """DeleteObjects without keys would be an error."""
    remove_keys(NoClient(), S3Uri("data", "out"), [])


def test_a_key_that_stays_is_an_error():
    """DeleteObjects answers 200 whatever happened to the keys."""
    client = RecordingClient(refused=("out/b",))
    with pytest.raises(TaskFailed, match="cannot remove s3://data/out/b: AccessDenied: no") as caught:
        remove_keys(client, S3Uri("data", "out"), ["out/a", "out/b"])
    assert caught.value.error_id == "S3Error"
