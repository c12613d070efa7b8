"""EBS volumes of an instance group; known from one example of the guide."""

from __future__ import annotations

from collections.abc import Sequence

from penstock.objects.ebs_block_device_config import EbsBlockDeviceConfig
from penstock.objects.families import Utility
from penstock.objects.fields import boolean, references


class EbsConfiguration(Utility):
    """EBS volumes of an instance group; known from one example of the guide.

    https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/emrcluster-example-ebs.html
    """

    TYPE = "EbsConfiguration"
    DOC_URL = "https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/emrcluster-example-ebs.html"

    ebs_block_device_config: Sequence[EbsBlockDeviceConfig] | None = references(
        "Kinds of volumes", to=("EbsBlockDeviceConfig",), default=None, documented=False
    )
    ebs_optimized: bool | str | None = boolean("Whether instances are EBS-optimized", default=None, documented=False)
