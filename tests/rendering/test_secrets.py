"""Secrets stay hidden."""

from __future__ import annotations

import pytest

from penstock.definition.wire import Field, WireDefinition, WireObject, WireParameter
from penstock.rendering.secrets import MASK, mask


def _with_password(value: str) -> WireDefinition:
    return WireDefinition((WireObject("db", "Db", (Field("*password", value), Field("username", value))),))


@pytest.mark.parametrize(
    "value",
    [
        "hunter2",
        "",
        "#{myPrefix}hunter2",
        "#{concat('hunter', '2')}",
        "{{resolve:secretsmanager:a}}hunter2",
        "{{resolve:other:hunter2}}",
        "#{}",
        "#{myPassword} #{myPassword}",
    ],
)
def test_what_may_hold_a_secret(value: str) -> None:
    """Is masked, in the field with the asterisk alone, and its place is told."""
    masked = mask(_with_password(value))
    assert masked.definition.objects[0].fields == (Field("*password", MASK), Field("username", value))
    assert masked.places == ("*password of db",)


@pytest.mark.parametrize(
    "value",
    [
        "#{*myPassword}",
        "#{ myPassword }",
        "#{node.@password}",
        "{{resolve:secretsmanager:etl/warehouse:SecretString:password}}",
        "{{resolve:ssm-secure:/etl/password:1}}",
    ],
)
def test_what_only_names_one(value: str) -> None:
    """Stays as it is."""
    definition = _with_password(value)
    assert mask(definition).definition == definition
    assert mask(definition).places == ()


def test_references() -> None:
    """An id is no secret."""
    definition = WireDefinition((WireObject("db", "Db", (Field("*password", "other", is_reference=True),)),))
    assert mask(definition).definition == definition


def test_parameters_and_values() -> None:
    """Defaults, allowed values and values of a secret parameter; a value may name it without the asterisk."""
    definition = WireDefinition(
        (),
        (
            WireParameter("*myA", (("type", "String"), ("default", "s1"), ("allowedValues", "s2"), ("default", "s3"))),
            WireParameter("myB", (("default", "plain"),)),
        ),
        (("*myA", "s4"), ("myA", "s5"), ("myB", "plain"), ("*myC", "s6"), ("*myC", "#{myD}")),
    )
    masked = mask(definition)
    assert masked.definition == WireDefinition(
        (),
        (
            WireParameter("*myA", (("type", "String"), ("default", MASK), ("allowedValues", MASK), ("default", MASK))),
            WireParameter("myB", (("default", "plain"),)),
        ),
        (("*myA", MASK), ("myA", MASK), ("myB", "plain"), ("*myC", MASK), ("*myC", "#{myD}")),
    )
    assert masked.places == (
        "default of *myA",
        "allowedValues of *myA",
        "the value of *myA",
        "the value of myA",
        "the value of *myC",
    )
