"""Builds an EmrCluster: groups of nodes, bootstrap scripts as assets, EMRFS settings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from penstock.objects import EmrCluster, EmrConfiguration, Period
from penstock.steps.deployment import Deployment


@dataclass(frozen=True, slots=True)
class NodeGroup:
    """Nodes of one kind.

    Attributes:
        instance_type: EC2 instance type.
        count: number of nodes; the master is always one.
        bid: Spot bid in USD an hour, None for On-Demand.
    """

    instance_type: str
    count: int = 1
    bid: Decimal | None = None

    @property
    def price(self) -> str | None:
        """The bid as the service takes it."""
        return None if self.bid is None else f"{self.bid:f}"


@dataclass(frozen=True, slots=True)
class BootstrapScript:
    """A local script that every node runs before the applications start; no argument may hold a comma."""

    path: Path
    arguments: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a comma.

        Raises:
            ValueError: where an argument has one.
        """
        for argument in self.arguments:
            if "," in argument:
                message = f"'{argument}' of {self.path.name} has a comma, at which the service splits arguments"
                raise ValueError(message)


def emr_cluster(
    cluster_id: str,
    *,
    deployment: Deployment,
    release_label: str,
    master: NodeGroup,
    core: NodeGroup,
    terminate_after: Period,
    task: NodeGroup | None = None,
    applications: Sequence[str] = ("Pig",),
    bootstrap_scripts: Sequence[BootstrapScript] = (),
    configuration: Sequence[EmrConfiguration] = (),
) -> EmrCluster:
    """Build a transient cluster; `configuration` takes `penstock.objects.emrfs.emrfs_site(...)`, among others."""
    return EmrCluster(
        cluster_id,
        release_label=release_label,
        applications=tuple(applications) or None,
        master_instance_type=master.instance_type,
        master_instance_bid_price=master.price,
        core_instance_type=core.instance_type,
        core_instance_count=core.count,
        core_instance_bid_price=core.price,
        task_instance_type=task.instance_type if task else None,
        task_instance_count=task.count if task else None,
        task_instance_bid_price=task.price if task else None,
        bootstrap_action=tuple(
            ",".join((deployment.asset_uri(script.path), *script.arguments)) for script in bootstrap_scripts
        )
        or None,
        configuration=tuple(configuration) or None,
        terminate_after=terminate_after,
    )
