"""Permissions for scripts in S3: the machines read exactly the files that the definition names."""

from __future__ import annotations

from collections.abc import Iterator

from etl_constructs.grants.files import read_file
from etl_constructs.grants.scope import GrantScope
from etl_constructs.statement import Statement
from penstock.definition.pipeline import PipelineDefinition
from penstock.objects import (
    HiveActivity,
    PigActivity,
    ShellCommandActivity,
    ShellCommandPrecondition,
    ShellScriptConfig,
    SqlActivity,
)

Scripted = (
    HiveActivity | PigActivity | ShellCommandActivity | ShellCommandPrecondition | ShellScriptConfig | SqlActivity
)


def statements(item: Scripted, definition: PipelineDefinition, scope: GrantScope) -> Iterator[Statement]:
    """Yield read access to the object's script."""
    del definition
    yield from read_file(item.script_uri, scope)
