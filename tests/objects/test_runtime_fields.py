"""Runtime fields by family; all of them are held against the service's facts in test_against_reference.py."""

from __future__ import annotations

from penstock.objects import Ec2Resource, Exists, Parameter, Property, S3KeyExists, Schedule, Terminate
from penstock.objects.runtime_fields import runtime_fields


def test_families_add_to_those_above_them() -> None:
    """From what all objects have to what only some have."""
    common = set(runtime_fields(Property))

    assert common == {"@error", "@id", "@pipelineId", "@sphere", "@version"}
    assert set(runtime_fields(Schedule)) == common | {"@firstActivationTime"}
    assert set(runtime_fields(Terminate)) == common | {"node"}
    assert set(runtime_fields(S3KeyExists)) - set(runtime_fields(Exists)) == {"currentRetryCount", "lastRetryTime"}
    assert "@failureReason" in runtime_fields(Ec2Resource)
    assert "parent" not in Parameter.FIELDS
