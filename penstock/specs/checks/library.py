"""A library is for steps that use it, and steps may need one."""

from __future__ import annotations

from collections.abc import Iterator

from penstock.diagnostics.diagnostic import Diagnostic, Severity
from penstock.diagnostics.suggestion import listed
from penstock.specs.checks.view import SpecView
from penstock.steps.base import WORKER_GROUP

_KEY = "library"


def check(view: SpecView) -> Iterator[Diagnostic]:
    """Yield a PS204 for a library that no step uses, and a PS307 warning for every step that needs one.

    It is a warning, since the image of a machine may have what the step needs; of machines in a worker group nothing is
    known.
    """
    value = view.document.value
    if isinstance(value, dict) and value.get(_KEY) is not None:
        yield from _unused(view)
        return
    resources = view.resource_types
    for step in view.steps:
        needed = step.kind.LIBRARY_NEEDED if step.kind is not None else ""
        if needed and resources.get(step.text("runs_on") or "") != WORKER_GROUP:
            yield Diagnostic(
                "PS307",
                f"{step.values['type']} needs {needed}, and there is no `library` that installs it",
                view.document.at(step.path),
                severity=Severity.WARNING,
                help=f"write `library: FILE`, with a file of requirements under assets/ that has the line {needed}",
            )


def _unused(view: SpecView) -> Iterator[Diagnostic]:
    """It would be installed nowhere."""
    if not any(step.kind is None or step.kind.USES_LIBRARY for step in view.steps):
        users = [name for name in view.types.names if (kind := view.types.find(name)) and kind.USES_LIBRARY]
        yield Diagnostic(
            "PS204", "no step uses the library", view.document.at((_KEY,)), allowed=f"steps that do: {listed(users)}"
        )
