"""Permissions for a JdbcDatabase: the machines read the JAR of its driver."""

from __future__ import annotations

from collections.abc import Iterator

from etl_constructs.grants.files import read_file
from etl_constructs.grants.scope import GrantScope
from etl_constructs.statement import Statement
from penstock.definition.pipeline import PipelineDefinition
from penstock.objects import JdbcDatabase, RdsDatabase


def statements(
    database: JdbcDatabase | RdsDatabase, definition: PipelineDefinition, scope: GrantScope
) -> Iterator[Statement]:
    """Yield read access to the driver."""
    del definition
    yield from read_file(database.jdbc_driver_jar_uri, scope)
