"""Checks specs as far as that goes without a deployment: shape, references, and the rules of the service."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from penstock.cli.project import Project
from penstock.compiler import check_compiled
from penstock.diagnostics.diagnostic import Diagnostic, refuse_errors
from penstock.environments import WarehouseSettings
from penstock.local.deployment import LocalDeployment
from penstock.specs.folder import load_all
from penstock.specs.loader import Loaded


def check_all(paths: Sequence[Path], project: Project) -> tuple[Diagnostic, ...]:
    """Check spec files and what they compile to.

    Returns:
        The warnings.

    Raises:
        DiagnosticsError: with the findings of all files, when one of them is an error.
    """
    loaded = load_all(paths, project.assets)
    findings = list(loaded.findings)
    warehouse = project.warehouse()
    for spec in loaded.specs:
        findings.extend(check_definition(spec, warehouse))
    refuse_errors(tuple(findings))
    return tuple(findings)


def check_definition(loaded: Loaded, warehouse: WarehouseSettings) -> tuple[Diagnostic, ...]:
    """Compile a spec with local names and return what the rules of the service find."""
    return check_compiled(loaded, LocalDeployment(loaded.spec.name, warehouse))
