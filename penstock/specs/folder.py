"""Loads several specs; one bad spec never hides the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from penstock.diagnostics.diagnostic import Diagnostic, DiagnosticsError
from penstock.specs.files import spec_files
from penstock.specs.loader import Loaded, LoadedSpec, load_spec


@dataclass(frozen=True, slots=True)
class LoadedSpecs:
    """What several files hold.

    Attributes:
        specs: those without an error, to be checked further.
        findings: errors and warnings of all files.
        broken: the files with an error.
        assets: the folder that the paths in them are relative to.
    """

    specs: tuple[Loaded, ...]
    findings: tuple[Diagnostic, ...]
    broken: tuple[Path, ...] = ()
    assets: Path = Path("assets")

    def in_environment(self, name: str) -> LoadedSpecs:
        """The specs as they are in an environment; those with an error there are left out, and the error is told."""
        specs: list[Loaded] = []
        findings, broken = list(self.findings), list(self.broken)
        for item in self.specs:
            try:
                specs.append(item.in_environment(name) if isinstance(item, LoadedSpec) else item)
            except DiagnosticsError as error:
                findings.extend(error.diagnostics)
                broken.append(item.document.path)
        return LoadedSpecs(tuple(specs), tuple(findings), tuple(broken), self.assets)

    def environments(self) -> tuple[str, ...]:
        """The environments for which some spec says something else, in order of their names."""
        return tuple(
            sorted({name for item in self.specs if isinstance(item, LoadedSpec) for name in item.environments})
        )


def load_folder(folder: Path, assets: Path) -> LoadedSpecs:
    """Load every spec of a folder, see `spec_files`."""
    return load_all(spec_files(folder), assets)


def load_all(paths: Sequence[Path], assets: Path) -> LoadedSpecs:
    """Load the given files; that there is none is a finding, too."""
    if not paths:
        return LoadedSpecs((), (Diagnostic("PS101", "there is no spec", help="add NAME.yaml to etl_specs/"),))
    specs: list[Loaded] = []
    findings: list[Diagnostic] = []
    broken: list[Path] = []
    for path in paths:
        try:
            specs.append(load_spec(path, assets))
            findings.extend(specs[-1].warnings)
        except DiagnosticsError as error:
            findings.extend(error.diagnostics)
            broken.append(path)
    taken: dict[str, Loaded] = {}
    for item in specs:
        other = taken.setdefault(item.spec.stack_name, item)
        if other is not item:
            message = f"the stack name '{item.spec.stack_name}' is taken by {other.document.path.name}"
            findings.append(Diagnostic("PS301", message, item.document.at(("name",))))
    # What is wrong with a plugin is found with every spec, and told once.
    return LoadedSpecs(tuple(taken.values()), tuple(dict.fromkeys(findings)), tuple(broken), assets)
