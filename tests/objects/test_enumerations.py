"""Enumerations as the service writes them."""

from __future__ import annotations

from enum import Enum

import pytest

from penstock.objects import enumerations


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("ActionOnResourceFailure", ["retryAll", "retryNone"]),
        ("ActionOnTaskFailure", ["continue", "terminate"]),
        ("Compression", ["none", "gzip"]),
        ("FailureAndRerunMode", ["CASCADE", "NONE"]),
        ("InsertMode", ["APPEND", "KEEP_EXISTING", "OVERWRITE_EXISTING", "TRUNCATE"]),
        ("S3EncryptionType", ["SERVER_SIDE_ENCRYPTION", "NONE"]),
        ("ScheduleType", ["cron", "timeseries", "ondemand"]),
        ("StartAt", ["FIRST_ACTIVATION_DATE_TIME", "ONDEMAND_ACTIVATION_TIME"]),
    ],
)
def test_values(name: str, values: list[str]) -> None:
    """They are a part of the contract with the service."""
    kind: type[Enum] = getattr(enumerations, name)

    assert [member.value for member in kind] == values
