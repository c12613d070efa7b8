"""What instances and clusters have in common."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from penstock.objects import Resource
from penstock.specs.resources import RESOURCES, Ec2InstanceSpec
from penstock.specs.resources.machine import MachineSpec

EVERYTHING = {
    "terminate_after": "90 minutes",
    "region": "eu-west-1",
    "availability_zone": "eu-west-1b",
    "key_pair": "ops",
    "http_proxy": {"hostname": "proxy.example.org", "port": 3128},
    "start_timeout": "20 minutes",
    "retries": {"maximum": 1, "delay": "5 minutes"},
    "on_failure": "retry-none",
    "on_task_failure": "terminate",
}


def machine(**values: Any) -> Resource:
    """Return the object of an instance."""
    return Ec2InstanceSpec.model_validate({"type": "ec2-instance", **values}).compile("box", str)


def test_nothing_at_all() -> None:
    """The service chooses, but the lifetime always ends."""
    assert list(machine().pairs()) == [("type", "Ec2Resource"), ("terminateAfter", "6 hours")]


def test_everything() -> None:
    """All but a subnet, which goes without a zone."""
    made = machine(**EVERYTHING)

    assert made.http_proxy is not None
    assert list(made.pairs()) == [
        ("type", "Ec2Resource"),
        ("maximumRetries", "1"),
        ("retryDelay", "5 minutes"),
        ("actionOnResourceFailure", "retryNone"),
        ("actionOnTaskFailure", "terminate"),
        ("availabilityZone", "eu-west-1b"),
        ("initTimeout", "20 minutes"),
        ("keyPair", "ops"),
        ("httpProxy", made.http_proxy),
        ("region", "eu-west-1"),
        ("terminateAfter", "90 minutes"),
    ]
    assert (made.http_proxy.id, made.http_proxy.TYPE) == ("box.proxy", "HttpProxy")


def test_the_other_choices() -> None:
    """Of what happens after a failure."""
    made = list(machine(on_failure="retry-all", on_task_failure="continue").pairs())

    assert ("actionOnResourceFailure", "retryAll") in made
    assert ("actionOnTaskFailure", "continue") in made


@pytest.mark.parametrize(
    ("values", "key", "message"),
    [
        (
            {"availability_zone": "eu-west-1a", "subnet_id": "subnet-1"},
            "availability_zone",
            "`availability_zone` and `subnet_id` exclude each other: a subnet is in one zone",
        ),
        (
            {"availability_zone": "us-east-1a", "region": "eu-west-1"},
            "availability_zone",
            "'us-east-1a' is no zone of the region eu-west-1; its zones have names such as eu-west-1a",
        ),
        (
            {"on_demand_on_last_attempt": True},
            "on_demand_on_last_attempt",
            "it has no `bid`, so every attempt takes On-Demand instances",
        ),
        ({"region": "Ireland"}, "region", r"String should match pattern '^[a-z]{2}(-[a-z]+)+-[0-9]+$'"),
    ],
)
def test_what_cannot_be(values: dict[str, Any], key: str, message: str) -> None:
    """Each is told at the key."""
    with pytest.raises(ValidationError) as caught:
        machine(**values)
    assert [(error["loc"], error["msg"]) for error in caught.value.errors()] == [((key,), message)]


@pytest.mark.parametrize("zone", ["us-west-2a", "us-west-2-lax-1a", "#{myZone}"])
def test_zones_of_a_region(zone: str) -> None:
    """Local zones are named after their region, too; what an expression gives is not known."""
    assert machine(region="us-west-2", availability_zone=zone).availability_zone == zone


def test_all_that_is_launched_has_these_keys() -> None:
    """A cluster is a machine, too."""
    assert [kind.__name__ for kind in RESOURCES if issubclass(kind, MachineSpec)] == [
        "Ec2InstanceSpec",
        "EmrClusterSpec",
    ]
