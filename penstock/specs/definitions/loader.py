"""Loads specs of `kind: definition`, and definition files in their place."""

from __future__ import annotations

from pydantic import ValidationError

from penstock.diagnostics.diagnostic import DiagnosticsError, Severity, refuse_errors
from penstock.specs.definitions.cli_shape import read_cli_shape
from penstock.specs.definitions.forms import is_definition, read_definition_file, unknown_form
from penstock.specs.definitions.loaded import LoadedDefinition
from penstock.specs.definitions.spec import DefinitionSpec
from penstock.specs.document import Document
from penstock.specs.model_errors import to_diagnostics
from penstock.specs.naming import pipeline_name


def load_definition(document: Document) -> LoadedDefinition:
    """Check a spec's shape, and read its objects.

    Raises:
        DiagnosticsError: with every error of the file, and its warnings.
    """
    findings = list(document.diagnostics)
    spec = None
    try:
        spec = DefinitionSpec.model_validate(document.value)
    except ValidationError as error:
        findings.extend(to_diagnostics(error, document, DefinitionSpec))
    definition = read_cli_shape(document)
    told = {item.location for item in findings}
    findings.extend(item for item in definition.findings if item.location not in told)
    if spec is None or any(item.severity is Severity.ERROR for item in findings):
        raise DiagnosticsError(tuple(findings))
    return LoadedDefinition(spec, definition, tuple(findings))


def load_definition_file(document: Document) -> LoadedDefinition:
    """Check a definition as AWS prints it, in any of its forms; the file's name is the pipeline's, where it has none.

    Raises:
        DiagnosticsError: with every error of the file, and its warnings.
    """
    if not is_definition(document.value):
        raise DiagnosticsError((*document.diagnostics, unknown_form(document)))
    file = read_definition_file(document)
    findings = (*document.diagnostics, *file.definition.findings)
    refuse_errors(findings)
    spec = DefinitionSpec(
        kind="definition",
        name=pipeline_name(file.name or document.path.stem),
        description=file.description or None,
        tags=dict(file.tags or {}),
        activate=file.activate,
        objects=[],
    )
    return LoadedDefinition(spec, file.definition, findings)
