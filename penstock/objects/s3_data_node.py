"""Data in S3: one object, or all under a folder."""

from __future__ import annotations

from penstock.objects.enumerations import Compression, S3EncryptionType
from penstock.objects.families import DataFormat, DataNode
from penstock.objects.fields import choice, reference, string


class S3DataNode(DataNode):
    """Data in S3: one object, or all under a folder.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-s3datanode.html
    """

    TYPE = "S3DataNode"
    DOC_URL = "https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-s3datanode.html"
    ONE_OF = (("directory_path", "file_path"),)

    compression: Compression | str | None = choice("Compression of the data", Compression, default=None)
    data_format: DataFormat | None = reference("How the records are written", to=("DataFormat",), default=None)
    directory_path: str | None = string("S3 URI of a folder", default=None)
    file_path: str | None = string("S3 URI of one object", default=None)
    manifest_file_path: str | None = string("S3 URI of a Redshift manifest", default=None)
    s3_encryption_type: S3EncryptionType | str | None = choice("Encryption at rest", S3EncryptionType, default=None)
