"""The statements that do one thing: assignments, SQL, RAISE and their like.

https://docs.aws.amazon.com/redshift/latest/dg/c_PLpgSQL-statements.html
"""

from __future__ import annotations

from penstock.warehouse.errors import WarehouseError
from penstock.warehouse.procedures.activation import TEXT, Activation
from penstock.warehouse.procedures.model import Assign, EndTransaction, Execute, Raise, RowCount, Sql
from penstock.warehouse.procedures.variables import Value
from penstock.warehouse.types import RedshiftType


def assign(activation: Activation, statement: Assign) -> None:
    """Put a value into a variable."""
    activation.frame.assign(statement.target, activation.value(statement.expression))


def run_sql(activation: Activation, statement: Sql) -> None:
    """Run a statement of SQL.

    Raises:
        WarehouseError: where it is a query whose rows go nowhere.
    """
    result = activation.execute(statement)
    if statement.targets:
        activation.assign_row(statement.targets, result)
    elif result.columns and not statement.discards:
        raise WarehouseError("query has no destination for result data")
    activation.rows = result.rows_affected
    activation.set_found(found=result.rows_affected > 0)
    activation.done()


def execute(activation: Activation, statement: Execute) -> None:
    """Run a statement that is made; FOUND stays as it is."""
    result = activation.execute(statement)
    if statement.targets:
        activation.assign_row(statement.targets, result)
    activation.rows = result.rows_affected
    activation.done()


def row_count(activation: Activation, statement: RowCount) -> None:
    """Tell how many rows the last statement was about."""
    activation.frame.assign(statement.target, Value(RedshiftType("int8"), activation.rows))


def end_transaction(activation: Activation, statement: EndTransaction) -> None:
    """End the transaction; what follows is in another."""
    activation.context.nested.end_transaction(statement.action)


def raise_(activation: Activation, statement: Raise) -> None:
    """Note a message, or fail with it.

    Raises:
        WarehouseError: for RAISE EXCEPTION, and for a RAISE that says no more.
    """
    if statement.level is None:
        if activation.caught is None:
            raise WarehouseError("RAISE without parameters cannot be used outside an exception handler")
        raise activation.caught
    first, *rest = statement.form.replace("%%", "\0").split("%")
    texts = [activation.value(item, TEXT).value for item in statement.values]
    filled = (f"{'<NULL>' if text is None else text}{part}" for text, part in zip(texts, rest, strict=True))
    message = "".join((first, *filled)).replace("\0", "%")
    if statement.level == "EXCEPTION":
        raise WarehouseError(message)
    context = activation.context
    name = activation.procedure.name.name
    context.journal.note_message(context.query, context.pid, context.started, statement.level, name, message)
