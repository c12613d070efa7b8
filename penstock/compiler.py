"""From a loaded spec and a deployment to a PipelineDefinition: pure, and the same input gives the same bytes."""

from __future__ import annotations

from pathlib import Path

from penstock.definition.pipeline import PipelineDefinition
from penstock.definition.reader import read_definition
from penstock.diagnostics.diagnostic import Diagnostic
from penstock.objects import Activity, DataNode, PipelineObject
from penstock.specs.definitions.loaded import LoadedDefinition
from penstock.specs.loader import Loaded
from penstock.specs.locations import to_diagnostics
from penstock.specs.spec import Spec
from penstock.steps.common import default_object, warehouse_database
from penstock.steps.context import StepContext
from penstock.steps.deployment import Deployment
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
    )
    database = warehouse_database(deployment)
    resources = {
        name: resource.compile(
            name, lambda path: path if path.startswith("s3://") else deployment.asset_uri(assets / path)
        )
        for name, resource in spec.resources.items()
    }
    alarms = spec.alarms.compile(spec.name, deployment)
    outputs: dict[str, DataNode] = {}
    activities: list[Activity] = []
    objects: list[PipelineObject] = [default]
    for step in spec.steps:
        context = StepContext(deployment, assets, resources, outputs, alarms, database, tuple(activities[-1:]))
        result = step.compile(context)
        objects.extend(item for item in (result.output, result.activity) if item is not None)
        if result.output is not None:
            outputs[step.name] = result.output
        if result.activity is not None:
            activities.append(result.activity)
    return PipelineDefinition.gather(objects)
