"""The nodes of an EMR cluster: instance types, bids, EBS volumes and settings of their own."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from penstock.objects import EbsBlockDeviceConfig, EbsConfiguration, EmrConfiguration, VolumeSpecification
from penstock.specs.resources.emr_configurations import ConfigurationSpec
from penstock.specs.resources.machine import BidSpec, Count
from penstock.steps.keys.model import SpecModel
from penstock.steps.keys.refusal import refused
from penstock.steps.keys.types import Text


class VolumesSpec(SpecModel):
    """EBS volumes of one kind."""

    size_in_gb: Count = Field(description="Size of a volume in GiB")
    volume_type: Literal["gp2", "io1", "st1", "sc1"] = Field(default="gp2", description="EBS volume type")
    count: Count = Field(default=1, description="Volumes on each node")
    iops: Count | None = Field(default=None, description="Provisioned operations a second, for io1")

    @model_validator(mode="after")
    def _check(self) -> Self:
        if self.volume_type == "io1" and self.iops is None:
            error = PydanticCustomError("volume_iops", "a volume of type io1 needs `iops`")
            raise refused(self, "volume_type", error)
        if self.volume_type != "io1" and self.iops is not None:
            error = PydanticCustomError(
                "volume_iops", "only a volume of type io1 takes it, not one of {type}", {"type": self.volume_type}
            )
            raise refused(self, "iops", error)
        return self

    def compile(self, id_: str) -> EbsBlockDeviceConfig:
        """Make the objects."""
        return EbsBlockDeviceConfig(
            id_,
            volumes_per_instance=self.count,
            volume_specification=VolumeSpecification(
                f"{id_}.volume", volume_type=self.volume_type, size_in_gb=self.size_in_gb, iops=self.iops
            ),
        )


class NodeSpec(BidSpec):
    """One node, or each node of a group."""

    instance_type: Text = Field(description="EC2 instance type")
    volumes: list[VolumesSpec] = Field(default_factory=list, description="EBS volumes, beside those that EMR adds")
    ebs_optimized: bool | None = Field(default=None, description="Whether the instances are EBS-optimized")
    configuration: ConfigurationSpec | None = Field(
        default=None, description="One classification of these nodes alone, over those of the cluster"
    )

    def ebs(self, id_: str) -> EbsConfiguration | None:
        """The objects of the volumes, None where nothing is said of them."""
        if not self.volumes and self.ebs_optimized is None:
            return None
        volumes = tuple(item.compile(f"{id_}.ebs.{number}") for number, item in enumerate(self.volumes, 1))
        return EbsConfiguration(f"{id_}.ebs", ebs_block_device_config=volumes or None, ebs_optimized=self.ebs_optimized)

    def settings(self, id_: str) -> EmrConfiguration | None:
        """The objects of their classification."""
        return self.configuration.compile(id_) if self.configuration else None


class GroupSpec(NodeSpec):
    """A group of nodes."""

    count: Count = Field(description="Number of nodes")
