"""PS411: enumerations and Booleans."""

from __future__ import annotations

from typing import Any

import pytest

from penstock.validation.enumerations import check


def test_a_value_that_is_not_known(view: Any, told: Any) -> None:
    """With those that are, and the nearest."""
    found = list(check(view({"id": "x", "type": "RedshiftCopyActivity", "insertMode": "APEND"})))

    assert told(found, "PS411") == [("x", "insertMode", "'insertMode' of 'x' is 'APEND'")]
    assert found[0].allowed == "APPEND, KEEP_EXISTING, OVERWRITE_EXISTING, TRUNCATE"
    assert found[0].help == "did you mean 'APPEND'?"


def test_booleans(view: Any, told: Any) -> None:
    """Two words, not yes and no."""
    found = list(check(view({"id": "x", "type": "PigActivity", "stage": "yes"})))

    assert told(found, "PS411") == [("x", "stage", "'stage' of 'x' is 'yes'")]
    assert (found[0].allowed, found[0].help) == ("false, true", None)


@pytest.mark.parametrize(
    "fields",
    [
        {"type": "RedshiftCopyActivity", "insertMode": "keep_existing"},
        {"type": "PigActivity", "failureAndRerunMode": "Cascade", "stage": "TRUE"},
        {"type": "Ec2Resource", "actionOnResourceFailure": "retryall"},
        {"type": "S3DataNode", "scheduleType": "#{myType}"},
        {"type": "Schedule", "startAt": "ONDEMAND_ACTIVATION_TIME"},
        {"type": "SparkActivity", "stage": "yes"},
    ],
)
def test_values_that_are_well(view: Any, fields: dict[str, str]) -> None:
    """In any case; expressions and unknown types are left alone."""
    assert list(check(view({"id": "x", **fields}))) == []
