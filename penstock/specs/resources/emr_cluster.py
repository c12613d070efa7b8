"""emr-cluster: a transient EMR cluster."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from penstock.objects import EmrCluster, EmrConfiguration
from penstock.objects.emrfs import emrfs_site
from penstock.specs.resources.base import AssetUri, ResourceSpec
from penstock.steps.model import SpecModel
from penstock.steps.types import Dollars, ScriptPath, Text

Count = Annotated[int, Field(ge=1)]


class NodeSpec(SpecModel):
    """One node, or each node of a group."""

    instance_type: Text = Field(description="EC2 instance type")
    bid: Dollars | None = Field(default=None, description="Spot bid in USD an hour; On-Demand where there is none")


class GroupSpec(NodeSpec):
    """A group of nodes."""

    count: Count = Field(description="Number of nodes")


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


class BootstrapAction(SpecModel):
    """A script that every node runs before the applications start."""

    script: ScriptPath = Field(description="A file under assets/, or an s3:// URI")
    arguments: list[Annotated[str, StringConstraints(pattern=r"^[^,]*$")]] = Field(
        default_factory=list, description="Its arguments; a comma cannot stand in one"
    )


class EmrClusterSpec(ResourceSpec):
    """A transient EMR cluster: started for its first activity, terminated after its last."""

    type: Literal["emr-cluster"]
    release: Annotated[str, StringConstraints(pattern=r"^emr-[4-9]\.\d+\.\d+$")] = Field(
        description="EMR release label"
    )
    applications: list[Text] = Field(default_factory=lambda: ["Pig"], description="Applications that EMR installs")
    master: NodeSpec = Field(description="The master node")
    core: GroupSpec = Field(description="Core nodes: they compute and hold HDFS")
    task: GroupSpec | None = Field(default=None, description="Task nodes: they only compute, so Spot is safe for them")
    bootstrap_actions: list[BootstrapAction] = Field(default_factory=list, description="Scripts run on every node")
    emrfs: EmrfsSpec | None = Field(default=None, description="EMRFS settings")

    def compile(self, name: str, asset_uri: AssetUri) -> EmrCluster:
        """Make the EmrCluster, and its emrfs-site configuration."""
        task = self.task
        return EmrCluster(
            name,
            release_label=self.release,
            applications=tuple(self.applications) or None,
            master_instance_type=self.master.instance_type,
            master_instance_bid_price=_price(self.master),
            core_instance_type=self.core.instance_type,
            core_instance_count=self.core.count,
            core_instance_bid_price=_price(self.core),
            task_instance_type=task.instance_type if task else None,
            task_instance_count=task.count if task else None,
            task_instance_bid_price=_price(task),
            bootstrap_action=tuple(
                ",".join((asset_uri(action.script), *action.arguments)) for action in self.bootstrap_actions
            )
            or None,
            configuration=(self.emrfs.compile(name),) if self.emrfs else None,
            subnet_id=self.subnet_id,
            key_pair=self.key_pair,
            terminate_after=self.terminate_after,
        )


def _price(node: NodeSpec | None) -> str | None:
    return None if node is None or node.bid is None else f"{node.bid:f}"
