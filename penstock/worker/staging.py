"""Files between S3 and a local directory: streamed, never whole in memory; large ones by boto3's managed transfers."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from botocore.exceptions import BotoCoreError, ClientError

from penstock.worker.clients import Client
from penstock.worker.errors import TaskFailed
from penstock.worker.retry import error_code
from penstock.worker.s3_uri import S3Uri

_MOST_AT_ONCE = 8 << 20
"""Bytes that go in one request. A managed transfer would do the same, in threads that it makes for each file."""


def keys_under(s3: Client, uri: S3Uri, prefix: str) -> list[str]:
    """The keys of a bucket that start with a prefix, in name order, without folder markers (`.../`).

    Raises:
        TaskFailed: the bucket cannot be listed.
    """
    with explained("list", uri):
        pages = s3.get_paginator("list_objects_v2").paginate(Bucket=uri.bucket, Prefix=prefix)
        return [item["Key"] for page in pages for item in page.get("Contents", ()) if not item["Key"].endswith("/")]


def download_file(s3: Client, uri: S3Uri, path: Path) -> Path:
    """Copy one object to a path, whose directories are made.

    Raises:
        TaskFailed: the object does not exist or cannot be read.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with explained("read", uri):
        s3.download_file(uri.bucket, uri.key, str(path))
    return path


def download_directory(s3: Client, uri: S3Uri, directory: Path) -> list[Path]:
    """Copy every object below a directory URI; an empty one is an empty directory.

    Raises:
        TaskFailed: something cannot be read.
    """
    directory.mkdir(parents=True, exist_ok=True)
    prefix = uri.as_prefix
    return [
        download_file(s3, S3Uri(uri.bucket, key), local_path(directory, key.removeprefix(prefix)))
        for key in keys_under(s3, uri, prefix)
    ]


def upload_file(s3: Client, path: Path, uri: S3Uri, metadata: Mapping[str, str] | None = None) -> None:
    """Copy one file to S3; of one that grows meanwhile, what is there at the start.

    Raises:
        TaskFailed: it cannot be written.
    """
    from s3transfer.utils import ReadFileChunk

    marks = dict(metadata or {})
    with explained("write", uri), path.open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        if size > _MOST_AT_ONCE:
            s3.upload_file(str(path), uri.bucket, uri.key, ExtraArgs={"Metadata": marks})
            return
        # The file itself would be sent to its end, wherever that is by then, under the length that it had before.
        body = ReadFileChunk(file, chunk_size=size, full_file_size=size)
        s3.put_object(Bucket=uri.bucket, Key=uri.key, Body=body, Metadata=marks)


def upload_directory(s3: Client, directory: Path, uri: S3Uri) -> None:
    """Copy every file below a directory to a directory URI, in name order.

    Raises:
        TaskFailed: something cannot be written.
    """
    for path in sorted(path for path in directory.rglob("*") if path.is_file()):
        upload_file(s3, path, uri.child(*path.relative_to(directory).parts))


def local_path(directory: Path, relative: str) -> Path:
    """Where a key goes below a directory.

    Raises:
        TaskFailed: the key has `..` or empty parts, which would lead elsewhere.
    """
    if any(part in {"", ".", ".."} for part in relative.split("/")):
        raise TaskFailed("InvalidField", f"the S3 key {relative!r} has empty, '.' or '..' parts and is no file name")
    return directory.joinpath(PurePosixPath(relative))


@contextmanager
def explained(verb: str, uri: S3Uri) -> Iterator[None]:
    """Turn an error of S3 into one that names the URI.

    Raises:
        TaskFailed: for any such error.
    """
    from boto3.exceptions import Boto3Error

    try:
        yield
    except ClientError as error:
        code = error_code(error)
        missing = code in {"404", "NoSuchKey"}
        detail = "it does not exist" if missing else f"{code}: {error.response['Error'].get('Message', '')}"
        raise TaskFailed("S3ObjectMissing" if missing else "S3Error", f"cannot {verb} {uri}: {detail}") from error
    except (BotoCoreError, Boto3Error) as error:
        raise TaskFailed("S3Error", f"cannot {verb} {uri}: {error}") from error
