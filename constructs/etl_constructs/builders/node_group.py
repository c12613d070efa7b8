"""The nodes of a cluster, and the EBS volumes that they have."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from etl_constructs.builders.price import spot_price
from penstock.objects import EbsBlockDeviceConfig, EbsConfiguration, EmrConfiguration, VolumeSpecification


@dataclass(frozen=True, slots=True)
class EbsVolumes:
    """EBS volumes of one kind on each node of a group.

    Attributes:
        size_in_gb: size of a volume in GiB.
        volume_type: gp2, io1, st1 or sc1.
        count: volumes on each node.
        iops: provisioned operations a second, for io1.
    """

    size_in_gb: int
    volume_type: str = "gp2"
    count: int = 1
    iops: int | None = None


@dataclass(frozen=True, slots=True)
class NodeGroup:
    """Nodes of one kind.

    Attributes:
        instance_type: EC2 instance type.
        count: number of nodes; the master is always one.
        bid: Spot bid in USD an hour, None for On-Demand.
        volumes: EBS volumes of each node, beside those that EMR adds.
        configuration: configuration classification of this group only.
    """

    instance_type: str
    count: int = 1
    bid: Decimal | None = None
    volumes: Sequence[EbsVolumes] = ()
    configuration: EmrConfiguration | None = None

    @property
    def price(self) -> str | None:
        """The bid as the service takes it."""
        return spot_price(self.bid)

    def ebs_configuration(self, group_id: str) -> EbsConfiguration | None:
        """The objects of the volumes; their ids begin with `group_id`."""
        if not self.volumes:
            return None
        return EbsConfiguration(
            f"{group_id}.ebs",
            ebs_block_device_config=[
                EbsBlockDeviceConfig(
                    f"{group_id}.ebs.{number}",
                    volumes_per_instance=volumes.count,
                    volume_specification=VolumeSpecification(
                        f"{group_id}.ebs.{number}.volume",
                        volume_type=volumes.volume_type,
                        size_in_gb=volumes.size_in_gb,
                        iops=volumes.iops,
                    ),
                )
                for number, volumes in enumerate(self.volumes, 1)
            ],
        )
