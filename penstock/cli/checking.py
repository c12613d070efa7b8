"""Checks specs as far as that goes without a deployment: shape, references, and the rules of the service."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from penstock.cli.project import Project
from penstock.compiler import check_compiled
from penstock.diagnostics.diagnostic import Diagnostic, refuse_errors
from penstock.environments import WarehouseSettings
from penstock.local.deployment import LocalDeployment
from penstock.specs.folder import load_all
from penstock.specs.loader import Loaded
from penstock.validation import Surroundings


def check_all(paths: Sequence[Path], project: Project, *, now: datetime | None = None) -> tuple[Diagnostic, ...]:
    """Check spec files and what they compile to, for the region of the project's first environment.

    Args:
        paths: the spec files.
        project: where they belong.
        now: the time, for warnings of intervals that lie in the past.

    Returns:
        The warnings.

    Raises:
        DiagnosticsError: with the findings of all files, when one of them is an error.
    """
    loaded = load_all(paths, project.assets)
    findings = list(loaded.findings)
    warehouse = project.warehouse()
    surroundings = Surroundings(region=project.region(), now=now)
    for spec in loaded.specs:
        findings.extend(check_definition(spec, warehouse, surroundings))
    refuse_errors(tuple(findings))
    return tuple(findings)


def check_definition(
    loaded: Loaded, warehouse: WarehouseSettings, surroundings: Surroundings | None = None
) -> tuple[Diagnostic, ...]:
    """Compile a spec with local names and return what the rules of the service find."""
    return check_compiled(loaded, LocalDeployment(loaded.spec.name, warehouse), surroundings)
