"""Reads a file, whichever of the forms it is in."""

from __future__ import annotations

from pathlib import Path

from penstock.changes import PipelineState
from penstock.diagnostics.diagnostic import Diagnostic, DiagnosticsError, refuse_errors
from penstock.environments import WarehouseSettings
from penstock.sides.api_shape import read_api_shape
from penstock.sides.spec import spec_state
from penstock.sides.template import PIPELINE, properties_state, template_state
from penstock.specs.definitions.cli_shape import read_cli_shape
from penstock.specs.document import JSON_SUFFIX, Document, read_document
from penstock.specs.loader import load_spec

FORMS = (
    "a spec, a template (Resources), or a definition in the form of the CLI (objects), the API (pipelineObjects) or "
    "CloudFormation (PipelineObjects)"
)
_SPEC_KEYS = frozenset({"kind", "schedule", "steps"})


def file_state(path: Path, assets: Path, warehouse: WarehouseSettings, wanted: str | None = None) -> PipelineState:
    """What a file says of a pipeline.

    Args:
        path: a spec, a CloudFormation template, or a definition as the AWS CLI, the API or CloudFormation has it.
        assets: the folder that the paths of a spec are relative to.
        warehouse: that of the environment, for a spec.
        wanted: name of the pipeline to take where a template has several.

    Raises:
        DiagnosticsError: where the file cannot be read, or has none of these forms.
    """
    document = read_document(path, intrinsics=True)
    refuse_errors(document.diagnostics)
    form = document.value
    if isinstance(form, dict) and "Resources" in form:
        return template_state(document, wanted)
    if isinstance(form, dict) and form.get("Type") == PIPELINE and isinstance(form.get("Properties"), dict):
        return properties_state(document, ("Properties",), form["Properties"], {})
    if isinstance(form, dict) and "PipelineObjects" in form:
        return properties_state(document, (), form, {})
    if _is_spec(document):
        return spec_state(load_spec(path, assets), assets, warehouse)
    return _definition_state(document)


def _is_spec(document: Document) -> bool:
    keys = set(document.value) if isinstance(document.value, dict) else set()
    if _SPEC_KEYS & keys:
        return True
    return document.path.suffix.lower() != JSON_SUFFIX and not {"objects", "pipelineObjects"} & keys


def _definition_state(document: Document) -> PipelineState:
    form = document.value
    if isinstance(form, dict) and "objects" in form:
        definition = read_cli_shape(document)
    elif isinstance(form, dict) and "pipelineObjects" in form:
        definition = read_api_shape(document, (), form)
    else:
        message = "the file holds no pipeline"
        raise DiagnosticsError((Diagnostic("PS202", message, document.at(()), allowed=FORMS),))
    refuse_errors(definition.findings)
    return PipelineState(definition.wire)
