"""The security groups of a cluster."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from penstock.specs.resources.emr_security_groups import SecurityGroupsSpec


def test_nothing() -> None:
    """EMR makes its own."""
    assert set(SecurityGroupsSpec().fields().values()) == {None}


def test_everything() -> None:
    """The service calls core and task nodes slaves."""
    groups = SecurityGroupsSpec(
        managed_master="sg-1", managed_core="sg-2", service_access="sg-3", master=["sg-4", "sg-5"], core=["sg-6"]
    )
    assert groups.fields() == {
        "additional_master_security_group_ids": ("sg-4", "sg-5"),
        "additional_slave_security_group_ids": ("sg-6",),
        "emr_managed_master_security_group_id": "sg-1",
        "emr_managed_slave_security_group_id": "sg-2",
        "service_access_security_group_id": "sg-3",
    }


@pytest.mark.parametrize(
    ("values", "key", "missing"),
    [
        ({"managed_master": "sg-1"}, "managed_master", "managed_core"),
        ({"managed_core": "sg-1", "service_access": "sg-2"}, "managed_core", "managed_master"),
        ({"service_access": "sg-1"}, "service_access", "managed_master and managed_core"),
    ],
)
def test_groups_of_ones_own_beside_default_ones(values: dict[str, Any], key: str, missing: str) -> None:
    """EMR takes them for all or for none."""
    with pytest.raises(ValidationError) as caught:
        SecurityGroupsSpec.model_validate(values)
    (error,) = caught.value.errors()
    assert error["loc"] == (key,)
    assert error["msg"] == f"EMR takes groups of your own for all managed ones or for none: {missing} is missing"
