"""Finds the place in a spec that a pipeline object comes from."""

from __future__ import annotations

from collections.abc import Sequence

from penstock.diagnostics.diagnostic import Diagnostic, Location
from penstock.specs.checks.unique_names import names
from penstock.specs.checks.view import SpecView
from penstock.specs.definitions.loaded import LoadedDefinition
from penstock.specs.loader import Loaded
from penstock.validation import Finding


def to_diagnostics(findings: Sequence[Finding], loaded: Loaded) -> tuple[Diagnostic, ...]:
    """Turn findings about a compiled spec into Diagnostics at the step or resource that its objects come from.

    In a spec of `kind: definition` they are at the field, or at the character of an expression.
    """
    if not findings:
        return ()
    if isinstance(loaded, LoadedDefinition):
        return tuple(loaded.definition.locate(finding) for finding in findings)
    document = loaded.document
    places = {
        name: document.at_key(path) if is_key else document.at(path) for name, path, is_key in names(SpecView(document))
    }
    return tuple(
        Diagnostic(
            finding.id,
            finding.message,
            _closest(finding.object_id, places) or Location(document.path, 1, 1),
            finding.severity,
            finding.allowed,
            finding.help,
        )
        for finding in findings
    )


def _closest(object_id: str | None, places: dict[str, Location]) -> Location | None:
    """The place of the longest name that is the id, or all of it before one of its dots."""
    prefix = object_id or ""
    while prefix and prefix not in places:
        prefix = prefix.rpartition(".")[0]
    return places.get(prefix)
