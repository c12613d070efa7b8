"""Checks specs as far as that goes without a deployment: shape, references, and the rules of the service."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from penstock.cli.failure import show
from penstock.cli.project import Project
from penstock.compiler import compile_spec
from penstock.diagnostics.diagnostic import Diagnostic, refuse_errors
from penstock.local.deployment import LocalDeployment
from penstock.specs.folder import load_all
from penstock.specs.loader import LoadedSpec
from penstock.specs.locations import to_diagnostics
from penstock.validation import validate


def check_all(paths: Sequence[Path], project: Project) -> tuple[Diagnostic, ...]:
    """Check spec files and what they compile to.

    Returns:
        The warnings, which have been shown already.

    Raises:
        DiagnosticsError: with the findings of all files, when one of them is an error.
    """
    loaded = load_all(paths, project.assets)
    findings = list(loaded.findings)
    for spec in loaded.specs:
        findings.extend(check_definition(spec, project))
    refuse_errors(tuple(findings))
    show(tuple(findings))
    return tuple(findings)


def check_definition(loaded: LoadedSpec, project: Project) -> tuple[Diagnostic, ...]:
    """Compile a spec with local names and return what the rules of the service find."""
    deployment = LocalDeployment(loaded.spec.name, project.warehouse())
    definition = compile_spec(loaded.spec, loaded.assets, deployment).to_wire()
    return to_diagnostics(validate(definition), loaded)
