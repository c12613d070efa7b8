"""The clickstream pipeline in plain Python: the same definition as etl_specs/clickstream.yaml gives."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from aws_cdk import Stack
from etl_constructs.alarm_topic import AlarmTopic
from etl_constructs.builders import (
    BootstrapScript,
    NodeGroup,
    emr_cluster,
    pig_activity,
    redshift_copy_activity,
    sns_alarm,
)
from etl_constructs.data_pipeline import DataPipeline
from etl_constructs.etl_storage import EtlStorage
from etl_constructs.pipeline_roles import PipelineRoles
from etl_constructs.stack_deployment import StackDeployment

from constructs import Construct
from penstock.definition.pipeline import PipelineDefinition
from penstock.environments import Connections, WarehouseSettings
from penstock.objects import Ec2Resource, Period, S3DataNode, S3KeyExists, Schedule, StartAt
from penstock.objects.emrfs import emrfs_site
from penstock.steps.parts.common import default_object

YESTERDAY = "#{format(minusDays(@scheduledStartTime, 1), 'YYYY-MM-dd')}"
RUN = "#{format(@scheduledStartTime,'YYYY-MM-dd-HH-mm-ss')}"
INTERVAL = "Interval: #{node.@scheduledStartTime} to #{node.@scheduledEndTime}"


class PlainClickstreamStack(Stack):
    """Apache logs in S3 -> Pig on a transient EMR cluster -> Redshift."""

    def __init__(self, scope: Construct, construct_id: str, assets: Path) -> None:
        """Make the stack; `assets` is the folder of scripts and tables."""
        super().__init__(scope, construct_id)
        storage = EtlStorage(self, "Storage", retain_data=False, log_retention_days=14, staging_prefixes=("staging/",))
        alarms = AlarmTopic(self, "Alarms")
        roles = PipelineRoles(self, "Roles")
        deployment = StackDeployment(
            self,
            "Deployment",
            storage=storage,
            roles=roles,
            alarms=alarms,
            connections=Connections(
                warehouse=WarehouseSettings(
                    cluster_id="warehouse",
                    database="analytics",
                    username="etl",
                    secret="penstock/dev/warehouse",  # noqa: S106 - a name, not a secret
                )
            ),
            pipeline="clickstream",
        )

        failure = sns_alarm(
            "FailureAlarm",
            deployment=deployment,
            subject="clickstream: #{node.name} failed",
            message=f"Pipeline: clickstream\nActivity: #{{node.name}}\n{INTERVAL}\nError: #{{node.errorMessage}}",
        )
        late = sns_alarm(
            "LateAlarm",
            deployment=deployment,
            subject="clickstream: #{node.name} is late",
            message=f"Pipeline: clickstream\nActivity: #{{node.name}}\n{INTERVAL}\n"
            "It had not started #{node.lateAfterTimeout} after its scheduled time.",
        )

        logs = S3DataNode(
            "weblogs-bucket",
            directory_path=f"s3://{deployment.bucket}/logs/{YESTERDAY}/",
            precondition=(
                S3KeyExists(
                    "checkTrigger",
                    s3_key=f"s3://{deployment.bucket}/triggers/{YESTERDAY}",
                    role=deployment.service_role,
                    precondition_timeout=Period(6, "hours"),
                ),
            ),
        )
        staging = S3DataNode("staging", directory_path=f"s3://{deployment.bucket}/staging/{RUN}/")
        parse = pig_activity(
            "logsProcess-ExtractTransform",
            deployment=deployment,
            script=assets / "pig" / "parse_weblogs.pig",
            source=logs,
            target=staging,
            runs_on=emr_cluster(
                "myEMR",
                deployment=deployment,
                release_label="emr-4.9.6",
                master=NodeGroup("m4.large"),
                core=NodeGroup("m4.large", count=2),
                task=NodeGroup("m4.large", count=4, bid=Decimal("0.05")),
                bootstrap_scripts=[BootstrapScript(assets / "scripts" / "raise_file_limits.sh", ("65536",))],
                configuration=[
                    emrfs_site("myEMR", consistent=True, retry_period_seconds=10, server_side_encryption=True)
                ],
                terminate_after=Period(30, "minutes"),
            ),
            on_fail=[failure],
            on_late_action=[late],
            late_after=Period(2, "hours"),
        )
        load = redshift_copy_activity(
            "LoadToRedshift",
            deployment=deployment,
            source=staging,
            table="weblogs",
            ddl=assets / "tables" / "weblogs.sql",
            runs_on=Ec2Resource("myEC2", instance_type="t2.small", terminate_after=Period(30, "minutes")),
            options=[r"DELIMITER '\001'", "TRUNCATECOLUMNS"],
            on_fail=[failure],
            on_late_action=[late],
            late_after=Period(2, "hours"),
        )
        default = default_object(
            deployment,
            Schedule("Schedule", period=Period(1, "days"), start_at=StartAt.FIRST_ACTIVATION),
            maximum_retries=2,
            retry_delay=Period(10, "minutes"),
        )
        self.definition = PipelineDefinition.gather([default, parse, load])
        DataPipeline(self, "Pipeline", name="clickstream", definition=self.definition, roles=roles)
