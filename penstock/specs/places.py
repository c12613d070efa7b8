"""Where a step can run that does not say so, when there is more than one answer or none."""

from __future__ import annotations

from penstock.diagnostics.suggestion import listed
from penstock.specs.checks.view import SpecView
from penstock.specs.document import Document, KeyPath
from penstock.steps import StepTypes


def where_it_can_run(document: Document, path: KeyPath, types: StepTypes) -> tuple[str | None, str | None]:
    """What `runs_on` may be in the step at a place, and what to do; nothing for what is no step."""
    view = SpecView(document, types)
    step = next((step for step in view.steps if step.path == path), None)
    if step is None or step.kind is None or not step.kind.RUNS_ON:
        return None, None
    able = step.kind.RUNS_ON
    fitting = [name for name, kind in view.resource_types.items() if kind in able]
    if fitting:
        return listed(fitting), "more than one of `resources` can run it: say which"
    return None, f"describe what runs it under `resources`: {' or '.join(able)}"
