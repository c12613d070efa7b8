"""STORE."""

# ruff: noqa: S608 (this package writes SQL; text from scripts enters it only through sql_text)

from __future__ import annotations

from typing import TYPE_CHECKING

from penstock.pig import places
from penstock.pig.compiler.functions import storage_function
from penstock.pig.compiler.program import StoreStep, since_removal
from penstock.pig.compiler.scope import relation_values
from penstock.pig.types import BYTES
from penstock.pig.values import Value

if TYPE_CHECKING:
    from penstock.pig import nodes
    from penstock.pig.compiler.context import Context

_COMPRESSED = (".gz", ".bz2", ".bz")


def compile_store(context: Context, statement: nodes.Store) -> None:
    """Add a store step; part-r after a reduce, part-m without, with the suffix of a compressed output."""
    _, since = since_removal(context.outputs, statement.uri)
    if any(isinstance(step, StoreStep) and places.same(step.uri, statement.uri) for step in since):
        context.fail(f"another STORE of this script already writes {statement.uri}", statement.at)
    relation = context.rows(statement.input)
    values = relation_values(relation, statement.input.at)
    if values is None:
        values = (Value("fields", BYTES, statement.input.at),)
    function, call = storage_function(context, statement.function, statement.at)
    line = function.store(call, values)
    suffix = next((each for each in _COMPRESSED if statement.uri.rstrip("/").endswith(each)), "")
    part = f"part-{'r' if relation.reduced else 'm'}-00000{suffix}"
    query = f"SELECT {line} AS line FROM {relation.view}"
    context.outputs.append(StoreStep(statement.input.name, statement.uri, query, part, statement.at))
