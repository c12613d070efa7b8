"""Type and size of an EBS volume; known from one example of the guide."""

from __future__ import annotations

from penstock.objects.families import Utility
from penstock.objects.fields import integer, string


class VolumeSpecification(Utility):
    """Type and size of an EBS volume; known from one example of the guide.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/emrcluster-example-ebs.html
    """

    TYPE = "VolumeSpecification"
    DOC_URL = "https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/emrcluster-example-ebs.html"

    iops: int | str | None = integer("Provisioned operations a second", default=None, least=1, documented=False)
    size_in_gb: int | str | None = integer("Size in GiB", default=None, least=1, documented=False, wire="sizeInGB")
    volume_type: str | None = string("gp2, io1, st1 or sc1", default=None, documented=False)
