"""Shows the fields of built objects, and has resources of the CDK with names that are easy to recognise."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from aws_cdk import App, Stack, aws_secretsmanager as secretsmanager

Fields = list[tuple[str, object]]


@pytest.fixture
def fields() -> Callable[[Any], Fields]:
    """Return the fields of an object as (key, text or the id of a reference)."""

    def read(item: Any) -> Fields:
        return [(key, value if isinstance(value, str) else ("ref", value.id)) for key, value in item.pairs()]

    return read


@pytest.fixture
def stack() -> Stack:
    """An empty stack."""
    return Stack(App(), "S")


@pytest.fixture
def resolved(stack: Stack, fields: Callable[[Any], Fields]) -> Callable[[Any], Fields]:
    """Return the fields of an object, its tokens resolved."""

    def read(item: Any) -> Fields:
        return [(key, value if isinstance(value, tuple) else stack.resolve(value)) for key, value in fields(item)]

    return read


SECRET_ARN = "arn:aws:secretsmanager:us-east-1:111122223333:secret:shop-AbCdEf"


@pytest.fixture
def secret(stack: Stack) -> secretsmanager.ISecret:
    """A secret that exists already."""
    return secretsmanager.Secret.from_secret_complete_arn(stack, "Secret", SECRET_ARN)


@pytest.fixture
def reference() -> Callable[[str], str]:
    """How a template refers to a key of that secret."""
    return lambda key: f"{{{{resolve:secretsmanager:{SECRET_ARN}:SecretString:{key}::}}}}"
