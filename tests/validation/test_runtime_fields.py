"""Runtime fields by family; all of them are held against the service's facts in tests/objects."""

from __future__ import annotations

from penstock.objects import Ec2Resource, PigActivity, Property, S3KeyExists, Schedule
from penstock.validation.runtime_fields import OF_ALL, OF_ATTEMPTABLES, OF_SCHEDULED, runtime_fields


def test_families() -> None:
    """Each adds to those above it."""
    assert runtime_fields(Property) == OF_ALL
    assert runtime_fields(Schedule) == OF_ALL | {"@firstActivationTime"}
    assert runtime_fields(S3KeyExists) == OF_ALL | OF_ATTEMPTABLES | {"currentRetryCount", "lastRetryTime"}
    assert runtime_fields(PigActivity) == OF_ALL | OF_ATTEMPTABLES | OF_SCHEDULED
    assert runtime_fields(Ec2Resource) == OF_ALL | OF_ATTEMPTABLES | OF_SCHEDULED | {"@failureReason"}
