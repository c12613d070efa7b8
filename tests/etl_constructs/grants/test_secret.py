"""Secrets: exactly the one that a command names, for the machines."""

from __future__ import annotations

from typing import Any

import pytest
from etl_constructs.grants import UngrantableError, statements_of
from etl_constructs.grants.scope import GrantScope
from etl_constructs.statement import Grantee, Statement

from penstock.definition.pipeline import PipelineDefinition
from penstock.objects import ShellCommandActivity, ShellCommandPrecondition

ARN = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:"
READ = ("secretsmanager:GetSecretValue",)


@pytest.mark.parametrize("kind", [ShellCommandActivity, ShellCommandPrecondition])
def test_the_secret_that_is_named(granted: Any, kind: Any) -> None:
    """With the six characters that Secrets Manager puts behind its name."""
    item = kind("a", command="true", user_fields={"mySecret": "team/courses-api"})
    assert granted(item) == [Statement(Grantee.RESOURCE, READ, (f"{ARN}team/courses-api-??????",))]


def test_several_secrets(granted: Any) -> None:
    """A field may be repeated; other fields of one's own mean nothing."""
    item = ShellCommandActivity("a", command="true", user_fields={"mySecret": ["b", "c"], "mySecretive": "d"})
    assert [found.resources for found in granted(item)] == [(f"{ARN}b-??????",), (f"{ARN}c-??????",)]


def test_a_parameter_may_name_it(scope: GrantScope) -> None:
    """Like a bucket: what the definition holds is put in."""
    item = ShellCommandActivity("a", command="true", user_fields={"mySecret": "#{myName}"})
    definition = PipelineDefinition((item,), values=(("myName", "courses"),))
    assert Statement(Grantee.RESOURCE, READ, (f"{ARN}courses-??????",)) in statements_of(definition, scope)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("a#{@scheduledStartTime}", "mySecret 'a#{@scheduledStartTime}' is no fixed name, so permissions cannot be"),
        ("", "mySecret '' is no fixed name"),
        ("team/*", r"'team/*' has a *, which IAM would take for a wildcard"),
        (ShellCommandActivity("b", command="true"), "is no fixed name"),
    ],
)
def test_fails_where_no_secret_is_named(granted: Any, name: Any, message: str) -> None:
    """A wildcard would open others."""
    with pytest.raises(UngrantableError) as caught:
        granted(ShellCommandActivity("a", command="true", user_fields={"mySecret": name}))
    assert message in str(caught.value)
