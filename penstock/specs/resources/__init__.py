"""The machines and clusters that a spec can ask for: one type per file, one line here."""

from __future__ import annotations

from penstock.specs.resources.base import ResourceSpec
from penstock.specs.resources.ec2_instance import Ec2InstanceSpec
from penstock.specs.resources.emr_cluster import EmrClusterSpec

RESOURCES: tuple[type[ResourceSpec], ...] = (Ec2InstanceSpec, EmrClusterSpec)
"""Every resource type."""

__all__ = ["RESOURCES", "Ec2InstanceSpec", "EmrClusterSpec", "ResourceSpec"]
