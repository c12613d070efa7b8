"""PS429: secrets in clear text."""

from __future__ import annotations

from typing import Any

import pytest

from penstock.diagnostics.diagnostic import Severity
from penstock.validation.secrets import check

DATABASE = {"id": "d", "type": "RdsDatabase"}
KEY = "AKIA" + "IOSFODNN7EXAMPLE"


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("*password", "hunter2", "'*password' of 'd' is a secret in clear text"),
        ("*mySecret", "hunter2", "'*mySecret' of 'd' is a secret in clear text"),
        ("*password", "{{resolve:ssm:plain}}", "'*password' of 'd' is a secret in clear text"),
        (
            "connectionString",
            "jdbc:mysql://h/db?user=u&PASSWORD=hunter2",
            "'connectionString' of 'd' has a password in clear text",
        ),
        ("jdbcProperties", "password=hunter2", "'jdbcProperties' of 'd' has a password in clear text"),
        ("myKey", f"key {KEY}.", "'myKey' of 'd' has the id of an AWS access key"),
    ],
)
def test_secrets(view: Any, told: Any, field: str, value: str, message: str) -> None:
    """The place is told, and never the value."""
    found = list(check(view({**DATABASE, field: ["#{myX}", value]})))

    assert told(found, "PS429") == [("d", field, message)]
    assert (found[0].index, found[0].severity) == (1, Severity.WARNING)
    assert not any("hunter2" in str(text) or KEY in str(text) for text in (found[0].message, found[0].help))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("*password", "{{resolve:secretsmanager:db:SecretString:password}}"),
        ("*password", "{{resolve:ssm-secure:db}}"),
        ("*password", "#{*myPassword}"),
        ("*password", "${Token[TOKEN.42]}"),
        ("*password", ""),
        ("connectionString", "jdbc:mysql://h/db?user=u&password=#{*myPassword}"),
        ("connectionString", "jdbc:mysql://h/password"),
        ("command", "psql --password=hunter2"),
        ("myKey", "AKIA is a prefix"),
        ("myKey", f"X{KEY}"),
    ],
)
def test_what_is_no_secret(view: Any, field: str, value: str) -> None:
    """References, what an expression gives, and what only looks like one."""
    assert list(check(view({**DATABASE, field: value}))) == []


def test_parameters(view: Any) -> None:
    """Defaults and values of secret ones."""
    found = check(
        view(
            parameters=[
                {"id": "*myA", "default": "hunter2", "description": "text"},
                {"id": "*myB", "default": "{{resolve:secretsmanager:b}}"},
                {"id": "myC", "default": "text"},
            ],
            values={"*myB": "hunter2", "myC": "text"},
        )
    )

    assert [(item.object_id, item.field, item.part, item.message) for item in found] == [
        ("*myA", "default", "parameters", "'default' of parameter '*myA' is a secret in clear text"),
        ("*myB", None, "values", "the value of parameter '*myB' is a secret in clear text"),
    ]
