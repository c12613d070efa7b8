"""What the warehouse asks of S3, for COPY and UNLOAD, so that it needs no AWS client."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol


class ObjectStore(Protocol):
    """S3 as the warehouse sees it."""

    def list(self, uri_prefix: str) -> Sequence[str]:
        """Give the URIs (`s3://bucket/key`) of all objects whose key starts with the prefix, in key order."""
        ...

    def fetch(self, uri: str, path: Path) -> None:
        """Make a new file of the object at `path`, which must not be written to: it may be the object's own."""
        ...

    def put(self, uri: str, path: Path) -> None:
        """Make the file, which must not be written to any more, an object, in the place of one that is there.

        Raises:
            FileNotFoundError: where there is no such bucket.
        """
        ...

    def delete(self, uri: str) -> None:
        """Delete an object."""
        ...
