"""What rm and rmf of a Pig script remove from S3."""

from __future__ import annotations

from collections.abc import Sequence

from penstock.worker import staging
from penstock.worker.clients import Client
from penstock.worker.errors import TaskFailed
from penstock.worker.s3_uri import S3Uri

# https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjects.html
_MOST_KEYS = 1000


def keys_at(s3: Client, place: S3Uri) -> list[str]:
    """The keys of a directory, with its folder markers, or else the one key that is the place itself.

    A place that is written with a slash at its end is a directory and nothing else.

    Raises:
        ValueError: the place is a bucket, or has parts that S3 takes literally and Hadoop does not.
        TaskFailed: S3 refuses.
    """
    if any(part in {"", ".", ".."} for part in place.key.rstrip("/").split("/")):
        raise ValueError("only what lies in a bucket can be removed, by a path without empty, '.' or '..' parts")
    with staging.explained("list", place):
        pages = s3.get_paginator("list_objects_v2").paginate(Bucket=place.bucket, Prefix=place.as_prefix)
        keys = [item["Key"] for page in pages for item in page.get("Contents", ())]
    return keys if keys or place.key.endswith("/") else _object_at(s3, place)


def remove_keys(s3: Client, place: S3Uri, keys: Sequence[str]) -> None:
    """Remove keys of a place's bucket, every `_SUCCESS` before anything else.

    Raises:
        TaskFailed: a key cannot be removed.
    """
    markers = [key for key in keys if key.endswith("/_SUCCESS")]
    others = [key for key in keys if not key.endswith("/_SUCCESS")]
    for chosen in (markers, others):
        for start in range(0, len(chosen), _MOST_KEYS):
            _remove_batch(s3, place, chosen[start : start + _MOST_KEYS])


def _remove_batch(s3: Client, place: S3Uri, keys: Sequence[str]) -> None:
    objects = [{"Key": key} for key in keys]
    with staging.explained("remove", place):
        answer = s3.delete_objects(Bucket=place.bucket, Delete={"Objects": objects, "Quiet": True})
    for error in answer.get("Errors", ()):
        uri = S3Uri(place.bucket, error["Key"])
        raise TaskFailed("S3Error", f"cannot remove {uri}: {error['Code']}: {error.get('Message', '')}")


def _object_at(s3: Client, place: S3Uri) -> list[str]:
    try:
        with staging.explained("look up", place):
            s3.head_object(Bucket=place.bucket, Key=place.key)
    except TaskFailed as error:
        if error.error_id == "S3ObjectMissing":
            return []
        raise
    return [place.key]
