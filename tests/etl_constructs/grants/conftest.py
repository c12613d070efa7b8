"""A scope with plain names, so that the ARNs of statements read well."""

from __future__ import annotations

import pytest
from etl_constructs.grants.scope import GrantScope


@pytest.fixture
def scope() -> GrantScope:
    """Account 111122223333 in eu-west-1."""
    return GrantScope(
        partition="aws",
        region="eu-west-1",
        account="111122223333",
        service_role_arn="arn:aws:iam::111122223333:role/service",
        resource_role_arn="arn:aws:iam::111122223333:role/machines",
        resource_role_name="machines",
    )
