"""ec2-instance: the Ec2Resource that it makes."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from penstock.specs.resources import Ec2InstanceSpec

PLAIN = {"type": "ec2-instance", "instance_type": "t2.small", "terminate_after": "30 minutes"}


def pairs(**values: Any) -> list[tuple[str, object]]:
    """Return the fields of the object."""
    made = Ec2InstanceSpec.model_validate({**PLAIN, **values}).compile("box", lambda path: f"s3://assets/{path}")
    assert made.id == "box"
    return list(made.pairs())


def test_the_least() -> None:
    """What is not said is not sent."""
    assert pairs() == [("type", "Ec2Resource"), ("terminateAfter", "30 minutes"), ("instanceType", "t2.small")]


def test_everything() -> None:
    """Every key."""
    values = {
        "bid": 0.05,
        "on_demand_on_last_attempt": True,
        "security_group_ids": ["sg-1", "sg-2"],
        "subnet_id": "subnet-1",
        "key_pair": "ops",
        "image_id": "ami-1",
        "public_ip": False,
        "run_as_user": "etl",
    }

    assert pairs(**values) == [
        ("type", "Ec2Resource"),
        ("keyPair", "ops"),
        ("subnetId", "subnet-1"),
        ("terminateAfter", "30 minutes"),
        ("useOnDemandOnLastAttempt", "true"),
        ("associatePublicIpAddress", "false"),
        ("imageId", "ami-1"),
        ("instanceType", "t2.small"),
        ("runAsUser", "etl"),
        ("securityGroupIds", "sg-1"),
        ("securityGroupIds", "sg-2"),
        ("spotBidPrice", "0.05"),
    ]


def test_groups_by_name() -> None:
    """In the default VPC, where a launch needs no subnet."""
    assert pairs(security_groups=["etl", "ops"])[-2:] == [("securityGroups", "etl"), ("securityGroups", "ops")]


def test_the_instance_type_may_be_left_to_the_service() -> None:
    """It has a default for each region."""
    made = Ec2InstanceSpec(type="ec2-instance").compile("box", str)
    assert (made.instance_type, str(made.terminate_after)) == (None, "6 hours")


@pytest.mark.parametrize("bid", [0.01, 1, 10, 19.99])
def test_bids(bid: float) -> None:
    """More than 0 and less than 20 USD, as it was written."""
    assert ("spotBidPrice", str(bid)) in pairs(bid=bid)


@pytest.mark.parametrize("bid", [0, -1, 20, 1e9, float("nan"), float("inf"), True, "0.05", 10**400])
def test_bids_that_the_service_refuses(bid: object) -> None:
    """Out of range, or no number."""
    with pytest.raises(ValidationError, match=r"USD an hour"):
        Ec2InstanceSpec.model_validate({**PLAIN, "bid": bid})
