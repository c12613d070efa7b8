"""Permissions for an S3DataNode: its inputs are read, its outputs written, nothing else of the bucket."""

from __future__ import annotations

from collections.abc import Iterator

from etl_constructs.grants.files import read_file
from etl_constructs.grants.s3_uri import S3Location, parse_s3_uri
from etl_constructs.grants.scope import GrantScope
from etl_constructs.grants.usage import writers
from etl_constructs.statement import Grantee, Statement
from penstock.definition.pipeline import PipelineDefinition
from penstock.objects import S3DataNode

REASON = "The keys under this prefix are data, and their names are not known before the pipeline runs."


def statements(node: S3DataNode, definition: PipelineDefinition, scope: GrantScope) -> Iterator[Statement]:
    """Yield what the machines need to read the node, and to write it where an activity does."""
    yield from read_file(node.manifest_file_path, scope)
    uri = node.directory_path or node.file_path
    if uri is None:
        return
    place = parse_s3_uri(uri, folder=node.directory_path is not None)
    objects = scope.object_arn(place.bucket, place.pattern)
    reason = REASON if "*" in objects else None
    yield Statement(
        Grantee.RESOURCE,
        ("s3:ListBucket",),
        (scope.bucket_arn(place.bucket),),
        conditions={"StringLike": {"s3:prefix": [f"{place.prefix}*"]}},
    )
    yield Statement(Grantee.RESOURCE, ("s3:GetObject",), (objects,), reason)
    if any(writers(node, definition)):
        yield Statement(
            Grantee.RESOURCE,
            ("s3:AbortMultipartUpload", "s3:DeleteObject", "s3:ListMultipartUploadParts", "s3:PutObject"),
            (objects, *(scope.object_arn(place.bucket, key) for key in _folder_markers(place))),
            reason,
        )


def _folder_markers(place: S3Location) -> Iterator[str]:
    """Keys of the empty objects by which EMRFS marks the folders above the data; they lie beside, not in, them."""
    parts = place.prefix.split("/")[:-1]
    for depth in range(1, len(parts) + 1):
        yield "/".join(parts[:depth]) + "_$folder$"
