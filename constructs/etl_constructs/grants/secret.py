"""Permissions for the secret that a shell command says to read, in a field of its own."""

from __future__ import annotations

from collections.abc import Iterator

from etl_constructs.grants.errors import UngrantableError, refuse_wildcards
from etl_constructs.grants.s3_uri import EXPRESSION
from etl_constructs.grants.scope import GrantScope
from etl_constructs.statement import Grantee, Statement
from penstock.objects import PipelineObject, ShellCommandActivity, ShellCommandPrecondition
from penstock.objects.secret_field import SECRET

SUFFIX = "-??????"
"""Secrets Manager puts a hyphen and six characters behind the name, which nobody knows before.

https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_iam-policies.html
"""


def read_secret(item: ShellCommandActivity | ShellCommandPrecondition, scope: GrantScope) -> Iterator[Statement]:
    """Yield the right of the machines to read each secret that the command names.

    A secret that is encrypted with a key of the customer's own needs the permission to use the key, too, which that
    key's policy has to give.

    Raises:
        UngrantableError: where the name is an expression, or has a wildcard.
    """
    value = item.user_fields.get(SECRET, ())
    for name in (value,) if isinstance(value, str | PipelineObject) else value:
        if not isinstance(name, str) or not name or EXPRESSION in name:
            raise UngrantableError(
                f"{SECRET} '{name}' is no fixed name, so permissions cannot be derived from it; write the name itself"
            )
        refuse_wildcards(name)
        yield Statement(
            Grantee.RESOURCE,
            ("secretsmanager:GetSecretValue",),
            (scope.arn("secretsmanager", f"secret:{name}{SUFFIX}"),),
        )
