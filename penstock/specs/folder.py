"""Loads a folder of specs; one bad spec never hides the others."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from penstock.diagnostics.diagnostic import Diagnostic, DiagnosticsError
from penstock.specs.loader import LoadedSpec, load_spec


def load_specs(folder: Path, assets: Path) -> tuple[LoadedSpec, ...]:
    """Load every `*.yaml` and `*.yml` of a folder, in order of their names.

    Raises:
        DiagnosticsError: with the findings of all files, when one of them has an error or there is none.
    """
    paths = sorted(path for path in folder.glob("*.y*ml") if not path.name.startswith("_"))
    return load_all(paths, assets)


def load_all(paths: Sequence[Path], assets: Path) -> tuple[LoadedSpec, ...]:
    """Load the given files.

    Raises:
        DiagnosticsError: with the findings of all files, when one of them has an error, or there is none.
    """
    if not paths:
        raise DiagnosticsError((Diagnostic("PS101", "there is no spec", help="add NAME.yaml to etl_specs/"),))
    loaded: list[LoadedSpec] = []
    findings: list[Diagnostic] = []
    failed = False
    for path in paths:
        try:
            loaded.append(load_spec(path, assets))
            findings.extend(loaded[-1].warnings)
        except DiagnosticsError as error:
            findings.extend(error.diagnostics)
            failed = True
    taken: dict[str, LoadedSpec] = {}
    for item in loaded:
        other = taken.setdefault(item.spec.stack_name, item)
        if other is not item:
            message = f"the stack name '{item.spec.stack_name}' is taken by {other.document.path.name}"
            findings.append(Diagnostic("PS301", message, item.document.at(("name",))))
            failed = True
    if failed:
        raise DiagnosticsError(tuple(findings))
    return tuple(loaded)
