"""The families that object types belong to, with the fields that their members share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from penstock.objects.base import PipelineObject
from penstock.objects.enumerations import (
    ActionOnResourceFailure,
    ActionOnTaskFailure,
    FailureAndRerunMode,
    Region,
    ScheduleType,
)
from penstock.objects.fields import boolean, choice, integer, period, reference, references, string
from penstock.objects.period import Period

RETRIES_LEAST, RETRIES_MOST = 0, 5
RETRY_DELAY_LEAST = "2 minutes"


class Action(PipelineObject):
    """What is done when an object succeeds, fails or is late."""

    CATEGORY = "Action"


class DataFormat(PipelineObject):
    """How the records of a data node are written."""

    CATEGORY = "DataFormat"


class Database(PipelineObject):
    """A database that data nodes and activities connect to."""

    CATEGORY = "Database"


class Utility(PipelineObject):
    """A part of another object's configuration."""

    CATEGORY = "Utility"


class Attemptable(PipelineObject):
    """What the service tries, waits for and retries: activities, data nodes, resources and preconditions."""

    attempt_status: str | None = string("Latest status text that the remote work reported", default=None)
    attempt_timeout: Period | str | None = period(
        "Longest run of one attempt, after which it may be retried", default=None
    )
    failure_and_rerun_mode: FailureAndRerunMode | str | None = choice(
        "Whether failure and rerun reach the consumers", FailureAndRerunMode, default=None
    )
    late_after_timeout: Period | str | None = period(
        "Time after the scheduled start when it counts as late", default=None
    )
    maximum_retries: int | str | None = integer(
        "Retries after a failed attempt", default=None, least=RETRIES_LEAST, most=RETRIES_MOST
    )
    on_fail: Sequence[Action] | None = references("Actions when it fails", to=("Action",), default=None)
    on_late_action: Sequence[Action] | None = references(
        "Actions when it is late", to=("Action",), default=None, requires=("late_after_timeout",)
    )
    on_success: Sequence[Action] | None = references("Actions when it succeeds", to=("Action",), default=None)
    report_progress_timeout: Period | str | None = period("Longest silence before a retry", default=None)
    retry_delay: Period | str | None = period("Wait between two attempts", default=None, least=RETRY_DELAY_LEAST)


class Precondition(Attemptable):
    """A condition that must hold before the object that names it is ready."""

    CATEGORY = "Precondition"

    precondition_timeout: Period | str | None = period("Time from the start until it counts as failed", default=None)


class SystemPrecondition(Precondition):
    """A condition that the service checks itself, so that no machine is needed."""

    NEEDED = ("role",)

    role: str | None = string("IAM role that the service uses, by default that of Default", default=None)


class Scheduled(Attemptable):
    """What runs on a schedule: activities, data nodes and resources."""

    max_active_instances: int | str | None = integer("Instances active at once", default=None, least=1, most=5)
    pipeline_log_uri: str | None = string("S3 URI that receives the logs", default=None)
    schedule: PipelineObject | None = reference("Schedule, by default that of Default", to=("Schedule",), default=None)
    schedule_type: ScheduleType | str | None = choice("When in its interval it runs", ScheduleType, default=None)


class Resource(Scheduled):
    """A machine or cluster that the service starts, and terminates when its work is done."""

    CATEGORY = "Resource"
    FORBIDDEN = ("runsOn", "workerGroup")

    action_on_resource_failure: ActionOnResourceFailure | str | None = choice(
        "What happens to its tasks when it fails", ActionOnResourceFailure, default=None
    )
    action_on_task_failure: ActionOnTaskFailure | str | None = choice(
        "Whether it goes on after a task failed", ActionOnTaskFailure, default=None
    )
    availability_zone: str | None = string("Availability Zone of the launch", default=None)
    init_timeout: Period | str | None = period("Longest wait for the start", default=None)
    key_pair: str | None = string("EC2 key pair for log-on", default=None)
    http_proxy: PipelineObject | None = reference("Proxy through which AWS is reached", to=("HttpProxy",), default=None)
    region: Region | str | None = choice("Region, by default the pipeline's", Region, default=None, is_open=True)
    resource_role: str | None = string("IAM role (instance profile) of the code on the machines", default=None)
    role: str | None = string("IAM role that the service uses", default=None)
    subnet_id: str | None = string("Subnet of the launch", default=None)
    terminate_after: Period | str | None = period("Lifetime, after which it is terminated", default=None)
    use_on_demand_on_last_attempt: bool | str | None = boolean("On-Demand, not Spot, on the last attempt", default=None)


class Runnable(Scheduled):
    """What waits for other objects and runs on a resource or in a worker group."""

    depends_on: Sequence[Attemptable] | None = references(
        "Objects that must finish first", to=("Runnable",), default=None
    )
    precondition: Sequence[Precondition] | None = references(
        "Conditions that must hold first", to=("Precondition",), default=None
    )
    runs_on: Resource | None = reference("Resource that runs it", to=("Ec2Resource", "EmrCluster"), default=None)
    worker_group: str | None = string("Worker group that runs it; runs_on goes first", default=None)


class DataNode(Runnable):
    """Where data lies: an input is awaited, an output is complete when its activity has finished."""

    CATEGORY = "DataNode"


class TableDataNode(DataNode):
    """A table of a relational database."""

    create_table_sql: str | None = string("SQL that creates the table where it is missing", default=None)
    schema_name: str | None = string("Schema of the table", default=None)


class QueriedDataNode(TableDataNode):
    """A table that is read and written by queries."""

    database: Database | None = reference("Database of the table", to=("Database",), default=None)
    insert_query: str | None = string("SQL that inserts one row, with `?` for its values", default=None)
    select_query: str | None = string("SQL that reads the rows", default=None)
    table: str = string("Name of the table")


class Activity(Runnable):
    """Work to be done."""

    CATEGORY = "Activity"
    ONE_OF: ClassVar[tuple[tuple[str, ...], ...]] = (("runs_on", "worker_group"),)

    input: Sequence[DataNode] | None = references("Data nodes that it reads", to=("DataNode",), default=None)
    output: Sequence[DataNode] | None = references("Data nodes that it writes", to=("DataNode",), default=None)


class EmrBasedActivity(Activity):
    """Work for an EMR cluster."""

    runs_on: Resource | None = reference("Cluster that runs it", to=("EmrCluster",), default=None)


class ResizingActivity(EmrBasedActivity):
    """Work for which the cluster can be resized, to suit the throughput of DynamoDB."""

    resize_cluster_before_running: bool | str | None = boolean(
        "Resize the cluster first, which makes it m3.xlarge instances", default=None
    )
    resize_cluster_max_instances: int | str | None = integer("Most instances of the resize", default=None, least=1)
