"""Which files a COPY loads: those under a prefix, or those that a manifest names.

https://docs.aws.amazon.com/redshift/latest/dg/loading-data-files-using-manifest.html
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from penstock.warehouse.errors import WarehouseError
from penstock.warehouse.object_store import ObjectStore


def files_under(objects: ObjectStore, prefix: str) -> Sequence[str]:
    """Give the objects under a prefix.

    Raises:
        WarehouseError: where there is none.
    """
    uris = [uri for uri in objects.list(prefix) if not uri.endswith("/")]
    if not uris:
        raise WarehouseError(f"The specified S3 prefix '{key_of(prefix)}' does not exist")
    return uris


def files_of_manifest(objects: ObjectStore, uri: str, scratch: Path) -> Sequence[str]:
    """Give the objects that a manifest names; of those that are not there the mandatory ones are missed.

    Raises:
        WarehouseError: where there is no manifest, or it is none, or a mandatory file is missing, or all are.
    """
    form = read_json(objects, uri, scratch)
    entries = form.get("entries") if isinstance(form, dict) else None
    if not isinstance(entries, list) or not all(isinstance(item, dict) and item.get("url") for item in entries):
        raise WarehouseError(f'\'{uri}\' is not a manifest: it must be {{"entries": [{{"url": "s3://..."}}, ...]}}')
    found = []
    for entry in entries:
        url = str(entry["url"])
        if url in objects.list(url):
            found.append(url)
        elif entry.get("mandatory", False):
            raise WarehouseError(f"The mandatory file '{url}' of the manifest '{uri}' does not exist")
    if not found:
        raise WarehouseError(f"None of the files of the manifest '{uri}' exists")
    return found


def read_json(objects: ObjectStore, uri: str, scratch: Path) -> Any:
    """Read an object that is JSON.

    Raises:
        WarehouseError: where it is not there, or no JSON.
    """
    if uri not in objects.list(uri):
        raise WarehouseError(f"The specified S3 object '{key_of(uri)}' does not exist")
    path = scratch / "json"
    objects.fetch(uri, path)
    try:
        return json.loads(path.read_bytes())
    except ValueError as error:
        raise WarehouseError(f"'{uri}' is not JSON: {error}") from None
    finally:
        path.unlink()


def key_of(uri: str) -> str:
    """Give the key in `s3://bucket/key`."""
    return uri.removeprefix("s3://").partition("/")[2] or uri
