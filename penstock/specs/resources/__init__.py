"""The machines and clusters that a spec can ask for: one type per file, one line here."""

from __future__ import annotations

from penstock.specs.resources.base import ResourceSpec
from penstock.specs.resources.ec2_instance import Ec2InstanceSpec
from penstock.specs.resources.emr_cluster import EmrClusterSpec
from penstock.specs.resources.worker_group import WorkerGroupSpec

RESOURCES: tuple[type[ResourceSpec], ...] = (Ec2InstanceSpec, EmrClusterSpec, WorkerGroupSpec)
"""Every resource type."""

__all__ = ["RESOURCES", "Ec2InstanceSpec", "EmrClusterSpec", "ResourceSpec", "WorkerGroupSpec"]
