"""Orders of a shop, in plain Python: RDS -> S3 -> Hive -> DynamoDB -> Redshift, with preconditions on the way."""

from __future__ import annotations

from pathlib import Path

from aws_cdk import Stack, aws_dynamodb as dynamodb, aws_rds as rds, aws_secretsmanager as secretsmanager
from etl_constructs.alarm_topic import AlarmTopic
from etl_constructs.builders import (
    NodeGroup,
    copy_activity,
    dynamodb_data_node,
    dynamodb_table_exists,
    ec2_resource,
    emr_cluster,
    hive_activity,
    rds_database,
    redshift_copy_activity,
    redshift_database,
    s3_data_node,
    s3_prefix_not_empty,
    shell_command_precondition,
    sns_alarm,
    sql_data_node,
)
from etl_constructs.data_pipeline import DataPipeline
from etl_constructs.etl_storage import EtlStorage
from etl_constructs.pipeline_roles import PipelineRoles
from etl_constructs.stack_deployment import StackDeployment

from constructs import Construct
from penstock.definition.pipeline import PipelineDefinition
from penstock.environments import Connections, WarehouseSettings
from penstock.objects import CSV, InsertMode, Period, Schedule, StartAt
from penstock.steps.parts.common import default_object

SCRIPTS = Path(__file__).parent / "orders"
YESTERDAY = "#{format(minusDays(@scheduledStartTime, 1), 'YYYY-MM-dd')}"
TODAY = "#{format(@scheduledStartTime, 'YYYY-MM-dd')}"

ORDERS_OF_YESTERDAY = (
    "SELECT order_id, customer, total FROM #{table} "  # noqa: S608 - the service fills in a name and two dates
    f"WHERE ordered >= '{YESTERDAY}' AND ordered < '{TODAY}'"
)


class OrdersStack(Stack):
    """Every night, the day's orders summed for each customer: in DynamoDB for the shop, in Redshift for reports."""

    def __init__(self, scope: Construct, construct_id: str) -> None:
        """Make the stack; the shop's database, the warehouse and the secrets of both exist already."""
        super().__init__(scope, construct_id)
        storage = EtlStorage(self, "Storage", retain_data=False, log_retention_days=14, staging_prefixes=("orders/",))
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
            pipeline="orders",
        )
        failure = sns_alarm(
            "FailureAlarm",
            deployment=deployment,
            subject="orders: #{node.name} failed",
            message="Error: #{node.errorMessage}",
        )

        # RDS -> S3: the password is in Secrets Manager, and stays there.
        shop = rds_database(
            "Shop",
            deployment=deployment,
            instance=rds.DatabaseInstance.from_database_instance_attributes(
                self,
                "ShopInstance",
                instance_identifier="shop",
                instance_endpoint_address="shop.example.com",
                port=3306,
                security_groups=[],
            ),
            secret=secretsmanager.Secret.from_secret_name_v2(self, "ShopSecret", "penstock/dev/shop"),
            database="shop",
        )
        rows = sql_data_node(
            "ShopOrders",
            database=shop,
            table="orders",
            select_query=ORDERS_OF_YESTERDAY,
        )
        files = s3_data_node(
            "OrderFiles",
            bucket=storage.data,
            folder=f"orders/{YESTERDAY}",
            data_format=CSV("OrderColumns", column=["order_id BIGINT", "customer STRING", "total DOUBLE"]),
        )
        box = ec2_resource("Box", deployment=deployment, terminate_after=Period(2, "hours"), instance_type="t2.small")
        extract = copy_activity(
            "Extract",
            source=rows,
            target=files,
            runs_on=box,
            # A command runs on the machine of the object that it is a condition of.
            precondition=[
                shell_command_precondition(
                    "IsShopQuiet", deployment=deployment, script=SCRIPTS / "is_shop_quiet.sh", arguments=["7", "21"]
                )
            ],
            on_fail=[failure],
        )

        # S3 -> Hive -> DynamoDB: the stack makes the table, so the pipeline waits for both.
        table = dynamodb.Table(
            self,
            "Totals",
            partition_key=dynamodb.Attribute(name="customer", type=dynamodb.AttributeType.STRING),
            billing_mode=dynamodb.BillingMode.PAY_PER_REQUEST,
            point_in_time_recovery_specification=dynamodb.PointInTimeRecoverySpecification(
                point_in_time_recovery_enabled=True
            ),
        )
        totals = dynamodb_data_node("CustomerTotals", table=table)
        summarise = hive_activity(
            "Summarise",
            deployment=deployment,
            script=SCRIPTS / "totals.q",
            inputs=[files],
            outputs=[totals],
            variables={"ORDERS": "#{input.directoryPath}", "TABLE": "#{output.tableName}"},
            stage=False,
            runs_on=emr_cluster(
                "Cluster",
                deployment=deployment,
                release_label="emr-5.36.0",
                master=NodeGroup("m5.xlarge"),
                core=NodeGroup("m5.xlarge", count=2),
                applications=["Hive"],
                log_bucket=storage.logs,
                terminate_after=Period(2, "hours"),
            ),
            precondition=[
                dynamodb_table_exists("TableExists", deployment=deployment, table=table),
                s3_prefix_not_empty(
                    "OrdersExist",
                    deployment=deployment,
                    bucket=storage.data,
                    prefix=f"orders/{YESTERDAY}/",
                    timeout=Period(1, "hours"),
                ),
            ],
            on_fail=[failure],
        )

        # DynamoDB -> Redshift: rows of the same customer are replaced.
        load = redshift_copy_activity(
            "Load",
            deployment=deployment,
            source=totals,
            table="customer_totals",
            ddl=SCRIPTS / "customer_totals.sql",
            database=redshift_database(
                "Reports",
                cluster_id="reports",
                database="analytics",
                secret=secretsmanager.Secret.from_secret_name_v2(self, "ReportsSecret", "penstock/dev/reports"),
            ),
            insert_mode=InsertMode.OVERWRITE_EXISTING,
            options=["READRATIO 50"],
            runs_on=box,
            on_fail=[failure],
        )
        default = default_object(
            deployment,
            Schedule("Nightly", period=Period(1, "days"), start_at=StartAt.FIRST_ACTIVATION),
            maximum_retries=2,
            retry_delay=Period(10, "minutes"),
        )
        self.definition = PipelineDefinition.gather([default, extract, summarise, load])
        DataPipeline(self, "Pipeline", name="orders", definition=self.definition, roles=roles)
