"""No password in clear text."""

from __future__ import annotations

from typing import Any

import pytest
from etl_constructs.builders import http_proxy, rds_database, redshift_database
from etl_constructs.builders.secret import secret_value, username_of

pytestmark = pytest.mark.cdk


def test_a_key_of_a_secret_is_a_dynamic_reference(stack: Any, secret: Any, reference: Any) -> None:
    """Which CloudFormation resolves."""
    assert stack.resolve(secret_value(secret, "password")) == reference("password")


def test_the_user_name_is_in_the_secret_too(stack: Any, secret: Any, reference: Any) -> None:
    """Unless it is given."""
    assert stack.resolve(username_of(secret, None)) == reference("username")
    assert username_of(secret, "etl") == "etl"


def test_fails_for_clear_text_and_does_not_repeat_it(deployment: Any) -> None:
    """In every builder that takes a secret; jdbc_database has the same two calls."""
    clear: Any = "hunter2"
    for build in (
        lambda: redshift_database("d", cluster_id="c", database="x", username="u", secret=clear),
        lambda: rds_database("d", deployment=deployment, instance=_Instance(), username="u", secret=clear),  # type: ignore[arg-type]
        lambda: http_proxy("p", hostname="h", port=1, username="u", secret=clear),
    ):
        with pytest.raises(TypeError) as caught:
            build()
        assert str(caught.value) == (
            "a password must not stand in a definition: give a secret of Secrets Manager, "
            "such as Secret.from_secret_name_v2(self, 'Secret', name)"
        )


class _Instance:
    instance_identifier = "shop"
