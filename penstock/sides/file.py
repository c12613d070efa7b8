"""Reads a file, whichever of the forms it is in."""

from __future__ import annotations

from pathlib import Path

from penstock.changes import PipelineState
from penstock.diagnostics.diagnostic import refuse_errors
from penstock.environments import Connections
from penstock.sides.spec import spec_state
from penstock.sides.template import properties_state, template_state
from penstock.specs.definitions.forms import RESOURCE_TYPE, is_definition, read_definition_file
from penstock.specs.document import read_document
from penstock.specs.loader import LoadedSpec, load_spec


def file_state(
    path: Path,
    assets: Path,
    connections: Connections,
    wanted: str | None = None,
    environment: str | None = None,
) -> PipelineState:
    """What a file says of a pipeline.

    Args:
        path: a spec, a CloudFormation template, or a definition as the AWS CLI, the API or CloudFormation has it.
        assets: the folder that the paths of a spec are relative to.
        connections: what pipelines of the environment can reach.
        wanted: name of the pipeline to take where a template has several.
        environment: name of the environment, for what a spec says otherwise there.

    Raises:
        DiagnosticsError: where the file cannot be read, or has none of these forms.
    """
    document = read_document(path, intrinsics=True)
    refuse_errors(document.diagnostics)
    if not is_definition(document.value):
        loaded = load_spec(path, assets)
        if isinstance(loaded, LoadedSpec) and environment is not None:
            loaded = loaded.in_environment(environment)
        return spec_state(loaded, assets, connections)
    form = document.value if isinstance(document.value, dict) else {}
    if "Resources" in form:
        return template_state(document, wanted)
    if form.get("Type") == RESOURCE_TYPE and isinstance(form.get("Properties"), dict):
        return properties_state(document, ("Properties",), form["Properties"], {})
    if "PipelineObjects" in form:
        return properties_state(document, (), form, {})
    definition = read_definition_file(document).definition
    refuse_errors(definition.findings)
    return PipelineState(definition.wire)
