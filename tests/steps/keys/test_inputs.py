"""`input` of steps that may read several data nodes: what it takes."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from penstock.steps.keys.inputs import Inputs


@pytest.mark.parametrize(("value", "names"), [("a", ("a",)), (["a", "b-2"], ("a", "b-2")), ([], ()), (("a",), ("a",))])
def test_names(value: Any, names: tuple[str, ...]) -> None:
    """One, several or none."""
    assert TypeAdapter(Inputs).validate_python(value) == names


@pytest.mark.parametrize("value", [None, 3, "", "a b", {"a": 1}, [["a"]], [None], "a" * 101, ["a", "a"]])
def test_fails_for_what_is_no_name(value: Any) -> None:
    """Names are those of steps."""
    with pytest.raises(ValidationError):
        TypeAdapter(Inputs).validate_python(value)
