"""Checks specs as far as that goes without a deployment: shape, references, and the rules of the service."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from penstock.cli.project import Project
from penstock.compiler import check_compiled
from penstock.diagnostics.diagnostic import Diagnostic, DiagnosticsError, refuse_errors
from penstock.diagnostics.suggestion import did_you_mean, listed
from penstock.environments import Connections
from penstock.local.deployment import LocalDeployment
from penstock.specs.folder import load_all
from penstock.specs.loader import Loaded, LoadedSpec
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
    connections = project.connections()
    surroundings = Surroundings(region=project.region(), now=now)
    findings = list(loaded.findings)
    for spec in loaded.specs:
        findings.extend(check_definition(spec, connections, surroundings))
        if isinstance(spec, LoadedSpec) and spec.environments:
            findings.extend(_check_environments(spec, project, connections, surroundings))
    refuse_errors(tuple(findings))
    return tuple(findings)


def check_definition(
    loaded: Loaded, connections: Connections, surroundings: Surroundings | None = None
) -> tuple[Diagnostic, ...]:
    """Compile a spec with local names and return what the rules of the service find."""
    return check_compiled(loaded, LocalDeployment(loaded.spec.name, connections), surroundings)


def _check_environments(
    loaded: LoadedSpec, project: Project, connections: Connections, surroundings: Surroundings
) -> Iterator[Diagnostic]:
    """Check what a spec is in each environment for which it says something else."""
    known = project.environments()
    for name, over in loaded.environments.items():
        if known and name not in known:
            message = f"cdk.json has no environment '{name}'"
            place = over.root.key_location
            yield Diagnostic("PS302", message, place, allowed=listed(known), help=did_you_mean(name, known))
        try:
            yield from check_definition(loaded.in_environment(name), connections, surroundings)
        except DiagnosticsError as error:
            yield from error.diagnostics
