"""Permissions that every pipeline needs, whatever its objects are."""

from __future__ import annotations

from collections.abc import Iterator

from etl_constructs.grants.scope import GrantScope
from etl_constructs.statement import Grantee, Statement
from penstock.definition.pipeline import PipelineDefinition

TASK_RUNNER = "Task Runner's calls name a task, and tasks are not resources in IAM."
PIPELINES = "The role is made before the pipeline, whose identifier is not known yet."


def statements(definition: PipelineDefinition, scope: GrantScope) -> Iterator[Statement]:
    """Yield the rights of the service to act, and of Task Runner to poll."""
    del definition
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
