"""Finding functions by the names that scripts use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from penstock.pig import functions, loaders
from penstock.pig.compiler.context import did_you_mean
from penstock.pig.nodes import FunctionSpec
from penstock.pig.values import StorageCall

if TYPE_CHECKING:
    from penstock.pig.compiler.context import Context
    from penstock.pig.values import Function, StorageFunction


def evaluation_function(context: Context, name: str, at: int) -> tuple[Function, FunctionSpec]:
    """The function that a call names, by a DEFINE alias or its own name, with its constructor arguments."""
    spec = context.functions.get(name, FunctionSpec(at, name))
    function = functions.BY_NAME.get(spec.name)
    if function is None:
        hint = did_you_mean(spec.name, [*functions.BY_NAME, *context.functions])
        hint = "; DEFINE it with its class name first" if spec.name == "EXTRACT" else hint
        context.fail(f"function {spec.name} is not supported by the embedded engine{hint}", at)
    return function, spec


def storage_function(context: Context, spec: FunctionSpec | None, at: int) -> tuple[StorageFunction, StorageCall]:
    """The load or store function of USING; PigStorage with tabs without one."""
    spec = spec or FunctionSpec(at, "PigStorage")
    defined = context.functions.get(spec.name)
    name, arguments = (
        (defined.name, defined.arguments) if defined and not spec.arguments else (spec.name, spec.arguments)
    )
    function = loaders.BY_NAME.get(name)
    if function is None:
        hint = did_you_mean(name, [*loaders.BY_NAME, *context.functions])
        context.fail(f"load or store function {name} is not supported by the embedded engine yet{hint}", spec.at)
    return function, StorageCall(name, spec.at, arguments, context.fail)
