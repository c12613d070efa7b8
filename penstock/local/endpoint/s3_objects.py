"""The objects in moto's S3, as the warehouse reads and writes them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any


class S3Objects:
    """An ObjectStore straight on moto's backend: quicker than the endpoint, and it needs no client.

    Args:
        lock: the one that MotoApplication holds while it answers an S3 request.
        account: the account that owns the buckets.
        changed: is told bucket and key of what is put or deleted, while the lock is held.
    """

    def __init__(
        self,
        lock: AbstractContextManager[Any],
        account: str = "123456789012",
        changed: Callable[[str, str], None] = lambda _bucket, _key: None,
    ) -> None:
        self._lock = lock
        self._changed = changed
        self._account = account

    def list(self, uri_prefix: str) -> Sequence[str]:
        """URIs of the objects whose key starts with the prefix, in key order; none for an unknown bucket.

        Raises:
            ValueError: when the prefix does not start with `s3://`.
        """
        bucket, prefix = _split(uri_prefix)
        with self._lock:
            keys = self._keys(bucket)
            return [f"s3://{bucket}/{key}" for key in sorted(keys) if key.startswith(prefix)]

    def fetch(self, uri: str, path: Path) -> None:
        """Write an object to a new file.

        Raises:
            FileNotFoundError: when there is no such object.
        """
        bucket, name = _split(uri)
        with self._lock:
            key = self._keys(bucket).get(name)
            if key is None:
                raise FileNotFoundError(f"S3 has no object {uri}")
            body = key.value
        path.write_bytes(body)

    def put(self, uri: str, path: Path) -> None:
        """Make a file an object.

        Raises:
            FileNotFoundError: when there is no such bucket.
        """
        from moto.s3.exceptions import MissingBucket

        bucket, name = _split(uri)
        body = path.read_bytes()
        with self._lock:
            try:
                self._backend().put_object(bucket, name, body)
            except MissingBucket:
                raise FileNotFoundError(f"S3 has no bucket {bucket}") from None
            self._changed(bucket, name)

    def delete(self, uri: str) -> None:
        """Delete an object; one that is not there stays away."""
        bucket, name = _split(uri)
        with self._lock:
            self._backend().delete_object(bucket, name)
            self._changed(bucket, name)

    def _backend(self) -> Any:
        from moto.s3.models import s3_backends

        return s3_backends[self._account]["aws"]

    def _keys(self, bucket: str) -> dict[str, Any]:
        from moto.s3.models import FakeKey

        found = self._backend().buckets.get(bucket)
        if found is None:
            return {}
        # A delete marker is an entry, too.
        return {name: key for name, key in found.keys.items() if isinstance(key, FakeKey)}


def _split(uri: str) -> tuple[str, str]:
    scheme, separator, rest = uri.partition("://")
    if (scheme, separator) != ("s3", "://"):
        raise ValueError(f"'{uri}' is not the URI of an S3 object; write s3://bucket/key")
    bucket, _, key = rest.partition("/")
    return bucket, key
