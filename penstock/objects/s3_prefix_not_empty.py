"""Holds when there is an object under a prefix of S3."""

from __future__ import annotations

from penstock.objects.families import SystemPrecondition
from penstock.objects.fields import string


class S3PrefixNotEmpty(SystemPrecondition):
    """Holds when there is an object under a prefix of S3.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-s3prefixnotempty.html
    """

    TYPE = "S3PrefixNotEmpty"
    DOC_URL = "https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-s3prefixnotempty.html"

    s3_prefix: str = string("S3 URI to look under")
