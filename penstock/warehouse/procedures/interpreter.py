"""Runs a procedure: one statement after the other, in the transaction of the CALL.

https://docs.aws.amazon.com/redshift/latest/dg/stored-procedure-transaction-management.html
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from penstock.warehouse.errors import WarehouseError
from penstock.warehouse.procedures import control, cursors, simple
from penstock.warehouse.procedures.activation import Activation, Signal
from penstock.warehouse.procedures.catalogue import require_procedure
from penstock.warehouse.procedures.model import (
    Assign,
    Block,
    CallNested,
    CloseCursor,
    EndTransaction,
    Execute,
    FetchCursor,
    ForRange,
    ForRows,
    If,
    Leave,
    Loop,
    OpenCursor,
    Procedure,
    Raise,
    Return,
    RowCount,
    Sql,
    Statements,
)
from penstock.warehouse.procedures.variables import Value, Variable
from penstock.warehouse.statements.base import Context

_DEEPEST = 16


def call(context: Context, procedure: Procedure, values: Sequence[Value]) -> tuple[Value, ...]:
    """Run a procedure with values for its inputs, and give its outputs.

    Raises:
        WarehouseError: where a statement fails, or RAISE EXCEPTION says so.
    """
    if context.state.depth >= _DEEPEST:
        raise WarehouseError(f"calls of procedures within one another are more than {_DEEPEST} deep")
    activation = Activation(context, procedure, _run_all)
    outputs: list[Variable] = []
    given = iter(values)
    names = activation.frame.names
    for index, parameter in enumerate(procedure.parameters, 1):
        variable = Variable(parameter.type)
        if parameter.mode != "out":
            variable.value = activation.frame.converted(parameter.name or f"${index}", next(given), variable)
        names[f"${index}"] = variable
        if parameter.name is not None:
            names[parameter.name] = variable
        if parameter.mode != "in":
            outputs.append(variable)
    context.state.depth += 1
    try:
        control.run_block(activation, procedure.body)
    finally:
        context.state.depth -= 1
    return tuple(Value(variable.type, variable.value) for variable in outputs)


def _run_all(activation: Activation, statements: Statements) -> Signal:
    for statement in statements:
        activation.context.check_cancelled()
        signal = _RUN[type(statement)](activation, statement)
        if signal is not None:
            return signal
    return None


def _call(activation: Activation, statement: CallNested) -> None:
    """Call another procedure; what comes out of it goes into the variables that stand in its place."""
    procedure = require_procedure(activation.context.connection, statement.name, len(statement.arguments))
    values = [activation.value(text) for text in statement.arguments]
    outputs = call(activation.context, procedure, values)
    targets = [
        (parameter, text)
        for parameter, text in zip(procedure.inputs, statement.arguments, strict=True)
        if parameter.mode == "inout"
    ]
    named = dict(zip((parameter for parameter in procedure.outputs), outputs, strict=True))
    for parameter, text in targets:
        activation.frame.assign(text.strip().lower(), named[parameter])


_RUN: Mapping[type, Callable[[Activation, Any], Signal]] = {
    Assign: simple.assign,
    Block: control.run_block,
    CallNested: _call,
    CloseCursor: cursors.close_cursor,
    EndTransaction: simple.end_transaction,
    Execute: simple.execute,
    FetchCursor: cursors.fetch_cursor,
    ForRange: control.run_for_range,
    ForRows: control.run_for_rows,
    If: control.run_if,
    Leave: control.leave,
    Loop: control.run_loop,
    OpenCursor: cursors.open_cursor,
    Raise: simple.raise_,
    Return: lambda _, statement: statement,
    RowCount: simple.row_count,
    Sql: simple.run_sql,
}
"""How each statement of the model runs."""
