"""A step waits for steps above it."""

from __future__ import annotations

from collections.abc import Iterator

from penstock.diagnostics.diagnostic import Diagnostic
from penstock.diagnostics.suggestion import did_you_mean, listed
from penstock.specs.checks.view import SpecView
from penstock.steps import ActivityStep


def check(view: SpecView) -> Iterator[Diagnostic]:
    """Yield PS302 for every name in `after` that is no step above, or one with nothing to wait for."""
    above: dict[str, bool] = {}
    for step in view.steps:
        wanted = step.values.get("after")
        known = [name for name, acts in above.items() if acts]
        for index, name in enumerate(wanted if isinstance(wanted, list) else []):
            if isinstance(name, str) and name not in known:
                yield Diagnostic(
                    "PS302",
                    f"the step '{name}' only names data, so there is nothing to wait for"
                    if name in above
                    else f"there is no step '{name}' above",
                    view.document.at((*step.path, "after", index)),
                    allowed=listed(known),
                    help=did_you_mean(name, known),
                )
        own = step.text("name")
        if own is not None:
            above[own] = step.kind is None or issubclass(step.kind, ActivityStep)
