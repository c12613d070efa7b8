"""A step reads what a step above it writes."""

from __future__ import annotations

from collections.abc import Iterator

from penstock.diagnostics.diagnostic import Diagnostic
from penstock.diagnostics.suggestion import did_you_mean, listed
from penstock.specs.checks.view import SpecView, StepView


def check(view: SpecView) -> Iterator[Diagnostic]:
    """Yield PS302, PS304, PS305 and PS308 for inputs that cannot be read, or could be several."""
    above: list[StepView] = []
    for step in view.steps():
        if step.kind is not None and step.kind.READS:
            seen = [item for item in above if step.block is None or item.block != step.block]
            yield from _check_step(view, step, seen)
        above.append(step)


def _check_step(view: SpecView, step: StepView, above: list[StepView]) -> Iterator[Diagnostic]:
    writers = {name for item in above if (name := item.text("name")) and (item.kind is None or item.kind.WRITES)}
    wanted = step.text("input")
    if wanted is None:
        # A step of unknown type above may well be the one that writes.
        if "input" not in step.values and not any(item.kind is None or item.kind.WRITES for item in above):
            yield Diagnostic(
                "PS304",
                f"'{step.text('name')}' reads data, but no step above it writes any",
                view.document.at(step.path),
                help="put a step such as extract-from-s3 above it",
            )
        elif "input" not in step.values:
            yield from _check_choice(view, step, above)
    elif wanted not in writers:
        exists = wanted in {item.text("name") for item in above}
        yield Diagnostic(
            "PS305" if exists else "PS302",
            f"the step '{wanted}' writes no data that can be read" if exists else f"there is no step '{wanted}' above",
            view.document.at((*step.path, "input")),
            allowed=listed(writers),
            help=did_you_mean(wanted, writers),
        )


def _check_choice(view: SpecView, step: StepView, above: list[StepView]) -> Iterator[Diagnostic]:
    """Where the nearest data comes from a parallel block, only one of its steps may write any."""
    writers = [item for item in above if item.kind is not None and item.kind.WRITES]
    if writers and writers[-1].block is not None:
        names = [str(item.text("name")) for item in writers if item.block == writers[-1].block]
        if len(names) > 1:
            yield Diagnostic(
                "PS308",
                f"'{step.text('name')}' could read what {' or '.join(names)} writes",
                view.document.at(step.path),
                allowed=f"input: {' | '.join(names)}",
                help="say with `input` which one it reads",
            )
