"""Loads a spec: YAML, shape, names and references, with every finding at once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from pydantic import ValidationError

from penstock.diagnostics.diagnostic import Diagnostic, DiagnosticsError, Severity
from penstock.diagnostics.suggestion import did_you_mean
from penstock.specs.checks import run_checks
from penstock.specs.document import JSON_SUFFIX, Document, read_document
from penstock.specs.model_errors import to_diagnostics
from penstock.specs.spec import Spec
from penstock.steps.types import ASSETS

if TYPE_CHECKING:
    from penstock.specs.definitions.loaded import LoadedDefinition

DEFINITION = "definition"
KINDS = (DEFINITION, "pipeline")


@dataclass(frozen=True, slots=True)
class LoadedSpec:
    """A spec with the file that it came from.

    Attributes:
        spec: the checked spec.
        document: its YAML with positions, for findings of later stages.
        assets: the assets folder that its paths are relative to.
        warnings: findings that do not stop anything.
    """

    spec: Spec
    document: Document
    assets: Path
    warnings: tuple[Diagnostic, ...] = ()


Loaded: TypeAlias = "LoadedSpec | LoadedDefinition"


def load_spec(path: Path, assets: Path) -> Loaded:
    """Read and check one spec file.

    Args:
        path: the YAML file; a file whose name ends with `.json` is a definition as AWS prints it.
        assets: the folder that scripts and tables are in.

    Raises:
        DiagnosticsError: with every error of the file, and its warnings.
    """
    document = read_document(path)
    if document.diagnostics and document.value is None:
        raise DiagnosticsError(document.diagnostics)
    if path.suffix.lower() == JSON_SUFFIX:
        from penstock.specs.definitions.loader import load_definition_file

        return load_definition_file(document)
    kind = document.value.get("kind", "pipeline") if isinstance(document.value, dict) else "pipeline"
    if kind == DEFINITION:
        from penstock.specs.definitions.loader import load_definition

        return load_definition(document)
    if kind not in KINDS:
        finding = Diagnostic(
            "PS204",
            f"there is no kind of spec '{kind}'",
            document.at(("kind",)),
            allowed=", ".join(KINDS),
            help=did_you_mean(str(kind), KINDS),
        )
        raise DiagnosticsError((*document.diagnostics, finding))
    return _load_pipeline(document, assets)


def _load_pipeline(document: Document, assets: Path) -> LoadedSpec:
    findings = list(document.diagnostics)
    spec = None
    try:
        spec = Spec.model_validate(document.value, context={ASSETS: assets})
    except ValidationError as error:
        findings.extend(to_diagnostics(error, document, Spec))
    findings.extend(run_checks(document, assets))
    if spec is None or any(item.severity is Severity.ERROR for item in findings):
        raise DiagnosticsError(tuple(findings))
    return LoadedSpec(spec, document, assets, tuple(findings))
