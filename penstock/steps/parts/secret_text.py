"""How a command reads the secret of its activity on the machine, and hands it on."""

from __future__ import annotations

from penstock.objects.secret_field import SECRET

FEED_SECRET = """printf '%s' "$secret" | """  # noqa: S105 - shell text
"""Hands the secret to the command that follows; printf is a part of the shell, so no process has it as an argument."""


def read_secret(region: str) -> str:
    """Return the shell text that puts the secret of the activity's own field into a variable, which is not exported.

    The AWS CLI reads it with the role of the machine; it is no argument of any process, and is not printed.
    """
    return (
        "command -v aws > /dev/null || { echo 'the AWS CLI is needed to read the secret' >&2; exit 1; }\n"
        f"secret=$(aws secretsmanager get-secret-value --secret-id '#{{{SECRET}}}' --region '{region}' "
        "--query SecretString --output text) || exit 1\n"
    )
