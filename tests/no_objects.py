"""What a warehouse without S3 is given."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path


class NoObjects:
    """An S3 without objects."""

    def list(self, _uri_prefix: str) -> Sequence[str]:
        """Nothing."""
        return ()

    def fetch(self, uri: str, path: Path) -> None:
        """Never asked for."""
        raise FileNotFoundError(uri, path)

    def put(self, uri: str, path: Path) -> None:
        """Never asked for."""
        raise FileNotFoundError(uri, path)

    def delete(self, uri: str) -> None:
        """Never asked for."""
        raise FileNotFoundError(uri)
