"""Ec2Resource: instances in the resource's region, and its logs."""

from __future__ import annotations

from typing import Any

import pytest
from etl_constructs.grants.ec2_resource import DESCRIBE, LAUNCH
from etl_constructs.grants.files import FOLDER_REASON
from etl_constructs.statement import Grantee, Statement

from penstock.objects import Ec2Resource


@pytest.mark.parametrize(("region", "name"), [(None, "eu-west-1"), ("us-west-2", "us-west-2"), ("#{myRegion}", "*")])
def test_the_service_runs_an_instance(granted: Any, region: str | None, name: str) -> None:
    """Only the Describe actions, and Spot requests, are not bound to a resource."""
    describe, launch, spot = granted(Ec2Resource("e", region=region))
    assert (describe.resources, describe.reason) == (("*",), DESCRIBE)
    assert [action for action in describe.actions if not action.startswith("ec2:Describe")] == [
        "ec2:CancelSpotInstanceRequests",
        "ec2:RequestSpotInstances",
    ]
    account = f"arn:aws:ec2:{name}:111122223333"
    assert launch.resources == (
        *(
            f"{account}:{kind}/*"
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
        f"arn:aws:ec2:{name}::image/*",
        f"arn:aws:ec2:{name}::snapshot/*",
    )
    assert launch.reason == LAUNCH
    assert spot.actions == ("iam:CreateServiceLinkedRole",)


def test_its_logs_are_written(granted: Any) -> None:
    """By the machine itself."""
    *_, logs = granted(Ec2Resource("e", log_uri="s3://l/ec2"))
    assert logs == Statement(Grantee.RESOURCE, ("s3:PutObject",), ("arn:aws:s3:::l/ec2/*",), FOLDER_REASON)
