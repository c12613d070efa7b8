"""The builder of instances."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from aws_cdk import Stack, aws_ec2 as ec2
from etl_constructs.builders import ec2_resource

from penstock.objects import HttpProxy, Period

pytestmark = pytest.mark.cdk


def test_the_least(deployment: Any, fields: Any) -> None:
    """The roles are those of the stack."""
    box = ec2_resource("box", deployment=deployment, terminate_after=Period(30, "minutes"))
    assert sorted(fields(box)) == [
        ("resourceRole", "resource-role"),
        ("role", "service-role"),
        ("terminateAfter", "30 minutes"),
        ("type", "Ec2Resource"),
    ]


def test_everything(stack: Stack, deployment: Any, fields: Any) -> None:
    """Network and key pair of the CDK."""
    box = ec2_resource(
        "box",
        deployment=deployment,
        terminate_after=Period(2, "hours"),
        instance_type="m4.large",
        image_id="ami-1",
        subnet=ec2.Subnet.from_subnet_id(stack, "Subnet", "subnet-1"),
        security_groups=[
            ec2.SecurityGroup.from_security_group_id(stack, "One", "sg-1"),
            ec2.SecurityGroup.from_security_group_id(stack, "Two", "sg-2"),
        ],
        associate_public_ip_address=False,
        key_pair=ec2.KeyPair.from_key_pair_name(stack, "Key", "operators"),
        bid=Decimal("0.10"),
        on_demand_on_last_attempt=True,
        http_proxy=HttpProxy("proxy", hostname="h", port="1"),
        run_as_user="hadoop",
    )
    assert sorted(fields(box), key=str) == [
        ("associatePublicIpAddress", "false"),
        ("httpProxy", ("ref", "proxy")),
        ("imageId", "ami-1"),
        ("instanceType", "m4.large"),
        ("keyPair", "operators"),
        ("resourceRole", "resource-role"),
        ("role", "service-role"),
        ("runAsUser", "hadoop"),
        ("securityGroupIds", "sg-1"),
        ("securityGroupIds", "sg-2"),
        ("spotBidPrice", "0.10"),
        ("subnetId", "subnet-1"),
        ("terminateAfter", "2 hours"),
        ("type", "Ec2Resource"),
        ("useOnDemandOnLastAttempt", "true"),
    ]


@pytest.mark.parametrize("bid", ["0", "-1", "20", "100"])
def test_fails_for_a_bid_out_of_range(deployment: Any, bid: str) -> None:
    """The service takes more than 0 and less than 20 USD an hour."""
    with pytest.raises(ValueError, match=rf"^the bid of 'box' is {bid} USD an hour: it must be more than 0"):
        ec2_resource("box", deployment=deployment, terminate_after=Period(1, "hours"), bid=Decimal(bid))
