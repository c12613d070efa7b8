"""compile_spec(spec, assets, deployment) -> PipelineDefinition: pure, and the same input gives the same bytes."""

from __future__ import annotations

from pathlib import Path

from penstock.compiler.sequence import StepSequence
from penstock.definition.pipeline import PipelineDefinition
from penstock.specs.spec import Spec
from penstock.steps.deployment import Deployment
from penstock.steps.parts.common import default_object, warehouse_database


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
        max_active_instances=spec.max_active_instances,
    )
    resources = {
        name: resource.compile(
            name, lambda path: path if path.startswith("s3://") else deployment.asset_uri(assets / path)
        )
        for name, resource in spec.resources.items()
    }
    steps = StepSequence(spec, deployment, assets, resources, warehouse_database(deployment))
    parameters = [(name, parameter) for name, parameter in spec.parameters.items()]
    return PipelineDefinition.gather(
        [default, *steps.run()],
        parameters=[parameter.compile(name) for name, parameter in parameters],
        values=[(name, text) for name, parameter in parameters for text in parameter.values()],
    )
