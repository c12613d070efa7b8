"""Errors about two keys are told at one of them."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from penstock.specs.resources import Ec2InstanceSpec


def test_the_error_is_at_the_key() -> None:
    """Not at the mapping that both stand in."""
    with pytest.raises(ValidationError) as caught:
        Ec2InstanceSpec.model_validate({"type": "ec2-instance", "security_groups": ["ops"], "subnet_id": "subnet-1"})

    (error,) = caught.value.errors()
    assert error["loc"] == ("security_groups",)
    assert error["msg"] == "EC2 takes no names of groups beside `subnet_id`; write their security_group_ids"
