"""Loads several specs; one bad spec never hides the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from penstock.diagnostics.diagnostic import Diagnostic, DiagnosticsError
from penstock.specs.loader import Loaded, load_spec


@dataclass(frozen=True, slots=True)
class LoadedSpecs:
    """What several files hold.

    Attributes:
        specs: those without an error, to be checked further.
        findings: errors and warnings of all files.
    """

    specs: tuple[Loaded, ...]
    findings: tuple[Diagnostic, ...]


def load_folder(folder: Path, assets: Path) -> LoadedSpecs:
    """Load every `*.yaml` and `*.yml` of a folder, in order of their names; those that begin with `_` are left out."""
    return load_all(sorted(path for path in folder.glob("*.y*ml") if not path.name.startswith("_")), assets)


def load_all(paths: Sequence[Path], assets: Path) -> LoadedSpecs:
    """Load the given files; that there is none is a finding, too."""
    if not paths:
        return LoadedSpecs((), (Diagnostic("PS101", "there is no spec", help="add NAME.yaml to etl_specs/"),))
    specs: list[Loaded] = []
    findings: list[Diagnostic] = []
    for path in paths:
        try:
            specs.append(load_spec(path, assets))
            findings.extend(specs[-1].warnings)
        except DiagnosticsError as error:
            findings.extend(error.diagnostics)
    taken: dict[str, Loaded] = {}
    for item in specs:
        other = taken.setdefault(item.spec.stack_name, item)
        if other is not item:
            message = f"the stack name '{item.spec.stack_name}' is taken by {other.document.path.name}"
            findings.append(Diagnostic("PS301", message, item.document.at(("name",))))
    return LoadedSpecs(tuple(taken.values()), tuple(findings))
