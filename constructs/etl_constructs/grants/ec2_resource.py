"""Permissions for an Ec2Resource: the service starts, watches and terminates one instance."""

from __future__ import annotations

from collections.abc import Iterator

from etl_constructs.grants.scope import GrantScope
from etl_constructs.statement import Grantee, Statement
from penstock.definition.pipeline import PipelineDefinition
from penstock.objects import PipelineObject

DESCRIBE = "EC2's Describe actions, and requests for Spot instances, cannot be bound to resources."
LAUNCH = (
    "The service makes instances, volumes and interfaces, and chooses the image and subnet, when the pipeline runs."
)


def statements(resource: PipelineObject, definition: PipelineDefinition, scope: GrantScope) -> Iterator[Statement]:
    """Yield the rights to run instances; EMR clusters need the same for their nodes."""
    del resource, definition
    yield Statement(
        Grantee.SERVICE,
        (
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
        ),
        ("*",),
        DESCRIBE,
    )
    yield Statement(
        Grantee.SERVICE,
        (
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
        ),
        (
            scope.arn("ec2", "instance/*"),
            scope.arn("ec2", "key-pair/*"),
            scope.arn("ec2", "network-interface/*"),
            scope.arn("ec2", "security-group/*"),
            scope.arn("ec2", "spot-instances-request/*"),
            scope.arn("ec2", "subnet/*"),
            scope.arn("ec2", "volume/*"),
            scope.arn("ec2", "vpc/*"),
            f"arn:{scope.partition}:ec2:{scope.region}::image/*",
            f"arn:{scope.partition}:ec2:{scope.region}::snapshot/*",
        ),
        LAUNCH,
    )
    yield Statement(
        Grantee.SERVICE,
        ("iam:CreateServiceLinkedRole",),
        (scope.service_linked_role_arn("spot.amazonaws.com", "AWSServiceRoleForEC2Spot"),),
        conditions={"StringEquals": {"iam:AWSServiceName": "spot.amazonaws.com"}},
    )
