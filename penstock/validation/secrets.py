"""PS429: no secret stands in clear text. The value is never shown.

The service stores `*` fields encrypted, but the definition, and whatever it was made from, is readable.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from penstock.diagnostics.diagnostic import Severity
from penstock.validation.finding import Finding
from penstock.validation.parameters import given, place
from penstock.validation.view import DefinitionView

_REFERENCES = ("#{", "{{resolve:secretsmanager:", "{{resolve:ssm-secure:", "${Token[")
"""An expression, CloudFormation's dynamic references, and what stands for a value while the CDK works."""
_KEY_ID = re.compile(r"(?<![A-Z0-9])(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Z0-9])")
_PASSWORD = re.compile(r"(?i)\b(?:password|passwd|pwd)\s*=\s*(?!#\{|\{\{resolve:|\$\{Token\[)[^\s;&]")
_CONNECTIONS = frozenset({"connectionString", "jdbcProperties"})
_HELP = "keep it in AWS Secrets Manager and write {{resolve:secretsmanager:NAME:SecretString:KEY}}"


def check(view: DefinitionView) -> Iterator[Finding]:
    """Yield a finding for every secret field that holds a text, and for texts that look like secrets."""
    for item in view.objects:
        for key, values in item.own.items():
            is_secret, is_connection = key.startswith("*"), key in _CONNECTIONS
            for held in values:
                text = held.value
                if not (is_secret or is_connection or "AKIA" in text or "ASIA" in text):
                    continue  # nearly always
                message = _problem(text, is_secret=is_secret, is_connection=is_connection)
                if message and not held.is_reference:
                    yield held.finding("PS429", f"{held.where} {message}", help=_HELP, severity=Severity.WARNING)
    for value in given(view.definition):
        is_secret = value.parameter.startswith("*") and value.key in {None, "default"}
        message = _problem(value.text, is_secret=is_secret, is_connection=False)
        if message:
            yield place(value, "PS429", f"{value.where} {message}", help=_HELP, severity=Severity.WARNING)


def _problem(text: str, *, is_secret: bool, is_connection: bool) -> str | None:
    if is_secret:
        return "is a secret in clear text" if text and not any(word in text for word in _REFERENCES) else None
    if is_connection and _PASSWORD.search(text):
        return "has a password in clear text"
    return "has the id of an AWS access key" if _KEY_ID.search(text) else None
