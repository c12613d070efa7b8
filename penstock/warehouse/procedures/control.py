"""Blocks, branches and loops.

https://docs.aws.amazon.com/redshift/latest/dg/c_PLpgSQL-statements.html
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

import duckdb

from penstock.warehouse.catalogue import require_table
from penstock.warehouse.errors import CancelledError, WarehouseError
from penstock.warehouse.failures import as_redshift
from penstock.warehouse.procedures.activation import TEXT, Activation, Signal
from penstock.warehouse.procedures.model import (
    Alias,
    Block,
    CursorDeclaration,
    Declaration,
    ForRange,
    ForRows,
    If,
    Leave,
    Loop,
    Statements,
    TypeOf,
)
from penstock.warehouse.procedures.variables import Record, Variable
from penstock.warehouse.types import RedshiftType

T = TypeVar("T")

_INTEGER = RedshiftType("int4")


def run_block(activation: Activation, block: Block) -> Signal:
    """Run a block, and its handler where it fails.

    Raises:
        WarehouseError: where a statement fails; a handler keeps it from going on in NONATOMIC mode only.
    """
    with activation.inner_frame():
        try:
            for declaration in block.declarations:
                _declare(activation, declaration)
            signal = activation.run(block.body)
        except CancelledError:
            raise
        except (WarehouseError, duckdb.Error) as error:
            if block.handler is None:
                raise
            caught = error if isinstance(error, WarehouseError) else as_redshift(error)
            signal = _handle(activation, block.handler, caught)
    if isinstance(signal, Leave) and signal.kind == "exit" and signal.label and signal.label == block.label:
        return None
    return signal


def _handle(activation: Activation, handler: Statements, caught: WarehouseError) -> Signal:
    """Run a handler in a transaction of its own.

    https://docs.aws.amazon.com/redshift/latest/dg/stored-procedure-trapping-errors.html
    """
    nested = activation.context.nested
    nested.end_transaction("rollback")
    before, activation.caught = activation.caught, caught
    with activation.inner_frame() as frame:
        frame.names["sqlerrm"] = Variable(TEXT, str(caught))
        frame.names["sqlstate"] = Variable(TEXT, "XX000")
        signal = activation.run(handler)
    activation.caught = before
    if activation.procedure.nonatomic:
        return signal
    nested.end_transaction("commit")
    raise caught


def _declare(activation: Activation, declaration: Declaration | CursorDeclaration | Alias) -> None:
    frame = activation.frame
    if isinstance(declaration, CursorDeclaration):
        activation.cursors[declaration.name] = declaration
    elif isinstance(declaration, Alias):
        found = frame.find(declaration.of)
        if found is None:
            raise WarehouseError(f'"{declaration.of}" is not a known variable')
        frame.names[declaration.name] = found
    elif declaration.type is None:
        frame.names[declaration.name] = Record()
    else:
        type_ = declaration.type
        if isinstance(type_, TypeOf):
            name, table = require_table(activation.context.connection, type_.table)
            type_ = table.column(type_.column, name).type
        variable = Variable(type_, None, declaration.constant, declaration.not_null)
        if declaration.initial is not None:
            variable.value = frame.converted(declaration.name, activation.value(declaration.initial), variable)
        frame.names[declaration.name] = variable


def run_if(activation: Activation, statement: If) -> Signal:
    """Run the first branch whose condition holds.

    Raises:
        WarehouseError: where there is none, and no ELSE of a CASE.
    """
    for condition, body in statement.branches:
        if activation.is_true(condition):
            return activation.run(body)
    if statement.otherwise is None:
        raise WarehouseError("case not found")
    return activation.run(statement.otherwise)


def run_loop(activation: Activation, statement: Loop) -> Signal:
    """Run the body again and again, as long as the condition holds if there is one."""
    while statement.condition is None or activation.is_true(statement.condition):
        ends, signal = _round(activation, statement.body, statement.label)
        if ends:
            return signal
    return None


def run_for_range(activation: Activation, statement: ForRange) -> Signal:
    """Run the body for each number.

    Raises:
        WarehouseError: for a bound that is NULL, or a step that does not go on.
    """
    first, last, step = (_number(activation, item) for item in (statement.first, statement.last, statement.step or "1"))
    if step <= 0:
        raise WarehouseError("BY value of FOR loop must be greater than zero")
    numbers = range(first, last - 1, -step) if statement.reverse else range(first, last + 1, step)

    def take(number: int) -> None:
        activation.frame.names[statement.variable] = Variable(_INTEGER, number)

    return _for_each(activation, statement, numbers, take)


def _number(activation: Activation, expression: str) -> int:
    value = activation.value(expression, _INTEGER).value
    if value is None:
        raise WarehouseError("a bound of a FOR loop cannot be null")
    return int(value)


def run_for_rows(activation: Activation, statement: ForRows) -> Signal:
    """Run the body for each row of a query."""
    result = activation.execute(statement.source)
    return _for_each(
        activation,
        statement,
        result.rows,
        lambda row: activation.frame.assign_row(statement.targets, result.columns, row),
    )


def _for_each(
    activation: Activation, statement: ForRange | ForRows, items: Iterable[T], take: Callable[[T], None]
) -> Signal:
    found = False
    with activation.inner_frame():
        for item in items:
            found = True
            take(item)
            ends, signal = _round(activation, statement.body, statement.label)
            if ends:
                break
        else:
            signal = None
    activation.set_found(found=found)
    return signal


def _round(activation: Activation, body: Statements, label: str | None) -> tuple[bool, Signal]:
    """Run a loop's body once, and tell whether the loop ends and what the statements around it are told."""
    activation.context.check_cancelled()
    signal = activation.run(body)
    if isinstance(signal, Leave) and signal.label in (None, label):
        return signal.kind == "exit", None
    return signal is not None, signal


def leave(activation: Activation, statement: Leave) -> Signal:
    """Leave a loop or a round of it, if the condition holds."""
    return statement if statement.condition is None or activation.is_true(statement.condition) else None
