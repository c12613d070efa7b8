"""The objects that every pipeline of a deployment has: Default and the warehouse's database."""

from __future__ import annotations

from penstock.objects import Default, FailureAndRerunMode, Period, RedshiftDatabase, Schedule, ScheduleType
from penstock.steps.deployment import Deployment

WAREHOUSE_ID = "Warehouse"


def default_object(deployment: Deployment, schedule: Schedule, *, maximum_retries: int, retry_delay: Period) -> Default:
    """Make the object whose fields all others inherit: roles, logs, schedule, retries, and failures that cascade."""
    return Default(
        "Default",
        failure_and_rerun_mode=FailureAndRerunMode.CASCADE,
        maximum_retries=maximum_retries,
        retry_delay=retry_delay,
        pipeline_log_uri=deployment.log_uri,
        role=deployment.service_role,
        resource_role=deployment.resource_role,
        schedule=schedule,
        schedule_type=ScheduleType.CRON,
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
