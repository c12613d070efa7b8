"""The objects that every pipeline of a deployment has: Default and the warehouse's database."""

from __future__ import annotations

from penstock.objects import Default, FailureAndRerunMode, Period, RedshiftDatabase, Schedule, ScheduleType
from penstock.steps.deployment import Deployment

WAREHOUSE_ID = "Warehouse"


def default_object(
    deployment: Deployment,
    schedule: Schedule | None,
    *,
    maximum_retries: int,
    retry_delay: Period,
    schedule_type: ScheduleType = ScheduleType.CRON,
    max_active_instances: int | None = None,
) -> Default:
    """Make the object whose fields all others inherit: roles, logs, schedule, retries, and failures that cascade.

    Args:
        deployment: names of roles and logs.
        schedule: when the pipeline runs, None for one on demand.
        maximum_retries: retries after a failed attempt.
        retry_delay: wait between two attempts.
        schedule_type: when in its interval a run starts, or that each activation starts one.
        max_active_instances: instances of one object that may be active at once, by default the service's limit.
    """
    return Default(
        "Default",
        failure_and_rerun_mode=FailureAndRerunMode.CASCADE,
        max_active_instances=max_active_instances,
        maximum_retries=maximum_retries,
        retry_delay=retry_delay,
        pipeline_log_uri=deployment.log_uri,
        role=deployment.service_role,
        resource_role=deployment.resource_role,
        schedule=schedule,
        schedule_type=schedule_type,
    )


def warehouse_database(deployment: Deployment) -> RedshiftDatabase:
    """Make the database object of the deployment's warehouse."""
    connection = deployment.warehouse
    return RedshiftDatabase(
        WAREHOUSE_ID,
        cluster_id=connection.cluster_id,
        database_name=connection.database,
        username=connection.username,
        password=connection.password,
    )
