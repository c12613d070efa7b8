"""compile(spec, deployment) -> PipelineDefinition: pure, and the same input gives the same bytes."""

from __future__ import annotations

from pathlib import Path

from penstock.definition.pipeline import PipelineDefinition
from penstock.objects import Activity, DataNode, PipelineObject
from penstock.specs.spec import Spec
from penstock.steps.common import default_object, warehouse_database
from penstock.steps.context import StepContext
from penstock.steps.deployment import Deployment


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
