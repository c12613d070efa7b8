"""Compiles and checks specs of any kind."""

from __future__ import annotations

from dataclasses import replace

from penstock.compiler.lacking import lacking
from penstock.compiler.plugins import told
from penstock.compiler.spec import compile_spec
from penstock.definition.pipeline import PipelineDefinition
from penstock.definition.reader import read_definition
from penstock.diagnostics.diagnostic import Diagnostic, DiagnosticsError, refuse_errors
from penstock.specs.definitions.loaded import LoadedDefinition
from penstock.specs.loader import Loaded
from penstock.specs.locations import to_diagnostics
from penstock.steps.deployment import Deployment
from penstock.validation import Surroundings, validate


def compile_loaded(loaded: Loaded, deployment: Deployment) -> PipelineDefinition:
    """Compile a spec of any kind; one of `kind: definition` is taken as it is, whatever the deployment.

    Raises:
        DanglingReferenceError: for a spec of `kind: definition` that the rules of `penstock.validation` refuse.
        DiagnosticsError: where steps name what the deployment does not have, and where a custom step or a hook fails.
    """
    if isinstance(loaded, LoadedDefinition):
        return read_definition(loaded.definition.wire)
    with told(loaded):
        refuse_errors(tuple(lacking(loaded, deployment)))
        definition = compile_spec(loaded.spec, loaded.assets, deployment)
    if not loaded.plugins.hooks:
        return definition
    from penstock.specs.plugins.hooks import run_after

    return run_after(loaded.plugins.hooks, definition, loaded.spec.name)


def check_compiled(
    loaded: Loaded, deployment: Deployment, surroundings: Surroundings | None = None
) -> tuple[Diagnostic, ...]:
    """Return what the rules of the service find in what a spec compiles to, at its places in the spec.

    A start in the past is told of definitions only: steps have no key for the mode that is the matter, and once a
    pipeline runs, its start is in the past for ever.
    """
    if isinstance(loaded, LoadedDefinition):
        return check_definition(loaded, surroundings)
    try:
        definition = compile_loaded(loaded, deployment).to_wire()
    except DiagnosticsError as error:
        return error.diagnostics
    timeless = None if surroundings is None else replace(surroundings, now=None)
    return to_diagnostics(validate(definition, timeless), loaded)


def check_definition(loaded: LoadedDefinition, surroundings: Surroundings | None = None) -> tuple[Diagnostic, ...]:
    """Return what the rules of the service find in a spec of `kind: definition`, at its places."""
    return to_diagnostics(validate(loaded.definition.wire, surroundings), loaded)
