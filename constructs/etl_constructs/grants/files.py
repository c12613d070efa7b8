"""Permissions for files in S3: exactly those that the definition names."""

from __future__ import annotations

from collections.abc import Iterator

from etl_constructs.grants.names import reason_for
from etl_constructs.grants.s3_uri import locate_file
from etl_constructs.grants.scope import GrantScope
from etl_constructs.statement import Grantee, Statement

EXPRESSION_REASON = "The name of the file is an expression, so only its fixed beginning is known."
FOLDER_REASON = "The files of this folder are named when the pipeline runs."


def read_file(uri: str | None, scope: GrantScope) -> Iterator[Statement]:
    """Yield the right of the machines to read one object; nothing for a path on the machine itself."""
    yield from _on_file(uri, ("s3:GetObject",), scope)


def write_file(uri: str | None, scope: GrantScope) -> Iterator[Statement]:
    """Yield the right of the machines to write one object, or under a folder; nothing for a path on the machine."""
    yield from _on_file(uri, ("s3:PutObject",), scope)


def use_folder(uri: str | None, scope: GrantScope) -> Iterator[Statement]:
    """Yield the right of the machines to write files under a folder and read them back."""
    if uri is not None:
        yield from _on_file(f"{uri.rstrip('/')}/", ("s3:GetObject", "s3:PutObject"), scope)


def write_folder(uri: str | None, scope: GrantScope) -> Iterator[Statement]:
    """Yield the right of the machines to write files under a folder."""
    if uri is not None:
        yield from _on_file(f"{uri.rstrip('/')}/", ("s3:PutObject",), scope)


def _on_file(uri: str | None, actions: tuple[str, ...], scope: GrantScope) -> Iterator[Statement]:
    place = None if uri is None else locate_file(uri)
    if uri is not None and place is not None:
        resource = scope.object_arn(place.bucket, place.pattern)
        reason = FOLDER_REASON if uri.endswith("/") else EXPRESSION_REASON
        yield Statement(Grantee.RESOURCE, actions, (resource,), reason_for(resource, reason))
