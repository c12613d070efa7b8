"""Passwords as references to Secrets Manager; no builder takes one in clear text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aws_cdk.aws_secretsmanager import ISecret


def secret_value(secret: ISecret, key: str) -> str:
    """A dynamic reference to one JSON key of a secret: CloudFormation reads it when it deploys.

    Raises:
        TypeError: for a text, which may be the password itself.
    """
    if isinstance(secret, str):
        raise TypeError(
            "a password must not stand in a definition: give a secret of Secrets Manager, "
            "such as Secret.from_secret_name_v2(self, 'Secret', name)"
        )
    return secret.secret_value_from_json(key).unsafe_unwrap()


def username_of(secret: ISecret, username: str | None) -> str:
    """The user name, by default a dynamic reference to the JSON key `username` of the secret."""
    return secret_value(secret, "username") if username is None else username
