"""`parameters`: what specs say of them."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from penstock.objects import Parameter, ParameterType
from penstock.specs.parameters import ParameterName, ParameterSpec


def test_only_what_is_said_is_written() -> None:
    """And the type, always."""
    assert ParameterSpec().compile("myTable") == Parameter("myTable", value_type=ParameterType.STRING)
    assert ParameterSpec(type="double", default=0.5, optional=True).compile("myShare") == Parameter(
        "myShare", value_type=ParameterType.DOUBLE, default_value="0.5", optional=True
    )


def test_values() -> None:
    """None, one, or a list, which makes the parameter an array."""
    assert ParameterSpec().values() == ()
    assert ParameterSpec(value=3).values() == ("3",)
    assert ParameterSpec(value=["a", "b"]).values() == ("a", "b")
    assert ParameterSpec(value=["a"]).compile("myList") == Parameter(
        "myList", value_type=ParameterType.STRING, is_array=True
    )


@pytest.mark.parametrize("name", ["table", "mytable", "*mySecret", "my", "my-x", ""])
def test_fails_on_other_names(name: str) -> None:
    """The service wants `my`, and a capital letter or an underscore."""
    with pytest.raises(ValidationError):
        TypeAdapter(ParameterName).validate_python(name)
