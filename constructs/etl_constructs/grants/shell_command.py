"""Permissions for shell commands: their script is read, what they print is written, and their secret is read."""

from __future__ import annotations

from collections.abc import Iterator

from etl_constructs.grants import script
from etl_constructs.grants.files import write_file
from etl_constructs.grants.scope import GrantScope
from etl_constructs.grants.secret import read_secret
from etl_constructs.statement import Statement
from penstock.definition.pipeline import PipelineDefinition
from penstock.objects import ShellCommandActivity, ShellCommandPrecondition


def statements(
    item: ShellCommandActivity | ShellCommandPrecondition, definition: PipelineDefinition, scope: GrantScope
) -> Iterator[Statement]:
    """Yield read access to the script and the secret, and write access to where standard output and error go."""
    yield from script.statements(item, definition, scope)
    yield from write_file(item.stdout, scope)
    yield from write_file(item.stderr, scope)
    yield from read_secret(item, scope)
