"""`precondition`: what it compiles to."""

from __future__ import annotations

from typing import Any

from penstock.steps.keys.precondition import PreconditionSpec


def test_without_a_timeout(context: Any, fields: Any) -> None:
    """The service's own default holds then."""
    made = PreconditionSpec.model_validate({"name": "check", "s3_key_exists": "s3://other/go"}).compile(context())

    assert made.id == "check"
    assert fields(made) == [("type", "S3KeyExists"), ("role", "service-role"), ("s3Key", "s3://other/go")]
