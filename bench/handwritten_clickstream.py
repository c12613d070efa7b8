"""Yardstick: the clickstream stack as one would write it by hand in CDK Python, without Penstock.

It makes the same resources, the same policies and the same pipeline objects as `ClickstreamEtlStack`;
`bench/synth.py` checks that the two templates agree before it measures. With a number, it makes so many of them.
"""

from __future__ import annotations

import sys
from pathlib import Path

from etl_constructs.node import use_bundled_node

use_bundled_node()

from aws_cdk import (
    Acknowledgment,
    App,
    Aws,
    CfnOutput,
    Duration,
    Environment,
    RemovalPolicy,
    Stack,
    Validations,
    aws_datapipeline as datapipeline,
    aws_iam as iam,
    aws_kms as kms,
    aws_s3 as s3,
    aws_s3_assets as s3_assets,
    aws_secretsmanager as secretsmanager,
    aws_sns as sns,
)
from cdk_nag import AwsSolutionsChecks

ROOT = Path(__file__).parent.parent
DESCRIPTION = "Yesterday's Apache logs, parsed with Pig on EMR and loaded into Redshift"
YESTERDAY = "#{format(minusDays(@scheduledStartTime, 1), 'YYYY-MM-dd')}"

Object = datapipeline.CfnPipeline.PipelineObjectProperty
Field = datapipeline.CfnPipeline.FieldProperty


def text(key: str, value: str) -> Field:
    return Field(key=key, string_value=value)


def ref(key: str, value: str) -> Field:
    return Field(key=key, ref_value=value)


def regional(service_name: str, resource: str) -> str:
    return f"arn:{Aws.PARTITION}:{service_name}:{Aws.REGION}:{Aws.ACCOUNT_ID}:{resource}"


def in_s3(bucket: str, pattern: str = "") -> str:
    return f"arn:{Aws.PARTITION}:s3:::{bucket}" + (f"/{pattern}" if pattern else "")


def linked_role(service_name: str, role: str) -> str:
    return f"arn:{Aws.PARTITION}:iam::{Aws.ACCOUNT_ID}:role/aws-service-role/{service_name}/{role}"


def allow(actions: list[str], resources: list[str], conditions: dict[str, object] | None = None) -> iam.PolicyStatement:
    return iam.PolicyStatement(actions=actions, resources=resources, conditions=conditions)


def listing(prefix: str) -> dict[str, object]:
    return {"StringLike": {"s3:prefix": [prefix]}}


P, R, A = "<AWS::Partition>", "<AWS::Region>", "<AWS::AccountId>"
INTERVAL = "Interval: #{node.@scheduledStartTime} to #{node.@scheduledEndTime}"


def make(app: App, stack_id: str, name: str) -> None:
    stack = Stack(app, stack_id, description=DESCRIPTION, env=Environment(region="us-east-1"))

    logs = s3.Bucket(
        stack,
        "Logs",
        block_public_access=s3.BlockPublicAccess.BLOCK_ALL,
        encryption=s3.BucketEncryption.S3_MANAGED,
        enforce_ssl=True,
        lifecycle_rules=[
            s3.LifecycleRule(
                id="ExpireLogs", expiration=Duration.days(14), abort_incomplete_multipart_upload_after=Duration.days(7)
            )
        ],
        removal_policy=RemovalPolicy.DESTROY,
    )
    data = s3.Bucket(
        stack,
        "Data",
        block_public_access=s3.BlockPublicAccess.BLOCK_ALL,
        encryption=s3.BucketEncryption.S3_MANAGED,
        enforce_ssl=True,
        lifecycle_rules=[
            s3.LifecycleRule(id="AbortUploads", abort_incomplete_multipart_upload_after=Duration.days(7)),
            s3.LifecycleRule(id="Expire-staging", prefix="staging/", expiration=Duration.days(30)),
        ],
        removal_policy=RemovalPolicy.DESTROY,
        server_access_logs_bucket=logs,
        server_access_logs_prefix="access/",
    )
    topic = sns.Topic(
        stack, "Topic", enforce_ssl=True, master_key=kms.Alias.from_alias_name(stack, "Key", "alias/aws/sns")
    )
    service = iam.Role(
        stack,
        "ServiceRole",
        assumed_by=iam.CompositePrincipal(
            iam.ServicePrincipal("datapipeline.amazonaws.com"), iam.ServicePrincipal("elasticmapreduce.amazonaws.com")
        ),
    )
    machines = iam.Role(stack, "ResourceRole", assumed_by=iam.ServicePrincipal("ec2.amazonaws.com"))
    profile = iam.CfnInstanceProfile(
        stack, "InstanceProfile", instance_profile_name=machines.role_name, roles=[machines.role_name]
    )
    script = s3_assets.Asset(stack, "Script", path=str(ROOT / "assets/pig/parse_weblogs.pig"))
    limits = s3_assets.Asset(stack, "Limits", path=str(ROOT / "assets/scripts/raise_file_limits.sh"))
    script_uri = f"s3://{script.s3_bucket_name}/{script.s3_object_key}"
    limits_uri = f"s3://{limits.s3_bucket_name}/{limits.s3_object_key}"
    password = (
        secretsmanager.Secret.from_secret_name_v2(stack, "Secret", "penstock/dev/warehouse")
        .secret_value_from_json("password")
        .unsafe_unwrap()
    )

    service_policy = iam.Policy(
        stack,
        "ServicePolicy",
        roles=[service],
        statements=[
            allow(
                ["datapipeline:DescribeObjects", "datapipeline:EvaluateExpression"],
                [regional("datapipeline", "pipeline/*")],
            ),
            allow(
                [
                    "iam:GetInstanceProfile",
                    "iam:GetRole",
                    "iam:GetRolePolicy",
                    "iam:ListAttachedRolePolicies",
                    "iam:ListRolePolicies",
                ],
                [
                    service.role_arn,
                    machines.role_arn,
                    f"arn:{Aws.PARTITION}:iam::{Aws.ACCOUNT_ID}:instance-profile/{machines.role_name}",
                ],
            ),
            allow(
                ["iam:PassRole"],
                [machines.role_arn, service.role_arn],
                {"StringEquals": {"iam:PassedToService": ["ec2.amazonaws.com", "elasticmapreduce.amazonaws.com"]}},
            ),
            allow(["s3:GetObject", "s3:PutObject"], [in_s3(logs.bucket_name, "pipelines/*")]),
            allow(["s3:ListBucket"], [in_s3(logs.bucket_name)], listing("pipelines/*")),
            allow(["s3:GetObject"], [in_s3(data.bucket_name, "triggers/*")]),
            allow(["s3:ListBucket"], [in_s3(data.bucket_name)], listing("triggers/*")),
            allow(["sns:Publish"], [topic.topic_arn]),
            allow(
                [
                    "ec2:CancelSpotInstanceRequests",
                    "ec2:DescribeAccountAttributes",
                    "ec2:DescribeAvailabilityZones",
                    "ec2:DescribeDhcpOptions",
                    "ec2:DescribeImages",
                    "ec2:DescribeInstanceStatus",
                    "ec2:DescribeInstances",
                    "ec2:DescribeKeyPairs",
                    "ec2:DescribeNetworkAcls",
                    "ec2:DescribePrefixLists",
                    "ec2:DescribeRouteTables",
                    "ec2:DescribeSecurityGroups",
                    "ec2:DescribeSpotInstanceRequests",
                    "ec2:DescribeSpotPriceHistory",
                    "ec2:DescribeSubnets",
                    "ec2:DescribeVolumeStatus",
                    "ec2:DescribeVolumes",
                    "ec2:DescribeVpcAttribute",
                    "ec2:DescribeVpcEndpoints",
                    "ec2:DescribeVpcs",
                    "ec2:RequestSpotInstances",
                ],
                ["*"],
            ),
            allow(
                [
                    "ec2:AuthorizeSecurityGroupEgress",
                    "ec2:AuthorizeSecurityGroupIngress",
                    "ec2:CreateNetworkInterface",
                    "ec2:CreateSecurityGroup",
                    "ec2:CreateTags",
                    "ec2:DeleteNetworkInterface",
                    "ec2:DeleteSecurityGroup",
                    "ec2:DeleteTags",
                    "ec2:DeleteVolume",
                    "ec2:DetachNetworkInterface",
                    "ec2:ModifyInstanceAttribute",
                    "ec2:RevokeSecurityGroupEgress",
                    "ec2:RunInstances",
                    "ec2:TerminateInstances",
                ],
                [
                    *(
                        regional("ec2", f"{kind}/*")
                        for kind in (
                            "instance",
                            "key-pair",
                            "network-interface",
                            "security-group",
                            "spot-instances-request",
                            "subnet",
                            "volume",
                            "vpc",
                        )
                    ),
                    *(f"arn:{Aws.PARTITION}:ec2:{Aws.REGION}::{kind}/*" for kind in ("image", "snapshot")),
                ],
            ),
            allow(
                ["iam:CreateServiceLinkedRole"],
                [linked_role("spot.amazonaws.com", "AWSServiceRoleForEC2Spot")],
                {"StringEquals": {"iam:AWSServiceName": "spot.amazonaws.com"}},
            ),
            allow(
                [
                    "elasticmapreduce:AddInstanceGroups",
                    "elasticmapreduce:AddJobFlowSteps",
                    "elasticmapreduce:AddTags",
                    "elasticmapreduce:DescribeCluster",
                    "elasticmapreduce:DescribeJobFlows",
                    "elasticmapreduce:DescribeStep",
                    "elasticmapreduce:ListBootstrapActions",
                    "elasticmapreduce:ListInstanceGroups",
                    "elasticmapreduce:ListInstances",
                    "elasticmapreduce:ListSteps",
                    "elasticmapreduce:ModifyInstanceGroups",
                    "elasticmapreduce:RemoveTags",
                    "elasticmapreduce:SetTerminationProtection",
                    "elasticmapreduce:TerminateJobFlows",
                ],
                [regional("elasticmapreduce", "cluster/*")],
            ),
            allow(["elasticmapreduce:RunJobFlow"], ["*"]),
            allow(
                ["iam:CreateServiceLinkedRole"],
                [linked_role("elasticmapreduce.amazonaws.com", "AWSServiceRoleForEMRCleanup")],
                {"StringEquals": {"iam:AWSServiceName": "elasticmapreduce.amazonaws.com"}},
            ),
            allow(["redshift:DescribeClusters"], [regional("redshift", "cluster:warehouse")]),
        ],
    )
    resource_policy = iam.Policy(
        stack,
        "ResourcePolicy",
        roles=[machines],
        statements=[
            allow(
                ["datapipeline:DescribeObjects", "datapipeline:EvaluateExpression", "datapipeline:QueryObjects"],
                [regional("datapipeline", "pipeline/*")],
            ),
            allow(
                [
                    "datapipeline:PollForTask",
                    "datapipeline:ReportTaskProgress",
                    "datapipeline:ReportTaskRunnerHeartbeat",
                    "datapipeline:SetTaskStatus",
                ],
                ["*"],
            ),
            allow(["s3:GetObject", "s3:PutObject"], [in_s3(logs.bucket_name, "pipelines/*")]),
            allow(["s3:ListBucket"], [in_s3(logs.bucket_name)], listing("pipelines/*")),
            allow(["s3:ListBucket"], [in_s3(data.bucket_name)], listing("logs/*")),
            allow(["s3:GetObject"], [in_s3(data.bucket_name, "logs/*")]),
            allow(["s3:ListBucket"], [in_s3(data.bucket_name)], listing("staging/*")),
            allow(["s3:GetObject"], [in_s3(data.bucket_name, "staging/*")]),
            allow(
                ["s3:AbortMultipartUpload", "s3:DeleteObject", "s3:ListMultipartUploadParts", "s3:PutObject"],
                [in_s3(data.bucket_name, "staging/*"), in_s3(data.bucket_name, "staging_$folder$")],
            ),
            allow(
                [
                    "elasticmapreduce:AddJobFlowSteps",
                    "elasticmapreduce:DescribeCluster",
                    "elasticmapreduce:DescribeStep",
                    "elasticmapreduce:ListInstanceGroups",
                    "elasticmapreduce:ListInstances",
                ],
                [regional("elasticmapreduce", "cluster/*")],
            ),
            allow(["s3:GetObject"], [in_s3(limits.s3_bucket_name, limits.s3_object_key)]),
            allow(
                [
                    "dynamodb:BatchGetItem",
                    "dynamodb:BatchWriteItem",
                    "dynamodb:CreateTable",
                    "dynamodb:DeleteItem",
                    "dynamodb:DescribeTable",
                    "dynamodb:GetItem",
                    "dynamodb:PutItem",
                    "dynamodb:Query",
                    "dynamodb:Scan",
                    "dynamodb:UpdateItem",
                    "dynamodb:UpdateTable",
                ],
                [regional("dynamodb", "table/EmrFSMetadata")],
            ),
            allow(["s3:GetObject"], [in_s3(script.s3_bucket_name, script.s3_object_key)]),
            allow(["redshift:DescribeClusters"], [regional("redshift", "cluster:warehouse")]),
        ],
    )
    data_id, logs_id = (stack.resolve(bucket.bucket_name)["Ref"] for bucket in (data, logs))
    for policy, findings in {
        service_policy: [
            "*",
            f"arn:{P}:datapipeline:{R}:{A}:pipeline/*",
            f"arn:{P}:s3:::<{logs_id}>/pipelines/*",
            f"arn:{P}:s3:::<{data_id}>/triggers/*",
            f"arn:{P}:elasticmapreduce:{R}:{A}:cluster/*",
            *(
                f"arn:{P}:ec2:{R}:{A}:{kind}/*"
                for kind in (
                    "instance",
                    "key-pair",
                    "network-interface",
                    "security-group",
                    "spot-instances-request",
                    "subnet",
                    "volume",
                    "vpc",
                )
            ),
            f"arn:{P}:ec2:{R}::image/*",
            f"arn:{P}:ec2:{R}::snapshot/*",
        ],
        resource_policy: [
            "*",
            f"arn:{P}:datapipeline:{R}:{A}:pipeline/*",
            f"arn:{P}:s3:::<{logs_id}>/pipelines/*",
            f"arn:{P}:s3:::<{data_id}>/logs/*",
            f"arn:{P}:s3:::<{data_id}>/staging/*",
            f"arn:{P}:elasticmapreduce:{R}:{A}:cluster/*",
        ],
    }.items():
        for finding in findings:
            Validations.of(policy).acknowledge(
                Acknowledgment(
                    id=f"AwsSolutions-IAM5[Resource::{finding}]", reason="Known when the pipeline runs only."
                )
            )

    objects = {
        "Schedule": [text("type", "Schedule"), text("period", "1 day"), text("startAt", "FIRST_ACTIVATION_DATE_TIME")],
        "Default": [
            text("failureAndRerunMode", "CASCADE"),
            text("maximumRetries", "2"),
            text("retryDelay", "10 minutes"),
            text("pipelineLogUri", f"s3://{logs.bucket_name}/pipelines"),
            ref("schedule", "Schedule"),
            text("scheduleType", "cron"),
            text("resourceRole", profile.ref),
            text("role", service.role_name),
        ],
        "checkTrigger": [
            text("type", "S3KeyExists"),
            text("preconditionTimeout", "6 hours"),
            text("role", service.role_name),
            text("s3Key", f"s3://{data.bucket_name}/triggers/{YESTERDAY}"),
        ],
        "weblogs-bucket": [
            text("type", "S3DataNode"),
            ref("precondition", "checkTrigger"),
            text("directoryPath", f"s3://{data.bucket_name}/logs/{YESTERDAY}/"),
        ],
        "staging": [
            text("type", "S3DataNode"),
            text(
                "directoryPath",
                f"s3://{data.bucket_name}/staging/#{{format(@scheduledStartTime,'YYYY-MM-dd-HH-mm-ss')}}/",
            ),
        ],
        "FailureAlarm": [
            text("type", "SnsAlarm"),
            text(
                "message",
                f"Pipeline: {name}\nActivity: #{{node.name}}\n{INTERVAL}\nError: #{{node.errorMessage}}",
            ),
            text("role", service.role_name),
            text("subject", f"{name}: #{{node.name}} failed"),
            text("topicArn", topic.topic_arn),
        ],
        "LateAlarm": [
            text("type", "SnsAlarm"),
            text(
                "message",
                f"Pipeline: {name}\nActivity: #{{node.name}}\n{INTERVAL}\n"
                "It had not started #{node.lateAfterTimeout} after its scheduled time.",
            ),
            text("role", service.role_name),
            text("subject", f"{name}: #{{node.name}} is late"),
            text("topicArn", topic.topic_arn),
        ],
        "myEMR.fs.s3.consistent": [text("type", "Property"), text("key", "fs.s3.consistent"), text("value", "true")],
        "myEMR.fs.s3.consistent.retryPeriodSeconds": [
            text("type", "Property"),
            text("key", "fs.s3.consistent.retryPeriodSeconds"),
            text("value", "10"),
        ],
        "myEMR.fs.s3.enableServerSideEncryption": [
            text("type", "Property"),
            text("key", "fs.s3.enableServerSideEncryption"),
            text("value", "true"),
        ],
        "myEMR.emrfs": [
            text("type", "EmrConfiguration"),
            text("classification", "emrfs-site"),
            ref("property", "myEMR.fs.s3.consistent"),
            ref("property", "myEMR.fs.s3.consistent.retryPeriodSeconds"),
            ref("property", "myEMR.fs.s3.enableServerSideEncryption"),
        ],
        "myEMR": [
            text("type", "EmrCluster"),
            text("terminateAfter", "30 minutes"),
            text("applications", "Pig"),
            text("bootstrapAction", f"{limits_uri},65536"),
            ref("configuration", "myEMR.emrfs"),
            text("coreInstanceCount", "2"),
            text("coreInstanceType", "m4.large"),
            text("masterInstanceType", "m4.large"),
            text("releaseLabel", "emr-4.9.6"),
            text("taskInstanceBidPrice", "0.05"),
            text("taskInstanceCount", "4"),
            text("taskInstanceType", "m4.large"),
        ],
        "logsProcess-ExtractTransform": [
            text("type", "PigActivity"),
            text("lateAfterTimeout", "2 hours"),
            ref("onFail", "FailureAlarm"),
            ref("onLateAction", "LateAlarm"),
            ref("runsOn", "myEMR"),
            ref("input", "weblogs-bucket"),
            ref("output", "staging"),
            text("scriptUri", script_uri),
            text("scriptVariable", "INPUT=#{input.directoryPath}"),
            text("scriptVariable", "OUTPUT=#{output.directoryPath}"),
            text("stage", "false"),
        ],
        "myEC2": [text("type", "Ec2Resource"), text("terminateAfter", "30 minutes"), text("instanceType", "t2.small")],
        "Warehouse": [
            text("type", "RedshiftDatabase"),
            text("clusterId", "warehouse"),
            text("databaseName", "analytics"),
            text("*password", password),
            text("username", "etl"),
        ],
        "LoadToRedshift.table": [
            text("type", "RedshiftDataNode"),
            text("createTableSql", (ROOT / "assets/tables/weblogs.sql").read_text()),
            ref("database", "Warehouse"),
            text("tableName", "weblogs"),
        ],
        "LoadToRedshift": [
            text("type", "RedshiftCopyActivity"),
            text("lateAfterTimeout", "2 hours"),
            ref("onFail", "FailureAlarm"),
            ref("onLateAction", "LateAlarm"),
            ref("runsOn", "myEC2"),
            ref("input", "staging"),
            ref("output", "LoadToRedshift.table"),
            text("commandOptions", r"DELIMITER '\001'"),
            text("commandOptions", "TRUNCATECOLUMNS"),
            text("insertMode", "APPEND"),
        ],
    }
    pipeline = datapipeline.CfnPipeline(
        stack,
        "Pipeline",
        name=name,
        description=DESCRIPTION,
        activate=True,
        pipeline_objects=[Object(id=name, name=name, fields=fields) for name, fields in objects.items()],
        parameter_objects=[],
        parameter_values=[],
    )
    pipeline.node.add_dependency(service_policy, resource_policy)
    CfnOutput(stack, "PipelineId", value=pipeline.ref)
    CfnOutput(stack, "DataBucket", value=data.bucket_name)
    CfnOutput(stack, "AlarmTopic", value=topic.topic_arn)


app = App(analytics_reporting=False)
for number in range(int(sys.argv[1]) if len(sys.argv) > 1 else 0):
    make(app, f"P{number:04}EtlStack", f"p{number:04}")
if len(sys.argv) == 1:
    make(app, "ClickstreamEtlStack", "clickstream")
Validations.of(app).add_plugins(AwsSolutionsChecks(app, verbose=True))
app.synth()
