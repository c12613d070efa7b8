"""Permissions for an Ec2Resource: the service starts, watches and terminates one instance."""

from __future__ import annotations

from collections.abc import Iterator

from etl_constructs.grants.files import write_folder
from etl_constructs.grants.scope import GrantScope
from etl_constructs.statement import Grantee, Statement
from penstock.definition.pipeline import PipelineDefinition
from penstock.objects import Ec2Resource, Resource

DESCRIBE = "EC2's Describe actions, and requests for Spot instances, cannot be bound to resources."
LAUNCH = (
    "The service makes instances, volumes and interfaces, and chooses the image and subnet, when the pipeline runs."
)


def statements(resource: Resource, definition: PipelineDefinition, scope: GrantScope) -> Iterator[Statement]:
    """Yield the rights to run instances; EMR clusters need the same for their nodes."""
    del definition
    regional = scope.in_region(resource.region)
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
            regional.arn("ec2", "instance/*"),
            regional.arn("ec2", "key-pair/*"),
            regional.arn("ec2", "network-interface/*"),
            regional.arn("ec2", "security-group/*"),
            regional.arn("ec2", "spot-instances-request/*"),
            regional.arn("ec2", "subnet/*"),
            regional.arn("ec2", "volume/*"),
            regional.arn("ec2", "vpc/*"),
            f"arn:{scope.partition}:ec2:{regional.region}::image/*",
            f"arn:{scope.partition}:ec2:{regional.region}::snapshot/*",
        ),
        LAUNCH,
    )
    yield Statement(
        Grantee.SERVICE,
        ("iam:CreateServiceLinkedRole",),
        (scope.service_linked_role_arn("spot.amazonaws.com", "AWSServiceRoleForEC2Spot"),),
        conditions={"StringEquals": {"iam:AWSServiceName": "spot.amazonaws.com"}},
    )
    if isinstance(resource, Ec2Resource):
        yield from write_folder(resource.log_uri, scope)
