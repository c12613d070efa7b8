"""Holds when an object exists in S3; the service checks it, no machine is needed."""

from __future__ import annotations

from penstock.objects.families import Precondition
from penstock.objects.fields import string


class S3KeyExists(Precondition):
    """Holds when an object exists in S3; the service checks it, no machine is needed.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-S3KeyExists.html
    """

    TYPE = "S3KeyExists"
    DOC_URL = "https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-object-S3KeyExists.html"
    NEEDED = ("role",)

    role: str | None = string("IAM role that the service uses, by default that of Default", default=None)
    s3_key: str = string("S3 URI to look for")
