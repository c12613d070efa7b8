"""Keys of which exactly one is given, and texts that have to fit."""

from __future__ import annotations

import pytest
from pydantic import ValidationError
from pydantic_core import PydanticCustomError

from penstock.steps.keys.choices import check_fits
from penstock.steps.keys.grant_spec import GrantSpec


@pytest.mark.parametrize(
    ("values", "found"),
    [({}, "none"), ({"user": "a", "group": "b"}, "user and group"), ({"user": "a", "role": "b", "public": True}, None)],
)
def test_fails_for_other_than_one(values: dict[str, object], found: str | None) -> None:
    """Those that may be given are named, and those that are."""
    message = f"exactly one of user, group, role and public is needed, found {found or 'user, role and public'}"
    with pytest.raises(ValidationError, match=message):
        GrantSpec.model_validate(values)


def test_fails_for_a_long_text_with_expressions() -> None:
    """Without them it may become a file."""
    assert check_fits("x" * 10_241) == "x" * 10_241
    assert check_fits("#{a}" + "x" * 10_236) == "#{a}" + "x" * 10_236
    with pytest.raises(PydanticCustomError, match="the text has 10241 bytes and expressions"):
        check_fits("#{a}" + "x" * 10_237)
