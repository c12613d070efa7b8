"""From a loaded spec and a deployment to a PipelineDefinition: pure, and the same input gives the same bytes."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from penstock.definition.pipeline import PipelineDefinition
from penstock.definition.reader import read_definition
from penstock.diagnostics.diagnostic import Diagnostic
from penstock.objects import Activity, DataNode, PipelineObject, RedshiftDatabase, Resource
from penstock.specs.definitions.loaded import LoadedDefinition
from penstock.specs.entries import Parallel
from penstock.specs.loader import Loaded
from penstock.specs.locations import to_diagnostics
from penstock.specs.spec import Spec
from penstock.steps import ActivityStep, Step
from penstock.steps.alarms import Alarms
from penstock.steps.common import default_object, warehouse_database
from penstock.steps.context import StepContext
from penstock.steps.deployment import Deployment
from penstock.steps.run_order import RunOrder
from penstock.validation import Surroundings, validate


def compile_loaded(loaded: Loaded, deployment: Deployment) -> PipelineDefinition:
    """Compile a spec of any kind; one of `kind: definition` is taken as it is, whatever the deployment.

    Raises:
        DanglingReferenceError: for a spec of `kind: definition` that the rules of `penstock.validation` refuse.
    """
    if isinstance(loaded, LoadedDefinition):
        return read_definition(loaded.definition.wire)
    return compile_spec(loaded.spec, loaded.assets, deployment)


def check_compiled(
    loaded: Loaded, deployment: Deployment, surroundings: Surroundings | None = None
) -> tuple[Diagnostic, ...]:
    """Return what the rules of the service find in what a spec compiles to, at its places in the spec."""
    if isinstance(loaded, LoadedDefinition):
        return check_definition(loaded, surroundings)
    return to_diagnostics(validate(compile_loaded(loaded, deployment).to_wire(), surroundings), loaded)


def check_definition(loaded: LoadedDefinition, surroundings: Surroundings | None = None) -> tuple[Diagnostic, ...]:
    """Return what the rules of the service find in a spec of `kind: definition`, at its places."""
    return to_diagnostics(validate(loaded.definition.wire, surroundings), loaded)


def compile_spec(spec: Spec, assets: Path, deployment: Deployment) -> PipelineDefinition:
    """Compile a checked spec for one deployment.

    Args:
        spec: the spec.
        assets: the folder that its paths are relative to.
        deployment: answers for every physical name.

    Returns:
        The definition: Default first, then the steps' objects in order, each after what it refers to.
    """
    default = default_object(
        deployment,
        spec.schedule.compile(),
        maximum_retries=spec.retries.maximum,
        retry_delay=spec.retries.delay,
        schedule_type=spec.schedule.schedule_type,
    )
    resources = {
        name: resource.compile(
            name, lambda path: path if path.startswith("s3://") else deployment.asset_uri(assets / path)
        )
        for name, resource in spec.resources.items()
    }
    steps = _Steps(spec, deployment, assets, resources, warehouse_database(deployment))
    for entry in spec.steps:
        steps.add(entry)
    return PipelineDefinition.gather([default, *steps.objects])


class _Steps:
    """Compiles steps in order."""

    def __init__(
        self,
        spec: Spec,
        deployment: Deployment,
        assets: Path,
        resources: Mapping[str, Resource],
        warehouse: RedshiftDatabase,
    ) -> None:
        self.spec = spec
        self.deployment = deployment
        self.assets = assets
        self.resources = resources
        self.warehouse = warehouse
        self.alarms = Alarms(spec.name, deployment)
        self.order = RunOrder()
        self.outputs: dict[str, DataNode] = {}
        self.activities: dict[str, Activity] = {}
        self.objects: list[PipelineObject] = []

    def add(self, entry: Step | Parallel) -> None:
        """Compile a step, or a block whose steps wait for the same and do not see each other's data."""
        if isinstance(entry, Parallel):
            above, outputs = self.order.ends, dict(self.outputs)
            for step in entry.parallel:
                self._add_step(step, above, outputs)
        else:
            self._add_step(entry, self.order.ends, self.outputs)

    def _add_step(self, step: Step, above: tuple[Activity, ...], outputs: Mapping[str, DataNode]) -> None:
        alarms = self.spec.alarms
        if isinstance(step, ActivityStep):
            if step.after is not None:
                above = tuple(self.activities[name] for name in step.after)
            elif step.names_its_input:
                above = ()
            alarms = alarms if step.alarms is None else step.alarms.over(alarms)
        result = step.compile(
            StepContext(
                self.deployment,
                self.assets,
                self.resources,
                dict(outputs),
                self.alarms.fields(alarms),
                self.warehouse,
                above,
            )
        )
        if result.output is not None:
            self.outputs |= {node.id: node for node in (*result.more_outputs, result.output)}
            self.outputs[step.name] = result.output  # the last one is what the next step reads
            self.objects.append(result.output)
        if result.activity is not None:
            activity = _with_attempts(result.activity, step) if isinstance(step, ActivityStep) else result.activity
            self.activities[step.name] = activity
            self.order.add(activity)
            self.objects.append(activity)


def _with_attempts(activity: Activity, step: ActivityStep) -> Activity:
    """The activity with the retries and the timeout that its step asks for."""
    changes: dict[str, object] = {}
    if step.retries is not None:
        changes.update(maximum_retries=step.retries.maximum, retry_delay=step.retries.delay)
    if step.timeout is not None:
        changes["attempt_timeout"] = step.timeout
    return activity.replace(**changes) if changes else activity
