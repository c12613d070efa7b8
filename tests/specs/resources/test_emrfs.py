"""The settings of EMRFS."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from penstock.specs.resources.emrfs import EmrfsSpec


def test_encryption() -> None:
    """One property, as EMRFS has it."""
    made = EmrfsSpec(server_side_encryption=True).compile("emr")

    assert (made.id, made.classification) == ("emr.emrfs", "emrfs-site")
    assert [(item.id, item.key, item.value) for item in made.property or ()] == [
        ("emr.fs.s3.enableServerSideEncryption", "fs.s3.enableServerSideEncryption", "true")
    ]


def test_what_is_no_number_of_seconds() -> None:
    """It would look for ever."""
    with pytest.raises(ValidationError):
        EmrfsSpec(retry_period_seconds=0)
