"""Finds what the steps of a spec need and a deployment does not have, at its place in the spec."""

from __future__ import annotations

from collections.abc import Iterator

from penstock.diagnostics.diagnostic import Diagnostic
from penstock.specs.checks.view import SpecView
from penstock.specs.loader import LoadedSpec
from penstock.steps.deployment import Deployment


def lacking(loaded: LoadedSpec, deployment: Deployment) -> Iterator[Diagnostic]:
    """Yield a PS302 for everything that a step names and the environment lacks."""
    items = [(step.name, item) for step in loaded.spec.all_steps() for item in step.lacks(deployment)]
    if not items:
        return
    paths = {view.text("name"): view.path for view in SpecView(loaded.document).steps}
    for name, item in items:
        place = loaded.document.at((*paths.get(name, ()), *item.key))  # a hook may have added the step
        yield Diagnostic("PS302", item.message, place, allowed=item.allowed, help=item.help)
