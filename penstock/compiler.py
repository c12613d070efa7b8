"""compile(spec, deployment) -> PipelineDefinition: pure, and the same input gives the same bytes."""

from __future__ import annotations

from pathlib import Path

from penstock.definition.pipeline import PipelineDefinition
from penstock.objects import (
    Activity,
    DataNode,
    Default,
    FailureAndRerunMode,
    PipelineObject,
    RedshiftDatabase,
    ScheduleType,
)
from penstock.specs.spec import Spec
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
    warehouse = deployment.warehouse
    database = RedshiftDatabase(
        "Warehouse",
        cluster_id=warehouse.cluster_id,
        database_name=warehouse.database,
        username=warehouse.username,
        password=warehouse.password,
    )
    default = Default(
        "Default",
        failure_and_rerun_mode=FailureAndRerunMode.CASCADE,
        maximum_retries=spec.retries.maximum,
        retry_delay=spec.retries.delay,
        pipeline_log_uri=deployment.log_uri,
        role=deployment.service_role,
        resource_role=deployment.resource_role,
        schedule=spec.schedule.compile(),
        schedule_type=ScheduleType.CRON,
    )
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
