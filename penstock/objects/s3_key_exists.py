"""Holds when an object exists in S3."""

from __future__ import annotations

from penstock.objects.families import SystemPrecondition
from penstock.objects.fields import string


class S3KeyExists(SystemPrecondition):
    """Holds when an object exists in S3.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-S3KeyExists.html
    """

    TYPE = "S3KeyExists"
    DOC_URL = "https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-S3KeyExists.html"

    s3_key: str = string("S3 URI to look for")
