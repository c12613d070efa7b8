"""emr-cluster: a transient EMR cluster."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from penstock.objects import EmrCluster, EmrConfiguration, HadoopSchedulerType
from penstock.specs.resources.base import AssetUri
from penstock.specs.resources.emr_configurations import Configurations
from penstock.specs.resources.emr_nodes import GroupSpec, NodeSpec
from penstock.specs.resources.emr_security_groups import SecurityGroupsSpec
from penstock.specs.resources.emrfs import EmrfsSpec
from penstock.specs.resources.machine import MachineSpec
from penstock.steps.keys.model import SpecModel
from penstock.steps.keys.refusal import refused
from penstock.steps.keys.types import ScriptPath, Text

_SCHEDULERS = {
    "parallel-fair": HadoopSchedulerType.PARALLEL_FAIR_SCHEDULING,
    "parallel-capacity": HadoopSchedulerType.PARALLEL_CAPACITY_SCHEDULING,
    "default": HadoopSchedulerType.DEFAULT_SCHEDULER,
}
_SINCE_RELEASES = ("applications", "configurations", "emrfs")
"""Keys that clusters of an AMI version do not have: EMR has applications and classifications since emr-4.0.0."""
_DEFAULT_GROUPS = SecurityGroupsSpec.model_construct()  # without making a validator, as most clusters have no others


class BootstrapAction(SpecModel):
    """A script that every node runs before the applications start."""

    script: ScriptPath = Field(description="A file under assets/, or an s3:// URI")
    arguments: list[Annotated[str, StringConstraints(pattern=r"^[^,]*$")]] = Field(
        default_factory=list, description="Its arguments; a comma cannot stand in one"
    )


class EmrClusterSpec(MachineSpec):
    """A transient EMR cluster: started for its first activity, terminated after its last."""

    type: Literal["emr-cluster"]
    release: Annotated[str, StringConstraints(pattern=r"^emr-[4-9]\.\d+\.\d+$")] | None = Field(
        default=None, description="EMR release label, from emr-4.0.0 on; needed where there is no ami_version"
    )
    ami_version: Annotated[str, StringConstraints(pattern=r"^[1-3]\.\d+(\.\d+)?$")] | None = Field(
        default=None, description="AMI version of an old cluster, before emr-4.0.0, which has Pig and Hive"
    )
    applications: list[Text] = Field(default_factory=lambda: ["Pig"], description="Applications that EMR installs")
    master: NodeSpec = Field(description="The master node")
    core: GroupSpec = Field(description="Core nodes: they compute and hold HDFS")
    task: GroupSpec | None = Field(default=None, description="Task nodes: they only compute, so Spot is safe for them")
    bootstrap_actions: list[BootstrapAction] = Field(default_factory=list, description="Scripts run on every node")
    configurations: Configurations = Field(
        default_factory=list, description="Settings of the applications, by EMR's classifications"
    )
    emrfs: EmrfsSpec | None = Field(default=None, description="EMRFS settings")
    security_groups: SecurityGroupsSpec | None = Field(default=None, description="By default those that EMR makes")
    hadoop_scheduler: Literal["parallel-fair", "parallel-capacity", "default"] | None = Field(
        default=None, description="How steps that run at the same time share the cluster, by default Hadoop's way"
    )

    @model_validator(mode="after")
    def _check(self) -> Self:
        self._check_bids(self.master, self.core, self.task)
        if (self.release is None) == (self.ami_version is None):
            error = PydanticCustomError("one_of", "exactly one of release and ami_version is needed")
            raise error if self.release is None else refused(self, "ami_version", error)
        given = [key for key in _SINCE_RELEASES if key in self.model_fields_set] + [
            f"{name}.configuration" for name, nodes in self._groups() if nodes.configuration
        ]
        if self.ami_version is not None and given:
            error = PydanticCustomError("old_cluster", "EMR has `{key}` since emr-4.0.0 only", {"key": given[0]})
            raise refused(self, given[0].partition(".")[0], error)
        if self.emrfs is not None and any(item.classification == "emrfs-site" for item in self.configurations):
            error = PydanticCustomError("emrfs", "`configurations` has emrfs-site, too; write all in one of the two")
            raise refused(self, "emrfs", error)
        return self

    def _groups(self) -> Iterator[tuple[str, NodeSpec]]:
        groups: tuple[tuple[str, NodeSpec | None], ...] = (
            ("master", self.master),
            ("core", self.core),
            ("task", self.task),
        )
        yield from ((name, nodes) for name, nodes in groups if nodes is not None)

    def compile(self, name: str, asset_uri: AssetUri) -> EmrCluster:
        """Make the EmrCluster, and the objects of its parts, whose ids begin with its own."""
        task = self.task
        scripts = tuple(",".join((asset_uri(item.script), *item.arguments)) for item in self.bootstrap_actions)
        return EmrCluster(
            name,
            release_label=self.release,
            ami_version=self.ami_version,
            applications=None if self.release is None else tuple(self.applications) or None,
            master_instance_type=self.master.instance_type,
            master_instance_bid_price=self.master.price,
            master_ebs_configuration=self.master.ebs(f"{name}.master"),
            master_group_configuration=self.master.settings(f"{name}.master"),
            core_instance_type=self.core.instance_type,
            core_instance_count=self.core.count,
            core_instance_bid_price=self.core.price,
            core_ebs_configuration=self.core.ebs(f"{name}.core"),
            core_group_configuration=self.core.settings(f"{name}.core"),
            task_instance_type=task.instance_type if task else None,
            task_instance_count=task.count if task else None,
            task_instance_bid_price=task.price if task else None,
            task_ebs_configuration=task.ebs(f"{name}.task") if task else None,
            task_group_configuration=task.settings(f"{name}.task") if task else None,
            bootstrap_action=scripts or None,
            configuration=self._configurations(name) or None,
            hadoop_scheduler_type=_SCHEDULERS[self.hadoop_scheduler] if self.hadoop_scheduler else None,
            **(self.security_groups or _DEFAULT_GROUPS).fields(),
            **self.machine_fields(name),
        )

    def _configurations(self, name: str) -> tuple[EmrConfiguration, ...]:
        emrfs = (self.emrfs.compile(name),) if self.emrfs else ()
        return (*emrfs, *(item.compile(name) for item in self.configurations))
