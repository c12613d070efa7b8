"""The `emrfs` of a cluster."""

from __future__ import annotations

from pydantic import Field

from penstock.objects import EmrConfiguration
from penstock.objects.emrfs import emrfs_site
from penstock.specs.resources.machine import Count
from penstock.steps.keys.model import SpecModel


class EmrfsSpec(SpecModel):
    """Settings of EMRFS, EMR's file system over S3."""

    consistent: bool | None = Field(default=None, description="Consistent view (releases before emr-6)")
    retry_period_seconds: Count | None = Field(default=None, description="Seconds between two looks in consistent view")
    server_side_encryption: bool | None = Field(default=None, description="Encrypt what the cluster writes")

    def compile(self, cluster: str) -> EmrConfiguration:
        """Make the emrfs-site classification."""
        return emrfs_site(
            cluster,
            consistent=self.consistent,
            retry_period_seconds=self.retry_period_seconds,
            server_side_encryption=self.server_side_encryption,
        )
