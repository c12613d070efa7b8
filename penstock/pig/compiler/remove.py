"""The commands rm and rmf of Grunt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from penstock.pig import places
from penstock.pig.compiler.program import RemoveStep, StoreStep

if TYPE_CHECKING:
    from penstock.pig import nodes
    from penstock.pig.compiler.context import Context


def compile_remove(context: Context, statement: nodes.Remove) -> None:
    """Add a removal for each path; a path is literal, for Grunt knows no globs here.

    Grunt takes quotes for a part of the path (GruntParser.processRemove), so that rmf would silently do nothing.
    """
    for path in statement.paths:
        if path.text[0] in "'\"`" or path.text[-1] in "'\"`":
            context.fail("rm and rmf take quotes for a part of the path; write the path without them", path.at)
        context.outputs.append(RemoveStep(path.text, statement.must_exist, path.at))


def check_removals(context: Context) -> None:
    """Refuse to remove what the script loads, unless everything that is stored has been stored before.

    A LOAD reads when a STORE needs it, so in Pig that STORE would find nothing; here all inputs are read first.
    """
    for index, step in enumerate(context.outputs):
        if not isinstance(step, RemoveStep) or not any(isinstance(each, StoreStep) for each in context.outputs[index:]):
            continue
        load = next((load for load in context.loads if places.overlap(step.uri, load.uri)), None)
        if load is not None:
            message = f"this removes {step.uri}, and the script loads {load.uri}; remove it after the last STORE"
            context.fail(message, step.at)
