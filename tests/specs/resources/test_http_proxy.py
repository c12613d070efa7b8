"""The proxy of a machine."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from penstock.specs.resources.http_proxy import HttpProxySpec

PLAIN = {"hostname": "proxy.example.org", "port": 3128}


def pairs(**values: Any) -> list[tuple[str, object]]:
    """Return the fields of the object."""
    made = HttpProxySpec.model_validate({**PLAIN, **values}).compile("box")
    assert made.id == "box.proxy"
    return list(made.pairs())


def test_the_least() -> None:
    """A proxy that asks for no password."""
    assert pairs() == [("type", "HttpProxy"), ("hostname", "proxy.example.org"), ("port", "3128")]


def test_everything() -> None:
    """The password is a dynamic reference, never a text."""
    assert pairs(
        username="etl", secret="net/proxy", windows_domain="CORP", windows_workgroup="ETL", s3_no_proxy=True
    ) == [
        ("type", "HttpProxy"),
        ("hostname", "proxy.example.org"),
        ("*password", "{{resolve:secretsmanager:net/proxy:SecretString:password}}"),
        ("port", "3128"),
        ("s3NoProxy", "true"),
        ("username", "etl"),
        ("windowsDomain", "CORP"),
        ("windowsWorkgroup", "ETL"),
    ]


def test_the_user_may_be_in_the_secret() -> None:
    """As it is in the secrets that AWS makes of databases."""
    assert ("username", "{{resolve:secretsmanager:net/proxy:SecretString:username}}") in pairs(secret="net/proxy")


@pytest.mark.parametrize(
    ("values", "key"),
    [
        ({"username": "etl"}, "username"),
        ({"port": 0}, "port"),
        ({"port": 65536}, "port"),
        ({"port": "3128"}, "port"),
        ({"secret": "a}}{{resolve:ssm:b"}, "secret"),
        ({"password": "open"}, "password"),
    ],
)
def test_what_is_refused(values: dict[str, Any], key: str) -> None:
    """A user without a password, ports that there are not, and whatever would end the reference."""
    with pytest.raises(ValidationError) as caught:
        pairs(**values)
    assert [error["loc"] for error in caught.value.errors()] == [(key,)]
