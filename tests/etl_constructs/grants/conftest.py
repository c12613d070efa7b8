"""A scope with plain names, so that the ARNs of statements read well, and what one object is granted."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from etl_constructs.grants import GRANTS
from etl_constructs.grants.scope import GrantScope
from etl_constructs.statement import Statement

from penstock.definition.pipeline import PipelineDefinition
from penstock.objects import PipelineObject


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


@pytest.fixture
def granted(scope: GrantScope) -> Callable[..., list[Statement]]:
    """Return the statements of one object; further objects are in its definition, too."""

    def derive(item: PipelineObject, *others: PipelineObject) -> list[Statement]:
        return list(GRANTS[type(item)](item, PipelineDefinition.gather([item, *others]), scope))

    return derive
