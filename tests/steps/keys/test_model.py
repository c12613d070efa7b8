"""SpecModel: closed, strict and immutable."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from penstock.steps.keys.model import SpecModel


class Sample(SpecModel):
    """A model with one key."""

    count: int


@pytest.mark.parametrize("values", [{"count": "1"}, {"count": True}, {"count": 1.0}, {"count": 1, "other": 2}, {}])
def test_what_is_refused(values: dict[str, Any]) -> None:
    """Other types, other keys, and none."""
    with pytest.raises(ValidationError):
        Sample.model_validate(values)


def test_it_is_immutable() -> None:
    """What was checked stays as it is."""
    sample: Any = Sample(count=1)

    with pytest.raises(ValidationError, match="frozen"):
        sample.count = 2
