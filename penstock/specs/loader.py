"""Loads a spec: YAML, shape, names and references, with every finding at once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from penstock.diagnostics.diagnostic import Diagnostic, DiagnosticsError, Severity
from penstock.specs.checks import run_checks
from penstock.specs.document import Document, read_document
from penstock.specs.model_errors import to_diagnostics
from penstock.specs.spec import Spec
from penstock.steps.types import ASSETS


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


def load_spec(path: Path, assets: Path) -> LoadedSpec:
    """Read and check one spec file.

    Args:
        path: the YAML file.
        assets: the folder that scripts and tables are in.

    Raises:
        DiagnosticsError: with every error of the file, and its warnings.
    """
    document = read_document(path)
    findings = list(document.diagnostics)
    if findings and document.value is None:
        raise DiagnosticsError(tuple(findings))
    spec = None
    try:
        spec = Spec.model_validate(document.value, context={ASSETS: assets})
    except ValidationError as error:
        findings.extend(to_diagnostics(error, document, Spec))
    findings.extend(run_checks(document, assets))
    if spec is None or any(item.severity is Severity.ERROR for item in findings):
        raise DiagnosticsError(tuple(findings))
    return LoadedSpec(spec, document, assets, tuple(findings))
