"""An S3 client for inputs that several runs may share."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from penstock.client.inputs import InputError


class SentOnce:
    """An S3 client that sends nothing twice to one place, and not more than it may.

    Args:
        s3: a boto3 `s3` client.
        most: how many bytes it may send; None for any number.
    """

    def __init__(self, s3: Any, most: int | None = None) -> None:
        self._s3 = s3
        self._most = most
        self._sent: set[tuple[str, str, str]] = set()
        self._bytes = 0

    def upload_file(self, path: str, bucket: str, key: str) -> None:
        """Send a file.

        Raises:
            InputError: where that would be too much.
        """
        if (path, bucket, key) in self._sent:
            return
        self._sent.add((path, bucket, key))
        self._bytes += Path(path).stat().st_size
        if self._most is not None and self._bytes > self._most:
            raise InputError(
                f"for all intervals together it is more than {self._most >> 20} MiB, which the local cloud would hold "
                "in memory; give a smaller sample, or a shorter span"
            )
        self._s3.upload_file(path, bucket, key)

    def put_object(self, **request: Any) -> None:
        """Write an object."""
        place = ("", request["Bucket"], request["Key"])
        if place not in self._sent:
            self._sent.add(place)
            self._s3.put_object(**request)
