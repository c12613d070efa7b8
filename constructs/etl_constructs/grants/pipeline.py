"""Permissions that every pipeline needs, whatever its objects are."""

from __future__ import annotations

from collections.abc import Iterator

from etl_constructs.grants.s3_uri import parse_s3_uri
from etl_constructs.grants.scope import GrantScope
from etl_constructs.statement import Grantee, Statement
from penstock.definition.pipeline import PipelineDefinition
from penstock.objects import Default

TASK_RUNNER = "Task Runner's calls name a task, and tasks are not resources in IAM."
PIPELINES = "The role is made before the pipeline, whose identifier is not known yet."
LOGS = "Every attempt writes logs under a key of its own."


def statements(definition: PipelineDefinition, scope: GrantScope) -> Iterator[Statement]:
    """Yield the rights of the service to act, of Task Runner to poll, and of both to write logs."""
    pipelines = (scope.arn("datapipeline", "pipeline/*"),)
    yield Statement(
        Grantee.SERVICE, ("datapipeline:DescribeObjects", "datapipeline:EvaluateExpression"), pipelines, PIPELINES
    )
    yield Statement(
        Grantee.SERVICE,
        (
            "iam:GetInstanceProfile",
            "iam:GetRole",
            "iam:GetRolePolicy",
            "iam:ListAttachedRolePolicies",
            "iam:ListRolePolicies",
        ),
        (
            scope.service_role_arn,
            scope.resource_role_arn,
            scope.instance_profile_arn(),
        ),
    )
    yield Statement(
        Grantee.SERVICE,
        ("iam:PassRole",),
        (scope.resource_role_arn, scope.service_role_arn),
        conditions={"StringEquals": {"iam:PassedToService": ["ec2.amazonaws.com", "elasticmapreduce.amazonaws.com"]}},
    )
    yield Statement(
        Grantee.RESOURCE,
        ("datapipeline:DescribeObjects", "datapipeline:EvaluateExpression", "datapipeline:QueryObjects"),
        pipelines,
        PIPELINES,
    )
    yield Statement(
        Grantee.RESOURCE,
        (
            "datapipeline:PollForTask",
            "datapipeline:ReportTaskProgress",
            "datapipeline:ReportTaskRunnerHeartbeat",
            "datapipeline:SetTaskStatus",
        ),
        ("*",),
        TASK_RUNNER,
    )
    for log_uri in dict.fromkeys(item.pipeline_log_uri for item in definition.objects if isinstance(item, Default)):
        if log_uri is not None:
            place = parse_s3_uri(log_uri, folder=True)
            for grantee in Grantee:
                yield Statement(
                    grantee, ("s3:GetObject", "s3:PutObject"), (scope.object_arn(place.bucket, place.pattern),), LOGS
                )
                yield Statement(
                    grantee,
                    ("s3:ListBucket",),
                    (scope.bucket_arn(place.bucket),),
                    conditions={"StringLike": {"s3:prefix": [place.pattern]}},
                )
