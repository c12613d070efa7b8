"""Settings of EMRFS, EMR's file system over S3, as the configuration of a cluster.

https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-fs.html
"""

from __future__ import annotations

from penstock.objects.emr_configuration import EmrConfiguration
from penstock.objects.property import Property

CONSISTENT = "fs.s3.consistent"


def emrfs_site(
    cluster: str,
    *,
    consistent: bool | None = None,
    retry_period_seconds: int | None = None,
    server_side_encryption: bool | None = None,
) -> EmrConfiguration:
    """Make the emrfs-site classification of the cluster with that id; a setting of None is left to EMR."""
    settings = {
        CONSISTENT: consistent,
        "fs.s3.consistent.retryPeriodSeconds": retry_period_seconds,
        "fs.s3.enableServerSideEncryption": server_side_encryption,
    }
    return EmrConfiguration(
        f"{cluster}.emrfs",
        classification="emrfs-site",
        property=tuple(
            Property(f"{cluster}.{key}", key=key, value=str(value).lower())
            for key, value in settings.items()
            if value is not None
        ),
    )
