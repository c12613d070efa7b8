"""The objects in moto's S3, as the warehouse reads and writes them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from penstock.local.endpoint.moto_application import MotoApplication


class S3Objects:
    """An ObjectStore straight on moto's backend: quicker than the endpoint, and it needs no client.

    Args:
        moto: answers S3's requests.
        account: the account that owns the buckets.
    """

    def __init__(self, moto: MotoApplication, account: str = "123456789012") -> None:
        self._moto = moto
        self._account = account

    def list(self, uri_prefix: str) -> Sequence[str]:
        """URIs of the objects whose key starts with the prefix, in key order; none for an unknown bucket.

        Raises:
            ValueError: when the prefix does not start with `s3://`.
        """
        bucket, prefix = _split(uri_prefix)
        with self._moto.s3_lock:
            found = self._backend().buckets.get(bucket)
            keys = [] if found is None else [name for name, key in found.keys.items() if hasattr(key, "body")]
        return [f"s3://{bucket}/{key}" for key in sorted(keys) if key.startswith(prefix)]

    def fetch(self, uri: str, path: Path) -> None:
        """Make a new file of an object, which must not be written to: it may be the object's own.

        Raises:
            FileNotFoundError: when there is no such object.
        """
        bucket, name = _split(uri)
        with self._moto.s3_lock:
            found = self._backend().buckets.get(bucket)
            key = None if found is None else found.keys.get(name)
        if key is None or not hasattr(key, "body"):  # a delete marker is an entry, too
            raise FileNotFoundError(f"S3 has no object {uri}")
        key.body.write_to(path)

    def put(self, uri: str, path: Path) -> None:
        """Make a file, which nobody writes to any more, an object.

        Raises:
            FileNotFoundError: when there is no such bucket.
        """
        from moto.s3.exceptions import MissingBucket

        bucket, name = _split(uri)
        body = self._moto.bodies.keep_file(path)
        with self._moto.s3_lock:
            try:
                self._backend().put_object(bucket, name, body)
            except MissingBucket:
                raise FileNotFoundError(f"S3 has no bucket {bucket}") from None
            self._moto.object_changed(bucket, name)

    def delete(self, uri: str) -> None:
        """Delete an object; one that is not there stays away."""
        bucket, name = _split(uri)
        with self._moto.s3_lock:
            self._backend().delete_object(bucket, name)
            self._moto.object_changed(bucket, name)

    def _backend(self) -> Any:
        from moto.s3.models import s3_backends

        return s3_backends[self._account]["aws"]


def _split(uri: str) -> tuple[str, str]:
    scheme, separator, rest = uri.partition("://")
    if (scheme, separator) != ("s3", "://"):
        raise ValueError(f"'{uri}' is not the URI of an S3 object; write s3://bucket/key")
    bucket, _, key = rest.partition("/")
    return bucket, key
