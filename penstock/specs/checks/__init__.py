"""Checks that look at a spec as a whole: names, references, and what a script needs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from penstock.diagnostics.diagnostic import Diagnostic
from penstock.specs.checks import (
    applications,
    library,
    pig_functions,
    step_inputs,
    step_order,
    step_resources,
    unique_names,
)
from penstock.specs.checks.view import SpecView
from penstock.specs.document import Document
from penstock.steps import PENSTOCK, StepTypes


def run_checks(document: Document, assets: Path, types: StepTypes = PENSTOCK) -> Iterator[Diagnostic]:
    """Yield the findings of every check."""
    view = SpecView(document, types)
    for check in (
        unique_names.check,
        step_inputs.check,
        step_order.check,
        step_resources.check,
        applications.check,
        library.check,
    ):
        yield from check(view)
    yield from pig_functions.check(view, assets)
