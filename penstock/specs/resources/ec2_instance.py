"""ec2-instance: one EC2 instance."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from penstock.objects import Ec2Resource
from penstock.specs.resources.base import AssetUri
from penstock.specs.resources.machine import BidSpec, MachineSpec
from penstock.steps.keys.refusal import refused
from penstock.steps.keys.types import Text


class Ec2InstanceSpec(MachineSpec, BidSpec):
    """One EC2 instance, started for its first activity and terminated after its last."""

    type: Literal["ec2-instance"]
    instance_type: Text | None = Field(
        default=None, description="EC2 instance type, by default the service's for the region"
    )
    image_id: Text | None = Field(default=None, description="AMI, by default the service's; Task Runner needs Java")
    security_group_ids: list[Text] = Field(default_factory=list, description="Security groups by id")
    security_groups: list[Text] = Field(
        default_factory=list, description="Security groups of the default VPC by name; not with subnet_id"
    )
    public_ip: bool | None = Field(
        default=None, description="Whether it has a public address, by default only in the default VPC"
    )
    run_as_user: Text | None = Field(default=None, description="Operating system user that runs the steps")

    @model_validator(mode="after")
    def _check(self) -> Self:
        """Refuse what EC2 refuses: "The parameter groupName cannot be used with the parameter subnet"."""
        self._check_bids(self)
        if self.security_groups and self.subnet_id is not None:
            error = PydanticCustomError(
                "names_and_subnet", "EC2 takes no names of groups beside `subnet_id`; write their security_group_ids"
            )
            raise refused(self, "security_groups", error)
        return self

    def compile(self, name: str, asset_uri: AssetUri) -> Ec2Resource:
        """Make the Ec2Resource, and its proxy."""
        del asset_uri  # an instance needs no files
        return Ec2Resource(
            name,
            instance_type=self.instance_type,
            image_id=self.image_id,
            spot_bid_price=self.price,
            security_group_ids=tuple(self.security_group_ids) or None,
            security_groups=tuple(self.security_groups) or None,
            associate_public_ip_address=self.public_ip,
            run_as_user=self.run_as_user,
            **self.machine_fields(name),
        )
