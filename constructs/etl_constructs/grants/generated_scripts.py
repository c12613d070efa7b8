"""Permissions for activities that EMR writes a script for, and keep it where they are told.

The guide does not describe generatedScriptsPath; that it is written and then run from there is inferred.
"""

from __future__ import annotations

from collections.abc import Iterator

from etl_constructs.grants import script
from etl_constructs.grants.files import use_folder
from etl_constructs.grants.scope import GrantScope
from etl_constructs.statement import Statement
from penstock.definition.pipeline import PipelineDefinition
from penstock.objects import HiveCopyActivity, PigActivity


def statements(
    activity: HiveCopyActivity | PigActivity, definition: PipelineDefinition, scope: GrantScope
) -> Iterator[Statement]:
    """Yield read access to the activity's own script, and the use of the folder of generated ones."""
    if isinstance(activity, PigActivity):
        yield from script.statements(activity, definition, scope)
    yield from use_folder(activity.generated_scripts_path, scope)
