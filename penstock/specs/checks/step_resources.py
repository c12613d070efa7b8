"""A step runs on a resource of the spec that is able to run it."""

from __future__ import annotations

from collections.abc import Iterator

from penstock.diagnostics.diagnostic import Diagnostic
from penstock.diagnostics.suggestion import did_you_mean, listed
from penstock.specs.checks.view import SpecView


def check(view: SpecView) -> Iterator[Diagnostic]:
    """Yield PS302 for unknown resources and PS307 for resources of the wrong type."""
    resources = view.resource_types
    for step in view.steps:
        name = step.text("runs_on")
        if name is None or step.kind is None:
            continue
        able = step.kind.RUNS_ON
        fitting = {other for other, kind in resources.items() if kind in able}
        location = view.document.at((*step.path, "runs_on"))
        if name not in resources:
            yield Diagnostic(
                "PS302",
                f"there is no resource '{name}'",
                location,
                allowed=listed(fitting),
                help=did_you_mean(name, fitting) or "describe it under `resources`",
            )
        elif resources[name] is not None and resources[name] not in able:
            message = f"a {step.values['type']} step cannot run on '{name}', which is an {resources[name]}"
            yield Diagnostic("PS307", message, location, allowed=listed(able))
