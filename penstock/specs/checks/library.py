"""A library is for steps that use it."""

from __future__ import annotations

from collections.abc import Iterator

from penstock.diagnostics.diagnostic import Diagnostic
from penstock.diagnostics.suggestion import listed
from penstock.specs.checks.view import SpecView

_KEY = "library"


def check(view: SpecView) -> Iterator[Diagnostic]:
    """Yield a PS204 for a library that no step uses: it would be installed nowhere."""
    value = view.document.value
    if not isinstance(value, dict) or value.get(_KEY) is None:
        return
    if not any(step.kind is None or step.kind.USES_LIBRARY for step in view.steps()):
        users = [name for name in view.types.names if (kind := view.types.find(name)) and kind.USES_LIBRARY]
        yield Diagnostic(
            "PS204", "no step uses the library", view.document.at((_KEY,)), allowed=f"steps that do: {listed(users)}"
        )
