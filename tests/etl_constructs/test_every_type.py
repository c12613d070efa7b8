"""One stack with an object of every type: valid for cdk-nag, and no wildcard that nobody has explained."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from aws_cdk import App, Stack, aws_s3 as s3
from aws_cdk.assertions import Template
from etl_constructs.data_pipeline import DataPipeline
from etl_constructs.grants.ec2_resource import DESCRIBE
from etl_constructs.grants.pipeline import TASK_RUNNER
from etl_constructs.pipeline_roles import PipelineRoles

from penstock import objects
from penstock.definition.pipeline import PipelineDefinition
from penstock.objects import PipelineObject

pytestmark = pytest.mark.cdk


def _every_type(bucket: str) -> list[PipelineObject]:
    """An object of every type in a pipeline that hangs together."""
    proxy = objects.HttpProxy("proxy", hostname="proxy.example", port="3128")
    box = objects.Ec2Resource("box", http_proxy=proxy, log_uri=f"s3://{bucket}/ec2-logs/")
    volume = objects.VolumeSpecification("volume", size_in_gb=100)
    cluster = objects.EmrCluster(
        "cluster",
        release_label="emr-5.36.0",
        bootstrap_action=[f"s3://{bucket}/scripts/boot.sh,1"],
        emr_log_uri=f"s3://{bucket}/emr-logs/",
        core_ebs_configuration=objects.EbsConfiguration(
            "ebs", ebs_block_device_config=[objects.EbsBlockDeviceConfig("device", volume_specification=volume)]
        ),
        configuration=[
            objects.EmrConfiguration(
                "site",
                classification="emrfs-site",
                property=[objects.Property("key", key="fs.s3.consistent", value="true")],
            )
        ],
    )
    topic = "arn:aws:sns:us-east-1:111122223333:alarms-#{node.name}"
    alarm = objects.SnsAlarm("alarm", message="m", subject="s", topic_arn=topic)
    rds = objects.RdsDatabase(
        "rds", rds_instance_id="shop", username="u", password="p", jdbc_driver_jar_uri=f"s3://{bucket}/lib/rds.jar"
    )
    jdbc = objects.JdbcDatabase(
        "jdbc",
        connection_string="jdbc:x",
        jdbc_driver_class="X",
        username="u",
        password="p",
        jdbc_driver_jar_uri=f"s3://{bucket}/lib/jdbc.jar",
    )
    redshift = objects.RedshiftDatabase("redshift", cluster_id="dwh", username="u", password="p")

    def files(name: str, data_format: PipelineObject | None = None, **fields: Any) -> objects.S3DataNode:
        return objects.S3DataNode(
            name,
            directory_path=f"s3://{bucket}/{name}/#{{format(@scheduledStartTime, 'YYYY')}}/",
            data_format=data_format,
            **fields,
        )

    csv = files(
        "csv",
        objects.CSV("csvFormat"),
        manifest_file_path=f"s3://{bucket}/manifests/today",
        precondition=[
            objects.Exists("exists"),
            objects.S3KeyExists("keyExists", s3_key=f"s3://{bucket}/ready/#{{@scheduledStartTime}}"),
            objects.S3PrefixNotEmpty("prefixNotEmpty", s3_prefix=f"s3://{bucket}/csv/"),
            objects.ShellCommandPrecondition("check", script_uri=f"s3://{bucket}/scripts/check.sh"),
        ],
    )
    regex = files("regex", objects.RegEx("regexFormat"))
    custom = files("custom", objects.Custom("customFormat", column_separator="|"))
    tsv = files("tsv", objects.TSV("tsvFormat"))
    source = objects.SqlDataNode("source", database=rds, table="orders", select_query="SELECT 1")
    mysql = objects.MySqlDataNode("mysql", database=jdbc, table="orders", insert_query="INSERT 1")
    table = objects.DynamoDBDataNode(
        "table",
        table_name="orders",
        data_format=objects.DynamoDBDataFormat("tableFormat"),
        precondition=[
            objects.DynamoDBTableExists("tableExists", table_name="orders"),
            objects.DynamoDBDataExists("dataExists", table_name="orders"),
        ],
    )
    export = objects.DynamoDBDataNode(
        "export", table_name="export-#{myDay}", data_format=objects.DynamoDBExportDataFormat("exportFormat")
    )
    before = objects.ShellScriptConfig("before", script_uri=f"s3://{bucket}/scripts/before.sh")
    schedule = objects.Schedule("schedule", period=objects.Period(1, "days"), start_at=objects.StartAt.FIRST_ACTIVATION)
    return [
        objects.Default("Default", schedule=schedule, pipeline_log_uri=f"s3://{bucket}/logs/"),
        objects.CopyActivity("copy", input=[source], output=[csv], runs_on=box, on_fail=[alarm]),
        objects.CopyActivity("copyBack", input=[csv], output=[mysql], runs_on=box),
        objects.EmrActivity(
            "emr",
            step=[f"s3://{bucket}/lib/emr.jar,-x", f"command-runner.jar,spark-submit,s3://{bucket}/scripts/job.py"],
            input=[csv],
            output=[regex],
            runs_on=cluster,
        ),
        objects.HadoopActivity(
            "hadoop", jar_uri=f"s3://{bucket}/lib/hadoop.jar", input=[regex], output=[custom], runs_on=cluster
        ),
        objects.HiveActivity(
            "hive",
            script_uri=f"s3://{bucket}/scripts/hive.q",
            input=[custom],
            output=[table],
            runs_on=cluster,
            pre_activity_task_config=before,
        ),
        objects.HiveCopyActivity(
            "hiveCopy", input=[table], output=[export], runs_on=cluster, resize_cluster_before_running=True
        ),
        objects.PigActivity(
            "pig",
            script_uri=f"s3://{bucket}/scripts/pig.pig",
            generated_scripts_path=f"s3://{bucket}/generated/",
            input=[custom],
            output=[tsv],
            runs_on=cluster,
        ),
        objects.RedshiftCopyActivity(
            "load",
            insert_mode=objects.InsertMode.APPEND,
            input=[tsv],
            output=[objects.RedshiftDataNode("rows", database=redshift, table_name="orders")],
            runs_on=box,
        ),
        objects.ShellCommandActivity(
            "shell",
            script_uri=f"s3://{bucket}/scripts/shell.sh",
            stdout=f"s3://{bucket}/stdout/#{{@scheduledStartTime}}",
            runs_on=box,
            late_after_timeout=objects.Period(1, "hours"),
            on_late_action=[objects.Terminate("terminate")],
        ),
        objects.SqlActivity("sql", script_uri=f"s3://{bucket}/scripts/a.sql", database=redshift, runs_on=box),
    ]


@pytest.fixture
def app(tmp_path: Path) -> App:
    """An app without any feature flag, as that of a user may be."""
    return App(outdir=str(tmp_path / "cdk.out"), analytics_reporting=False)


@pytest.fixture
def stack(app: App) -> Stack:
    """The stack."""
    stack = Stack(app, "S")
    bucket = s3.Bucket.from_bucket_name(stack, "Bucket", "shop-data")
    definition = PipelineDefinition.gather(_every_type(bucket.bucket_name))
    DataPipeline(stack, "Pipeline", name="all", definition=definition, roles=PipelineRoles(stack, "Roles"))
    return stack


def test_every_type_is_there() -> None:
    """So that what follows is true of all of them."""
    used = {type(item) for item in PipelineDefinition.gather(_every_type("b")).objects}
    assert used == {*objects.TYPES, objects.Default}


def test_every_wildcard_is_acknowledged(app: App, stack: Stack, violations: Any) -> None:
    """AwsSolutions finds nothing else."""
    del stack
    assert violations(app) == []


def test_all_resources_are_granted_only_where_iam_knows_none(stack: Stack, statements: Any) -> None:
    """EC2's Describe and Spot requests, EMR's RunJobFlow, Task Runner's calls; each with its reason."""
    template = Template.from_stack(stack)
    bare = {
        (role, action)
        for role in ("Service", "Resource")
        for item in statements(template, role)
        if "*" in item["Resource"]
        for action in item["Action"]
    }
    assert {(role, action) for role, action in bare if not action.startswith("ec2:Describe")} == {
        ("Service", "ec2:CancelSpotInstanceRequests"),
        ("Service", "ec2:RequestSpotInstances"),
        ("Service", "elasticmapreduce:RunJobFlow"),
        ("Resource", "datapipeline:PollForTask"),
        ("Resource", "datapipeline:ReportTaskProgress"),
        ("Resource", "datapipeline:ReportTaskRunnerHeartbeat"),
        ("Resource", "datapipeline:SetTaskStatus"),
    }
    assert {role for role, action in bare if action.startswith("ec2:Describe")} == {"Service"}
    reasons = [str(entry.data) for item in stack.node.find_all() for entry in item.node.metadata]
    for reason in (DESCRIBE, TASK_RUNNER):
        assert any("IAM5[Resource::*]" in entry and reason in entry for entry in reasons)


def test_what_the_machines_reach_in_s3(stack: Stack, statements: Any) -> None:
    """Scripts and JARs by name, data and logs by prefix, nothing by bucket."""
    found: dict[str, list[str]] = {}
    for item in statements(Template.from_stack(stack), "Resource"):
        for action in item["Action"]:
            for resource in item["Resource"]:
                if action in {"s3:GetObject", "s3:PutObject"}:
                    found.setdefault(action, []).append(resource["Fn::Join"][1][-1].removeprefix(":s3:::shop-data/"))
    data = ["csv/*", "custom/*", "regex/*", "tsv/*"]
    logs = ["generated/*", "logs/*"]
    scripts = ["a.sql", "before.sh", "boot.sh", "check.sh", "hive.q", "job.py", "pig.pig", "shell.sh"]
    assert sorted(set(found["s3:GetObject"])) == sorted(
        [
            *data,
            *logs,
            "manifests/today",
            *(f"lib/{name}.jar" for name in ("emr", "hadoop", "jdbc", "rds")),
            *(f"scripts/{name}" for name in scripts),
        ]
    )
    markers = [f"{folder.removesuffix('/*')}_$folder$" for folder in data]
    assert sorted(set(found["s3:PutObject"])) == sorted(
        [*data, *markers, *logs, "ec2-logs/*", "emr-logs/*", "stdout/*"]
    )
