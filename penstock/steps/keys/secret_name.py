"""Secrets of AWS Secrets Manager that a step's command reads on the machine."""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints

SecretName = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9/_+=.@-]+$", max_length=512)]
"""https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html"""
