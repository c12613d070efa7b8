"""LOAD."""

# ruff: noqa: S608 (this package writes SQL; text from scripts enters it only through sql_text)

from __future__ import annotations

from typing import TYPE_CHECKING

from penstock.pig import places
from penstock.pig.compiler.conversions import cast, type_of
from penstock.pig.compiler.functions import storage_function
from penstock.pig.compiler.operators.schema import check_names
from penstock.pig.compiler.program import LoadStep, StoreStep
from penstock.pig.types import Field, TupleType
from penstock.pig.values import Relation, Value

if TYPE_CHECKING:
    from penstock.pig import nodes
    from penstock.pig.compiler.context import Context


def compile_load(context: Context, node: nodes.Load) -> Relation:
    """Lines of the input, split by the load function and cast as AS says."""
    if any(isinstance(step, StoreStep) and places.same(step.uri, node.uri) for step in context.outputs):
        context.fail("loading what the same script stores is not supported by the embedded engine yet", node.at)
    lines = f"lines_{len(context.loads)}"
    context.loads.append(LoadStep(lines, node.uri, node.at))
    function, call = storage_function(context, node.function, node.at)
    loaded = function.load(call, lines, None if node.fields is None else len(node.fields))
    if node.fields is None or loaded.columns is None:
        view = context.view(f"SELECT {loaded.row} AS fields FROM {loaded.source}", node.at)
        return Relation(view, None, untyped=loaded.holds)
    columns, fields = [], []
    for index, (spec, sql) in enumerate(zip(node.fields, loaded.columns, strict=True)):
        kind = type_of(context, spec.type, loaded.holds)
        if isinstance(kind, TupleType):
            context.fail("loading a tuple is not supported by the embedded engine yet", spec.at)
        value = cast(context, Value(sql, loaded.holds, spec.at), kind, spec.at)
        columns.append(f"{value.sql} AS c{index}")
        fields.append((Field(spec.name, value.type), spec.at))
    schema = check_names(context, fields)
    return Relation(context.view(f"SELECT {', '.join(columns)} FROM {loaded.source}", node.at), schema)
