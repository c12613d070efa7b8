"""Statements, in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from penstock.pig import nodes
from penstock.pig.compiler.context import Context
from penstock.pig.compiler.operators import OPERATORS
from penstock.pig.compiler.program import Program
from penstock.pig.compiler.remove import check_removals, compile_remove
from penstock.pig.compiler.store import compile_store

if TYPE_CHECKING:
    from penstock.pig.source import Source


def compile_script(source: Source, statements: tuple[nodes.Statement, ...]) -> Program:
    """Type and compile a parsed script.

    Raises:
        PigTypeError: a name, type, function or construct cannot be used.
    """
    context = Context(source)
    for statement in statements:
        _compile_statement(context, statement)
    check_removals(context)
    return Program(
        source, tuple(context.loads), tuple(context.views), tuple(context.outputs), tuple(dict.fromkeys(context.notes))
    )


def _compile_statement(context: Context, statement: nodes.Statement) -> None:
    match statement:
        case nodes.Assign(alias=alias, operator=operator):
            context.relations[alias] = OPERATORS[type(operator)](context, operator)
        case nodes.Store():
            compile_store(context, statement)
        case nodes.Remove():
            compile_remove(context, statement)
        case nodes.Define(alias=alias, function=function):
            context.functions[alias] = function
        case nodes.Register(path=path):
            if not path.endswith(".jar"):
                context.fail(f"REGISTER {path}: only jars can be registered with the embedded engine", statement.at)
            context.notes.append(f"REGISTER {path}: ignored, the embedded engine has its own functions")
        case nodes.SetOption(text=text):
            context.notes.append(f"SET {text}: ignored, it has no meaning for the embedded engine")
