"""Permissions for an EmrCluster: the service runs the cluster, its nodes read their scripts and keep EMRFS's table."""

from __future__ import annotations

from collections.abc import Iterator

from etl_constructs.grants import ec2_resource
from etl_constructs.grants.files import read_file, write_folder
from etl_constructs.grants.names import reason_for
from etl_constructs.grants.scope import GrantScope
from etl_constructs.statement import Grantee, Statement
from penstock.definition.pipeline import PipelineDefinition
from penstock.objects import EmrCluster
from penstock.objects.emrfs import CONSISTENT

CLUSTERS = "The service makes a cluster for every run; its identifier is not known before."
EMRFS_TABLE = "EmrFSMetadata"


def statements(cluster: EmrCluster, definition: PipelineDefinition, scope: GrantScope) -> Iterator[Statement]:
    """Yield the rights of the service, of EMR on its behalf, and of the nodes."""
    yield from ec2_resource.statements(cluster, definition, scope)
    regional = scope.in_region(cluster.region)
    clusters = (regional.arn("elasticmapreduce", "cluster/*"),)
    yield Statement(
        Grantee.SERVICE,
        (
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
        ),
        clusters,
        CLUSTERS,
    )
    yield Statement(
        Grantee.SERVICE,
        ("elasticmapreduce:RunJobFlow",),
        ("*",),
        "RunJobFlow cannot be bound to a cluster that it is about to make.",
    )
    yield Statement(
        Grantee.SERVICE,
        ("iam:CreateServiceLinkedRole",),
        (scope.service_linked_role_arn("elasticmapreduce.amazonaws.com", "AWSServiceRoleForEMRCleanup"),),
        conditions={"StringEquals": {"iam:AWSServiceName": "elasticmapreduce.amazonaws.com"}},
    )
    yield Statement(
        Grantee.RESOURCE,
        (
            "elasticmapreduce:AddJobFlowSteps",
            "elasticmapreduce:DescribeCluster",
            "elasticmapreduce:DescribeStep",
            "elasticmapreduce:ListInstanceGroups",
            "elasticmapreduce:ListInstances",
        ),
        clusters,
        CLUSTERS,
    )
    for action in cluster.bootstrap_action or ():
        yield from read_file(action.partition(",")[0], scope)
    yield from write_folder(cluster.emr_log_uri, scope)
    if _is_consistent(cluster):
        table = regional.arn("dynamodb", f"table/{EMRFS_TABLE}")
        yield Statement(
            Grantee.RESOURCE,
            (
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
            ),
            (table,),
            reason_for(table, "The region of the cluster is an expression."),
        )


def _is_consistent(cluster: EmrCluster) -> bool:
    """Whether EMRFS keeps its view of S3 in DynamoDB."""
    return any(
        setting.key == CONSISTENT and setting.value.casefold() == "true"
        for configuration in cluster.configuration or ()
        for setting in configuration.property or ()
    )
