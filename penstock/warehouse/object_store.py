"""What the warehouse asks of S3: COPY reads through this, so that the warehouse needs no AWS client."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol


class ObjectStore(Protocol):
    """S3 as COPY sees it."""

    def list(self, uri_prefix: str) -> Sequence[str]:
        """Give the URIs (`s3://bucket/key`) of all objects whose key starts with the prefix, in key order."""
        ...

    def fetch(self, uri: str, path: Path) -> None:
        """Write the object's bytes to a new file at `path`."""
        ...
