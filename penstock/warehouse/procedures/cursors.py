"""Cursors of procedures; a refcursor that comes out of a CALL is read with FETCH.

https://docs.aws.amazon.com/redshift/latest/dg/stored-procedure-result-set.html
"""

from __future__ import annotations

from penstock.warehouse.errors import WarehouseError
from penstock.warehouse.procedures.activation import Activation
from penstock.warehouse.procedures.model import CloseCursor, CursorDeclaration, FetchCursor, OpenCursor, Sql
from penstock.warehouse.procedures.variables import Variable
from penstock.warehouse.result import Result
from penstock.warehouse.session_state import Cursor


def open_cursor(activation: Activation, statement: OpenCursor) -> None:
    """Run the query of a cursor.

    Raises:
        WarehouseError: where there is no such cursor, or one is open.
    """
    state = activation.context.state
    if state.cursor is not None:
        raise WarehouseError(f'cursor "{state.cursor.name}" is open, and there can be only one')
    name = statement.name
    if statement.source is None:
        result = _declared(activation, statement)
    else:
        variable = activation.frame.find(name)
        if not isinstance(variable, Variable):
            raise WarehouseError(f'"{name}" is not a known variable')
        # It is named by what the refcursor holds.
        variable.value = name = variable.value or f"<unnamed portal {activation.context.query}>"
        result = activation.execute(statement.source)
    state.cursor = Cursor(name, result.columns, result.rows)


def _declared(activation: Activation, statement: OpenCursor) -> Result:
    declared = activation.cursors.get(statement.name)
    if declared is None:
        raise WarehouseError(f'cursor "{statement.name}" does not exist')
    if len(statement.arguments) != len(declared.parameters):
        raise WarehouseError(f'cursor "{declared.name}" takes {len(declared.parameters)} arguments')
    return _result(activation, declared, statement)


def _result(activation: Activation, declared: CursorDeclaration, statement: OpenCursor) -> Result:
    values = [activation.value(text) for text in statement.arguments]
    with activation.inner_frame() as frame:
        for (name, type_), value in zip(declared.parameters, values, strict=True):
            variable = Variable(type_)
            variable.value = frame.converted(name, value, variable)
            frame.names[name] = variable
        return activation.execute(Sql(declared.query))


def fetch_cursor(activation: Activation, statement: FetchCursor) -> None:
    """Put the next row into variables; FOUND tells whether there was one."""
    cursor = _open(activation, statement.name)
    rows = cursor.fetch(1)
    activation.frame.assign_row(statement.targets, cursor.columns, rows[0] if rows else None)
    activation.set_found(found=bool(rows))


def close_cursor(activation: Activation, statement: CloseCursor) -> None:
    """Close it."""
    _open(activation, statement.name)
    activation.context.state.cursor = None


def _open(activation: Activation, name: str) -> Cursor:
    variable = activation.frame.find(name)
    wanted = variable.value if isinstance(variable, Variable) else name
    cursor = activation.context.state.cursor
    if cursor is None or cursor.name != wanted:
        raise WarehouseError(f'cursor "{name}" is not open')
    return cursor
