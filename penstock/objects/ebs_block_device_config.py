"""EBS volumes of one kind on each instance; known from one example of the guide."""

from __future__ import annotations

from penstock.objects.families import Utility
from penstock.objects.fields import integer, reference
from penstock.objects.volume_specification import VolumeSpecification


class EbsBlockDeviceConfig(Utility):
    """EBS volumes of one kind on each instance; known from one example of the guide.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/emrcluster-example-ebs.html
    """

    TYPE = "EbsBlockDeviceConfig"
    DOC_URL = "https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/emrcluster-example-ebs.html"

    volume_specification: VolumeSpecification | None = reference(
        "Type and size", to=("VolumeSpecification",), default=None, documented=False
    )
    volumes_per_instance: int | str | None = integer(
        "Volumes on each instance", default=None, least=1, documented=False
    )
