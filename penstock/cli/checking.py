"""Checks specs as far as that goes without a deployment: shape, references, rules of the service, and each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from penstock.cli.project import Project
from penstock.compiler import check_compiled
from penstock.diagnostics.diagnostic import Diagnostic, DiagnosticsError, refuse_errors
from penstock.diagnostics.suggestion import did_you_mean, listed
from penstock.environments import Connections
from penstock.estate import Estate, check_estate, read_estate
from penstock.local.deployment import LocalDeployment
from penstock.specs.files import resolved
from penstock.specs.folder import LoadedSpecs, load_all
from penstock.specs.loader import Loaded, LoadedSpec
from penstock.validation import Surroundings

Changed = dict[str, dict[Path, LoadedSpec]]
"""What specs are in the environments for which they say something else, by the environment and the file."""


def check_all(paths: Sequence[Path], project: Project, *, now: datetime | None = None) -> tuple[Diagnostic, ...]:
    """Check spec files, what they compile to, and what they have to do with each other and the rest of the project.

    The rules of the service are those for the region of the project's first environment.

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
    changed: Changed = {}
    for spec in loaded.specs:
        findings.extend(check_definition(spec, connections, surroundings))
        if isinstance(spec, LoadedSpec) and spec.environments:
            findings.extend(_check_environments(spec, project, connections, surroundings, changed))
    findings.extend(_check_estate(paths, loaded, changed, project))
    found = tuple(dict.fromkeys(findings))  # an environment may have the same faults
    refuse_errors(found)
    return found


def check_definition(
    loaded: Loaded, connections: Connections, surroundings: Surroundings | None = None
) -> tuple[Diagnostic, ...]:
    """Compile a spec with local names and return what the rules of the service find."""
    return check_compiled(loaded, LocalDeployment(loaded.spec.name, connections), surroundings)


def _check_environments(
    loaded: LoadedSpec, project: Project, connections: Connections, surroundings: Surroundings, changed: Changed
) -> Iterator[Diagnostic]:
    """Check what a spec is in each environment for which it says something else, and put that into `changed`."""
    known = project.environments()
    for name, over in loaded.environments.items():
        if known and name not in known:
            message = f"cdk.json has no environment '{name}'"
            place = over.root.key_location
            yield Diagnostic("PS302", message, place, allowed=listed(known), help=did_you_mean(name, known))
        try:
            spec = loaded.in_environment(name)
            changed.setdefault(name, {})[loaded.document.path] = spec
            yield from check_definition(spec, connections, surroundings)
        except DiagnosticsError as error:
            yield from error.diagnostics


def _check_estate(
    paths: Sequence[Path], loaded: LoadedSpecs, changed: Changed, project: Project
) -> Iterator[Diagnostic]:
    """Check pipelines against each other, in general and in each environment for which a spec says something else."""
    usual = _estate(loaded.specs, loaded.broken, paths, project)
    found = dict.fromkeys(check_estate(usual, paths))
    yield from found
    for name, specs in changed.items():
        there = _estate(_in_environment(loaded.specs, specs), loaded.broken, paths, project, name)
        for finding in check_estate(there, paths):
            if finding not in found:
                yield replace(finding, message=f"in {name}: {finding.message}")


def _in_environment(specs: Sequence[Loaded], changed: Mapping[Path, LoadedSpec]) -> list[Loaded]:
    return [changed.get(item.document.path, item) for item in specs]


def _estate(
    specs: Sequence[Loaded], broken: Sequence[Path], paths: Sequence[Path], project: Project, environment: str = ""
) -> Estate:
    """The given specs and those of the project that have to do with them; beside others, nobody knows what there is."""
    folder = project.specs.resolve()
    if not all(path.is_relative_to(folder) for path in resolved(paths)):
        return read_estate(specs, broken, project.assets, is_complete=False)
    from penstock.estate.siblings import with_siblings

    return with_siblings(specs, broken, project.spec_files(), project.assets, environment)
