"""ec2-instance: one EC2 instance."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from penstock.objects import Ec2Resource
from penstock.specs.resources.base import AssetUri, ResourceSpec
from penstock.steps.types import Dollars, Text


class Ec2InstanceSpec(ResourceSpec):
    """One EC2 instance, started for its first activity and terminated after its last."""

    type: Literal["ec2-instance"]
    instance_type: Text = Field(description="EC2 instance type")
    bid: Dollars | None = Field(default=None, description="Spot bid in USD an hour; On-Demand where there is none")
    security_group_ids: list[Text] = Field(default_factory=list, description="Security groups by id")

    def compile(self, name: str, asset_uri: AssetUri) -> Ec2Resource:
        """Make the Ec2Resource."""
        del asset_uri  # an instance needs no files
        return Ec2Resource(
            name,
            instance_type=self.instance_type,
            spot_bid_price=None if self.bid is None else f"{self.bid:f}",
            security_group_ids=tuple(self.security_group_ids) or None,
            subnet_id=self.subnet_id,
            key_pair=self.key_pair,
            terminate_after=self.terminate_after,
        )
