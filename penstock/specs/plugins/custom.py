"""Runs the code of custom steps, so that whatever it raises or gives is told at its line, never as a traceback."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from penstock.definition.pipeline import PipelineDefinition
from penstock.diagnostics.diagnostic import Diagnostic, DiagnosticsError, Location
from penstock.objects import Activity, DataNode, PipelineObject
from penstock.objects.fields import Kind
from penstock.specs.entries import tag_of
from penstock.specs.plugins.failures import (
    described,
    file_of_class,
    guarded,
    place_of,
    place_of_class,
    place_of_function,
)
from penstock.specs.spec import Spec
from penstock.steps import Step, StepTypes, is_custom
from penstock.steps.context import StepContext, StepResult


def check_steps(spec: Spec) -> Iterator[Diagnostic]:
    """Yield what is wrong with the properties of custom steps that others ask for outside of `compile`."""
    for step in (step for step in spec.all_steps() if is_custom(type(step))):
        what = f"'{step.name}' ({tag_of(type(step))}) of '{spec.name}'"
        try:
            with guarded("PS704", f"{what} fails", _roots(type(step)), partial(place_of_class, type(step))):
                prefix, *_ = step.staging_prefix, step.replaces_rows, step.notes_loads
        except DiagnosticsError as error:
            yield from error.diagnostics
            continue
        if not (prefix is None or (isinstance(prefix, str) and prefix.endswith("/"))):
            message = f"the staging_prefix of {what} is {prefix!r}"
            yield Diagnostic(
                "PS704", message, place_of_class(type(step)), help="give a key prefix that ends with /, or None"
            )


def failure_of_keys(error: Exception, types: StepTypes) -> Diagnostic | None:
    """Tell what a validator of a custom step raised; None where the error is none of a plugin."""
    custom = (kind for kind in types.own() if is_custom(kind))
    place = place_of(error, tuple(root for kind in custom for root in _roots(kind)))
    if place is None:
        return None
    return Diagnostic("PS704", f"a check of the keys of a custom step fails: {described(error)}", place)


def compiled(step: Step, context: StepContext) -> StepResult:
    """Compile a custom step.

    Raises:
        DiagnosticsError: where it fails, or gives what no pipeline can have.
    """
    kind = type(step)
    what = f"'{step.name}' ({tag_of(kind)}) of '{context.pipeline}'"
    roots = _roots(kind)

    def place() -> Location:
        return place_of_function(kind.compile, roots) or place_of_class(kind)

    with guarded("PS704", f"{what} fails", roots, place):
        result = step.compile(context)
    with guarded("PS704", f"{what} gives what is no result", roots, place):
        problem = next(_problems(step, result), None)
    if problem is not None:
        raise DiagnosticsError((Diagnostic("PS704", f"{what} {problem[0]}", place(), help=problem[1]),))
    with guarded("PS704", f"{what} gives objects that cannot be written", roots, place):
        definition = PipelineDefinition.gather(_objects(result))
        for item in definition.objects:
            _check_references(item)
        definition.to_wire()
    return result


def _check_references(item: PipelineObject) -> None:
    """See that a field that refers to objects holds objects.

    Raises:
        TypeError: where it holds something else, such as a name.
    """
    for name, spec in item.FIELDS.items():
        value = getattr(item, name)
        values = value if isinstance(value, tuple) else () if value is None else (value,)
        for held in values if spec.kind is Kind.REFERENCE else ():
            if not isinstance(held, PipelineObject):
                raise TypeError(f"{name} of '{item.id}' takes pipeline objects, not {held!r}")


def _roots(kind: type[Step]) -> tuple[str, ...]:
    """The folder of the class, so that what it takes from files beside it counts as its own."""
    return (str(file_of_class(kind).parent),)


def _problems(step: Step, result: object) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with a result, and what to do."""
    if not isinstance(result, StepResult):
        yield f"gives {'nothing' if result is None else f'a {type(result).__name__}'}", "return a StepResult"
        return
    nodes = (*result.more_outputs, *(() if result.output is None else (result.output,)))
    activities = (*result.before, *(() if result.activity is None else (result.activity,)))
    if not _are(nodes, DataNode) or not _are(activities, Activity):
        yield "gives outputs that are no data nodes, or activities that are none", "see penstock.objects"
    elif result.more_outputs and result.output is None:
        yield "has more_outputs without an output", "give the last one as `output`"
    elif result.before and result.activity is None:
        yield "has activities before, but none that others could wait for", "give the last one as `activity`"
    elif result.activity is not None and result.activity.id != step.name:
        yield f"has an activity with the id '{result.activity.id}'", f"give it the name of the step, '{step.name}'"
    elif any(not item.id.startswith(f"{step.name}.") for item in result.before):
        yield "has earlier activities that are not named after it", f"begin their ids with '{step.name}.'"


def _are(items: Iterable[object], kind: type) -> bool:
    return all(isinstance(item, kind) for item in items)


def _objects(result: StepResult) -> Iterator[DataNode | Activity]:
    yield from (item for item in (*result.before, result.activity) if item is not None)
    yield from (item for item in (*result.more_outputs, result.output) if item is not None)
