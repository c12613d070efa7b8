"""Builds an S3DataNode in a bucket of the CDK."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from penstock.objects import Compression, DataFormat, Precondition, S3DataNode, S3EncryptionType

if TYPE_CHECKING:
    from aws_cdk.aws_s3 import IBucket


def s3_data_node(
    node_id: str,
    *,
    bucket: IBucket,
    folder: str | None = None,
    file: str | None = None,
    data_format: DataFormat | None = None,
    compression: Compression | None = None,
    manifest_file: str | None = None,
    s3_encryption_type: S3EncryptionType | None = None,
    precondition: Sequence[Precondition] = (),
) -> S3DataNode:
    """Build a folder or a file; expressions are allowed in their keys.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-s3datanode.html

    Args:
        node_id: id of the object.
        bucket: where it lies.
        folder: key prefix of the data, `/` for the whole bucket.
        file: key of the one object; give this or `folder`.
        data_format: how records are written.
        compression: compression of the data.
        manifest_file: key of a Redshift manifest.
        s3_encryption_type: encryption at rest, on by default.
        precondition: conditions that must hold before the data is read.

    Raises:
        ValueError: unless exactly one of folder and file is given.
    """
    if (folder is None) == (file is None):
        found = "neither" if folder is None else "both"
        raise ValueError(f"'{node_id}' has {found}: give either the folder or the file that it is")
    root = f"s3://{bucket.bucket_name}/"
    return S3DataNode(
        node_id,
        directory_path=None if folder is None else f"{root}{folder.strip('/')}".rstrip("/") + "/",
        file_path=None if file is None else f"{root}{file.lstrip('/')}",
        data_format=data_format,
        compression=compression,
        manifest_file_path=None if manifest_file is None else f"{root}{manifest_file.lstrip('/')}",
        s3_encryption_type=s3_encryption_type,
        precondition=tuple(precondition) or None,
    )
