"""A step reads what a step above it writes."""

from __future__ import annotations

from collections.abc import Iterator

from penstock.diagnostics.diagnostic import Diagnostic
from penstock.diagnostics.suggestion import did_you_mean, listed
from penstock.specs.checks.view import SpecView, StepView


def check(view: SpecView) -> Iterator[Diagnostic]:
    """Yield PS302, PS304, PS305 and PS308 for inputs that cannot be read, or could be several."""
    above: list[StepView] = []
    for step in view.steps:
        if step.may_read():
            seen = [item for item in above if step.block is None or item.block != step.block]
            if step.values.get("input") is None:
                yield from _check_nearest(view, step, seen)
            else:
                yield from _check_named(view, step, seen)
        above.append(step)


def _check_named(view: SpecView, step: StepView, above: list[StepView]) -> Iterator[Diagnostic]:
    """What `input` names, which is one step or output, or a list of them, is written above."""
    writers = {name for item in above for name in item.written() if name}
    value = step.values["input"]
    path = (*step.path, "input")
    named = [((*path, index), name) for index, name in enumerate(value)] if isinstance(value, list) else [(path, value)]
    for place, wanted in named:
        if isinstance(wanted, str) and wanted not in writers:
            exists = wanted in {item.text("name") for item in above}
            yield Diagnostic(
                "PS305" if exists else "PS302",
                f"the step '{wanted}' writes no data that can be read"
                if exists
                else f"there is no step '{wanted}' above",
                view.document.at(place),
                allowed=listed(writers),
                help=did_you_mean(wanted, writers),
            )


def _check_nearest(view: SpecView, step: StepView, above: list[StepView]) -> Iterator[Diagnostic]:
    """There is data to read, unless the step can do without, and only one step that it could mean."""
    writers = [item for item in above if item.written()]
    if not writers and step.kind is not None and step.kind.READS:
        yield Diagnostic(
            "PS304",
            f"'{step.text('name')}' reads data, but no step above it writes any",
            view.document.at(step.path),
            help="put a step such as extract-from-s3 above it",
        )
    known = [item for item in writers if item.kind is not None]
    if known and known[-1].block is not None:
        # The nearest data comes from a parallel block, of which only one step may write any.
        names = [str(item.text("name")) for item in known if item.block == known[-1].block]
        if len(names) > 1:
            yield Diagnostic(
                "PS308",
                f"'{step.text('name')}' could read what {' or '.join(names)} writes",
                view.document.at(step.path),
                allowed=f"input: {' | '.join(names)}",
                help="say with `input` which one it reads",
            )
