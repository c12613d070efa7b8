"""What a step is given when it is compiled, and what it gives back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypedDict

from penstock.objects import Action, Activity, DataNode, Period, RedshiftDatabase, Resource, S3DataNode
from penstock.steps.deployment import Deployment


@dataclass(frozen=True, slots=True)
class WorkerGroup:
    """Machines that are there already, and poll for tasks under this name."""

    name: str


class Place(TypedDict, total=False):
    """The field that says where an activity runs: one of the two."""

    runs_on: Resource
    worker_group: str


class ActivityAlarms(TypedDict):
    """The alarm fields that every activity gets."""

    on_fail: tuple[Action, ...] | None
    on_late_action: tuple[Action, ...] | None
    on_success: tuple[Action, ...] | None
    late_after_timeout: Period | None


@dataclass(frozen=True, slots=True)
class StepContext:
    """Everything around a step.

    Attributes:
        pipeline: name of the pipeline.
        deployment: physical names.
        assets: the assets folder.
        resources: the spec's resources and worker groups by name.
        outputs: what earlier steps write, by step name and by its own id, in order.
        alarms: alarm fields for activities.
        warehouse: the warehouse of the deployment.
        after: activities that the step's own must wait for, whatever it reads.
        due: the runtime field that tells when a run is to start.
        libraries: what the spec's `library` has installed, by the resource or worker group that it is for.
    """

    pipeline: str
    deployment: Deployment
    assets: Path
    resources: Mapping[str, Resource | WorkerGroup]
    outputs: Mapping[str, DataNode]
    alarms: ActivityAlarms
    warehouse: RedshiftDatabase
    after: tuple[Activity, ...]
    due: str = "@scheduledStartTime"
    libraries: Mapping[str, S3DataNode] = field(default_factory=dict)

    def input(self, name: str | None) -> DataNode:
        """The output of that id or of that step, or of the nearest step above that has an output.

        Raises:
            LookupError: where there is none; a checked spec has one.
        """
        if name is not None:
            return self.outputs[name]
        if not self.outputs:
            raise LookupError("no earlier step writes data")
        return list(self.outputs.values())[-1]

    def place(self, name: str) -> Place:
        """The field of an activity that runs on the resource, or in the worker group, of that name."""
        found = self.resources[name]
        return {"worker_group": found.name} if isinstance(found, WorkerGroup) else {"runs_on": found}

    def asset_uri(self, path: str) -> str:
        """The URI of a file under assets/; an `s3://` URI stays as it is."""
        return path if path.startswith("s3://") else self.deployment.asset_uri(self.assets / path)

    def data_uri(self, path: str) -> str:
        """The URI of a path in the pipeline's own bucket; an `s3://` URI stays as it is."""
        return path if path.startswith("s3://") else f"s3://{self.deployment.bucket}/{path}"

    def waits_for(self, source: DataNode | None) -> tuple[Activity, ...] | None:
        """The activities above that `source` does not already make the step wait for."""
        writers = () if source is None else tuple(item for item in self.after if source in (item.output or ()))
        return tuple(item for item in self.after if item not in writers) or None


@dataclass(frozen=True, slots=True)
class StepResult:
    """What a step compiles to.

    Attributes:
        output: the data node that later steps may read, None where the step writes none.
        activity: the step's activity, None for a step that only names data. Of a step with several it is the last one,
            which has the step's name as its id, and for which other steps wait.
        more_outputs: further data nodes, which later steps may read by their ids.
        before: the activities of the step that run before its last one, each after those that it waits for.
    """

    output: DataNode | None = None
    activity: Activity | None = None
    more_outputs: tuple[DataNode, ...] = ()
    before: tuple[Activity, ...] = ()
